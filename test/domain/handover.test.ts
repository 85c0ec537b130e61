import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextShift, untilOf } from '#domain/handover.ts';
import { closing, mayWrite } from '#domain/hours.ts';
import type { Shift, Shifts } from '#domain/shift.ts';
import { instant, minutesBetween, plusMinutes, toLocalTime } from '#domain/time.ts';
import { aMember, at } from '#test/kit/build.ts';

const NIGHT_MINUTES = 4 * 60;
const daily = (...spans: string[]): Shifts => {
  const day = spans.map((text): Shift => {
    const [from = '', to = ''] = text.split('-');
    return { from: toLocalTime(from), to: toLocalTime(to) };
  });
  return Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, day]));
};
const giver = (shifts: Shifts) => ({ member: aMember({ shifts, zone: 'UTC' }), absences: [] });

const time = fc.integer({ min: 0, max: 95 }).map((n) => toLocalTime(instant(n * 900_000).slice(11, 16)));
const someShifts = fc.array(fc.record({ from: time, to: time }), { minLength: 1, maxLength: 3 });
const weeks = fc
  .tuple(fc.subarray([1, 2, 3, 4, 5, 6, 7] as const), fc.array(someShifts, { minLength: 7, maxLength: 7 }))
  .map(([days, hours]): Shifts => Object.fromEntries(days.map((day) => [day, hours[day - 1]])));
const moments = fc.integer({ min: Date.UTC(2026, 0, 2), max: Date.UTC(2027, 11, 1) }).map(instant);

describe('the next shift', () => {
  it.each([
    [['08:00-20:00', '20:00-08:00']],
    [['00:00-12:00', '12:00-23:59']],
    [['06:00-12:00', '13:00-18:00', '20:00-03:00']],
  ])('is none where no night ends one, and a term ends all the same: daily %j', (spans) => {
    const never = giver(daily(...spans));
    const now = at('2026-03-10T09:00Z');
    expect(nextShift(never, now)).toBeNull();
    const until = untilOf('back', never, now);
    expect(until && minutesBetween(now, until)).toBeGreaterThan(24 * 60);
  });

  it('begins when they do, after a night or where they are not at work now, whatever their week', () => {
    fc.assert(
      fc.property(weeks, moments, (shifts, now) => {
        const person = giver(shifts);
        const next = nextShift(person, now);
        if (next === null) return;
        expect(next > now && mayWrite(person, next)).toBe(true);
        const before = plusMinutes(next, -1);
        expect(mayWrite(person, before)).toBe(false);
        if (closing(person, now) === null) return;
        const night = Array.from({ length: NIGHT_MINUTES / 15 - 1 }, (_, n) => plusMinutes(next, -15 * (n + 1)));
        expect(night.filter((moment) => mayWrite(person, moment))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
