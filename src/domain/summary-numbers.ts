import { figuresIn, type Figure, type NumberFigure } from './summary-figures.ts';
import { folded, wordsOf } from './summary-fold.ts';
import { remembered } from './summary-memory.ts';
import { toLocalDate, type LocalDate } from './time.ts';

/** A text and the day it was written on, for what `tomorrow` means in it. */
export interface Dated {
  readonly text: string;
  readonly date: LocalDate;
}

/** Of a date and a text, for they decide it together. */
const figuresOf = remembered((dated) => figuresIn(dated.slice(10), toLocalDate(dated.slice(0, 10))), 500);
/** A text's numbers with the words beside each. */
const placesOf = remembered(
  (dated) =>
    figuresOf(dated)
      .filter((figure) => figure.is === 'number')
      .map((figure) => ({ figure, near: aboutIt(dated.slice(10), figure) })),
  500,
);

/**
 * The figures of `claim` that its sources do not bear: absent, in another unit, with another sign, the other way
 * round (`from 3 to 5`), or said of something else there. Empty: all are borne.
 */
export function unborneFigures(claim: string, sources: readonly Dated[]): string[] {
  const date = sources[0]?.date;
  if (date === undefined) return [];
  const said = figuresIn(claim, date);
  if (said.length === 0) return [];
  const there = sources.flatMap((source) => figuresOf(`${source.date}${source.text}`));
  const ids = sources.map(({ text }) => ` ${folded(text).text} `).join('\n');
  const absent = said.filter((figure) => !isBorne(figure, there, ids));
  if (absent.length > 0) return absent.map(({ raw }) => raw.trim());
  return [...turnedRound(claim, sources, date), ...misplaced(claim, said, sources)];
}

function isBorne(figure: Figure, there: readonly Figure[], ids: string): boolean {
  if (figure.is === 'id') return stands(folded(figure.raw).text, ids, figure.raw.startsWith('#'));
  if (figure.is === 'date') {
    return there.some((other) => other.is === 'date' && other.days.some((day) => figure.days.includes(day)));
  }
  return there.some((other) => other.is === 'number' && sameNumber(figure, other));
}

/** Whether the word stands there by itself; a ticket also after the name of what it is of: `repo#12`. */
function stands(word: string, text: string, ticket: boolean): boolean {
  for (let index = text.indexOf(word); index >= 0; index = text.indexOf(word, index + 1)) {
    const [before, after] = [text[index - 1] ?? ' ', text[index + word.length] ?? ' '];
    if (!/[\p{L}\p{N}_]/u.test(after) && !(ticket ? /\d/ : /[\p{L}\p{N}_]/u).test(before)) return true;
  }
  return false;
}

/** Equal in value and sign, and in unit where both have one; 0.85 is 85 %. */
function sameNumber(claim: NumberFigure, source: NumberFigure): boolean {
  const values = claim.signed && source.signed ? claim.value === source.value : near(claim, source);
  if (!values) return false;
  if (claim.signed && !source.signed && claim.value < 0) return false;
  if (claim.unit === source.unit || claim.unit === '') return true;
  const part = (one: NumberFigure): boolean => one.unit === '' && Math.abs(one.value) <= 1;
  return (claim.unit === '%' && part(source)) || (claim.unit === '%' && source.unit === 'pp');
}

function near(claim: NumberFigure, source: NumberFigure): boolean {
  const [a, b] = [Math.abs(claim.value), Math.abs(source.value)];
  if (Math.abs(a - b) <= 1e-9 * Math.max(a, b)) return true;
  // without its unit a percentage may also be said as it is written
  if (claim.unit === '' && source.unit === '%' && Math.abs(a - b * 100) < 1e-9 * Math.max(a, 1)) return true;
  return claim.about && Math.abs(a - b) <= 0.05 * b;
}

const FROM_TO = /(?:from )?(\S+(?: ?%)?) ?(?:to|->|→|=>) ?(\S+)/giu;

/** `from 3 to 5` where it says `from 5 to 3`. */
function turnedRound(claim: string, sources: readonly Dated[], date: LocalDate): string[] {
  const pairs = (text: string): string[] =>
    [...text.matchAll(FROM_TO)].flatMap(([, a = '', b = '']) => {
      const [first, second] = [figuresIn(a, date)[0], figuresIn(b, date)[0]];
      return first?.is === 'number' && second?.is === 'number' ? [`${first.value}>${second.value}`] : [];
    });
  const there = new Set(sources.flatMap(({ text }) => pairs(text)));
  return pairs(claim).filter((pair) => !there.has(pair) && there.has(pair.split('>').toReversed().join('>')));
}

const WINDOW = 3;
const EMPTY = new Set(
  'a an the of to in on at by for with from and or is was are were be been it its this that now about after before than then per each all as our we i'.split(
    ' ',
  ),
);

/** Numbers that are there, but said of something else: `recall 0.79` where it says `precision 0.79, recall 0.83`. */
function misplaced(claim: string, said: readonly Figure[], sources: readonly Dated[]): string[] {
  const mine = said.filter((figure) => figure.is === 'number');
  const places = sources.flatMap(({ text, date }) => placesOf(`${date}${text}`));
  return mine.flatMap((figure) => {
    const words = aboutIt(claim, figure);
    const its = places.filter((place) => sameNumber(figure, place.figure));
    const others = places.filter((place) => !sameNumber(figure, place.figure));
    const shared = [...words].some((word) => its.some(({ near: there }) => there.has(word)));
    const elsewhere = [...words].some((word) => others.some(({ near: there }) => there.has(word)));
    return !shared && elsewhere ? [figure.raw.trim()] : [];
  });
}

/** The words just before a number in its own part of the sentence, and the one after it. */
function aboutIt(text: string, figure: Figure): Set<string> {
  const before = text.slice(Math.max(0, figure.at - 80), figure.at);
  const part = before.split(/[,;\n]|\d|\band\b/u).at(-1) ?? '';
  const after = /^[^,;.\n\d]{0,24}/u.exec(text.slice(figure.end))?.[0] ?? '';
  const words = [...wordsOf(part).slice(-WINDOW), ...wordsOf(after).slice(0, 1)].map(({ text: word }) =>
    word.toLowerCase().slice(0, 6),
  );
  return new Set(words.filter((word) => !EMPTY.has(word) && word.length > 1));
}
