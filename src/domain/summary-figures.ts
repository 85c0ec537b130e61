import { MONTHS, WEEKDAYS, monthNamed, weekdayNamed } from './calendar-names.ts';
import { isDate, plusDays, weekdayOf, type LocalDate } from './time.ts';

/** A number, a date or a word with digits in it, as it stands in a text. */
export type Figure =
  | {
      readonly is: 'number';
      /** With its sign; in seconds, bytes or parts of one where the unit says so. */
      readonly value: number;
      /** What is measured: `%`, `time`, `bytes`, `$`, `x`, or nothing. */
      readonly unit: string;
      readonly signed: boolean;
      /** Digits after the point, and whether it is said to be rounded. */
      readonly digits: number;
      readonly about: boolean;
      readonly raw: string;
      readonly at: number;
      readonly end: number;
    }
  | {
      readonly is: 'date';
      readonly days: readonly LocalDate[];
      readonly raw: string;
      readonly at: number;
      readonly end: number;
    }
  | { readonly is: 'id'; readonly raw: string; readonly at: number; readonly end: number };

export type NumberFigure = Extract<Figure, { is: 'number' }>;

const MONTH = MONTHS.map((name) => (name.length > 3 ? `${name}|${name.slice(0, 3)}` : name)).join('|');
const DAY = WEEKDAYS.map((name) => `${name}s?|${name.slice(0, 3)}(?![a-z])`).join('|');
const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** By unit: what it measures and how much of that one of it is. */
const UNITS: Readonly<Record<string, readonly [string, number]>> = {
  ...of('%', 0.01, '%', 'percent', 'pct'),
  ...of('pp', 0.01, 'pp'),
  ...of('time', 0.000001, 'us', 'µs', 'μs'),
  ...of('time', 0.001, 'ms', 'msec', 'millisecond', 'milliseconds'),
  ...of('time', 1, 's', 'sec', 'secs', 'second', 'seconds'),
  ...of('time', 60, 'min', 'mins', 'minute', 'minutes'),
  ...of('time', 3600, 'h', 'hr', 'hrs', 'hour', 'hours'),
  ...of('time', 86_400, 'd', 'day', 'days'),
  ...of('time', 604_800, 'week', 'weeks', 'wk', 'wks'),
  ...of('months', 1, 'month', 'months'),
  ...of('months', 12, 'year', 'years', 'yr', 'yrs'),
  ...of('bytes', 1, 'byte', 'bytes'),
  ...of('bytes', 1e3, 'kb', 'kib'),
  ...of('bytes', 1e6, 'mb', 'mib'),
  ...of('bytes', 1e9, 'gb', 'gib'),
  ...of('bytes', 1e12, 'tb', 'tib'),
  ...of('', 1e3, 'k', 'thousand'),
  ...of('', 1e6, 'm', 'mn', 'million', 'millions'),
  ...of('', 1e9, 'b', 'bn', 'billion', 'billions'),
  ...of('x', 1, 'x', '×'),
  ...of('hz', 1, 'hz'),
  ...of('hz', 1e9, 'ghz'),
};

function of(unit: string, factor: number, ...names: string[]): Record<string, readonly [string, number]> {
  return Object.fromEntries(names.map((name) => [name, [unit, factor] as const]));
}

const NUMBER = String.raw`(?:\d{1,3}(?:[,\u00a0\u202f'’ ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?(?:[eE][-+]?\d{1,3})?)`;
const UNIT = Object.keys(UNITS)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const FIGURE = new RegExp(
  [
    String.raw`(?<iso>\d{4}-\d{2}-\d{2})`,
    String.raw`(?<named>(?<![\p{L}\p{N}])(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH})(?![\p{L}])|(?:${MONTH})\.? \d{1,2}(?:st|nd|rd|th)?(?![\p{L}\p{N}:.%]))(?:,? \d{4})?)`,
    String.raw`(?<near>(?<![\p{L}\p{N}])(?:today|tonight|yesterday|tomorrow)(?![\p{L}\p{N}]))`,
    String.raw`(?<weekday>(?<![\p{L}\p{N}])(?:${DAY})(?![\p{L}\p{N}]))`,
    String.raw`(?<clock>(?<![\p{L}\p{N}.:])\d{1,2}:\d{2}(?::\d{2})?(?![\p{L}\p{N}:]))`,
    String.raw`(?<version>(?<![\p{L}\p{N}.])v?\d+(?:\.\d+){2,}(?:-[\w.]+)?)`,
    String.raw`(?<number>(?<about>(?:about|around|roughly|nearly|almost|approximately|circa|ca\.|~|≈) ?)?(?<money>[$€£])?(?<sign>(?<![\p{L}\p{N})\]])[-−+](?=[\d.]))?(?<money2>[$€£])?(?<![\p{L}\p{N}_#.])(?<digits>${NUMBER}|\.\d+)(?:\s?(?<unit>${UNIT})(?![\p{L}\p{N}]))?(?![\p{L}\d_]|\.\d))`,
    String.raw`(?<word>(?<![\p{L}\p{N}])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zero)(?![\p{L}\p{N}-])(?: (?<wordunit>${UNIT})(?![\p{L}\p{N}]))?)`,
    String.raw`(?<id>#?[\p{L}\p{N}_]*(?:[\p{L}_]\d|\d[\p{L}_])[\p{L}\p{N}_]*(?:[-.][\p{L}\p{N}_]+)*|#\d+)`,
  ].join('|'),
  'giu',
);

