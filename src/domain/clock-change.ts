import { lengthOf, presencesOf, segmentsOf, sharedBy, type Calendar, type Span } from './overlap.ts';
import {
  atLocal,
  daysBetween,
  epochMs,
  instant,
  localDate,
  offsetMinutes,
  plusDays,
  weekdayOf,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Weekday,
  type Zone,
} from './time.ts';

/** Clocks that change together, and what that does to the hours people share. Minutes are of a week. */
export interface ClockChange {
  /** When the first of them changes; `until`: the last. */
  readonly at: Instant;
  readonly until: Instant;
  /** `by`: positive where clocks go forward. units: minutes */
  readonly zones: readonly { readonly zone: Zone; readonly by: number }[];
  readonly team: Moved;
  /** Pairs whose shared hours change by `WORTH_TELLING` or more, the greatest first; `people` are places in the list. */
  readonly pairs: readonly (Moved & { readonly people: readonly [number, number] })[];
}

/** Shared minutes of the week before and of the week after. */
export interface Moved {
  readonly before: number;
  readonly after: number;
}

/** A meeting of every week, at a time on one place's clock. */
export interface Slot {
  readonly weekday: Weekday;
  readonly time: LocalTime;
  readonly zone: Zone;
  readonly minutes: number;
}

/** A change of fewer minutes a week is not worth a message. */
const WORTH_TELLING = 30;
/** Of more people nobody reads pairs, and there are half a million of them in a thousand. */
const PAIRED_MAX = 150;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;
/** New York, Chicago and Los Angeles change within three hours, and people call it one change. */
const TOGETHER = 12 * 60 * MINUTE;

/** The moments in the range at which clocks in `zone` change. returns: to the minute, in order; `by` in minutes */
export function changesOf(zone: Zone, { from, to }: Span): { readonly at: number; readonly by: number }[] {
  const changes: { at: number; by: number }[] = [];
  const offset = (ms: number): number => offsetMinutes(instant(ms), zone);
  for (let day = from; day < to; day += DAY) {
    const end = Math.min(day + DAY, to);
    const by = offset(end) - offset(day);
    if (by !== 0) changes.push({ at: momentOfChange(offset, day, end), by });
  }
  return changes;
}

function momentOfChange(offset: (ms: number) => number, from: number, to: number): number {
  const old = offset(from);
  let [before, after] = [Math.floor(from / MINUTE), Math.ceil(to / MINUTE)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offset(middle * MINUTE) === old) before = middle;
    else after = middle;
  }
  return after * MINUTE;
}

/**
 * The clock changes of the people's zones in the range, with the shared minutes of the seven days before and after each.
 *
 * Days off do not count here: a holiday is no clock change.
 */
export function clockChanges(people: readonly Calendar[], range: Span): ClockChange[] {
  const zones = [...new Set(people.map(({ zone }) => zone))];
  const moments = zones.flatMap((zone) => changesOf(zone, range).map((change) => ({ zone, ...change })));
  const groups: (typeof moments)[] = [];
  for (const moment of moments.toSorted((a, b) => a.at - b.at)) {
    const group = groups.at(-1);
    if (group?.[0] && moment.at - group[0].at < TOGETHER) group.push(moment);
    else groups.push([moment]);
  }
  const calendars = people.map(({ zone, shifts }) => ({ zone, shifts }));
  return groups.map((group) => changeOf(calendars, group));
}

function changeOf(
  people: readonly Calendar[],
  group: readonly { readonly zone: Zone; readonly at: number; readonly by: number }[],
): ClockChange {
  const [first, last] = [group[0]?.at ?? 0, group.at(-1)?.at ?? 0];
  const week = (from: number) => presencesOf(people, { from: instant(from), to: instant(from + WEEK) });
  const [before, after] = [week(first - WEEK), week(last)];
  const all = (spans: typeof before) => lengthOf(sharedBy(segmentsOf(spans), people.length)) / MINUTE;
  return {
    at: instant(first),
    until: instant(last),
    zones: group.map(({ zone, by }) => ({ zone, by })),
    team: { before: all(before), after: all(after) },
    pairs: pairsOf(people, before, after),
  };
}

