import type { RiskNudge } from '#domain/nudge-message.ts';
import type { Signal } from '#domain/risk-signal.ts';
import { chanceInWords, valueInWords } from '#domain/hypothesis-numbers.ts';
import { percent } from '#domain/picture.ts';
import { BET_STATUSES, statusInWords } from '#domain/hypothesis-status.ts';
import { dateInWords } from '#domain/time-words.ts';
import { localDate, type LocalDate, type Zone } from '#domain/time.ts';
import {
  actions,
  bold,
  button,
  clamp,
  context,
  count,
  listed,
  oneLine,
  option,
  paragraph,
  personName,
  projectName,
  rich,
  select,
  sourceLink,
  view,
  type View,
} from './kit.ts';
import { nudgeFoot } from './nudge-foot.ts';

const QUOTED_MAX = 200;
/** Those that name a moment are not told to everybody. */
const UTC = 'UTC' as Zone;

/** A bet is at risk: the reasons, where each comes from, what would clear it, and what to press. */
export function riskNudge(message: RiskNudge): View {
  const { item, signals, zone, score, to = 'owner', sources = {}, also = [], apart = [] } = message;
  const title = oneLine(message.title, 120, '–');
  const stays = to === 'owner' ? 'is' : 'stays';
  const opening = `${item} in ${projectName(message.projectName)} ${stays} at risk of missing its date (${chanceInWords(score)} by its signals).`;
  const lines = signals.map((signal) => {
    const { says, clears } = wordsOf(signal, item, zone);
    const link = sources[signal.code];
    return paragraph(bold(says), ` ${clears}`, ...(link === undefined ? [] : [' ', sourceLink(link)]));
  });
  return view(`${opening} ${title}`, [
    rich(
      paragraph(bold(opening), ` ${title}`),
      { type: 'rich_text_list', style: 'bullet', elements: lines },
      ...(also.length > 0
        ? [paragraph(`What is about your work holds for ${listed(also, 5)} too; I say it once.`)]
        : []),
      ...(apart.length > 0
        ? [paragraph(`What I wrote about ${listed(apart, 5)} and your work holds for ${item} too.`)]
        : []),
    ),
    ...sideBySide(signals, message),
    ...(to === 'owner' ? [ownersButtons(item)] : []),
    ...(to === 'decider' ? [actions(button('hypothesis.show', `Show ${item}`, item.slice(1)))] : []),
    ...(to === 'thread' ? [] : [nudgeFoot('risk', item)]),
    context(`${whoIsTold(message)} It is about the work: nothing here rates a person. docs/nudges.md has the weights.`),
  ]);
}

/** What people say and what the data says, where the two differ. */
function sideBySide(signals: readonly Signal[], { ownerName }: RiskNudge) {
  const differs = signals.find((signal) => signal.code === 'green_vs_data');
  if (differs?.code !== 'green_vs_data') return [];
  const who = ownerName === undefined ? 'you' : personName(ownerName);
  return [
    rich(
      paragraph(bold('People say: '), `on track (${who}, ${dateInWords(differs.on)})`),
      paragraph(bold('Data says: '), dataSays(differs)),
    ),
  ];
}

const dataSays = ({ chance, failing }: { readonly chance: number; readonly failing: number }): string =>
  `${chanceInWords(chance)} likely to reach its target in time${failing > 0 ? `, ${count(failing, 'health check')} failing` : ''}`;

const ownersButtons = (item: string) =>
  actions(
    button('hypothesis.log', 'Log a reading', item.slice(1), 'primary'),
    button('hypothesis.blocked', 'I’m blocked', item.slice(1)),
    select(
      'hypothesis.status',
      'How does it go?',
      BET_STATUSES.map((status) => option(`It is ${statusInWords(status)}`, `${item.slice(1)}|${status}`)),
    ),
  );

