import type { KnownBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import { withoutNone } from '#domain/blocker-words.ts';
import type { DigestMessage } from '#domain/message.ts';
import type { StandupQuestion } from '#domain/prompt.ts';
import { dateInWords } from '#domain/time-words.ts';
import { blockerFacts, blockerTitle } from './blocker-line.ts';
import { deadlineLines } from './deadline.ts';
import { handoversOfDigest } from './handover.ts';
import {
  bold,
  clamp,
  clean,
  context,
  count,
  header,
  isBlank,
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
import { fairShare, inline, pack, shorten, wordBlocks } from './words.ts';

type Part = StandupQuestion | 'reviews';

/** In the order people need them; `share`: characters for everybody's words together. */
const PARTS = [
  { field: 'blockers', title: 'Blockers', share: 3500 },
  { field: 'reviews', title: 'Waiting for a review', share: 600 },
  { field: 'done', title: 'Done', share: 2500 },
  { field: 'plan', title: 'Next', share: 1500 },
  { field: 'evidence', title: 'Learned or measured', share: 1000 },
] as const satisfies readonly { field: Part; title: string; share: number }[];

/** Characters for what everybody said to one of the project's own questions. */
const OWN_SHARE = 500;

/** The parts of a digest: those that every project has, and one for each of its own questions that somebody answered. */
function partsOf(message: DigestMessage): { title: string; share: number; entries: Entry[]; field: Part | null }[] {
  const asked = message.answers.flatMap(({ words }) => (words.asked ?? []).map(({ question }) => question));
  const own = [...new Set(asked)].map((question) => ({
    title: oneLine(question, 150, '–'),
    share: OWN_SHARE,
    entries: ownEntries(message, question),
    field: null,
  }));
  return [
    ...PARTS.map(({ field, title, share }) => ({ field, title, share, entries: entriesOf(message, field) })),
    ...own,
  ];
}

function ownEntries({ answers }: DigestMessage, question: string): Entry[] {
  return answers.flatMap(({ name, words, late }) => {
    const said = words.asked?.find((one) => one.question === question);
    const text = clean(said?.text ?? '').trim();
    return isBlank(text) ? [] : [{ name: personName(name), late: late ? ' (late)' : '', text }];
  });
}

/** Lists and links weigh more than their words; where they are many, fewer words keep them. */
const SCALES = [1, 0.7, 0.5];

const WHOLE = '… (whole answer in the thread)';
const LEAST = 100;
const MOST = 800;
const LINES_MAX = 8;
/** Less than this of a person, name included, tells nothing; then fewer people are shown. */
const LEAST_DENSE = 60;
const BLOCKED_MAX = 100;
/** Characters that a list of names around the answers may take. */
const NAMES_CHARS = 700;

/** The daily digest in everybody's own words: what needs help first, then what moved. */
export function digest(message: DigestMessage): View {
  const title = `${projectName(message.projectName)} · ${dateInWords(message.date)}`;
  if (message.answers.length === 0) {
    const line = `${title}: no updates. ${sentence(tally(message))}`.trimEnd();
    return view(line, [section(line), ...handoversOfDigest(message.handovers ?? [])]);
  }
  const blocked = entriesOf(message, 'blockers').length;
  const counted = message.blockers ? count(blocked, 'open blocker') : `${count(blocked, 'person', 'people')} blocked`;
  const spoken = `Standup digest ${title}: ${tally(message)}${blocked > 0 ? `, ${counted}` : ''}.`;
  const handed = handoversOfDigest(message.handovers ?? []);
  const due = deadlineLines(message.deadlines ?? [], null);
  const around = [
    ...(due.length > 0 ? [rich(...due)] : []),
    ...namesAround(message),
    context(`${sentence(tally(message))} Whole answers are in the thread.`),
  ];
  const room = WEIGHT_MAX - weightOf([header(title), ...handed, ...around]);
  return view(spoken, [header(title), ...handed, ...parts(message, room), ...around]);
}

/** Everybody's words in the richest look that weighs no more than `room`. */
function parts(message: DigestMessage, room: number): KnownBlock[] {
  for (const scale of SCALES) {
    const blocks = partsOf(message).flatMap(({ title, entries, share }) => roomy(title, entries, share * scale));
    if (weightOf(blocks) <= room) return blocks;
  }
  const linked = dense(message, 'links');
  return weightOf(linked) <= room ? linked : dense(message, 'plain');
}

const sentence = (words: string): string => (words === '' ? '' : `${words[0]?.toUpperCase()}${words.slice(1)}.`);

/** Counts only: names of the missing are never posted. */
function tally({ answers, away, skipped, missing }: DigestMessage): string {
  return [
    ...(answers.length > 0 ? [`${answers.length} answered`] : []),
    ...(away.length > 0 ? [`${away.length} away`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
    ...(missing > 0 ? [`${missing} without an update`] : []),
  ].join(', ');
}

interface Entry {
  /** With `(late)` where they were. */
  readonly name: string;
  readonly late: string;
  readonly text: string;
}

function entriesOf(message: DigestMessage, field: Part): Entry[] {
  if (field === 'reviews') {
    return (message.reviews ?? []).map(({ name, text }) => ({
      name: personName(name),
      late: '',
      text: clean(text).trim(),
    }));
  }
  if (field === 'blockers' && message.blockers) {
    return message.blockers.map((look) => ({
      name: blockerTitle(look),
      late: ` (${blockerFacts(look)})`,
      text: clean(look.text).trim(),
    }));
  }
  return message.answers.flatMap(({ name, words, late }) => {
    const said = field === 'blockers' || field === 'evidence' ? withoutNone(words[field]) : words[field];
    const text = clean(said).trim();
    return isBlank(text) ? [] : [{ name: personName(name), late: late ? ' (late)' : '', text }];
  });
}

/** A part as a list of people, with their lines below them. */
function roomy(title: string, entries: readonly Entry[], share: number): KnownBlock[] {
  if (entries.length === 0) return [];
  const most = fairShare(
    entries.map(({ text }) => text.length),
    share,
  );
  return pack([
    [paragraph(bold(title))],
    ...entries.map((entry) => personItem(entry, Math.min(MOST, Math.max(LEAST, most)))),
  ]);
}

function personItem({ name, late, text }: Entry, most: number): RichTextBlockElement[] {
  const who: (string | RichTextElement)[] = [bold(name), `${late}: `];
  const lines = linesOf(shorten(text, most, WHOLE));
  if (lines.length < 2) return bullets([paragraph(...who, ...inline(lines[0] ?? ''))]);
  const kept = lines.length > LINES_MAX ? [...lines.slice(0, LINES_MAX), WHOLE] : lines;
  const below = kept.map((line) => paragraph(...inline(line)));
  return [...bullets([paragraph(...who)]), ...bullets(below, 1)];
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/^\s*[-*•]\s+/, '').trim());
  return lines.filter((line) => !isBlank(line));
}

function bullets(elements: RichTextSection[], indent = 0): RichTextBlockElement[] {
  return [{ type: 'rich_text_list', style: 'bullet', indent, elements }];
}

/** For many people or many words: a line for each, blockers before everything, as many as one message holds. */
function dense(message: DigestMessage, dress: 'links' | 'plain'): KnownBlock[] {
  const blocked = entriesOf(message, 'blockers').length;
  const forBlockers = Math.max(PARTS[0].share, Math.min(blocked, BLOCKED_MAX) * LEAST_DENSE);
  const taken = (forBlockers - PARTS[0].share) / 2; // what many blockers take is given by the first two other parts
  const every = partsOf(message);
  // What the project's own questions take is given by the others, so that the message still fits.
  const four = PARTS.reduce((sum, { share }) => sum + share, 0);
  const scale = four / every.reduce((sum, { share }) => sum + share, 0);
  return every.flatMap(({ field, title, share, entries }) => {
    const room = field === 'blockers' ? forBlockers : field === 'done' || field === 'plan' ? share - taken : share;
    return densePart(title, entries, field === 'blockers' ? room : room * scale, dress);
  });
}

function densePart(title: string, entries: readonly Entry[], share: number, dress: 'links' | 'plain'): KnownBlock[] {
  const lines = entries.map(({ name, late, text }) => `${name}${late}: ${linesOf(text).join('; ')}`);
  const shown = lines.slice(0, Math.max(1, Math.floor(share / LEAST_DENSE)));
  const most = fairShare(
    shown.map(({ length }) => length),
    share,
  );
  const more = lines.length - shown.length;
  const text = [
    ...shown.map((line) => `• ${shorten(line, Math.max(LEAST_DENSE, most))}`),
    ...(more > 0 ? [`• and ${more} more in the thread`] : []),
  ].join('\n');
  if (entries.length === 0) return [];
  return wordBlocks(text, dress).map(({ elements }, index) =>
    rich(...(index === 0 ? [paragraph(bold(title))] : []), ...elements),
  );
}

function namesAround({ away, skipped }: DigestMessage): KnownBlock[] {
  const back = away.map(({ name, backOn }) => `${personName(name)} (back ${dateInWords(backOn)})`);
  return [
    ...(back.length > 0 ? [rich(paragraph(bold('Away'), `: ${namesIn(back)}`))] : []),
    ...(skipped.length > 0 ? [rich(paragraph(bold('Skipped today'), `: ${namesIn(skipped.map(personName))}`))] : []),
  ];
}

/** As many names as fit, and how many more there are. */
function namesIn(names: readonly string[]): string {
  const longest = Math.max(...names.map(({ length }) => length)) + 2;
  return clamp(listed(names, Math.max(1, Math.floor(NAMES_CHARS / longest))), NAMES_CHARS);
}
