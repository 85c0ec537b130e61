import { clockChanges, isTold } from '#domain/clock-change.ts';
import type { UserId } from '#domain/ids.ts';
import { fullest, lengthOf, presencesOf, segmentsOf, sharedBy, type Span } from '#domain/overlap.ts';
import type { ClockChanges, MissedBy, OverlapBest, OverlapToday, OverlapWeek } from '#domain/overlap-message.ts';
import { leaving, slotInWords, type SlotTerms } from '#domain/slot.ts';
import { zoneInWords } from '#domain/time-words.ts';
import {
  epochMs,
  instant,
  localDate,
  plusDays,
  startOfDay,
  type Instant,
  type Interval,
  type LocalDate,
  type Zone,
} from '#domain/time.ts';
import { nearestMiss, windowsFor } from '#domain/window.ts';
import { fairFor } from './overlap-fair.ts';
import type { Peers } from './overlap-people.ts';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;
/** Further ahead nobody plans an hour, and within two weeks every week of a rota has come. */
const DAYS_AHEAD = 14;
const WINDOWS_SHOWN = 4;
/** What a missing hour is measured by. */
const MISS_LENGTH = 30 * MINUTE;
/** For more people a slot that suits all by everybody's bending is not looked for. */
const BENDING_MAX = 40;
const RADAR_DAYS = 120;

/** Who reads, and when: `zone` is theirs, `others` their other projects. */
export interface Reader {
  readonly user: UserId;
  readonly zone: Zone;
  readonly now: Instant;
  readonly others?: readonly string[];
}

const interval = ({ from, to }: Span): Interval => ({ from: instant(from), to: instant(to) });
const dayOf = (date: LocalDate, zone: Zone): Interval => ({
  from: startOfDay(date, zone),
  to: startOfDay(plusDays(date, 1), zone),
});

/** Whose hours are compared, for the top of every reply. */
function ofPeople({ projectName, peers, unknown }: Peers, { zone, others = [] }: Omit<Reader, 'now' | 'user'>) {
  return {
    projectName,
    zone,
    names: peers.map(({ person }) => person.member.name),
    unknown,
    assumed: peers.filter(({ assumed }) => assumed).map(({ person }) => person.member.name),
    others,
  };
}

const presences = ({ peers }: Peers, range: Interval) =>
  presencesOf(
    peers.map(({ calendar }) => calendar),
    range,
  );
const namesOf = ({ peers }: Peers, places: readonly number[]): string[] =>
  places.map((place) => peers[place]?.person.member.name ?? '');
const absentees = (people: Peers, present: readonly number[]): string[] =>
  namesOf(
    people,
    [...people.peers.keys()].filter((place) => !present.includes(place)),
  );

/** The hours the people share on the reader's day, and where they share none, how near they come. */
export function overlapToday(people: Peers, reader: Reader): OverlapToday {
  const { zone, now } = reader;
  const date = localDate(now, zone);
  const today = dayOf(date, zone);
  const all = people.peers.length;
  const segments = segmentsOf(presences(people, today));
  const ahead = { from: now, to: instant(epochMs(now) + DAYS_AHEAD * DAY) };
  const later = presences(people, ahead);
  const laterSegments = segmentsOf(later);
  const shared = sharedBy(segments, all);
  const next = sharedBy(laterSegments, all).find(({ from }) => from >= epochMs(today.to));
  const here = segments.find(({ from, to }) => from <= epochMs(now) && epochMs(now) < to)?.present ?? [];
  const most = shared.length > 0 ? null : mostOf(people, segments);
  const never = shared.length === 0 && next === undefined;
  return {
    kind: 'overlap-today',
    ...ofPeople(people, reader),
    date,
    here: namesOf(people, here),
    shared: shared.map(interval),
    next: next ? interval(next) : null,
    most,
    miss: never && all > 1 ? missOf(people, nearestMiss(later, laterSegments, MISS_LENGTH)) : null,
  };
}

function mostOf(people: Peers, segments: ReturnType<typeof segmentsOf>): OverlapToday['most'] {
  const most = fullest(segments).people;
  if (most === 0) return null;
  const fullestOnes = segments.filter(({ present }) => present.length === most);
  const always = fullestOnes.reduce<readonly number[]>(
    (kept, { present }) => kept.filter((place) => present.includes(place)),
    [...people.peers.keys()],
  );
  // Whoever is missing at one of these times is named where it is the same all day; else names would mislead.
  const absent = always.length === most ? absentees(people, always) : [];
  return { people: most, when: sharedBy(segments, most).map(interval), absent };
}

function missOf(people: Peers, miss: ReturnType<typeof nearestMiss>): MissedBy | null {
  if (!miss) return null;
  const absent = miss.absent.map(({ person, by, way }) => ({
    name: people.peers[person]?.person.member.name ?? '',
    minutes: Math.round(by / MINUTE),
    way,
  }));
  return { when: interval(miss), absent };
}