function whoIsTold({ to = 'owner', ownerName = '' }: RiskNudge): string {
  const owner = personName(ownerName);
  if (to === 'owner') return 'Only you are told now; while it stays so, others hear of it from two working days on.';
  if (to === 'thread') return `${owner} was told first, two working days ago or more.`;
  return `${owner} was told first, and the decision on it will be yours or somebody’s you lead.`;
}

interface Words {
  readonly says: string;
  readonly clears: string;
}

/** What a signal says of an item, where everybody reads it: with people's own words, without what clears it. */
export function signalSays(signal: Signal, item: string): string {
  const { says, clears } = wordsOf(signal, item, UTC);
  const quoted = /^“[^”]*”/.exec(clears)?.[0] ?? '';
  return quoted === '' ? says : `${says} ${quoted}`;
}

/** What a signal says, and what would clear it. */
function wordsOf(signal: Signal, item: string, zone: Zone): Words {
  switch (signal.code) {
    case 'forecast_low': {
      const { aim, was } = signal;
      const is = chanceInWords(signal.chance);
      const before = was && chanceInWords(was.chance);
      const moved = was && before !== is ? ` (was ${before} on ${dateInWords(was.on)})` : '';
      const goal = aim
        ? `reach ${valueInWords(aim.target, aim.unit)} by ${dateInWords(aim.endOn)}`
        : 'reach its target in time';
      return {
        says: `${is} likely to ${goal}${moved}.`,
        clears: `A better reading clears it: /hypothesis log ${item}.`,
      };
    }
    case 'burn_gap':
      return {
        says: `${percent(signal.elapsed)} of its time is used, ${percent(signal.done)} of the way is done.`,
        clears: 'A reading closer to the target clears it, or a smaller target agreed in the open.',
      };
    case 'stale_metric':
      return {
        says: `The last reading is ${count(signal.days, 'working day')} old.`,
        clears: `A reading clears it: /hypothesis log ${item}.`,
      };
    case 'blocker_age':
      return {
        says: `B${signal.blocker} is open for ${count(signal.days, 'working day')}:`,
        clears: `“${clamp(oneLine(signal.text, QUOTED_MAX, '–'), QUOTED_MAX)}” Resolving it clears it: /standup blockers B${signal.blocker}.`,
      };
    case 'carry_over':
      return {
        says: `The same item stands in ${count(signal.dates.length, 'plan')} in a row (${spanOf(signal.dates)}):`,
        clears: `“${oneLine(signal.text, QUOTED_MAX, '–')}” Doing it, splitting it or dropping it clears it.`,
      };
    case 'dependency_unacked':
      return {
        says: `${personName(signal.who)} has not acknowledged since ${dateInWords(localDate(signal.since, zone))}.`,
        clears: 'Their word clears it.',
      };
    case 'silence':
      return {
        says: `${count(signal.missed, 'expected standup')} in a row had no answer.`,
        clears: 'A line in the next one clears it.',
      };
    case 'self_report':
      return {
        says: `Its owner says that it is ${statusInWords(signal.said)} (${dateInWords(signal.on)}).`,
        clears: `${signal.text === '' ? '' : `“${oneLine(signal.text, QUOTED_MAX, '–')}” `}Their next word on it clears it: /hypothesis status ${item} on track.`,
      };
    case 'green_vs_data':
      return {
        says: `People say: on track. Data says: ${dataSays(signal)}.`,
        clears: 'A reading or a word that agrees with the other clears it.',
      };
    case 'guardrail':
      return { says: 'A guardrail is broken.', clears: 'A reading within its limit clears it.' };
    case 'eval_changed':
      return {
        says: 'The evaluation set is not the one that was agreed.',
        clears: 'A reading on the agreed set clears it.',
      };
    case 'source_broken':
      return { says: 'Readings no longer come from where they came from.', clears: 'A reading from there clears it.' };
  }
}

/** The dates of plans in a row: each of a few, the first of many. */
function spanOf(dates: readonly LocalDate[]): string {
  const [first, ...rest] = dates.map((date) => dateInWords(date));
  return first === undefined || rest.length < 3 ? listed([...(first ? [first] : []), ...rest], 3) : `since ${first}`;
}
