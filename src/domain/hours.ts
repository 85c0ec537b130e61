import { absenceOn, type Absence, type Member } from './member.ts';
import { shiftsOn, type Shift } from './shift.ts';
import { atLocal, localDate, plusDays, type Instant, type Interval, type LocalDate, type Zone } from './time.ts';

/** Somebody and their leave: all that decides when they may be written to. */
export interface Person {
  readonly member: Member;
  readonly absences: readonly Absence[];
}

// A weekly shift can vanish in a clock change, and a leave takes weeks out.
const DAYS_AHEAD = 400;

/** The hours in which they work and that start on `date`, in order, leave of whole days aside; none without a zone. */
export function workOn({ member }: Person, date: LocalDate): Interval[] {
  return member.zone === null ? [] : shiftsOn(member.shifts, date, member.zone);
}

/** The part of `workOn` in which they want to be written to. */
export function openOn(person: Person, date: LocalDate): Interval[] {
  const { zone, quiet } = person.member;
  const work = workOn(person, date);
  if (zone === null || quiet.length === 0) return work;
  const silent = [-1, 0, 1].flatMap((away) => quiet.map((range) => intervalOn(plusDays(date, away), range, zone)));
  return silent.reduce(without, work);
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

/** Whether they may be written to at `at`: at work, not in their quiet hours, not on leave. A night shift of the day before counts. */
export function mayWrite(person: Person, at: Instant): boolean {
  const { zone } = person.member;
  if (zone === null) return false;
  const today = localDate(at, zone);
  return [plusDays(today, -1), today].some((date) =>
    openAndHere(person, date).some(({ from, to }) => from <= at && at < to),
  );
}

/** The end of the open hours that `at` lies in; null: they may not be written to at `at`. */
export function closing(person: Person, at: Instant): Instant | null {
  const { zone } = person.member;
  if (zone === null) return null;
  const today = localDate(at, zone);
  const hours = [plusDays(today, -1), today].flatMap((date) => openAndHere(person, date));
  const ends = hours.flatMap(({ from, to }) => (from <= at && at < to ? [to] : []));
  return ends.toSorted().at(-1) ?? null;
}

/** The first moment from `at` on at which they may be written to; null: none within 400 days. */
export function nextOpening(person: Person, at: Instant): Instant | null {
  const { zone } = person.member;
  if (zone === null) return null;
  if (mayWrite(person, at)) return at;
  const today = localDate(at, zone);
  for (let ahead = -1; ahead <= DAYS_AHEAD; ahead += 1) {
    const next = openAndHere(person, plusDays(today, ahead)).find(({ from }) => from > at);
    if (next) return next.from;
  }
  return null;
}

const openAndHere = (person: Person, date: LocalDate): Interval[] =>
  absenceOn(person.absences, date) ? [] : openOn(person, date);
