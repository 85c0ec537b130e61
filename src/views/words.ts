import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList, RichTextQuote } from '@slack/types';
import { clean, cut, isBlank, paragraph, rich, words } from './kit.ts';

/** Characters in one rich_text block. Slack documents no limit; this is far below what it was seen to take. */
export const CHUNK = 2500;
/** Longest address that becomes a link; longer ones stay words. */
const URL_MAX = 2000;
/** List lines in one chunk; more of them would be mostly JSON, so they are shown as they were typed. */
const LIST_LINES_MAX = 100;
const DEEPEST_INDENT = 4;

// Controls, spaces and characters that turn the direction end an address: it must look like where it goes.
const URLS = /https?:\/\/[^\s<>"'`|\\^{}\p{Cc}\p{Cf}\p{Z}]+/giu;
const LIST_LINE = /^([ \t]*)(?:[-*•]|(\d{1,3})[.)])[ \t]+(.*)$/u;

/** People's words on the way to a rich_text block: links for http(s) addresses, words for everything else. */
export function inline(text: string): RichTextElement[] {
  const parts: RichTextElement[] = [];
  let from = 0;
  for (const match of text.matchAll(URLS)) {
    const url = withoutTail(match[0]);
    if (url.length > URL_MAX || !URL.canParse(url)) continue;
    if (match.index > from) parts.push(words(text.slice(from, match.index)));
    parts.push({ type: 'link', url, text: url });
    from = match.index + url.length;
  }
  if (from < text.length) parts.push(words(text.slice(from)));
  return parts;
}

/** The address without the punctuation of the sentence around it. */
function withoutTail(url: string): string {
  const bare = url.replace(/[.,;:!?…。，]+$/u, '');
  const unopened = bare.endsWith(')') && !bare.includes('(');
  return unopened ? withoutTail(bare.slice(0, -1)) : bare;
}

interface Line {
  readonly text: string;
  /** null: no line of a list. */
  readonly item: { readonly indent: number; readonly number: number | null; readonly text: string } | null;
}

function readLine(text: string): Line {
  const [, space = '', number, item = ''] = LIST_LINE.exec(text) ?? [];
  if (isBlank(item)) return { text, item: null };
  const depth = Math.floor(space.replaceAll('\t', '  ').length / 2);
  const indent = Math.min(depth, DEEPEST_INDENT);
  return { text, item: { indent, number: number === undefined ? null : Number(number), text: item } };
}

/** People's words as paragraphs and lists, line for line; nothing for words that nobody can see. */
export function paragraphs(text: string): RichTextBlockElement[] {
  const typed = clean(text).split('\n').map(readLine);
  const crowded = typed.filter(({ item }) => item).length > LIST_LINES_MAX;
  const lines = crowded ? typed.map((line) => ({ ...line, item: null })) : typed;
  const elements: RichTextBlockElement[] = [];
  for (let at = 0; at < lines.length;) {
    const list = listAt(lines, at);
    const length = list?.elements.length ?? plainRun(lines, at);
    if (list) elements.push(list);
    else elements.push(...plainParagraph(lines.slice(at, at + length)));
    at += length;
  }
  return elements;
}

/** The list that starts here; null: none does. Numbers must count from 1, for Slack would count them so itself. */
function listAt(lines: readonly Line[], from: number): RichTextList | null {
  const first = lines[from]?.item;
  if (!first) return null;
  const numbered = first.number !== null;
  const items: string[] = [];
  for (const { item } of lines.slice(from)) {
    if (item?.indent !== first.indent || item.number !== (numbered ? items.length + 1 : null)) break;
    items.push(item.text);
  }
  if (items.length === 0) return null;
  const elements = items.map((item) => paragraph(...inline(item)));
  return { type: 'rich_text_list', style: numbered ? 'ordered' : 'bullet', indent: first.indent, elements };
}

function plainRun(lines: readonly Line[], from: number): number {
  const next = lines.findIndex((_, at) => at > from && listAt(lines, at) !== null);
  return (next === -1 ? lines.length : next) - from;
}

function plainParagraph(lines: readonly Line[]): RichTextBlockElement[] {
  const text = lines
    .map((line) => line.text)
    .join('\n')
    .replace(/^\s*\n|\s+$/g, '');
  return isBlank(text) ? [] : [paragraph(...inline(text))];
}

