import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AOE,
  deadlineAt,
  deadlineFault,
  deadlineLooks,
  readDeadline,
  workingDaysLeft,
  type Deadline,
} from '#domain/deadline.ts';
import type { UserId } from '#domain/ids.ts';
import { toZone, plusMinutes } from '#domain/time.ts';
import { aMember, anAbsence, at, day, PROJECT, time, WORKSPACE } from '#test/kit/build.ts';

const BERLIN = toZone('Europe/Berlin');
const NOON = at('2026-12-01T11:00Z'); // a Tuesday
const read = (text: string) => readDeadline(text, NOON, BERLIN);
const person = (absences: readonly ReturnType<typeof anAbsence>[] = [], own = {}) => ({
  member: aMember(own),
  absences,
});
const aDeadline = (number: number, date: string, own: Partial<Deadline> = {}): Deadline => ({
  workspace: WORKSPACE,
  project: PROJECT,
  number,
  name: `N${number}`,
  date: day(date),
  time: time('23:59'),
  zone: AOE,
  madeBy: 'U0001' as UserId,
  madeAt: NOON,
  ...own,
});

describe('a deadline in words', () => {
  it.each([
    ['Camera-ready | 2026-12-10 23:59 AoE', 'Camera-ready', '2026-12-11T11:59:00.000Z'],
    ['Camera-ready | 10 Dec AoE', 'Camera-ready', '2026-12-11T11:59:00.000Z'],
    ['Camera-ready | 2026-12-10', 'Camera-ready', '2026-12-10T22:59:00.000Z'],
    ['release | tomorrow 17:00 utc', 'release', '2026-12-02T17:00:00.000Z'],
    ['release | 10 December 5pm Nepal', 'release', '2026-12-10T11:15:00.000Z'],
    ['release | 2026-12-10 09:00 Asia/Tokyo', 'release', '2026-12-10T00:00:00.000Z'],
  ])('reads %j', (text, name, moment) => {
    const terms = read(text);
    expect(terms.ok && [terms.value.name, deadlineAt(terms.value)]).toEqual([name, moment]);
  });

  it.each([
    ['Camera-ready', 'with a bar between'],
    ['| 2026-12-10', 'with a bar between'],
    ['x | someday', 'someday'],
    ['x | 2026-12-10 23:59 Atlantis', 'Atlantis'],
    ['x | 2026-02-30', '2026-02-30'],
  ])('says what is wrong with %j', (text, words) => {
    const terms = read(text);
    expect(!terms.ok && terms.error).toContain(words);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        read(text);
        read(`x | ${text}`);
      }),
      { numRuns: 200 },
    );
  });
});

describe('working days left', () => {
  const left = (until: string, now = NOON, who = person()) => workingDaysLeft(who, at(until), now);

  it('count today while its work goes on, and the last day where work lies before the end', () => {
    expect(left('2026-12-01T15:00Z')).toBe(1);
    expect(left('2026-12-01T23:00Z', at('2026-12-01T18:00Z'))).toBe(0);
    expect(left('2026-12-02T07:00Z')).toBe(1); // over before 09:00 in Berlin
    expect(left('2026-12-02T09:00Z')).toBe(2);
    expect(left('2026-12-07T22:59Z')).toBe(5);
  });

  it('leave out leave and weekends, and are unknown without a zone', () => {
    expect(left('2026-12-07T22:59Z', NOON, person([anAbsence('2026-12-02', '2026-12-03')]))).toBe(3);
    expect(left('2026-12-07T22:59Z', NOON, person([], { zone: null }))).toBeNull();
  });

  it('never grow as time passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 2_000 }), (minutes, step) => {
        const now = plusMinutes(NOON, minutes);
        const end = '2026-12-20T11:59Z';
        expect(left(end, plusMinutes(now, step)) ?? 0).toBeLessThanOrEqual(left(end, now) ?? 0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the deadlines of a project', () => {
  it('are those ahead, the next first, with the least and the most days that anybody has left', () => {
    const team = [person(), person([anAbsence('2026-12-02', '2026-12-04', 'U2')], { id: 'U2', zone: 'Asia/Tokyo' })];
    const looks = deadlineLooks(
      [aDeadline(1, '2026-12-10'), aDeadline(2, '2026-12-04'), aDeadline(3, '2026-11-29')],
      team,
      NOON,
    );
    expect(looks.map(({ number, days }) => [number, days])).toEqual([
      [2, { least: 0, most: 4 }],
      [1, { least: 5, most: 9 }],
    ]);
    // Those of more than a month hence are no daily news.
    expect(deadlineLooks([aDeadline(1, '2027-01-15')], team, NOON, 'near')).toEqual([]);
    expect(deadlineLooks([aDeadline(1, '2027-01-15')], [], NOON)[0]?.days).toBeNull();
  });

  it('are still to come anywhere on Earth while one zone has the day', () => {
    expect(deadlineLooks([aDeadline(1, '2026-12-01')], [], at('2026-12-02T11:58Z'))).toHaveLength(1);
    expect(deadlineLooks([aDeadline(1, '2026-12-01')], [], at('2026-12-02T11:59Z'))).toEqual([]);
    expect(deadlineFault(aDeadline(1, '2026-12-01'), at('2026-12-02T12:00Z'))).toMatchObject({ field: 'date' });
    expect(deadlineFault(aDeadline(1, '2026-12-10', { name: 'x'.repeat(121) }), NOON)).toMatchObject({ field: 'name' });
  });
});
