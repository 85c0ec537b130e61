import type { KnownBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import type { DigestMessage } from '#domain/message.ts';
import { partsOf, type Entry, type Part } from './digest-entries.ts';
import { bold, context, isBlank, paragraph, personName, rich, sourceLink, WEIGHT_MAX, weightOf } from './kit.ts';
import { fairShare, inline, pack, shorten, wordBlocks } from './words.ts';

/** Lists and links weigh more than their words; where they are many, fewer words keep them. */
const SCALES = [1, 0.7, 0.5];
const DENSE_SCALES = [1, 0.7, 0.5, 0.3, 0.15];
/** Source: docs.slack.dev/reference/block-kit/blocks, blocks of a message. */
const BLOCKS_MAX = 50;

/** Characters for everybody's words in a digest of many. */
const ALL_SHARES = 9_100;
const WAYS_MAX = 40;
const LEAST = 100;
const MOST = 800;
const LINES_MAX = 8;
/** Less than this of a person, name included, tells nothing; then fewer people are shown. */
const LEAST_DENSE = 60;
const BLOCKED_MAX = 100;

/** Everybody's words in the richest look that fits between what stands above and below; `end` closes words that were cut. */
export function digestBody(
  message: DigestMessage,
  above: readonly KnownBlock[],
  below: readonly KnownBlock[],
  end: string,
): KnownBlock[] {
  const room = WEIGHT_MAX - weightOf([...above, ...below]);
  const fits = (blocks: readonly KnownBlock[]) =>
    weightOf(blocks) <= room && above.length + blocks.length + below.length <= BLOCKS_MAX;
  return parts(partsOf(message), message, fits, end);
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
  const elsewhere = message.posting && !message.parts ? '' : ' in the thread';
  const linked = [...dense(all, 'links', elsewhere), ...ways];
  if (fits(linked)) return linked;
  for (const scale of DENSE_SCALES) {
    const plain = dense(all, 'plain', elsewhere, scale);
    if (fits([...plain, ...ways])) return [...plain, ...ways];
    if (fits(plain)) return plain;
  }
  const rest = [
    context(message.posting && !message.parts ? 'More was said than fits here.' : 'The rest stands in the thread.'),
  ];
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
