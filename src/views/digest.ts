import type { KnownBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import type { DigestMessage } from '#domain/message.ts';
import type { Posting } from '#domain/posting.ts';
import { dateInWords } from '#domain/time-words.ts';
import { deadlineLines } from './deadline.ts';
import { summaryFoot, summaryNote } from './digest-foot.ts';
import { partsOf, type Entry, type Part } from './digest-entries.ts';
import { handoversOfDigest } from './handover.ts';
import {
  bold,
  clamp,
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
  sourceLink,
  view,
  WEIGHT_MAX,
  weightOf,
  type View,
} from './kit.ts';
import { fairShare, inline, pack, shorten, wordBlocks } from './words.ts';

/** Lists and links weigh more than their words; where they are many, fewer words keep them. */
const SCALES = [1, 0.7, 0.5];
const DENSE_SCALES = [1, 0.7, 0.5, 0.3, 0.15];
/** Source: docs.slack.dev/reference/block-kit/blocks, blocks of a message. */
const BLOCKS_MAX = 50;

/** What ends words that were cut, and what is said of whole answers below them. */
const WHOLE: Readonly<Record<Posting, { readonly end: string; readonly where: string }>> = {
  thread: { end: '… (whole answer in the thread)', where: ' Whole answers are in the thread.' },
  digest: { end: '… (the rest does not fit here)', where: ' Answers of this project stand here only.' },
  leads: {
    end: '… (the rest does not fit here)',
    where:
      ' You read this because you lead the project: its answers go to the leads only. /project export has all of each.',
  },
};
/** Characters for everybody's words in a digest of many. */
const ALL_SHARES = 9_100;
const WAYS_MAX = 40;
const LEAST = 100;
const MOST = 800;
const LINES_MAX = 8;
/** Less than this of a person, name included, tells nothing; then fewer people are shown. */
const LEAST_DENSE = 60;
const BLOCKED_MAX = 100;
/** Characters that a list of names around the answers may take. */
const NAMES_CHARS = 700;

/** The daily digest: what needs help first, then what moved, in everybody's own words or in the lines that were made of them. */
export function digest(message: DigestMessage): View {
  const title = `${projectName(message.projectName)} · ${dateInWords(message.date)}`;
  if (message.answers.length === 0) {
    const line = `${title}: no updates. ${sentence(tally(message))}`.trimEnd();
    return view(line, [section(line), ...handoversOfDigest(message.handovers ?? [])]);
  }
  if (message.withheld) {
    const line = `${title}: ${tally(message)}. The leads of the project read the answers.`;
    return view(line, [section(line), ...namesAround(message)]);
  }
  if (message.unchanged) {
    const line = [`${title}: nothing has changed. ${sentence(tally(message))}`, ...stillOpen(message)].join(' ');
    return view(line, [section(line), ...handoversOfDigest(message.handovers ?? [])]);
  }
  const { end, where } = WHOLE[message.posting ?? 'thread'];
  const all = partsOf(message);
  const blocked = all.find(({ isBlockers }) => isBlockers)?.entries.length ?? 0;
  const counted = message.blockers ? count(blocked, 'open blocker') : `${count(blocked, 'person', 'people')} blocked`;
  const spoken = `Standup digest ${title}: ${tally(message)}${blocked > 0 ? `, ${counted}` : ''}.`;
  const above = [header(title), ...headline(message), ...handoversOfDigest(message.handovers ?? [])];
  const due = deadlineLines(message.deadlines ?? [], null);
  const below = [
    ...(due.length > 0 ? [rich(...due)] : []),
    ...namesAround(message),
    context([`${sentence(tally(message))}${where}`, ...summaryNote(message)].join(' ')),
    ...summaryFoot(message),
  ];
  const room = WEIGHT_MAX - weightOf([...above, ...below]);
  const fits = (blocks: readonly KnownBlock[]) =>
    weightOf(blocks) <= room && above.length + blocks.length + below.length <= BLOCKS_MAX;
  return view(spoken, [...above, ...parts(all, message, fits, end), ...below]);
}

type Fits = (blocks: readonly KnownBlock[]) => boolean;

/** The parts in the richest look that fits, in the end without the last of them. */
function parts(all: readonly Part[], message: DigestMessage, fits: Fits, end: string): KnownBlock[] {
  for (const scale of SCALES) {
    const blocks = all.flatMap(({ title, entries, share }) => roomy(title, entries, share * scale, end));
    if (fits(blocks)) return blocks;
  }
  // a link at every line is too much: each name leads to what its person wrote
  const ways = waysTo(message);
  const elsewhere = message.posting ? '' : ' in the thread';
  const linked = [...dense(all, 'links', elsewhere), ...ways];
  if (fits(linked)) return linked;
  for (const scale of DENSE_SCALES) {
    const plain = dense(all, 'plain', elsewhere, scale);
    if (fits([...plain, ...ways])) return [...plain, ...ways];
    if (fits(plain)) return plain;
  }
  const rest = [context(message.posting ? 'More was said than fits here.' : 'The rest stands in the thread.')];
  for (let kept = all.length - 1; kept > 0; kept -= 1) {
    const some = [...dense(all.slice(0, kept), 'plain', elsewhere, DENSE_SCALES.at(-1)), ...rest];
    if (fits(some)) return some;
  }
  return rest;
}

/** Every name as a way to what its person wrote, as many as are worth it. */
function waysTo({ answers }: DigestMessage): KnownBlock[] {
  const linked = answers.filter(({ link }) => link !== undefined).slice(0, WAYS_MAX);
  if (linked.length === 0) return [];
  const names = linked.flatMap(({ name, link = '' }, place): (string | RichTextElement)[] => [
    ...(place === 0 ? [] : [', ']),
    `${personName(name)} `,
    sourceLink(link),
  ]);
  return [rich(paragraph(bold('Whole answers'), ': ', ...names))];
}

const wayTo = (link: string | undefined): (string | RichTextElement)[] =>
  link === undefined ? [] : [' ', sourceLink(link)];

/** What a model says in a few words, above all. */
function headline({ summary }: DigestMessage): KnownBlock[] {
  const said = (summary?.headline ?? []).map((text) => oneLine(text, 300, '')).filter((text) => text !== '');
  return said.length === 0 ? [] : [rich(paragraph(said.join(' ')))];
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

function stillOpen({ blockers = [] }: DigestMessage): string[] {
  return blockers.length > 0
    ? [`${count(blockers.length, 'blocker')} ${blockers.length === 1 ? 'is' : 'are'} still open.`]
    : [];
}

/** A part as a list of people, with their lines below them. */
function roomy(title: string, entries: readonly Entry[], share: number, end: string): KnownBlock[] {
  if (entries.length === 0) return [];
  const most = fairShare(
    entries.map(({ text }) => text.length),
    share,
  );
  return pack([
    [paragraph(bold(title))],
    ...entries.map((entry) => personItem(entry, Math.min(MOST, Math.max(LEAST, most)), end)),
  ]);
}

function personItem({ name, late, text, link }: Entry, most: number, end: string): RichTextBlockElement[] {
  const who: (string | RichTextElement)[] = [bold(name), ...wayTo(link), `${late}: `];
  const lines = linesOf(shorten(text, most, end));
  if (lines.length < 2) return bullets([paragraph(...who, ...inline(lines[0] ?? ''))]);
  const kept = lines.length > LINES_MAX ? [...lines.slice(0, LINES_MAX), end] : lines;
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
function dense(all: readonly Part[], dress: 'links' | 'plain', elsewhere: string, less = 1): KnownBlock[] {
  const first = all.find(({ isBlockers }) => isBlockers);
  const share = first?.share ?? 0;
  const forBlockers = Math.max(share, Math.min(first?.entries.length ?? 0, BLOCKED_MAX) * LEAST_DENSE);
  // what many blockers take, and parts that not every digest has, is given by the others
  const others = all.filter(({ isBlockers }) => !isBlockers).reduce((sum, part) => sum + part.share, 0);
  const scale = Math.min(1, (ALL_SHARES - forBlockers) / others);
  return all.flatMap(({ title, entries, share: own, isBlockers }) =>
    densePart(title, entries, (isBlockers ? forBlockers : own * scale) * less, dress, elsewhere),
  );
}

function densePart(
  title: string,
  entries: readonly Entry[],
  share: number,
  dress: 'links' | 'plain',
  elsewhere: string,
): KnownBlock[] {
  const lines = entries.map(({ name, late, text }) => `${name}${late}: ${linesOf(text).join('; ')}`);
  const shown = lines.slice(0, Math.max(1, Math.floor(share / LEAST_DENSE)));
  const most = fairShare(
    shown.map(({ length }) => length),
    share,
  );
  const more = lines.length - shown.length;
  const text = [
    ...shown.map((line) => `• ${shorten(line, Math.max(LEAST_DENSE, most))}`),
    ...(more > 0 ? [`• and ${more} more${elsewhere}`] : []),
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
