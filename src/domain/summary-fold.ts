import { remembered } from './summary-memory.ts';

/** A text as it is compared, and where each of its characters stands in the text as typed. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the place of its character in the original. */
  readonly at: readonly number[];
  /** For each, the place just after it. */
  readonly end: readonly number[];
}

const LIST_MARK = /^[ \t]*(?:[-*•–—]|\d{1,3}[.)])[ \t]+/gmu;
const MARKS = new Set('*_~`#>');
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const SAME: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};

/** The text without letter case, kinds of quotes and dashes, markup, list marks and runs of white space. */
export const folded = remembered(fold, 500);

function fold(text: string): Folded {
  const skip = new Set<number>();
  for (const { index, 0: mark } of text.matchAll(LIST_MARK)) {
    for (let place = index; place < index + mark.length; place += 1) skip.add(place);
  }
  const out: string[] = [];
  const at: number[] = [];
  const end: number[] = [];
  let space = true;
  let place = 0;
  const push = (said: string, from: number, to: number): void => {
    for (const unit of said.split('')) {
      out.push(unit);
      at.push(from);
      end.push(to);
    }
  };
  for (const char of text) {
    const from = place;
    place += char.length;
    if (skip.has(from) || /\s/u.test(char)) {
      if (!space) push(' ', from, place);
      space = true;
    } else if (!MARKS.has(char) && !INVISIBLE.test(char)) {
      push((SAME[char] ?? char.normalize('NFKC')).toLowerCase(), from, place);
      space = false;
    }
  }
  return { text: out.join(''), at, end };
}

/** A word with where it stands. */
export interface Word {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const WORDS = /[\p{L}\p{N}]+(?:['’._/-][\p{L}\p{N}]+)*/gu;

/** The words of a text as typed; `can't`, `v1.2` and `train-set` are one each. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORDS)].map(({ index, 0: word }) => ({ text: word, at: index, end: index + word.length }));
}

/** The sentence or line around a stretch of `text`, so that no `not` is left outside. */
export function sentenceAround(text: string, from: number, to: number): { readonly from: number; readonly to: number } {
  let start = from;
  while (start > 0 && !endsBefore(text, start)) start -= 1;
  let stop = Math.max(to, start);
  while (stop < text.length && !endsBefore(text, stop)) stop += 1;
  return { from: start, to: stop };
}

/** Whether a sentence or a line ends just before `place`. */
function endsBefore(text: string, place: number): boolean {
  const before = text[place - 1] ?? '';
  if (before === '\n' || /[。！？]/u.test(before)) return true;
  return /[.!?;]/.test(before) && /\s/.test(text[place] ?? ' ');
}
