import type { Segment, Span } from './overlap.ts';

/** A stretch of the wanted length; `present` are those at work throughout, by their places. units: epoch ms */
export interface Window extends Span {
  readonly present: readonly number[];
}

/** Who must be there. `least`: so many people at least, 1 by default; `required`: all of these, by their places. */
export interface Wanted {
  readonly least?: number;
  readonly required?: readonly number[];
}

/**
 * Windows of `length` ms with the most people at work throughout, those with more people first, then the earlier ones.
 *
 * segments: as `segmentsOf` gives them.
 * returns:  one for each break point that may begin or end the best: coverage only changes where somebody comes or goes, so
 *           a best window starts where a segment starts or ends where one ends. None where too few people ever are.
 */
export function windowsOf(
  segments: readonly Segment[],
  length: number,
  { least = 1, required = [] }: Wanted,
): Window[] {
  const starts = new Set<number>();
  for (const { from, to } of segments) starts.add(from).add(to - length);
  const sorted = [...starts].toSorted((a, b) => a - b);
  const found: Window[] = [];
  let first = 0;
  for (const from of sorted) {
    while ((segments[first]?.to ?? Infinity) <= from) first += 1;
    const present = throughout(segments, first, { from, to: from + length });
    const enough = present.length >= Math.max(1, least) && required.every((person) => present.includes(person));
    if (enough) found.push({ from, to: from + length, present });
  }
  return found.toSorted((a, b) => b.present.length - a.present.length || a.from - b.from);
}

/**
 * The same for one of the people, by place, who wants to be there: only where they share nothing with anybody are the others' windows
 * given. `reader`: below 0, they are none of the people.
 */
export function windowsFor(reader: number, segments: readonly Segment[], length: number, least: number): Window[] {
  const own = reader < 0 ? [] : windowsOf(segments, length, { least, required: [reader] });
  return own.length > 0 ? own : windowsOf(segments, length, { least });
}

/** Who is at work from the first to the last moment of `span`; `first` is the place of the segment that `span` begins in. */
function throughout(segments: readonly Segment[], first: number, { from, to }: Span): readonly number[] {
  let present: readonly number[] | null = null;
  let reached = from;
  for (let place = first; reached < to; place += 1) {
    const segment = segments[place];
    if (segment === undefined || segment.from > reached) return [];
    const here: readonly number[] = segment.present;
    present = present === null ? here : present.filter((person) => here.includes(person));
    if (present.length === 0) return [];
    reached = segment.to;
  }
  return present ?? [];
}

/** The window that comes nearest, and what is missing: by how much each absent person's hours would have to be longer. */
export interface NearMiss extends Window {
  /** In order of place. `by`: how much earlier they would have to begin, or later end. units: ms */
  readonly absent: readonly { readonly person: number; readonly by: number; readonly way: 'earlier' | 'later' }[];
}

/**
 * Where nobody finds a window for all: the one with the most people, and of those the one that asks the least of the others.
 *
 * returns: null where nobody works at all.
 */
export function nearestMiss(
  presences: readonly (readonly Span[])[],
  segments: readonly Segment[],
  length: number,
): NearMiss | null {
  const windows = windowsOf(segments, length, {});
  const most = windows[0]?.present.length ?? 0;
  const misses = windows
    .filter(({ present }) => present.length === most)
    .flatMap((window) => {
      const absent = absentFrom(presences, window);
      return absent === null ? [] : [{ ...window, absent }];
    });
  const cost = ({ absent }: NearMiss): number => absent.reduce((sum, { by }) => sum + by, 0);
  return misses.toSorted((a, b) => cost(a) - cost(b) || a.from - b.from)[0] ?? null;
}

/** null: somebody of them never works in this stretch of time, so nothing can be said of them. */
function absentFrom(presences: readonly (readonly Span[])[], window: Window): NearMiss['absent'] | null {
  const absent: NearMiss['absent'][number][] = [];
  for (const [person, spans] of presences.entries()) {
    if (window.present.includes(person) || spans.length === 0) continue;
    const reaches = spans.map(({ from, to }) => {
      const [early, late] = [Math.max(0, from - window.from), Math.max(0, window.to - to)];
      return { person, by: early + late, way: early >= late ? ('earlier' as const) : ('later' as const) };
    });
    const least = reaches.reduce((best, one) => (one.by < best.by ? one : best));
    absent.push(least);
  }
  return absent;
}

/** A slot moves only for a gain of this much, or for other people. units: ms */
export const WORTH_MOVING = 15 * 60_000;

/**
 * Whether a slot that people are used to should move: the people at it change, or it comes `WORTH_MOVING` nearer to what it
 * costs them. A team is not sent about for five minutes.
 *
 * cost: what each slot takes of people's own time. units: ms
 */
export function worthMoving(
  kept: { readonly present: readonly number[]; readonly cost: number },
  other: { readonly present: readonly number[]; readonly cost: number },
): boolean {
  const same = kept.present.length === other.present.length && kept.present.every((p) => other.present.includes(p));
  if (!same) return other.present.length >= kept.present.length;
  return kept.cost - other.cost >= WORTH_MOVING;
}
