import type { ActionsBlock, KnownBlock } from '@slack/types';
import { hypothesisId } from '#domain/hypothesis.ts';
import type {
  CheckIn,
  HypothesisCheckIns,
  HypothesisList,
  HypothesisLook,
  HypothesisReport,
} from '#domain/hypothesis-message.ts';
import { aim, hypothesisTitle, oddsInWords, sparkline, stateInWords } from './hypothesis-line.ts';
import {
  actions,
  bold,
  button,
  code,
  context,
  count,
  header,
  listed,
  oneLine,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  view,
  WEIGHT_MAX,
  weightOf,
  type View,
} from './kit.ts';
import { nudgeFootOfMany, snoozeMenu } from './nudge-foot.ts';
import { inline } from './words.ts';

const LISTED_MAX = 30;
const WITH_BUTTONS_MAX = 8;

const NONE = 'There is none. /hypothesis new opens one.';
const NONE_OPEN = 'None goes on at present. /hypothesis new opens one.';
const NONE_FOUND = 'No ended bet has these words. /hypothesis search alone shows those that ended last.';

/** The bets of a channel, those to act on first, one line each. */
export function hypothesisList({ projectName: project, title, looks, ended, searched }: HypothesisList): View {
  const scope = `${title} in ${projectName(project)}`;
  const more = ended > 0 ? [context(`${count(ended, 'bet')} ended: /hypothesis search finds them.`)] : [];
  if (looks.length === 0) {
    return view(`${scope}: none.`, [
      header(scope),
      section(searched ? NONE_FOUND : ended > 0 ? NONE_OPEN : NONE),
      ...more,
    ]);
  }
  for (let shown = Math.min(looks.length, LISTED_MAX); ; shown -= 1) {
    const rows = looks
      .slice(0, shown)
      .flatMap((look, at): KnownBlock[] => [
        rich(paragraph(bold(hypothesisTitle(look, 80)), '\n', code(sparkline(look)), ` ${lineOf(look)}`)),
        ...(at < WITH_BUTTONS_MAX ? rowButtons(look) : []),
      ]);
    const rest = looks.length - shown;
    const blocks = [header(scope), ...rows, ...(rest > 0 ? [context(`And ${rest} more.`)] : []), ...more];
    if ((weightOf(blocks) <= WEIGHT_MAX && blocks.length <= 50) || shown === 1)
      return view(`${scope}: ${count(looks.length, 'bet')}.`, blocks);
  }
}

function rowButtons({ number, state }: HypothesisLook): ActionsBlock[] {
  const show = button('hypothesis.show', `Show ${hypothesisId(number)}`, String(number));
  if (state.is === 'decision-due')
    return [actions(button('hypothesis.decide', 'Decide', String(number), 'primary'), show)];
  return state.is === 'running' || state.is === 'target-claimed'
    ? [actions(button('hypothesis.log', 'Log a reading', String(number)), show)]
    : [actions(show)];
}

function lineOf(look: HypothesisLook): string {
  const odds = oddsInWords(look);
  const chance = odds === null || look.state.is === 'decision-due' ? '' : ` · ${odds}`;
  const ill = look.health.length === 0 ? '' : ` · ${count(look.health.length, 'thing')} to look at`;
  return `${aim(look)}${chance} · ${stateInWords(look)} · ${personName(look.ownerName)}${ill}`;
}

/** Several bets that their owner is asked about at once, one line each. */
export function hypothesisCheckIns({ asked }: HypothesisCheckIns): View {
  const shown = asked.slice(0, WITH_BUTTONS_MAX);
  const opening = `${asked.length} bets of yours are at a mark of their time. How do they go?`;
  const rows = shown.flatMap(({ about, look }): KnownBlock[] => [
    rich(
      paragraph(bold(hypothesisTitle(look, 80)), ` in ${projectName(look.projectName)}: ${markOf(about)}`),
      paragraph(code(sparkline(look)), ` ${lineOf(look)}`),
    ),
    actions(
      button('hypothesis.log', 'Log a reading', String(look.number), 'primary'),
      button('hypothesis.show', `Show ${hypothesisId(look.number)}`, String(look.number)),
      snoozeMenu('bet', hypothesisId(look.number)),
    ),
  ]);
  const rest = asked.slice(WITH_BUTTONS_MAX).map(({ look }) => hypothesisId(look.number));
  const [first] = asked;
  return view(`${opening} ${asked.map(({ look }) => hypothesisTitle(look, 60)).join('; ')}`, [
    section(opening),
    ...rows,
    ...(rest.length > 0 ? [context(`And ${listed(rest, 20)}: /hypothesis show tells how they stand.`)] : []),
    ...(first ? [nudgeFootOfMany('bet', hypothesisId(first.look.number))] : []),
    context(
      'Why am I seeing this? You own the bets. I ask at a quarter, half and three quarters of their time and on their last two working days, in your hours; what comes at once is one message.',
    ),
  ]);
}

const markOf = (about: CheckIn): string =>
  about.is === 'mark' ? `${about.mark} % of its time is over` : 'about to end';

/** Lines about bets: a report, or figures. */
export function hypothesisReport({ title, lines, why, share }: HypothesisReport): View {
  const shown = lines.slice(0, 40).map((line) => paragraph(...inline(oneLine(line, 400, '–'))));
  return view(`${title}. ${lines[0] ?? ''}`, [
    header(title),
    ...(shown.length === 0 ? [] : [rich({ type: 'rich_text_list', style: 'bullet', elements: shown })]),
    ...(share === undefined ? [] : [actions(button('hypothesis.share', 'Post in the channel', String(share)))]),
    context(why),
  ]);
}
