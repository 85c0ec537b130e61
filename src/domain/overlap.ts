import { shiftsOn, type DaysOff, type Shifts } from './shift.ts';
import { epochMs, localDate, plusDays, type Instant, type Interval, type Zone } from './time.ts';

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
  // A shift of the day before may reach into the first day; none is longer than a day.
  const last = localDate(to, zone);
  for (let date = plusDays(localDate(from, zone), -1); date <= last; date = plusDays(date, 1)) {
    if (isOff(off, date)) continue;
    for (const shift of shiftsOn(shifts, date, zone)) addSpan(spans, cut(shift, from, to));
  }
  return spans;
}

const isOff = (off: DaysOff | undefined, date: Parameters<typeof plusDays>[0]): boolean =>
  off !== undefined && (typeof off === 'function' ? off(date) : off.has(date));

const cut = (shift: Interval, from: Instant, to: Instant): Span => ({
  from: epochMs(shift.from < from ? from : shift.from),
  to: epochMs(shift.to > to ? to : shift.to),
});

/** Adds a span that begins no earlier than the last one; what overlaps or touches becomes one. */
function addSpan(spans: Span[], next: Span): void {
  if (next.from >= next.to) return;
  const last = spans.at(-1);
  if (last === undefined || last.to < next.from) spans.push(next);
  else if (last.to < next.to) spans[spans.length - 1] = { from: last.from, to: next.to };
}

/**
 * The stretches of time in which somebody is at work, in order; neighbours differ in who is.
 *
 * presences: each person's spans, apart and in order, as `presenceOf` gives them.
 * cost:      sorting the ends of all spans; a minute-by-minute grid is never made, so half-hour zones are exact.
 */
export function segmentsOf(presences: readonly (readonly Span[])[]): Segment[] {
  const moments = presences.flatMap((spans, person) =>
    spans.flatMap(({ from, to }) => [
      { at: from, person, comes: true },
      { at: to, person, comes: false },
    ]),
  );
  const segments: Segment[] = [];
  const here = new Set<number>();
  let since = 0;
  for (const { at, person, comes } of moments.toSorted((a, b) => a.at - b.at)) {
    if (here.size > 0 && at > since) segments.push({ from: since, to: at, present: [...here].toSorted(byNumber) });
    since = at;
    if (comes) here.add(person);
    else here.delete(person);
  }
  return segments.reduce(joined, []);
}

const byNumber = (a: number, b: number): number => a - b;

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
