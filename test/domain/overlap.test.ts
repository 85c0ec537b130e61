import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byDay,
  fullest,
  lengthOf,
  presenceOf,
  segmentsOf,
  sharedBy,
  type Calendar,
  type Span,
} from '#domain/overlap.ts';
import type { Shifts } from '#domain/shift.ts';
import { toInstant, toLocalDate, toLocalTime, toZone, type Interval } from '#domain/time.ts';

const HOUR = 3_600_000;
const hours = (from: string, to: string) => [{ from: toLocalTime(from), to: toLocalTime(to) }];
const weekdays = (from: string, to: string): Shifts =>
  Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, hours(from, to)]));
const nineToFive = (zone: string, own: Partial<Calendar> = {}): Calendar => ({
  zone: toZone(zone),
  shifts: weekdays('09:00', '17:00'),
  ...own,
});
const from = (start: string, end: string): Interval => ({
  from: toInstant(`${start}T00:00:00Z`),
  to: toInstant(`${end}T00:00:00Z`),
});
const minutesShared = (people: readonly Calendar[], range: Interval, least = people.length): number =>
  lengthOf(sharedBy(segmentsOf(people.map((person) => presenceOf(person, range))), least)) / 60_000;

describe('presenceOf', () => {
  it('is the shifts between two moments, cut at both', () => {
    const range = { from: toInstant('2026-03-10T10:00:00Z'), to: toInstant('2026-03-11T09:30:00Z') };
    expect(presenceOf(nineToFive('Etc/UTC'), range)).toEqual([
      { from: Date.parse('2026-03-10T10:00Z'), to: Date.parse('2026-03-10T17:00Z') },
      { from: Date.parse('2026-03-11T09:00Z'), to: Date.parse('2026-03-11T09:30Z') },
    ]);
  });

  it('follows a night through a clock change: seven hours in spring, nine in autumn', () => {
    const night = nineToFive('Europe/Berlin', { shifts: { 6: hours('22:00', '06:00') } });
    expect(lengthOf(presenceOf(night, from('2026-03-28', '2026-03-30')))).toBe(7 * HOUR);
    expect(lengthOf(presenceOf(night, from('2026-10-24', '2026-10-26')))).toBe(9 * HOUR);
  });

  it('leaves days off out, but not the night that began before one', () => {
    const off = new Set([toLocalDate('2026-03-11')]);
    const night = nineToFive('Asia/Tokyo', { shifts: weekdays('22:00', '06:00'), off });
    expect(presenceOf(night, from('2026-03-10', '2026-03-12')).map(({ to }) => new Date(to).toISOString())).toEqual([
      '2026-03-10T21:00:00.000Z', // Tuesday's night ends on the day off
    ]);
  });

  it('is nothing where nobody works', () => {
    expect(presenceOf(nineToFive('Etc/UTC', { shifts: {} }), from('2026-03-09', '2026-03-16'))).toEqual([]);
  });
});

describe('hours shared', () => {
  const [york, london, berlin] = ['America/New_York', 'Europe/London', 'Europe/Berlin'].map((zone) => nineToFive(zone));
  const atlantic = [york, london, berlin].filter((one) => one !== undefined);
  const pacific = ['America/Los_Angeles', 'America/New_York', 'Europe/London'].map((zone) => nineToFive(zone));

  it.each([
    ['2026-03-02', 600, 0],
    ['2026-03-09', 900, 300],
    ['2026-03-16', 900, 300],
    ['2026-03-23', 900, 300],
    ['2026-03-30', 600, 0],
    ['2026-10-19', 600, 0],
    ['2026-10-26', 900, 300],
    ['2026-11-02', 600, 0],
  ])('change with the clocks in the week of %s', (monday, ofAtlantic, ofPacific) => {
    const week = from(monday, new Date(Date.parse(monday) + 7 * 24 * HOUR).toISOString().slice(0, 10));
    expect([minutesShared(atlantic, week), minutesShared(pacific, week)]).toEqual([ofAtlantic, ofPacific]);
  });

  it('count quarter hours exactly', () => {
    const people = [nineToFive('Asia/Kathmandu'), nineToFive('Europe/Berlin')];
    expect(minutesShared(people, from('2026-03-10', '2026-03-11'))).toBe(3 * 60 + 15);
  });

  it('are those of enough people, and of whoever must be there', () => {
    const segments = segmentsOf(pacific.map((person) => presenceOf(person, from('2026-03-03', '2026-03-04'))));
    expect(lengthOf(sharedBy(segments, 2))).toBe(8 * HOUR); // New York with London for three hours, with Los Angeles for five
    expect(lengthOf(sharedBy(segments, 2, [2]))).toBe(3 * HOUR);
    expect(lengthOf(sharedBy(segments, 1, [0, 2]))).toBe(0);
    expect(fullest(segments)).toEqual({ people: 2, ms: 8 * HOUR });
  });

  it('are none for nobody', () => {
    expect(segmentsOf([])).toEqual([]);
    expect(sharedBy(segmentsOf([[]]), 0)).toEqual([]);
    expect(fullest([])).toEqual({ people: 0, ms: 0 });
  });
});

