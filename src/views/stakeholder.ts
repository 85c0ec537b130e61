import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import { WEEKDAYS } from '#domain/calendar-names.ts';
import type { BlockerKind } from '#domain/blocker.ts';
import type { PlainBlocker, PlainLine, StakeholderWeek } from '#domain/stakeholder.ts';
import { weekdayOf } from '#domain/time.ts';
import { deadlineLines } from './deadline.ts';
import {
  actions,
  bold,
  button,
  channelLink,
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
import { BELIEF_MAX, betPlainly, called, riskPlainly } from './stakeholder-bets.ts';
import { daysIn } from './weekly.ts';

const LINE_MAX = 260;
const PEOPLE_MAX = 6;

/** A project's week for whoever reads one message a week: plain words, no names, ranges for what is not certain. */
export function stakeholderWeek(message: StakeholderWeek): View {
  const title = `${projectName(message.projectName)} · ${message.soFar ? 'this week so far' : 'the week in short'}, ${daysIn(message)}`;
  const head = message.headline.map((one) => oneLine(one, 300, '')).join(' ');
  const top = [header(title), ...(head === '' ? [] : [rich(paragraph(bold(head)))])];
  const end = [...askedOf(message), ...deadlinesOf(message), ...footOf(message)];
  const parts = listsOf(message);
  if (parts.length === 0) {
    const quiet = `${title}: a quiet week. Nothing was told that can be said here.`;
    return view(quiet, [section(quiet), ...end]);
  }
  const room = WEIGHT_MAX - weightOf([...top, ...end]);
  return view(`${title}: ${head}`, [...top, ...within(parts, room), ...end]);
}

interface Part {
  readonly title: string;
  readonly items: readonly RichTextSection[];
}

/** A block each: within one, nothing sets a heading off from the list before it. */
const blocksOf = (parts: readonly Part[]): KnownBlock[] =>
  parts.map(({ title, items }) =>
    rich(paragraph(bold(title)), { type: 'rich_text_list', style: 'bullet', elements: [...items] }),
  );

/** The lists, as much of them as fits: what is longest gives way. */
function within(parts: readonly Part[], room: number): KnownBlock[] {
  let kept = parts;
  while (weightOf(blocksOf(kept)) > room) {
    const longest = kept.toSorted((one, other) => other.items.length - one.items.length)[0];
    if (!longest || longest.items.length < 2) return blocksOf(kept.slice(0, 1));
    kept = kept.map((one) => (one === longest ? { ...one, items: one.items.slice(0, -1) } : one));
  }
  return blocksOf(kept);
}

const listsOf = (message: StakeholderWeek): Part[] =>
  [
    { title: 'What was done', items: message.done.map(lineItem) },
    { title: 'What is being tried', items: message.bets.map(betPlainly) },
    { title: 'What was decided', items: message.decided.map(lineItem) },
    { title: 'What stands in the way', items: message.blocked.map(blockerItem) },
    { title: 'Risks', items: message.risks.slice(0, 3).map(riskPlainly) },
    { title: 'What comes next', items: message.next.map(lineItem) },
  ].filter(({ items }) => items.length > 0);

function lineItem({ text, sources }: PlainLine): RichTextSection {
  const days = sources.flatMap(({ date, link }, at): (string | RichTextElement)[] => {
    const day = WEEKDAYS[weekdayOf(date) - 1]?.slice(0, 3) ?? '';
    return [...(at === 0 ? [] : [', ']), link === null ? day : { type: 'link', url: link, text: day }];
  });
  return paragraph(oneLine(text, LINE_MAX, '–'), ...(days.length === 0 ? [] : [' (', ...days, ')']));
}

const KINDS: Readonly<Record<BlockerKind, string>> = {
  compute: 'Waiting for computing power',
  data: 'Waiting for data',
  review: 'Waiting for a check by somebody',
  access: 'Waiting for access',
  decision: 'Waiting for a decision',
  other: 'Something else',
};

function blockerItem({ kind, days, text }: PlainBlocker): RichTextSection {
  const since = days === 0 ? 'since today' : `for ${count(days, 'working day')}`;
  return paragraph(bold(KINDS[kind]), ` ${since}${text === '' ? '' : `: ${oneLine(text, LINE_MAX, '–')}`}`);
}

/** What is asked of whoever reads: decisions above all. */
function askedOf({ bets, blocked }: StakeholderWeek): KnownBlock[] {
  const decisions = [
    ...bets.filter(({ due }) => due).map((bet) => called(bet)),
    ...blocked
      .filter(({ kind }) => kind === 'decision')
      .map(({ text }) => (text === '' ? 'something that holds the team up' : `“${oneLine(text, BELIEF_MAX, '–')}”`)),
  ];
  const asked =
    decisions.length === 0
      ? 'Nothing this week.'
      : `${decisions.length === 1 ? 'A decision is' : 'Decisions are'} needed on ${listed(decisions, 4)}. If one is yours, tell the team.`;
  return [rich(paragraph(bold('What is asked of you'), `: ${asked}`))];
}

function deadlinesOf({ deadlines }: StakeholderWeek): KnownBlock[] {
  return deadlines.length === 0 ? [] : [rich(...deadlineLines(deadlines, null))];
}

function footOf(message: StakeholderWeek): KnownBlock[] {
  const { models, left, why, may, project } = message;
  const worded =
    models.length === 0
      ? 'no model wrote any'
      : `${listed(
          models.map((model) => oneLine(model, 40, 'a model')),
          3,
        )} worded some, checked by code`;
  const more =
    left === 0
      ? ''
      : ` ${count(left, 'line')} of the team’s own week cannot be said in plain words and ${left === 1 ? 'is' : 'are'} left out.`;
  const said = `Made of what the team wrote, without names; ${worded}.${more}${why === 'asked' ? ' Only you see this.' : ''}`;
  if (why === 'asked') return [context(said), ...(may ? leadsFoot(message, may) : [])];
  return [
    context(said),
    actions(
      button('stakeholder.why', 'Why am I seeing this?', `${project}|${message.last}`),
      ...(message.privately ? [button('stakeholder.leave', 'Stop sending me this', project)] : []),
    ),
  ];
}

function leadsFoot({ project, last }: StakeholderWeek, may: NonNullable<StakeholderWeek['may']>): KnownBlock[] {
  const { channel, people, started, previewed } = may;
  const nobody = channel === null && people.length === 0;
  const who: (string | RichTextElement)[] = [
    ...(channel === null ? [] : [channelLink(channel)]),
    ...(channel !== null && people.length > 0 ? [' and '] : []),
    ...(people.length === 0 ? [] : [listed(people.map(personName), PEOPLE_MAX)]),
  ];
  const state = nobody
    ? ['Nobody has it yet.']
    : started
      ? ['It goes to ', ...who, ' with each weekly summary.']
      : ['It would go to ', ...who, '. Nothing is sent before you start it.'];
  const value = `${project}|${last}|${previewed}`;
  return [
    rich(paragraph(...state)),
    actions(
      ...(nobody || started ? [] : [button('stakeholder.start', 'Start sending it weekly', project, 'primary')]),
      ...(started ? [button('stakeholder.send', 'Send this one now', value)] : []),
      button('stakeholder.form', nobody ? 'Choose readers' : 'Readers and words', project),
    ),
  ];
}