/** The next seven days, hour by hour. */
export function overlapWeek(people: Peers, reader: Reader): OverlapWeek {
  const { zone, now } = reader;
  const first = localDate(now, zone);
  const dates = [0, 1, 2, 3, 4, 5, 6].map((ahead) => plusDays(first, ahead));
  const byDate = dates.map((date) => ({
    date,
    spans: presences(people, dayOf(date, zone)),
    start: epochMs(startOfDay(date, zone)),
  }));
  const rows = people.peers.map(({ person }, place) => ({
    name: person.member.name,
    hours: Array.from({ length: 24 }, (_, hour) => {
      const worked = byDate.reduce(
        (sum, { spans, start }) => sum + within(spans[place] ?? [], start + hour * 60 * MINUTE),
        0,
      );
      return Math.min(1, worked / (5 * 60 * MINUTE));
    }),
  }));
  const days = byDate.map(({ date, spans }) => ({
    date,
    shared: sharedBy(segmentsOf(spans), people.peers.length).map(interval),
  }));
  const sharedDays = days.filter(({ shared }) => shared.length > 0).length;
  const title = people.projectName ?? 'Shared hours';
  const picture = { kind: 'week', title, clock: zoneInWords(zone, now), first, rows, sharedDays } as const;
  return { kind: 'overlap-week', ...ofPeople(people, reader), first, rows, days, picture };
}

const within = (spans: readonly Span[], from: number): number =>
  lengthOf(
    spans
      .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, from + 60 * MINUTE) }))
      .filter((span) => span.from < span.to),
  );

/**
 * Where `minutes` fit best in the next seven days: for all at work, else for most, and the fairest slot for all.
 *
 * burdens: what each has borne already, in the order of the people; none: nothing is known.
 */
export function overlapBest(
  people: Peers,
  minutes: number,
  reader: Reader,
  burdens: readonly number[] = [],
): OverlapBest {
  const { zone, now, user } = reader;
  const from = Math.ceil(epochMs(now) / QUARTER) * QUARTER;
  const range = { from: instant(from), to: instant(from + 7 * DAY) };
  const spans = presences(people, range);
  const segments = segmentsOf(spans);
  const length = minutes * MINUTE;
  const own = people.peers.findIndex(({ person }) => person.member.id === user);
  const found = windowsFor(own, segments, length, Math.min(2, people.peers.length));
  const most = found[0]?.present.length ?? 0;
  const chosen = new Map<LocalDate, (typeof found)[number]>();
  for (const window of found.filter(({ present }) => present.length === most)) {
    const date = localDate(instant(window.from), zone);
    if (!chosen.has(date) && chosen.size < WINDOWS_SHOWN) chosen.set(date, window);
  }
  const all = most === people.peers.length;
  return {
    kind: 'overlap-best',
    ...ofPeople(people, reader),
    minutes,
    windows: [...chosen.values()].map((window) => ({
      when: interval(window),
      people: window.present.length,
      absent: absentees(people, window.present),
    })),
    longest: Math.max(0, ...spans.flat().map((span) => span.to - span.from)) / MINUTE,
    fair:
      all || people.peers.length > BENDING_MAX
        ? null
        : fairFor(people, spans, length, { from, to: from + 7 * DAY }, { user, burdens }),
  };
}

/** The clock changes of the next months that move the hours the people share; with `only`, that one. */
export function overlapChanges(
  people: Peers,
  reader: Reader,
  {
    why = 'asked',
    slots = [],
    days = RADAR_DAYS,
  }: { why?: ClockChanges['why']; slots?: readonly SlotTerms[]; days?: number } = {},
): ClockChanges {
  const calendars = people.peers.map(({ calendar }) => calendar);
  const users = people.peers.map(({ person }) => person.member.id);
  const from = epochMs(reader.now);
  const changes = clockChanges(calendars, { from, to: from + days * DAY }).filter(
    (change) => isTold(change) || leaving(users, calendars, slots, change).some((left) => left.length > 0),
  );
  return {
    kind: 'clock-changes',
    why,
    ...ofPeople(people, reader),
    changes: changes.map((change) => ({
      at: change.at,
      zones: change.zones,
      team: calendars.length > 1 ? change.team : null,
      pairs: change.pairs.map(({ people: [a, b], before, after }) => ({
        names: [namesOf(people, [a])[0] ?? '', namesOf(people, [b])[0] ?? ''] as const,
        before,
        after,
      })),
      leaving: leaving(users, calendars, slots, change).flatMap((left, place) => {
        const slot = slots[place];
        return slot && left.length > 0 ? [{ slot: slotInWords(slot), names: namesOf(people, left) }] : [];
      }),
    })),
  };
}