/** Every figure of `text`; relative days are those of whoever wrote on `date`. */
export function figuresIn(text: string, date: LocalDate): Figure[] {
  return [...text.matchAll(FIGURE)].map((match): Figure => {
    const { index, 0: raw, groups = {} } = match;
    const where = { raw, at: index, end: index + raw.length };
    const days = daysOf(groups, date);
    if (days) return { is: 'date', days, ...where };
    if (groups['number'] !== undefined || groups['word'] !== undefined) return numberOf(groups, where);
    return { is: 'id', ...where, raw: raw.toLowerCase() };
  });
}

function daysOf(groups: Record<string, string | undefined>, date: LocalDate): LocalDate[] | null {
  const { iso, named, near, weekday } = groups;
  if (iso !== undefined) return isDate(iso) ? [iso] : [];
  if (near !== undefined) {
    const shift = { yesterday: -1, tomorrow: 1 }[near.toLowerCase()] ?? 0;
    return [plusDays(date, shift)];
  }
  if (weekday !== undefined) {
    const wanted = weekdayNamed(weekday.replace(/s$/i, ''));
    if (wanted === null) return [];
    const shift = (wanted - weekdayOf(date) + 7) % 7;
    return [shift - 7, shift, shift + 7].map((days) => plusDays(date, days));
  }
  return named === undefined ? null : namedDay(named, date);
}

function namedDay(named: string, date: LocalDate): LocalDate[] {
  const month = monthNamed(/\p{L}{3,}/u.exec(named.replace(/\bof\b/i, ''))?.[0] ?? '');
  const [day, year] = [...named.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  if (month === null || day === undefined) return [];
  const years = year === undefined ? [-1, 0, 1].map((shift) => Number(date.slice(0, 4)) + shift) : [year];
  return years.map((one) => `${one}-${two(month)}-${two(day)}`).filter(isDate);
}

const two = (number: number): string => String(number).padStart(2, '0');

type Where = Pick<NumberFigure, 'raw' | 'at' | 'end'>;

function numberOf(groups: Record<string, string | undefined>, where: Where): NumberFigure {
  const { digits = '', sign, about, money, money2, word } = groups;
  const unitWord = (groups['unit'] ?? groups['wordunit'] ?? '').toLowerCase();
  const [unit, factor] = UNITS[unitWord] ?? ['', 1];
  const plain =
    word === undefined ? plainDigits(digits) : String(SMALL.indexOf(word.split(' ')[0]?.toLowerCase() ?? ''));
  const value = Number(plain) * factor * (sign === '-' || sign === '−' ? -1 : 1);
  return {
    is: 'number',
    value,
    unit: (money ?? money2) === undefined ? unit : (money ?? money2 ?? ''),
    signed: sign !== undefined,
    digits: /\.(\d+)/.exec(plain)?.[1]?.length ?? 0,
    about: about !== undefined,
    ...where,
  };
}

/** `1,234` is a thousand and more; `0,85` is less than one. */
function plainDigits(digits: string): string {
  if (/^\d{1,3}(?:[,\u00a0\u202f'’ ]\d{3})+(?:\.\d+)?$/.test(digits) && !digits.startsWith('0,')) {
    return digits.replace(/[,\u00a0\u202f'’ ]/g, '');
  }
  return digits.replace(',', '.');
}
