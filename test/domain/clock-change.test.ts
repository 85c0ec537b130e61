import { describe, expect, it } from 'vitest';
import { changesOf, clockChanges, daysTo, isTold, leavers, noticeDue } from '#domain/clock-change.ts';
import type { Calendar } from '#domain/overlap.ts';
import type { Shifts, Shift } from '#domain/shift.ts';
import { toLocalTime, toZone, type Weekday } from '#domain/time.ts';
import { at } from '#test/kit/build.ts';

const hours = (from: string, to: string): Shift[] => [{ from: toLocalTime(from), to: toLocalTime(to) }];
const onDays = (days: readonly Weekday[], from = '09:00', to = '17:00'): Shifts =>
  Object.fromEntries(days.map((day) => [day, hours(from, to)]));
const nineToFive = (zone: string, days: readonly Weekday[] = [1, 2, 3, 4, 5]): Calendar => ({
  zone: toZone(zone),
  shifts: onDays(days),
});
const year = { from: Date.parse('2026-01-01T00:00Z'), to: Date.parse('2027-01-01T00:00Z') };
const story = (people: readonly Calendar[]) =>
  clockChanges(people, year)
    .filter(isTold)
    .map((change) => [change.at.slice(0, 10), change.team.before, change.team.after]);

describe('changesOf', () => {
  it.each([
    ['Europe/Berlin', ['2026-03-29T01:00 60', '2026-10-25T01:00 -60']],
    ['Australia/Lord_Howe', ['2026-04-04T15:00 -30', '2026-10-03T15:30 30']],
    ['Africa/Cairo', ['2026-04-23T22:00 60', '2026-10-29T21:00 -60']],
    ['Asia/Kathmandu', []],
  ])('finds the minute in %s', (zone, expected) => {
    const found = changesOf(toZone(zone), year).map((c) => `${new Date(c.at).toISOString().slice(0, 16)} ${c.by}`);
    expect(found).toEqual(expected);
  });
});

describe('clockChanges', () => {
  const [la, york, london, berlin] = ['America/Los_Angeles', 'America/New_York', 'Europe/London', 'Europe/Berlin'].map(
    (zone) => nineToFive(zone),
  ) as [Calendar, Calendar, Calendar, Calendar];

  it('tells the weeks in which New York, London and Berlin share 900 minutes in place of 600', () => {
    expect(story([york, london, berlin])).toEqual([
      ['2026-03-08', 600, 900],
      ['2026-03-29', 900, 600],
      ['2026-10-25', 600, 900],
      ['2026-11-01', 900, 600],
    ]);
  });

  it('tells when Los Angeles, New York and London meet at all, both American changes as one', () => {
    expect(story([la, york, london])).toEqual([
      ['2026-03-08', 0, 300],
      ['2026-03-29', 300, 0],
      ['2026-10-25', 0, 300],
      ['2026-11-01', 300, 0],
    ]);
    const [march] = clockChanges([la, york, london], year);
    expect(march?.zones.map(({ zone, by }) => [zone, by])).toEqual([
      ['America/New_York', 60],
      ['America/Los_Angeles', 60],
    ]);
    expect(march?.pairs).toEqual([
      { people: [0, 2], before: 0, after: 300 },
      { people: [1, 2], before: 900, after: 1200 },
    ]);
  });

  it('has four for Berlin and Cairo, none for those who never change or share nothing anyway', () => {
    expect(story([berlin, nineToFive('Africa/Cairo')]).map(([date]) => date)).toEqual([
      '2026-03-29',
      '2026-04-23',
      '2026-10-25',
      '2026-10-29',
    ]);
    expect(story([nineToFive('Asia/Tokyo'), nineToFive('Asia/Kolkata')])).toEqual([]);
    expect(story([berlin, nineToFive('Pacific/Honolulu')])).toEqual([]);
  });

  it('is nothing for one person, whose own hours go with their clock', () => {
    expect(story([berlin])).toEqual([]);
  });

  it('names who a weekly meeting leaves', () => {
    const [march] = clockChanges([york, london], year);
    const slot = { weekday: 2, time: toLocalTime('16:00'), zone: toZone('Europe/London'), minutes: 60 } as const;
    const early = { ...slot, time: toLocalTime('12:00'), zone: toZone('America/New_York') };
    const late = { ...slot, time: toLocalTime('11:30'), zone: toZone('America/New_York') };
    if (!march) throw new Error('no change');
    expect(leavers([york, london], [slot, early, late], march)).toEqual([[], [], []]);
    const back = clockChanges([york, london], year)[1];
    if (!back) throw new Error('no change');
    expect(leavers([york, london], [slot, early, late], back)).toEqual([[], [1], [1]]);
  });
});

describe('noticeDue', () => {
  const [change] = clockChanges([nineToFive('Europe/Berlin'), nineToFive('America/New_York')], year);
  it.each([
    ['2026-02-25T00:00Z', null],
    ['2026-02-26T07:00Z', 10],
    ['2026-03-05T00:00Z', 10],
    ['2026-03-06T07:00Z', 2],
    ['2026-03-08T07:00Z', null],
  ])('at %s is %s', (now, expected) => {
    if (!change) throw new Error('no change');
    expect(noticeDue(change, at(now))).toBe(expected);
  });

  it('counts days on the calendar of who reads', () => {
    if (!change) throw new Error('no change');
    expect(daysTo(change, at('2026-03-06T23:30Z'), toZone('Asia/Tokyo'))).toBe(1);
  });
});
