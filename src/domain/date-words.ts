import { monthNamed, plainly, quoted, WEEKDAYS, weekdayNamed } from './calendar-names.ts';
import { ok, refuse, type Result } from './result.ts';
import { daysBetween, isDate, plusDays, weekdayOf, type LocalDate } from './time.ts';

/** The days from `from` to `to`, both included, and what was typed after them. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly rest: string;
}

/** The longest that leave is written down at once. */
export const LONGEST_RANGE_DAYS = 366;
const NEAR_DAYS = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);
// Beyond these a year is a slip of the finger, not a plan.
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

const WEEKDAY =
  '(?:monday|mon|tuesday|tues|tue|wednesday|weds|wed|thursday|thurs|thur|thu|friday|fri|saturday|sat|sunday|sun)\\.?';
const MONTH =
  '(?:january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const ISO = '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}';
const NUMBERS = '\\d{1,2}[-/.]\\d{1,2}(?:[-/.](?:\\d{4}|\\d{2})?)?';
const NAMED = `(?:${WEEKDAY},?\\s+)?(?:${DAY}\\s+${MONTH}|${MONTH}\\s+${DAY})(?:,?\\s+\\d{4}(?!\\d))?`;
const ANY_DATE = `(?:${ISO}|${NUMBERS}|${NAMED}|today|tomorrow|yesterday|${WEEKDAY})`;
const UP_TO = '(?:\\s*(?:\\.{2,3}|…|-|–|—)\\s*|\\s+(?:to|until|till|through|thru)\\s+)';
const RANGE = new RegExp(`^(?:(?:from|on)\\s+)?(${ANY_DATE})(?:${UP_TO}(${ANY_DATE}))?(?=$|[\\s,;:])`, 'i');
const WEEK = /^(?:(?:all|on) )?(this|next) week(?=$|[\s,;:])/i;
const COUNTED = new Map([
  ['a', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
]);
/** So many days from today on, today included. */
const LASTING = /^(?:for )?(?:the next )?(\d{1,3}|a|one|two|three|four) (day|week)s?(?=$|[\s,;:])/i;
// A date, a word that promises an end, and then none.
const NO_END = new RegExp(
  `^(?:(?:from|on)\\s+)?${ANY_DATE}(?:\\s*(?:\\.{2,3}|…)|\\s+(?:to|until|till|through|thru)\\s)(.*)$`,
  'is',
);
const ONLY_NUMBERS = new RegExp(`^${NUMBERS}$`);
const NAMED_PARTS = new RegExp(`^(?:(${WEEKDAY}),? )?(?:(${DAY}) (${MONTH})|(${MONTH}) (${DAY}))(?:,? (\\d{4}))?$`);

/**
 * The date that a person means by `text` on the day `today`.
 *
 * returns: a weekday is the first one from today on; a day and month without a year is the next one.
 * errors:  one sentence with the nearest right form. `12/24` is refused: half the world would read `3/4` the other way round.
 */
export function readDate(text: string, today: LocalDate): Result<LocalDate, string> {
  const plain = plainly(text);
  const offset = NEAR_DAYS.get(plain);
  if (offset !== undefined) return ok(plusDays(today, offset));
  const weekday = weekdayNamed(plain);
  if (weekday !== null && plain.length > 2) return ok(plusDays(today, (weekday - weekdayOf(today) + 7) % 7));
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (iso) return dateOf(text, Number(iso[1]), Number(iso[2]), Number(iso[3]), today);
  if (ONLY_NUMBERS.test(plain)) return refuse(twoReadings(text, plain, today));
  const named = NAMED_PARTS.exec(plain);
  if (named) return readNamed(text, named, today);
  return refuse(`${quoted(text)} is not a date; write it as ${today}, "tomorrow" or "24 Dec".`);
}

function readNamed(text: string, parts: RegExpExecArray, today: LocalDate): Result<LocalDate, string> {
  const [, weekday = '', dayFirst, monthSecond, monthFirst, daySecond, year] = parts;
  const month = monthNamed(monthSecond ?? monthFirst ?? '') ?? 0;
  const day = Number.parseInt(dayFirst ?? daySecond ?? '', 10);
  const date = year === undefined ? nextOf(text, month, day, today) : dateOf(text, Number(year), month, day, today);
  if (!date.ok || weekday === '' || weekdayNamed(weekday) === weekdayOf(date.value)) return date;
  return refuse(`${quoted(text)} does not exist: ${date.value} is a ${WEEKDAYS[weekdayOf(date.value) - 1]}.`);
}

function nextOf(text: string, month: number, day: number, today: LocalDate): Result<LocalDate, string> {
  const year = Number(today.slice(0, 4));
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    // 29 February can be eight years away, around 2100
    const date = written(year + ahead, month, day);
    if (isDate(date) && date >= today) return ok(date);
  }
  return dateOf(text, year, month, day, today);
}

