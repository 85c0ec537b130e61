import type { Button, KnownBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { blockerId } from '#domain/blocker.ts';
import { dateInWords } from '#domain/time-words.ts';
import type { PromptDone, PromptMessage, Withdrawal } from '#domain/message.ts';
import type { Posting } from '#domain/posting.ts';
import { promptHandle } from '#domain/prompt.ts';
import { blockerFacts } from './blocker-line.ts';
import { answerBlocks } from './fields.ts';
import {
  actions,
  bold,
  button,
  channelLink,
  context,
  header,
  oneLine,
  option,
  paragraph,
  projectName,
  rich,
  section,
  select,
  view,
  WEIGHT_MAX,
  type View,
} from './kit.ts';
import { deadlineLines } from './deadline.ts';
import { handoverBlocks } from './handover.ts';
import { betsInPrompt } from './hypothesis-asked.ts';
import { onDay } from './moment.ts';
import { quotation } from './words.ts';

const QUOTED_PLAN_MAX = 1500;
const PLAN_BESIDE_MAX = 900;
const BLOCKERS_MAX = 6;
const BLOCKER_MAX = 120;
const SHORT_ANSWER_MAX = 1200;
const SNOOZES = [
  { minutes: 30, label: '30 minutes' },
  { minutes: 60, label: '1 hour' },
  { minutes: 120, label: '2 hours' },
];

/** The question, with everything a person can do about it. */
export function prompt(message: PromptMessage): View {
  const name = projectName(message.projectName);
  const until = onDay(message.cutoffAt, message.zone, message.date);
  const asked = message.again ? 'You asked me to come back.' : 'What moved since your last standup?';
  const plan = quotation(
    message.lastPlan,
    message.blockers?.length || message.handovers?.length || message.bets?.length ? PLAN_BESIDE_MAX : QUOTED_PLAN_MAX,
  );
  return view(`Standup for ${name}, ${dateInWords(message.date)}. ${asked} You have until ${until} your time.`, [
    header(`${name} · ${dateInWords(message.date)}`),
    ...handoverBlocks(message.handovers ?? [], message.zone),
    rich(
      paragraph(`${asked} You have until `, bold(until), ' your time. Your answer goes ', ...whereTo(message), '.'),
      ...(plan ? [paragraph(bold('Your plan last time')), plan] : []),
      ...openBlockers(message),
      ...betsInPrompt(message.bets ?? []),
      ...deadlineLines(message.deadlines ?? [], message.zone),
    ),
    actions(...promptButtons(message, plan !== null)),
    context(`Rather write? Simply reply here in your own words. You are asked because you take part in ${name}.`),
  ]);
}

/** Where an answer goes, and where it stands. */
function whereTo(message: Pick<PromptMessage, 'channel' | 'posting' | 'projectName'>): (string | RichTextElement)[] {
  if (message.posting === 'digest') return ["into the day's digest in ", channelLink(message.channel)];
  return ['to ', ...placeOf(message)];
}

const STANDS: Readonly<Record<Posting, string>> = {
  thread: 'stands in',
  digest: 'comes with the digest in',
  leads: 'is read by',
};

function placeOf(message: Pick<PromptMessage, 'channel' | 'posting' | 'projectName'>): (string | RichTextElement)[] {
  if (message.posting !== 'leads') return [channelLink(message.channel)];
  return [`the leads of ${projectName(message.projectName)} only`];
}

function openBlockers({ blockers = [] }: PromptMessage): RichTextBlockElement[] {
  if (blockers.length === 0) return [];
  const lines = blockers.slice(0, BLOCKERS_MAX).map((look) => {
    const facts = `${blockerId(look.number)} (${blockerFacts(look)}): `;
    return paragraph(`${facts}${oneLine(look.text, BLOCKER_MAX, '–')}`);
  });
  const more = blockers.length - lines.length;
  return [
    paragraph(bold('Your open blockers')),
    { type: 'rich_text_list', style: 'bullet', elements: lines },
    ...(more > 0 ? [paragraph(`and ${more} more: /standup blockers shows all of them.`)] : []),
  ];
}

/** Everything that can be done about a question; Snooze is the last. */
export function promptButtons(message: PromptMessage, planned: boolean) {
  const handle = promptHandle(message.project, message.date);
  const snoozes = SNOOZES.map(({ minutes, label }) => option(label, `${handle}|${minutes}`));
  return [
    button('standup.fill', 'Fill in', handle, 'primary'),
    ...(planned ? [button('standup.same', 'Same plan', handle)] : []),
    button('standup.skip', 'Skip today', handle),
    button('handover.give', 'Hand over', message.project),
    select('standup.snooze', 'Snooze', snoozes),
  ];
}

/** What the question turns into once it is answered, put off or over. */
export function promptDone(message: PromptDone): View {
  const name = projectName(message.projectName);
  const day = dateInWords(message.date);
  return view(`Standup for ${name}, ${day}. ${doneWords(message)}`, [header(`${name} · ${day}`), ...blocksOf(message)]);
}

/** What became of a question, in a sentence. */
export function doneWords({ outcome, zone, date }: PromptDone): string {
  switch (outcome.is) {
    case 'answered':
      return `${outcome.version > 1 ? 'Your answer is updated' : 'Thank you, your answer is in'}${outcome.late ? ', marked late' : ''}.`;
    case 'skipped':
      return 'Skipped for today.';
    case 'snoozed':
      return `I will ask again at ${onDay(outcome.until, zone, date)} your time.`;
    case 'missed':
      return 'This one has passed without an answer. That is all right; the next one is on its way.';
    case 'withdrawn':
      return WITHDRAWN[outcome.why];
    case 'excused':
    default:
      return `You are away, so nothing is expected of you. You are back on ${dateInWords(outcome.backOn)}.`;
  }
}

const WITHDRAWN: Readonly<Record<Withdrawal, string>> = {
  observes: 'You read along in this project now and are not asked. There is nothing left to do.',
  paused: 'This project is paused, so nothing is expected of you.',
  'day-off': 'That day is off for everybody in the project. There is nothing left to do.',
  asleep:
    'This project sleeps, because I am not in its channel or the channel is archived. Nothing is expected of you.',
  left: 'You are not asked for this project any more.',
  deleted: 'This project was deleted. Nothing is expected of you.',
};

function blocksOf(message: PromptDone): KnownBlock[] {
  const { outcome } = message;
  if (outcome.is === 'excused' || outcome.is === 'missed' || outcome.is === 'withdrawn')
    return [section(doneWords(message))];
  if (outcome.is !== 'answered') {
    const words = outcome.is === 'skipped' ? `${doneWords(message)} Changed your mind?` : doneWords(message);
    const label = outcome.is === 'skipped' ? 'Fill in' : 'Fill in now';
    return [
      ...handoverBlocks(message.handovers ?? [], message.zone),
      section(words),
      actions(fill(message, label), ...handOver(message)),
    ];
  }
  return [
    ...handoverBlocks(message.handovers ?? [], message.zone),
    rich(paragraph(`${doneWords(message)} It ${STANDS[message.posting ?? 'thread']} `, ...placeOf(message), '.')),
    ...answerBlocks(outcome.words, SHORT_ANSWER_MAX, WEIGHT_MAX / 2, '… (all of it is in the channel)'),
    actions(fill(message, 'Edit'), ...handOver(message)),
  ];
}

/** At the end of the shift the answer still stands there. */
const handOver = ({ project, outcome }: PromptDone): Button[] =>
  outcome.is === 'snoozed' ? [] : [button('handover.give', 'Hand over', project)];

/** The way back into the form; null where there is none. */
export function doneButton(message: PromptDone): Button | null {
  const { is } = message.outcome;
  if (is === 'answered') return fill(message, 'Edit');
  return is === 'skipped' || is === 'snoozed' ? fill(message, 'Fill in') : null;
}

const fill = ({ project, date }: PromptDone, label: string): Button =>
  button('standup.fill', label, promptHandle(project, date));
