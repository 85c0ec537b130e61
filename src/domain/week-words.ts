import { ALL_DAYS, plainly, quoted, WEEKDAYS } from './calendar-names.ts';
import { ok, refuse, type Result } from './result.ts';
import { readShift, shiftsInWords, type Shift, type Shifts } from './shift.ts';
import { readWeekdays, weekdaysInWords } from './time-words.ts';
import { minutesOfDay, type Weekday } from './time.ts';

const EXAMPLE = 'Mon–Fri 09:00–18:00';
/** Nobody works longer in one go; `9-5` without "pm" would. units: minutes */
const LONGEST_SHIFT = 16 * 60;
const DAY = 24 * 60;

/** The week in as many lines as it has patterns, as `readWeek` reads it: `Mon–Thu 09:00–12:30, 14:00–18:00`. */
export function weekInLines(shifts: Shifts): string {
  return Object.values(shifts).some((hours) => hours.length > 0) ? shiftsInWords(shifts).replaceAll('; ', '\n') : '';
}

/**
 * The week that `text` describes, a line (or a part between semicolons) for days with the same hours.
 *
 * returns: several ranges on a day are a split day; an end at or before its start is on the next day.
 * errors:  one sentence with the nearest right form: days in two lines, hours that overlap, more than 16 hours at once.
 */
export function readWeek(text: string): Result<Shifts, string> {
  const week: Partial<Record<Weekday, readonly Shift[]>> = {};
  const free = new Set<Weekday>();
  for (const line of text.split(/[\n;]/).filter((part) => part.trim() !== '')) {
    const read = readLine(line);
    if (!read.ok) return read;
    const { days, hours } = read.value;
    const again = days.find((day) => week[day] !== undefined || free.has(day));
    if (again !== undefined) return refuse(inTwoLines(again, days, hours, week));
    for (const day of days) {
      if (hours.length > 0) week[day] = hours;
      else free.add(day);
    }
  }
  if (Object.keys(week).length === 0) return refuse(`Write at least one day with its hours, such as ${EXAMPLE}.`);
  const clash = nightClash(week);
  return clash === null ? ok(week) : refuse(clash);
}

interface Line {
  readonly days: readonly Weekday[];
  readonly hours: readonly Shift[];
}

function readLine(line: string): Result<Line, string> {
  const plain = plainly(line);
  const free = /^(.*?)[:,]? ?(?:off|free|none|no work|closed|[-–—])$/.exec(plain);
  const [, before = '', after = ''] = /^(.*?)(?: ?: ?| )?((?:\d|noon|midnight).*)?$/.exec(plain) ?? [];
  const named = (free && after === '' ? (free[1] ?? '') : before).replace(/,? from$/, '').trim();
  if (named === '') return refuse(`${quoted(line)} does not say on which days; write ${EXAMPLE}.`);
  const days = readWeekdays(named);
  if (!days.ok) return days;
  if (free && after === '') return ok({ days: days.value, hours: [] });
  if (after === '')
    return refuse(`${quoted(line)} has no hours; write ${weekdaysInWords(days.value)} 09:00–18:00, or leave it out.`);
  const hours = readRanges(after);
  return hours.ok ? ok({ days: days.value, hours: hours.value }) : hours;
}

/**
 * Ranges of the clock such as `09:00–12:30, 14:00–18:00`, in the order of their starts.
 *
 * errors: one sentence; ranges that overlap and ranges of more than 16 hours are refused.
 */
export function readRanges(text: string): Result<Shift[], string> {
  const parts = plainly(text)
    .split(
      / ?(?:[,&/+]| and ) ?|(?<=\d|m|noon|midnight) (?=\d{1,2}[:.h]?\d{0,2} ?(?:[ap]\.?m\.?)? ?(?:-|–|—|to\b|\.\.))/,
    )
    .filter((part) => part !== '');
  const ranges: Shift[] = [];
  for (const part of parts) {
    const shift = readShift(part.replace(/24:00$/, '00:00'));
    if (!shift.ok) return shift;
    const wrong = wrongRange(part, shift.value);
    if (wrong !== null) return refuse(wrong);
    ranges.push(shift.value);
  }
  if (ranges.length === 0) return refuse('Write the hours as 09:00–18:00.');
  const sorted = ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const overlap = overlapIn(sorted);
  return overlap === null ? ok(sorted) : refuse(overlap);
}

/** units: minutes; a shift that ends at its start lasts a day. */
const lengthOf = ({ from, to }: Shift): number => ((minutesOfDay(to) - minutesOfDay(from) + DAY - 1) % DAY) + 1;
const written = ({ from, to }: Shift): string => `${from}–${to}`;

function wrongRange(part: string, shift: Shift): string | null {
  if (shift.from === shift.to && part.includes('24'))
    return `${quoted(part)} is the whole day; ${LONGEST_SHIFT / 60} hours at once are the most, such as 06:00–22:00.`;
  if (shift.from === shift.to) return `${quoted(part)} starts and ends at the same time; write it as 09:00–18:00.`;
  if (lengthOf(shift) <= LONGEST_SHIFT) return null;
  const afternoon = minutesOfDay(shift.to) + DAY / 2;
  const meant = `${shift.from}–${String(Math.floor(afternoon / 60)).padStart(2, '0')}:${shift.to.slice(3)}`;
  const hint = afternoon < DAY && afternoon > minutesOfDay(shift.from) ? `did you mean ${meant}?` : 'split it in two.';
  return `${quoted(part)} would be ${Math.round(lengthOf(shift) / 60)} hours at once; ${hint}`;
}

function overlapIn(sorted: readonly Shift[]): string | null {
  for (const [index, next] of sorted.entries()) {
    const before = sorted[index - 1];
    if (!before) continue;
    const ends = minutesOfDay(before.from) + lengthOf(before);
    if (ends <= minutesOfDay(next.from)) continue;
    const last = ends >= minutesOfDay(next.from) + lengthOf(next) ? before.to : next.to;
    return `${written(before)} and ${written(next)} overlap; write ${before.from}–${last}.`;
  }
  return null;
}

function inTwoLines(day: Weekday, days: readonly Weekday[], hours: readonly Shift[], week: Shifts): string {
  const name = WEEKDAYS[day - 1] ?? '';
  const before = week[day];
  if (!before) return `${name} is in two lines; write each day once.`;
  const others = ALL_DAYS.filter((one) => week[one] === before && !days.includes(one));
  const first = others.length > 0 ? [`${weekdaysInWords(others)} ${before.map(written).join(', ')}`] : [];
  const second = hours.length > 0 ? [`${weekdaysInWords(days)} ${hours.map(written).join(', ')}`] : [];
  return `${name} is in two lines; write each day once: ${[...first, ...second].join(' and ')}.`;
}

/** A night that runs into the next day's hours would make one question two. */
function nightClash(week: Shifts): string | null {
  for (const day of ALL_DAYS) {
    const last = week[day]?.at(-1);
    const next = ALL_DAYS[day % 7] ?? 1;
    const first = week[next]?.[0];
    if (!last || !first) continue;
    const runsOver = minutesOfDay(last.from) + lengthOf(last) - DAY;
    if (runsOver <= minutesOfDay(first.from)) continue;
    const [name, nextName] = [WEEKDAYS[day - 1], WEEKDAYS[next - 1]];
    return `${name}'s hours end at ${last.to} on ${nextName}, after ${nextName}'s begin at ${first.from}; end them at ${first.from} or earlier.`;
  }
  return null;
}
