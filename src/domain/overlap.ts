import type { DaysOff, Shift, Shifts } from './shift.ts';
import {
  atWall,
  daysBetween,
  epochMs,
  localDate,
  minutesOfDay,
  plusDays,
  toLocalDate,
  weekdayOfDay,
  type Interval,
  type LocalDate,
  type Zone,
} from './time.ts';

const DAY_0 = toLocalDate('1970-01-01');

/** From one moment up to, and without, another. units: epoch ms; a sweep over a year compares a million of them. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When somebody works: a week in a zone, without the days off. */
export interface Calendar {
  readonly zone: Zone;
  readonly shifts: Shifts;
  readonly off?: DaysOff;
}

/** A longest stretch in which the same people are at work; `present` are their places in the list, at least one. */
export interface Segment extends Span {
  readonly present: readonly number[];
}

/**
 * When the person is at work between the two moments: apart, in order, cut at both ends.
 *
 * A shift belongs to the day it starts on, so a night shift that begins on the eve of a day off goes on into it.
 */
export function presenceOf({ zone, shifts, off }: Calendar, { from, to }: Interval): Span[] {
  const spans: Span[] = [];
  const [first, last] = [epochMs(from), epochMs(to)];
  // A shift of the day before may reach into the first day; none is longer than a day.
  const lastDay = daysBetween(DAY_0, localDate(to, zone));
  for (let day = daysBetween(DAY_0, localDate(from, zone)) - 1; day <= lastDay; day += 1) {
    const today = shifts[weekdayOfDay(day)];
    if (today === undefined || (off !== undefined && isOff(off, plusDays(DAY_0, day)))) continue;
    const hours = today.map((shift) => hoursOf(shift, day, zone)).toSorted((a, b) => a.from - b.from);
    for (const span of hours) addSpan(spans, { from: Math.max(span.from, first), to: Math.min(span.to, last) });
  }
  return spans;
}

/** Numbers all the way: a year of a large team is some hundred thousand moments, and each as a text would take most of the time. */
function hoursOf({ from, to }: Shift, day: number, zone: Zone): Span {
  return {
    from: atWall(day, minutesOfDay(from), zone),
    to: atWall(to > from ? day : day + 1, minutesOfDay(to), zone),
  };
}

const isOff = (off: DaysOff, date: LocalDate): boolean => (typeof off === 'function' ? off(date) : off.has(date));

/** Adds a span that begins no earlier than the last one; what overlaps or touches becomes one. */
function addSpan(spans: Span[], next: Span): void {
  if (next.from >= next.to) return;
  const last = spans.at(-1);
  if (last === undefined || last.to < next.from) spans.push(next);
  else if (last.to < next.to) spans[spans.length - 1] = { from: last.from, to: next.to };
}

/**
 * The same for each of several people. Those with the same zone, week and days off share one list: a team of hundreds
 * has some dozens of calendars.
 */
export function presencesOf(calendars: readonly Calendar[], range: Interval): (readonly Span[])[] {
  const known = new Map<string, readonly Span[]>();
  const places = new Map<object, number>();
  const placeOf = (thing: object): number => {
    const place = places.get(thing) ?? places.size;
    places.set(thing, place);
    return place;
  };
  const written = new Map<Shifts, string>();
  return calendars.map((calendar) => {
    const { zone, shifts, off } = calendar;
    const week = written.get(shifts) ?? JSON.stringify(shifts);
    written.set(shifts, week);
    const key = `${zone} ${off === undefined ? '' : placeOf(off)} ${week}`;
    const spans = known.get(key) ?? presenceOf(calendar, range);
    known.set(key, spans);
    return spans;
  });
}

/**
 * The stretches of time in which somebody is at work, in order; neighbours differ in who is.
 *
 * presences: each person's spans, apart and in order, as `presenceOf` gives them; of one list shared by several people,
 *            as `presencesOf` gives them, the ends are sorted once.
 * cost:      sorting the ends of all spans; a minute-by-minute grid is never made, so half-hour zones are exact.
 */
export function segmentsOf(presences: readonly (readonly Span[])[]): Segment[] {
  const lists = [...new Set(presences)];
  const places = new Map(lists.map((spans, place) => [spans, place]));
  const listOf = presences.map((spans) => places.get(spans) ?? 0);
  const moments = lists.flatMap((spans, list) =>
    spans.flatMap(({ from, to }) => [
      { at: from, list, comes: 1 },
      { at: to, list, comes: 0 },
    ]),
  );
  const segments: Segment[] = [];
  const here = new Uint8Array(lists.length);
  let many = 0;
  let since = 0;
  for (const { at, list, comes } of moments.toSorted((a, b) => a.at - b.at)) {
    if (many > 0 && at > since) segments.push({ from: since, to: at, present: presentIn(listOf, here) });
    since = at;
    many += comes === here[list] ? 0 : comes === 1 ? 1 : -1;
    here[list] = comes;
  }
  return segments.reduce(joined, []);
}

function presentIn(listOf: readonly number[], here: Uint8Array): number[] {
  const present: number[] = [];
  for (let person = 0; person < listOf.length; person += 1) if (here[listOf[person] ?? 0] === 1) present.push(person);
  return present;
}

/** Two moments that cancel each other (one goes as another comes) leave a cut between the same people: it is closed. */
function joined(segments: Segment[], next: Segment): Segment[] {
  const last = segments.at(-1);
  const same = last?.to === next.from && last.present.length === next.present.length;
  if (same && last.present.every((person, place) => person === next.present[place])) {
    segments[segments.length - 1] = { ...last, to: next.to };
  } else segments.push(next);
  return segments;
}

/**
 * When at least `least` people are at work, all of `required` among them: apart, in order.
 *
 * required: places in the list of presences; none by default.
 */
export function sharedBy(segments: readonly Segment[], least: number, required: readonly number[] = []): Span[] {
  const spans: Span[] = [];
  for (const { from, to, present } of segments) {
    const enough = present.length >= Math.max(1, least) && required.every((person) => present.includes(person));
    if (enough) addSpan(spans, { from, to });
  }
  return spans;
}

/** The most people who are ever at work together, and for how long that many are. units: ms; none: 0 and 0. */
export function fullest(segments: readonly Segment[]): { readonly people: number; readonly ms: number } {
  const people = segments.reduce((most, { present }) => Math.max(most, present.length), 0);
  return { people, ms: lengthOf(sharedBy(segments, people)) };
}

/** How long the spans are together. units: ms */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}

const DAY = 86_400_000;

/** The spans cut at every UTC midnight, by the days since 1970 on which they are; a day without any is absent. */
export function byDay<S extends Span>(spans: readonly S[]): Map<number, S[]> {
  const days = new Map<number, S[]>();
  for (const span of spans) {
    for (let day = Math.floor(span.from / DAY); day * DAY < span.to; day += 1) {
      const part = { ...span, from: Math.max(span.from, day * DAY), to: Math.min(span.to, (day + 1) * DAY) };
      const today = days.get(day);
      if (today) today.push(part);
      else days.set(day, [part]);
    }
  }
  return days;
}
