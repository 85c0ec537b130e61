import { ALL_DAYS, plainly, quoted } from './calendar-names.ts';
import { ok, refuse, type Result } from './result.ts';
import { readTime, weekdaysInWords } from './time-words.ts';
import {
  atLocal,
  localDate,
  plusDays,
  toLocalTime,
  weekdayOf,
  type Instant,
  type Interval,
  type LocalDate,
  type LocalTime,
  type Weekday,
  type Zone,
} from './time.ts';

/** Hours of work by the wall clock; `to` at or before `from` is on the next day. Belongs to the day it starts. */
export interface Shift {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** A week of work; a weekday without an entry is free. */
export type Shifts = Readonly<Partial<Record<Weekday, readonly Shift[]>>>;

/** Dates without work although the week has shifts: holidays, leave. */
export type DaysOff = ReadonlySet<LocalDate> | ((date: LocalDate) => boolean);

const NINE_TO_SIX: readonly Shift[] = [{ from: toLocalTime('09:00'), to: toLocalTime('18:00') }];

/** The week assumed until a member says otherwise: Monday to Friday, 09:00 to 18:00. */
export const DEFAULT_SHIFTS: Shifts = {
  1: NINE_TO_SIX,
  2: NINE_TO_SIX,
  3: NINE_TO_SIX,
  4: NINE_TO_SIX,
  5: NINE_TO_SIX,
};

// Nobody works again after two years without a single working day.
const LONGEST_BREAK_DAYS = 732;

/** The hours of work that start on `date`, in order; what overlaps or touches is one interval, what a gap swallows is none. */
export function shiftsOn(shifts: Shifts, date: LocalDate, zone: Zone): Interval[] {
  const intervals = (shifts[weekdayOf(date)] ?? [])
    .map(({ from, to }) => ({
      from: atLocal(date, from, zone),
      to: atLocal(to > from ? date : plusDays(date, 1), to, zone),
    }))
    .filter(({ from, to }) => from < to);
  return merged(intervals);
}

function merged(intervals: readonly Interval[]): Interval[] {
  const apart: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = apart.at(-1);
    if (last === undefined || last.to < next.from) apart.push(next);
    else if (last.to < next.to) apart[apart.length - 1] = { from: last.from, to: next.to };
  }
  return apart;
}

/** Whether a shift starts on `date`, days off aside. */
export function isWorkingDay(shifts: Shifts, date: LocalDate, off?: DaysOff): boolean {
  return (shifts[weekdayOf(date)] ?? []).length > 0 && !isOff(date, off);
}

function isOff(date: LocalDate, off: DaysOff | undefined): boolean {
  if (off === undefined) return false;
  return typeof off === 'function' ? off(date) : off.has(date);
}

/** Whether `at` is inside a shift; the end of a shift no longer is. A night shift of the day before counts. */
export function withinHours(at: Instant, shifts: Shifts, zone: Zone): boolean {
  const today = localDate(at, zone);
  return [plusDays(today, -1), today].some((date) =>
    shiftsOn(shifts, date, zone).some(({ from, to }) => from <= at && at < to),
  );
}

/** The end of the last shift that starts on `date`, which may be on the next day; null when none starts. */
export function endOfWork(shifts: Shifts, date: LocalDate, zone: Zone): Instant | null {
  return shiftsOn(shifts, date, zone).at(-1)?.to ?? null;
}

/**
 * The `days`-th working day after `date`, or before it when negative; `date` itself for 0, worked or not.
 *
 * returns: null when no working day is found within two years of the one before.
 */
export function plusWorkingDays(shifts: Shifts, date: LocalDate, days: number, off?: DaysOff): LocalDate | null {
  const step = days < 0 ? -1 : 1;
  let found = date;
  for (let left = Math.abs(days); left > 0; left -= 1) {
    const next = nextWorkingDay(shifts, found, step, off);
    if (next === null) return null;
    found = next;
  }
  return found;
}

function nextWorkingDay(shifts: Shifts, date: LocalDate, step: 1 | -1, off: DaysOff | undefined): LocalDate | null {
  for (let ahead = 1; ahead <= LONGEST_BREAK_DAYS; ahead += 1) {
    const day = plusDays(date, ahead * step);
    if (isWorkingDay(shifts, day, off)) return day;
  }
  return null;
}

/** How many working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(shifts: Shifts, from: LocalDate, to: LocalDate, off?: DaysOff): number {
  if (to < from) return -workedFrom(shifts, to, plusDays(from, -1), off);
  return to === from ? 0 : workedFrom(shifts, plusDays(from, 1), to, off);
}

function workedFrom(shifts: Shifts, first: LocalDate, last: LocalDate, off: DaysOff | undefined): number {
  let worked = 0;
  for (let day = first; day <= last; day = plusDays(day, 1)) if (isWorkingDay(shifts, day, off)) worked += 1;
  return worked;
}

/** The shift written as `09:00-17:30`; an end before the start is on the next day. errors: one sentence. */
export function readShift(text: string): Result<Shift, string> {
  const parts = plainly(text).split(/ ?(?:-|–|—|\bto\b|\.\.) ?/);
  if (parts.length !== 2) return refuse(`${quoted(text)} is not a shift; write it as 09:00-17:30.`);
  const [from, to] = [readTime(parts[0] ?? ''), readTime(parts[1] ?? '')];
  if (!from.ok) return from;
  if (!to.ok) return to;
  return ok({ from: from.value, to: to.value });
}

/** The week in one line, such as `Mon–Fri 09:00–18:00`; days with the same hours stand together. */
export function shiftsInWords(shifts: Shifts): string {
  const days = new Map<string, Weekday[]>();
  for (const day of ALL_DAYS) {
    const hours = (shifts[day] ?? []).map(({ from, to }) => `${from}–${to}`).join(', ');
    if (hours !== '') days.set(hours, [...(days.get(hours) ?? []), day]);
  }
  if (days.size === 0) return 'no working hours';
  return [...days].map(([hours, on]) => `${weekdaysInWords(on)} ${hours}`).join('; ');
}
