import { withoutHalf } from './half-day.ts';
import { absenceOn, halfOff, type Absence, type Member } from './member.ts';
import { shiftsOn, type Shift } from './shift.ts';
import { atLocal, localDate, plusDays, type Instant, type Interval, type LocalDate, type Zone } from './time.ts';
import { stretches, zoneAt } from './travel.ts';

/** Somebody and their leave: all that decides when they may be written to. */
export interface Person {
  readonly member: Member;
  readonly absences: readonly Absence[];
}

// A weekly shift can vanish in a clock change, and a leave takes weeks out.
const DAYS_AHEAD = 400;
/** No two zones are further apart, so hours found on one day are not preceded by those of a day this much later. */
const ZONES_APART_DAYS = 2;

/** The hours in which they work by the clock of `zone` and that start on `date`, in order, leave of whole days aside. */
export function workOn({ member, absences }: Person, date: LocalDate, zone: Zone | null = member.zone): Interval[] {
  if (zone === null) return [];
  const shifts = shiftsOn(member.shifts, date, zone);
  const half = halfOff(absences, date);
  return half === null ? shifts : withoutHalf(shifts, half);
}

/** The part of `workOn` in which they want to be written to. */
export function openOn(person: Person, date: LocalDate, zone: Zone | null = person.member.zone): Interval[] {
  const { quiet } = person.member;
  const work = workOn(person, date, zone);
  if (zone === null || quiet.length === 0) return work;
  const silent = [-1, 0, 1].flatMap((away) => quiet.map((range) => intervalOn(plusDays(date, away), range, zone)));
  return silent.reduce(without, work);
}

/** Whether quiet hours take all of the hours that start on `date`, of which there are some. */
export function isAllQuiet(person: Person, date: LocalDate): boolean {
  return workOn(person, date).length > 0 && openOn(person, date).length === 0;
}

function intervalOn(date: LocalDate, { from, to }: Shift, zone: Zone): Interval {
  return { from: atLocal(date, from, zone), to: atLocal(to > from ? date : plusDays(date, 1), to, zone) };
}

/** What is left of `intervals` outside `taken`. */
function without(intervals: readonly Interval[], taken: Interval): Interval[] {
  return intervals.flatMap(({ from, to }) => {
    if (taken.to <= from || to <= taken.from) return [{ from, to }];
    const before = from < taken.from ? [{ from, to: taken.from }] : [];
    return taken.to < to ? [...before, { from: taken.to, to }] : before;
  });
}

/** When they may be written to in hours that start on `date`, by the zone in force at each moment; never on leave. */
export function openHours(person: Person, date: LocalDate): Interval[] {
  if (absenceOn(person.absences, date)) return [];
  const spans = stretches(person.member);
  if (spans.length < 2) return openOn(person, date);
  const clipped = spans.flatMap(({ zone, from, to }) =>
    openOn(person, date, zone).map((hours) => ({
      from: hours.from < from ? from : hours.from,
      to: hours.to < to ? hours.to : to,
    })),
  );
  return clipped.filter(({ from, to }) => from < to).toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Open hours that may hold `at`: a night shift of the day before counts, and for travellers what their other clock calls that day. */
function around(person: Person, at: Instant): Interval[] {
  const zone = zoneAt(person.member, at);
  if (zone === null) return [];
  const today = localDate(at, zone);
  return [-1, 0].flatMap((away) => openHours(person, plusDays(today, away)));
}

/** Whether they may be written to at `at`: at work, not in their quiet hours, not on leave. */
export function mayWrite(person: Person, at: Instant): boolean {
  return around(person, at).some(({ from, to }) => from <= at && at < to);
}

/** The end of the open hours that `at` lies in; null: they may not be written to at `at`. */
export function closing(person: Person, at: Instant): Instant | null {
  const ends = around(person, at).flatMap(({ from, to }) => (from <= at && at < to ? [to] : []));
  return ends.toSorted().at(-1) ?? null;
}

/** The first moment from `at` on at which they may be written to; null: none within 400 days. */
export function nextOpening(person: Person, at: Instant): Instant | null {
  const zone = zoneAt(person.member, at);
  if (zone === null) return null;
  if (mayWrite(person, at)) return at;
  const today = localDate(at, zone);
  for (let ahead = -ZONES_APART_DAYS; ahead <= DAYS_AHEAD; ahead += 1) {
    const first = startAfter(person, plusDays(today, ahead), at);
    if (first === null) continue;
    if (person.member.stays.length === 0) return first;
    const others = [1, ZONES_APART_DAYS].map((more) => startAfter(person, plusDays(today, ahead + more), at));
    return [first, ...others].filter((found) => found !== null).toSorted()[0] ?? first;
  }
  return null;
}

/** When their first open hours of `date` begin that do so after `at`; null: none do. */
export function startAfter(person: Person, date: LocalDate, at: Instant): Instant | null {
  return openHours(person, date).find(({ from }) => from > at)?.from ?? null;
}
