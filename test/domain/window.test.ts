import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf, presencesOf, presenceOf, segmentsOf, sharedBy, type Calendar, type Span } from '#domain/overlap.ts';
import type { Shifts } from '#domain/shift.ts';
import { plusMinutes, toInstant, toLocalDate, toLocalTime, toZone } from '#domain/time.ts';
import { nearestMiss, windowsOf, worthMoving } from '#domain/window.ts';

const HOUR = 3_600_000;
const span = (from: number, to: number): Span => ({ from: from * HOUR, to: to * HOUR });
const wanted = (people: readonly (readonly Span[])[], hours: number, own = {}) =>
  windowsOf(segmentsOf(people), hours * HOUR, own).map(({ from, to, present }) => [from / HOUR, to / HOUR, present]);

describe('windowsOf', () => {
  it('finds most people first, at break points only', () => {
    const people = [[span(9, 17)], [span(12, 20)], [span(16, 23)]];
    expect(wanted(people, 1, { least: 3 })).toEqual([[16, 17, [0, 1, 2]]]);
    expect(wanted(people, 2, { least: 2 })[0]).toEqual([12, 14, [0, 1]]);
    expect(wanted(people, 2, { least: 3 })).toEqual([]);
    expect(wanted(people, 1, { required: [2] })[0]).toEqual([16, 17, [0, 1, 2]]);
    expect(wanted(people, 3, { required: [0, 2] })).toEqual([]);
  });

  it('asks for people who are there throughout, not in turn', () => {
    expect(wanted([[span(9, 10)], [span(10, 11)]], 2)).toEqual([]);
    expect(wanted([[span(9, 10), span(10.5, 12)]], 2)).toEqual([]);
    expect(wanted([], 1)).toEqual([]);
  });
});

const presence: fc.Arbitrary<Span[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 10 })
  .map((ends) => ends.toSorted((a, b) => a - b))
  .map((ends) => ends.flatMap((end, at) => (at % 2 === 1 ? [{ from: ends[at - 1] ?? 0, to: end }] : [])));
const team = fc.array(presence, { minLength: 1, maxLength: 5 });

describe('windowsOf, for any team', () => {
  it('is never beaten by a window that begins elsewhere', () => {
    fc.assert(
      fc.property(team, fc.integer({ min: 1, max: 8 }), (people, length) => {
        const coverage = (from: number) =>
          people.filter((spans) => spans.some((one) => one.from <= from && from + length <= one.to)).length;
        const most = Math.max(0, ...Array.from({ length: 80 }, (_, half) => coverage(half / 2)));
        expect(windowsOf(segmentsOf(people), length, {})[0]?.present.length ?? 0).toBe(most);
      }),
    );
  });

  it('tells truly who is there', () => {
    fc.assert(
      fc.property(team, fc.integer({ min: 1, max: 8 }), (people, length) => {
        for (const { from, to, present } of windowsOf(segmentsOf(people), length, {})) {
          const here = people.flatMap((s, p) => (s.some((one) => one.from <= from && to <= one.to) ? [p] : []));
          expect(present).toEqual(here);
        }
      }),
    );
  });
});

describe('nearestMiss', () => {
  it('says who would have to bend by how much', () => {
    const people = [[span(9, 17)], [span(9, 17)], [span(18, 26)]];
    expect(nearestMiss(people, segmentsOf(people), HOUR)).toMatchObject({
      from: 16 * HOUR,
      absent: [{ person: 2, by: 2 * HOUR, way: 'earlier' }],
    });
  });

  it('serves two who are never at work together, and says nothing of those who never work', () => {
    const people = [[span(9, 17)], [span(20, 24)], []];
    expect(nearestMiss(people, segmentsOf(people), HOUR)?.absent).toHaveLength(1);
    expect(nearestMiss([[], []], [], HOUR)).toBeNull();
  });
});

describe('worthMoving', () => {
  it('is not for a few minutes, and never for fewer people', () => {
    const minutes = (cost: number, present = [0, 1]) => ({ present, cost: cost * 60_000 });
    expect(worthMoving(minutes(20), minutes(6))).toBe(false);
    expect(worthMoving(minutes(20), minutes(5))).toBe(true);
    expect(worthMoving(minutes(0), minutes(0, [0, 1, 2]))).toBe(true);
    expect(worthMoving(minutes(90), minutes(0, [0]))).toBe(false);
  });
});

const week = (from: string, to: string): Shifts =>
  Object.fromEntries([1, 2, 3, 4, 5].map((d) => [d, [{ from: toLocalTime(from), to: toLocalTime(to) }]]));

describe('presencesOf', () => {
  const range = { from: toInstant('2026-03-23T00:00:00Z'), to: toInstant('2026-03-30T00:00:00Z') };
  const off = new Set([toLocalDate('2026-03-25')]);
  const berlin: Calendar = { zone: toZone('Europe/Berlin'), shifts: week('09:00', '17:00') };

  it('is presenceOf for each, shared between equal calendars only', () => {
    const people = [berlin, { ...berlin, shifts: week('09:00', '17:00') }, { ...berlin, off }, { ...berlin }];
    const spans = presencesOf(people, range);
    expect(spans).toEqual(people.map((one) => presenceOf(one, range)));
    expect(spans[1]).toBe(spans[0]);
    expect(spans[2]).not.toBe(spans[0]);
  });

  it('is the same team an hour later where all zones are an hour further west', () => {
    const fixed = (offset: number): Calendar => ({
      ...berlin,
      zone: toZone(`Etc/GMT${offset < 0 ? '' : '+'}${offset}`),
    });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 5 }), (offsets) => {
        const later = { from: plusMinutes(range.from, 60), to: plusMinutes(range.to, 60) };
        const all = (by: number, when: typeof range) =>
          sharedBy(
            segmentsOf(
              presencesOf(
                offsets.map((one) => fixed(one + by)),
                when,
              ),
            ),
            offsets.length,
          );
        expect(all(1, later)).toEqual(all(0, range).map(({ from, to }) => ({ from: from + HOUR, to: to + HOUR })));
      }),
    );
  });

  it('is swept to the same end as the sum of everybody', () => {
    const people = [berlin, berlin, { ...berlin, zone: toZone('Asia/Kathmandu') }];
    const spans = presencesOf(people, range);
    const sum = segmentsOf(spans).reduce((all, { from, to, present }) => all + (to - from) * present.length, 0);
    expect(sum).toBe(spans.reduce((all, one) => all + lengthOf(one), 0));
  });
});
