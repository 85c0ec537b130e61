import { describe, expect, it } from 'vitest';
import { readHalf } from '#domain/half-day.ts';
import { mayWrite, workOn } from '#domain/hours.ts';
import { expectedDay } from '#domain/standup.ts';
import { aMember, anAbsence, aParticipant, at, day } from '#test/kit/build.ts';
import { WEEKS } from '#test/kit/chance.ts';

const halfOn = (half: 'am' | 'pm', week = 'usual') =>
  aParticipant(aMember({ shifts: WEEKS[week] ?? {} }), {
    absences: [{ ...anAbsence('2026-03-10', '2026-03-10'), half }],
  });

describe('half a day off', () => {
  it('leaves the other half of the work of that date, however it is spread', () => {
    const tuesday = day('2026-03-10');
    expect(workOn(halfOn('pm'), tuesday)).toEqual([{ from: at('2026-03-10T08:00Z'), to: at('2026-03-10T12:30Z') }]);
    expect(workOn(halfOn('am'), tuesday)).toEqual([{ from: at('2026-03-10T12:30Z'), to: at('2026-03-10T17:00Z') }]);
    // Four hours and three and three quarters: the middle is seven and a half minutes before the break.
    expect(workOn(halfOn('pm', 'split'), tuesday)).toEqual([
      { from: at('2026-03-10T06:00Z'), to: at('2026-03-10T09:52Z') },
    ]);
    expect(workOn(halfOn('am', 'night'), tuesday)).toEqual([
      { from: at('2026-03-11T01:00Z'), to: at('2026-03-11T05:00Z') },
    ]);
    expect(workOn(halfOn('am'), day('2026-03-11'))).toHaveLength(1);
  });

  it('puts the question into what is left, and nothing into what is not', () => {
    expect(expectedDay(halfOn('pm'), day('2026-03-10'))).toMatchObject({
      askAt: at('2026-03-10T08:30Z'),
      cutoffAt: at('2026-03-10T12:30Z'),
    });
    expect(expectedDay(halfOn('am'), day('2026-03-10'))).toMatchObject({
      askAt: at('2026-03-10T12:30Z'),
      cutoffAt: at('2026-03-10T17:00Z'),
    });
    expect(mayWrite(halfOn('pm'), at('2026-03-10T13:00Z'))).toBe(false);
    expect(mayWrite(halfOn('am'), at('2026-03-10T09:00Z'))).toBe(false);
  });

  it('is read after a date', () => {
    expect(readHalf('pm dentist')).toEqual({ half: 'pm', rest: 'dentist' });
    expect(readHalf('in the Morning: school')).toEqual({ half: 'am', rest: 'school' });
    expect(readHalf('pmp exam')).toEqual({ half: null, rest: 'pmp exam' });
    expect(readHalf('amazing trip')).toEqual({ half: null, rest: 'amazing trip' });
  });
});
