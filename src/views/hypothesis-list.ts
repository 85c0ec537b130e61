import type { ActionsBlock, KnownBlock } from '@slack/types';
import { hypothesisId } from '#domain/hypothesis.ts';
import type { HypothesisList, HypothesisLook, HypothesisReport } from '#domain/hypothesis-message.ts';
import { aim, hypothesisTitle, oddsInWords, sparkline, stateInWords } from './hypothesis-line.ts';
import {
  actions,
  bold,
  button,
  code,
  context,
  count,
  header,
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
