import { folded, type Folded } from './summary-fold.ts';

/** A quote as it truly stands. */
export interface Found {
  /** Letter for letter from the source. */
  readonly quote: string;
  readonly from: number;
  readonly to: number;
  /** The words given were near, but not these. */
  readonly repaired: boolean;
}

/** Less than this part of the words in common, in order, and it is another sentence. */
const NEAR = 0.92;
/** Beyond this a quote is a copy of the update. units: words */
const MOST_WORDS = 120;
/** Words in which two quotes may never differ: they turn the sense. */
const TURNS = /\d|^(?:no|not|never|none|without|cannot|un\w+|.*n't)$/;

/** Where `quote` stands in `source`, whatever its case, spaces and markup; else the nearest true words; null: nowhere. */
export function findQuote(source: string | Folded, quote: string, original: string): Found | null {
  const there = typeof source === 'string' ? folded(source) : source;
  const wanted = bare(folded(quote).text);
  if (!/[\p{L}\p{N}\p{So}]/u.test(wanted)) return null;
  const index = indexOfWhole(there.text, wanted);
  if (index >= 0) return found(there, index, index + wanted.length, original, false);
  return nearestTo(there, wanted, original);
}

const bare = (text: string): string => text.trim().replace(/^["'(\s]+|["')\s.,;:…]+$/gu, '');

/** A quote begins and ends with whole words: `an` is not a quote of `plan`. */
function indexOfWhole(text: string, wanted: string): number {
  const inWord = (a: string | undefined, b: string | undefined): boolean =>
    /[a-z0-9]/.test(a ?? '') && /[a-z0-9]/.test(b ?? '');
  for (let index = text.indexOf(wanted); index >= 0; index = text.indexOf(wanted, index + 1)) {
    const last = index + wanted.length;
    if (!inWord(text[index - 1], text[index]) && !inWord(text[last - 1], text[last])) return index;
  }
  return -1;
}

function found(there: Folded, from: number, to: number, original: string, repaired: boolean): Found {
  const start = there.at[from] ?? 0;
  const stop = there.end[to - 1] ?? start;
  return { quote: original.slice(start, stop), from: start, to: stop, repaired };
}

interface Piece {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const pieces = (text: string): Piece[] =>
  [...text.matchAll(/[\p{L}\p{N}']+/gu)].map(({ index, 0: word }) => ({
    text: word,
    at: index,
    end: index + word.length,
  }));

function nearestTo(there: Folded, wanted: string, original: string): Found | null {
  const needle = pieces(wanted);
  if (needle.length < 4 || needle.length > MOST_WORDS) return null;
  const hay = pieces(there.text);
  const firsts = new Set(needle.slice(0, 3).map(({ text }) => text));
  let best: { readonly from: Piece; readonly to: Piece; readonly part: number } | null = null;
  for (const [start, piece] of hay.entries()) {
    if (!firsts.has(piece.text)) continue;
    for (const length of [needle.length - 1, needle.length, needle.length + 1]) {
      const window = hay.slice(start, start + length);
      const last = window.at(-1);
      if (!last || window.length < length) continue;
      const part = inCommon(needle, window) / Math.max(needle.length, window.length);
      if (part >= NEAR && part > (best?.part ?? 0) && sameTurns(needle, window)) best = { from: piece, to: last, part };
    }
  }
  return best === null ? null : found(there, best.from.at, best.to.end, original, true);
}

/** The length of the longest common subsequence. */
function inCommon(a: readonly Piece[], b: readonly Piece[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const one of a) {
    const next = [0];
    for (const [place, other] of b.entries()) {
      const longer = one.text === other.text ? (row[place] ?? 0) + 1 : Math.max(row[place + 1] ?? 0, next[place] ?? 0);
      next.push(longer);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function sameTurns(a: readonly Piece[], b: readonly Piece[]): boolean {
  const turns = (words: readonly Piece[]): string =>
    words
      .map(({ text }) => text)
      .filter((text) => TURNS.test(text))
      .join(' ');
  return turns(a) === turns(b);
}
