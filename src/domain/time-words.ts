import { ALL_DAYS, MONTHS, plainly, quoted, WEEKDAYS, weekdayNamed } from './calendar-names.ts';
import { nearest } from './nearest.ts';
import { ok, refuse, type Result } from './result.ts';
import {
  daysBetween,
  localDate,
  localTime,
  toLocalTime,
  weekdayOf,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Weekday,
  type Zone,
} from './time.ts';

export { readDate, readDateRange, type DateRange } from './date-words.ts';
export { offsetInWords, readZone, zoneInWords } from './zone-words.ts';

const SHORTEST_MINUTES = 5;
const LONGEST_MINUTES = 12 * 60;
// Maps, because people also type `__proto__`.
const NAMED_TIMES = new Map([
  ['noon', '12:00'],
  ['midnight', '00:00'],
]);

/** The time of day that `text` means: `9`, `9:30`, `9.30`, `0930`, `9:30 pm`, `noon`. errors: one sentence with the nearest right form. */
export function readTime(text: string): Result<LocalTime, string> {
  const plain = plainly(text);
  const named = NAMED_TIMES.get(plain);
  if (named !== undefined) return ok(toLocalTime(named));
  const match = /^(\d{1,2})(?:\s?[:.h]?\s?(\d{2})|h)?\s?(?:([ap])\.?m?\.?)?$/.exec(plain);
  if (!match) return refuse(`${quoted(text)} is not a time; write it as 09:30 or 9:30 pm.`);
  const [hour, minute, half] = [Number(match[1]), Number(match[2] ?? 0), match[3]];
  const known = hourOf(hour, half);
  if (known !== null && minute < 60) return ok(clock(known, minute));
  if (hour === 24 && minute === 0) return refuse(`${quoted(text)} is not a time of day; write 00:00 for midnight.`);
  const near = known ?? Math.min(hour, 23);
  return refuse(`${quoted(text)} is not a time of day; the nearest is ${clock(near, Math.min(minute, 59))}.`);
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

const clock = (hour: number, minute: number): LocalTime =>
  toLocalTime(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

/**
 * How long `text` means: `1h`, `90m`, `1h30`, `1:30`, `1.5 hours`, `45`.
 *
 * units:   minutes, whole; a bare number is minutes already.
 * errors:  one sentence; under 5 minutes and over 12 hours are refused.
 */
export function readDuration(text: string): Result<number, string> {
  const minutes = minutesIn(
    plainly(text)
      .replace(/^(?:an?|one) /, '1 ')
      .replace(/^half an hour$/, '30m'),
  );
  if (minutes === null) return refuse(`${quoted(text)} is not a length of time; write it as 45m, 1h or 1h30.`);
  if (minutes < SHORTEST_MINUTES) return refuse(`${quoted(text)} is too short; the shortest is ${SHORTEST_MINUTES}m.`);
  if (minutes > LONGEST_MINUTES) return refuse(`${quoted(text)} is too long; the longest is ${LONGEST_MINUTES / 60}h.`);
  return ok(minutes);
}

function minutesIn(plain: string): number | null {
  const colon = /^(\d{1,4}):([0-5]\d)$/.exec(plain);
  if (colon) return Number(colon[1]) * 60 + Number(colon[2]);
  const parts = /^(?:(\d+(?:[.,]\d+)?) ?(?:h|hrs?|hours?)(?: and)? ?)?(?:(\d+) ?(?:m|mins?|minutes?)?)?$/.exec(plain);
  if (!parts || plain === '') return null;
  return Math.round(Number((parts[1] ?? '0').replace(',', '.')) * 60) + Number(parts[2] ?? 0);
}

/** A length of time as `readDuration` reads it: `45m`, `1h`, `1h30`. units: whole minutes. */
export function durationInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}m`;
  return rest === 0 ? `${hours}h` : `${hours}h${String(rest).padStart(2, '0')}`;
}

/** The time that is so far into its day or a later one: 09:30 for 570 and for 2010. units: minutes, not negative */
export function clockOf(minutes: number): LocalTime {
  return clock(Math.floor(minutes / 60) % 24, minutes % 60);
}

const MANY_DAYS = new Map<string, readonly Weekday[]>([
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekend', [6, 7]],
  ['weekends', [6, 7]],
  ['daily', ALL_DAYS],
  ['every day', ALL_DAYS],
  ['all days', ALL_DAYS],
]);

/** The weekdays that `text` lists: `Mon-Fri`, `Sun-Thu`, `mon, wed and fri`, `every day`. returns: once each, Monday first. */
export function readWeekdays(text: string): Result<Weekday[], string> {
  const plain = plainly(text);
  const many = MANY_DAYS.get(plain);
  if (many) return ok([...many]);
  const listed = plain.replace(/ ?(?:\.\.|[-–—]|\b(?:to|until|through)\b) ?/g, '-').split(/ ?(?:[,;/&+]| and | ) ?/);
  const days = new Set<Weekday>();
  for (const part of listed.filter((word) => word !== '' && word !== 'and')) {
    const [first = '', last = first, ...more] = part.split('-');
    const [from, to] = [weekdayNamed(first), weekdayNamed(last)];
    if (from === null || to === null) return refuse(notWeekdays(text, from === null ? first : last));
    if (more.length > 0) return refuse(notWeekdays(text, ''));
    for (const day of daysFrom(from, to)) days.add(day);
  }
  if (days.size === 0) return refuse(notWeekdays(text, ''));
  return ok(ALL_DAYS.filter((day) => days.has(day)));
}

const daysFrom = (from: Weekday, to: Weekday): Weekday[] =>
  [...ALL_DAYS, ...ALL_DAYS].slice(from - 1, from + ((to - from + 7) % 7));

function notWeekdays(text: string, word: string): string {
  const near = nearest(word, WEEKDAYS);
  const right = near === null ? 'write them as Mon-Fri or Mon, Wed, Fri' : `did you mean ${near}`;
  return `${quoted(text)} is not a list of weekdays; ${right}${near === null ? '.' : '?'}`;
}

/** The weekdays in one short line, neighbours joined: `Mon–Fri`, `Sun–Thu`, `Mon, Wed`, `every day`, `no days`. */
export function weekdaysInWords(days: readonly Weekday[]): string {
  const on = new Set(days);
  if (on.size === 7) return 'every day';
  const starts = ALL_DAYS.filter((day) => on.has(day) && !on.has(wrapped(day - 1)));
  return starts.map((start) => runInWords(start, on)).join(', ') || 'no days';
}

const wrapped = (day: number): Weekday => ALL_DAYS[(day + 6) % 7] ?? 1;
const short = (day: Weekday): string => WEEKDAYS[day - 1]?.slice(0, 3) ?? '';

function runInWords(start: Weekday, on: ReadonlySet<Weekday>): string {
  let length = 1;
  while (on.has(wrapped(start + length))) length += 1;
  const last = short(wrapped(start + length - 1));
  if (length === 1) return short(start);
  return length === 2 ? `${short(start)}, ${last}` : `${short(start)}–${last}`;
}

const monthOf = (date: LocalDate): string => MONTHS[Number(date.slice(5, 7)) - 1] ?? '';

/** The date as a person says it: `Tuesday 10 March`, with ` 2026` after it when `year` is `'with year'`. */
export function dateInWords(date: LocalDate, year: 'with year' | 'without year' = 'without year'): string {
  const said = `${WEEKDAYS[weekdayOf(date) - 1]} ${Number(date.slice(8))} ${monthOf(date)}`;
  return year === 'with year' ? `${said} ${date.slice(0, 4)}` : said;
}

/** What clocks in `zone` show at `at`: `17:30`. */
export function clockInWords(at: Instant, zone: Zone): string {
  return localTime(at, zone);
}

/** The moment as someone in `zone` says it on the day `today`: `17:30`, `tomorrow 09:30`, `Thu 12 March 09:30`. */
export function momentInWords(at: Instant, zone: Zone, today: LocalDate): string {
  const [date, time] = [localDate(at, zone), localTime(at, zone)];
  const away = daysBetween(today, date);
  if (away === 0) return time;
  if (away === 1) return `tomorrow ${time}`;
  if (away === -1) return `yesterday ${time}`;
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.slice(0, 4)}`;
  return `${short(weekdayOf(date))} ${Number(date.slice(8))} ${monthOf(date)}${year} ${time}`;
}