function pairsOf(
  people: readonly Calendar[],
  before: readonly (readonly Span[])[],
  after: readonly (readonly Span[])[],
): ClockChange['pairs'] {
  if (people.length > PAIRED_MAX) return [];
  const known = new Map<string, Moved>();
  const ids = new Map([...new Set(before)].map((spans, id) => [spans, id]));
  const minutes = (spans: typeof before, a: number, b: number) => sharedMinutes(spans[a] ?? [], spans[b] ?? []);
  return people
    .flatMap((_, a) =>
      people.slice(a + 1).map((__, ahead) => {
        const b = a + 1 + ahead;
        const key = `${ids.get(before[a] ?? [])} ${ids.get(before[b] ?? [])}`;
        const moved = known.get(key) ?? { before: minutes(before, a, b), after: minutes(after, a, b) };
        known.set(key, moved);
        return { people: [a, b] as const, ...moved };
      }),
    )
    .filter((pair) => Math.abs(pair.after - pair.before) >= WORTH_TELLING)
    .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}

/** units: minutes */
function sharedMinutes(some: readonly Span[], others: readonly Span[]): number {
  let [sum, place] = [0, 0];
  for (const { from, to } of some) {
    while ((others[place]?.to ?? Infinity) <= from) place += 1;
    for (let next = place; (others[next]?.from ?? Infinity) < to; next += 1) {
      const other = others[next];
      if (other) sum += Math.min(to, other.to) - Math.max(from, other.from);
    }
  }
  return sum / MINUTE;
}

/** Whether the change is worth a message: it moves the team's hours, or some pair's. */
export const isTold = ({ team, pairs }: ClockChange): boolean =>
  Math.abs(team.after - team.before) >= WORTH_TELLING || pairs.length > 0;

/** The slot in the week that begins on `monday`. */
function slotIn(slot: Slot, monday: LocalDate): Span {
  const from = epochMs(atLocal(plusDays(monday, slot.weekday - weekdayOf(monday)), slot.time, slot.zone));
  return { from, to: from + slot.minutes * MINUTE };
}

/** Who is at work throughout the slot in the week before the change, and no longer in the week after: by slot, places of people. */
export function leavers(people: readonly Calendar[], slots: readonly Slot[], { at, until }: ClockChange): number[][] {
  return slots.map((slot) => {
    const today = localDate(at, slot.zone);
    const before = slotIn(slot, plusDays(today, -7 - ((weekdayOf(today) - 1) % 7)));
    const after = { from: 0, to: 0 };
    for (let ahead = 0; ahead < 14 && after.from < epochMs(until); ahead += 7) {
      Object.assign(after, slotIn(slot, plusDays(today, ahead - (weekdayOf(today) - 1))));
    }
    return people.flatMap((person, place) => (covers(person, before) && !covers(person, after) ? [place] : []));
  });
}

function covers({ zone, shifts }: Calendar, { from, to }: Span): boolean {
  const [spans = []] = presencesOf([{ zone, shifts }], { from: instant(from), to: instant(to) });
  return spans.some((span) => span.from <= from && to <= span.to);
}

/** Days before a change on which a team hears of it. */
export const TOLD_BEFORE = [10, 2] as const;

/** Which of the notices of a change is due at `now`; null: none, or it is too late for it. */
export function noticeDue({ at }: ClockChange, now: Instant): (typeof TOLD_BEFORE)[number] | null {
  const ahead = (epochMs(at) - epochMs(now)) / DAY;
  return TOLD_BEFORE.toReversed().find((days) => ahead <= days && ahead > (days === 10 ? 2 : 0)) ?? null;
}

/** How many days it is from `now` to the change, on the calendar of `zone`. */
export const daysTo = ({ at }: ClockChange, now: Instant, zone: Zone): number =>
  daysBetween(localDate(now, zone), localDate(at, zone));