/** The text in pieces of at most `max`, all of it: parted at line ends, else at spaces, else between characters. */
export function chunks(text: string, max = CHUNK): string[] {
  const pieces: string[] = [];
  let rest = clean(text);
  while (rest.length > max) {
    const piece = cut(rest, breakIn(rest.slice(0, max + 1), max));
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest].map((piece) => piece.replace(/^\n+|\n+$/g, '')).filter((piece) => !isBlank(piece));
}

/** Where a window of `max` + 1 characters is best parted: after half of it at the least, so that pieces stay few. */
function breakIn(window: string, max: number): number {
  const half = Math.floor(max / 2);
  const lineEnd = window.lastIndexOf('\n');
  if (lineEnd >= half) return lineEnd;
  const space = window.lastIndexOf(' ');
  if (space >= half) return space;
  const address = [...window.matchAll(URLS)].at(-1); // half an address would lead elsewhere
  return address && address.index >= half && address.index + address[0].length > max ? address.index : max;
}

/** How much is made of words: lists and links, links only, or nothing, which is the lightest. */
type Dress = 'lists' | 'links' | 'plain';

/** People's words, whole, in as many blocks as they need; none for words that nobody can see. */
export function wordBlocks(text: string, dress: Dress = 'lists'): RichTextBlock[] {
  return chunks(text)
    .map((chunk) => rich(...dressed(chunk, dress)))
    .filter(({ elements }) => elements.length > 0);
}

function dressed(chunk: string, dress: Dress): RichTextBlockElement[] {
  if (dress === 'lists') return paragraphs(chunk);
  return [paragraph(...(dress === 'links' ? inline(chunk) : [words(chunk)]))];
}

/** People's words, or the first `max` of them with `end` after; an address is kept whole or left out, half of it leads elsewhere. */
export function shorten(text: string, max: number, end = '…'): string {
  if (text.length <= max) return text;
  const room = Math.max(0, max - end.length);
  const address = [...text.slice(0, max + 1).matchAll(URLS)].find(
    ({ index, 0: url }) => index < room && index + url.length > room,
  );
  return `${cut(text, address?.index ?? room).trimEnd()}${end}`;
}

/** People's words as a quotation, at most `max` of them; null for words that nobody can see. */
export function quotation(text: string, max: number): RichTextQuote | null {
  const shown = clean(text).trim();
  return isBlank(shown) ? null : { type: 'rich_text_quote', elements: inline(shorten(shown, max)) };
}

/** The most that each may have so that all together stay within `budget`: the short leave room to the long. */
export function fairShare(lengths: readonly number[], budget: number): number {
  let left = budget;
  const sorted = lengths.toSorted((a, b) => a - b);
  for (const [index, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index));
    if (length > share) return share;
    left -= length;
  }
  return budget;
}

/** Groups of elements in as few blocks as hold them; a group stays together, and lists that touch become one. */
export function pack(groups: readonly (readonly RichTextBlockElement[])[], max = CHUNK): RichTextBlock[] {
  const blocks: RichTextBlockElement[][] = [];
  let room = 0;
  for (const group of groups.filter(({ length }) => length > 0)) {
    const size = group.reduce((sum, element) => sum + sizeOf(element), 0);
    if (blocks.length === 0 || size > room) [blocks[blocks.length], room] = [[], max];
    for (const element of group) joinTo(blocks.at(-1) ?? [], element);
    room -= size;
  }
  return blocks.map((elements) => rich(...elements));
}

function joinTo(elements: RichTextBlockElement[], next: RichTextBlockElement): void {
  const last = elements.at(-1);
  const touching = last?.type === 'rich_text_list' && next.type === 'rich_text_list';
  if (touching && last.style === next.style && last.indent === next.indent) {
    elements[elements.length - 1] = { ...last, elements: [...last.elements, ...next.elements] };
  } else elements.push(next);
}

function sizeOf(element: RichTextBlockElement): number {
  if (element.type === 'rich_text_list') return element.elements.reduce((sum, item) => sum + sizeOf(item), 0);
  return element.elements.reduce((sum, part) => sum + ('text' in part ? (part.text?.length ?? 0) : 12), 0);
}