const written = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function dateOf(text: string, year: number, month: number, day: number, today: LocalDate): Result<LocalDate, string> {
  const date = written(year, month, day);
  if (isDate(date) && year >= FIRST_YEAR && year <= LAST_YEAR) return ok(date);
  const real = year >= FIRST_YEAR && year <= LAST_YEAR ? year : Number(today.slice(0, 4));
  return refuse(`${quoted(text)} is not a real date; the nearest is ${nearestReal(real, month, day)}.`);
}

function nearestReal(year: number, month: number, day: number): string {
  const [realMonth, realDay] = [Math.min(Math.max(month, 1), 12), Math.min(Math.max(day, 1), 31)];
  const fits = [0, 1, 2, 3].map((back) => written(year, realMonth, realDay - back)).find((date) => isDate(date));
  return fits ?? written(year, realMonth, 1);
}

function twoReadings(text: string, plain: string, today: LocalDate): string {
  const [first = 0, second = 0, typedYear] = plain.split(/[-/.]/).map(Number);
  const year = !typedYear ? null : typedYear < 100 ? 2000 + typedYear : typedYear;
  const readings = [
    [first, second],
    [second, first],
  ].flatMap(([month = 0, day = 0]) => {
    const date = year === null ? nextOf(text, month, day, today) : dateOf(text, year, month, day, today);
    return date.ok ? [date.value] : [];
  });
  const forms = [...new Set(readings)];
  return `${quoted(text)} reads differently in different countries; write ${forms.join(' or ') || today}.`;
}

/**
 * The days that `text` begins with: `2026-12-24..2027-01-02 family`, `24 Dec to 2 Jan`, `until Friday`, or a single date.
 *
 * returns: a week is from Monday to Sunday, this one from today; `rest` as typed, without the spaces and punctuation that separate it.
 * errors:  one sentence with the nearest right form; an end before its start, and more than 366 days, are refused.
 */
export function readDateRange(text: string, today: LocalDate): Result<DateRange, string> {
  const typed = text.trim().replace(/^(?=(?:until|till)\s)/i, 'today ');
  const plain = halfWidth(typed);
  const week = WEEK.exec(plain);
  if (week) {
    const next = week[1]?.toLowerCase() === 'next';
    const sunday = plusDays(today, 7 - weekdayOf(today));
    const days = next ? { from: plusDays(sunday, 1), to: plusDays(sunday, 7) } : { from: today, to: sunday };
    return ok({ ...days, rest: afterDates(typed, week[0]) });
  }
  const lasting = LASTING.exec(plain);
  if (lasting) return readLasting(typed, lasting, today);
  const match = RANGE.exec(plain);
  const end = match?.[2] === undefined ? NO_END.exec(plain)?.[1] : undefined;
  if (end !== undefined)
    return refuse(
      `${quoted(end)} is not a date; write the last day as ${plusDays(today, 7)}, or a comma before a reason.`,
    );
  if (!match)
    return refuse(`${quoted(text)} does not begin with a date; write ${today} or ${today}..${plusDays(today, 7)}.`);
  const [dates, first = '', last] = match;
  const from = readDate(first, today);
  if (!from.ok) return from;
  const to = last === undefined ? from : readEnd(last, from.value, today);
  if (!to.ok) return to;
  const wrong = wrongRange(dates, from.value, to.value);
  if (wrong !== null) return refuse(wrong);
  return ok({ from: from.value, to: to.value, rest: afterDates(typed, dates) });
}

function readLasting(
  typed: string,
  [said, number = '', unit]: RegExpExecArray,
  today: LocalDate,
): Result<DateRange, string> {
  const days = (COUNTED.get(number.toLowerCase()) ?? Number(number)) * (unit?.toLowerCase() === 'week' ? 7 : 1);
  if (days === 0) return refuse(`${quoted(said)} is no time at all; write 1 day for today.`);
  const to = plusDays(today, days - 1);
  const wrong = wrongRange(said, today, to);
  return wrong === null ? ok({ from: today, to, rest: afterDates(typed, said) }) : refuse(wrong);
}

const afterDates = (typed: string, dates: string): string =>
  typed.slice(dates.length).replace(/^[\s,;:]+(?:[-–—]+\s+)?/, '');

/** An end without a year or a date is counted from the start, unless that would be more than half a year of leave. */
function readEnd(text: string, from: LocalDate, today: LocalDate): Result<LocalDate, string> {
  if (/^(?:today|tomorrow|yesterday)$/i.test(text)) return readDate(text, today);
  const end = readDate(text, from);
  const wrapped = end.ok && !/\d{4}/.test(text) && daysBetween(from, end.value) > LONGEST_RANGE_DAYS / 2;
  return wrapped ? readDate(`${text} ${from.slice(0, 4)}`, today) : end;
}

function wrongRange(text: string, from: LocalDate, to: LocalDate): string | null {
  if (to < from) return `${quoted(text)} ends before it begins; write ${to}..${from}.`;
  if (daysBetween(from, to) < LONGEST_RANGE_DAYS) return null;
  const longest = plusDays(from, LONGEST_RANGE_DAYS - 1);
  return `${quoted(text)} is longer than ${LONGEST_RANGE_DAYS} days; the longest is ${from}..${longest}.`;
}

/** The same text with full-width digits and signs as plain ones, letter for letter, so that positions stay. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