/** Spans as `presenceOf` gives them: apart and in order. */
const presence: fc.Arbitrary<Span[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 })
  .map((ends) => ends.toSorted((a, b) => a - b))
  .map((ends) => ends.flatMap((end, at) => (at % 2 === 1 ? [{ from: ends[at - 1] ?? 0, to: end }] : [])));
const team = fc.array(presence, { minLength: 1, maxLength: 6 });

describe('segmentsOf', () => {
  it('covers every moment of everybody once: their lengths add up', () => {
    fc.assert(
      fc.property(team, (people) => {
        const sum = segmentsOf(people).reduce((all, { from: a, to: b, present }) => all + (b - a) * present.length, 0);
        expect(sum).toBe(people.reduce((all, spans) => all + lengthOf(spans), 0));
      }),
    );
  });

  it('says at every moment who is at work, and never the same people twice in a row', () => {
    fc.assert(
      fc.property(team, fc.integer({ min: 0, max: 60 }), (people, at) => {
        const segments = segmentsOf(people);
        const found = segments.find((segment) => segment.from <= at && at < segment.to)?.present ?? [];
        const here = people.flatMap((spans, place) => (spans.some((s) => s.from <= at && at < s.to) ? [place] : []));
        expect(found).toEqual(here);
        for (const [place, { from: start, present }] of segments.entries()) {
          const before = segments[place - 1];
          if (before?.to === start) expect(before.present).not.toEqual(present);
        }
      }),
    );
  });
});

describe('sharedBy', () => {
  it('never grows when somebody joins a team that must all be there', () => {
    fc.assert(
      fc.property(team, presence, (people, more) => {
        const alone = lengthOf(sharedBy(segmentsOf(people), people.length));
        expect(lengthOf(sharedBy(segmentsOf([...people, more]), people.length + 1))).toBeLessThanOrEqual(alone);
      }),
    );
  });

  it('moves as a whole when all clocks move', () => {
    fc.assert(
      fc.property(team, fc.integer({ min: -500, max: 500 }), (people, by) => {
        const moved = (spans: readonly Span[]) => spans.map((span) => ({ from: span.from + by, to: span.to + by }));
        expect(sharedBy(segmentsOf(people.map(moved)), 2)).toEqual(moved(sharedBy(segmentsOf(people), 2)));
      }),
    );
  });
});

describe('byDay', () => {
  it('cuts at every midnight and loses nothing', () => {
    const days = byDay([
      { from: 22 * HOUR, to: 50 * HOUR },
      { from: 72 * HOUR, to: 73 * HOUR },
    ]);
    expect([...days]).toEqual([
      [0, [{ from: 22 * HOUR, to: 24 * HOUR }]],
      [1, [{ from: 24 * HOUR, to: 48 * HOUR }]],
      [2, [{ from: 48 * HOUR, to: 50 * HOUR }]],
      [3, [{ from: 72 * HOUR, to: 73 * HOUR }]],
    ]);
  });
});
