import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockerSteps, escalation, nextStretch, tellMoment } from '#domain/blocker-due.ts';
import type { Person } from '#domain/hours.ts';
import type { UserId } from '#domain/ids.ts';
import { withinHours } from '#domain/shift.ts';
import { plusMinutes } from '#domain/time.ts';
import { aBlocker, aMember, anAbsence, at } from '#test/kit/build.ts';
import { WEEKS, ZONES } from '#test/kit/chance.ts';

const person = (
  zone: string | null,
  own: Partial<Person['member']> = {},
  absences: Person['absences'] = [],
): Person => ({
  member: aMember({ ...own, zone, id: own.id ?? 'U0002' }),
  absences,
});
const berlin = person('Europe/Berlin');
const HELPER = 'U0002' as UserId;

describe('tellMoment', () => {
  it('is now when both are at work, else the start of their first common hour', () => {
    expect(tellMoment(berlin, person('Asia/Kolkata'), at('2026-03-10T09:00Z'))).toBe(at('2026-03-10T09:00Z'));
    // New York works from 13:00Z (summer time); Berlin until 17:00Z.
    expect(tellMoment(berlin, person('America/New_York'), at('2026-03-10T09:00Z'))).toBe(at('2026-03-10T13:00Z'));
    expect(tellMoment(berlin, person('America/New_York'), at('2026-03-13T18:00Z'))).toBe(at('2026-03-16T13:00Z'));
  });

  it("is the helper's next start of work where they never share an hour", () => {
    // Auckland works 20:00Z to 05:00Z, Berlin 08:00Z to 17:00Z.
    expect(tellMoment(berlin, person('Pacific/Auckland'), at('2026-03-10T09:00Z'))).toBe(at('2026-03-10T20:00Z'));
  });

  it('keeps to the quiet hours of both', () => {
    const quiet = person('Europe/Berlin', { quiet: [{ from: '09:00', to: '13:00' }] as never });
    expect(tellMoment(berlin, quiet, at('2026-03-10T09:00Z'))).toBe(at('2026-03-10T12:00Z'));
    expect(tellMoment(quiet, berlin, at('2026-03-10T09:00Z'))).toBe(at('2026-03-10T12:00Z'));
  });

  it('waits until neither is away, and is null for somebody who never works', () => {
    const away = person('Europe/Berlin', {}, [anAbsence('2026-03-10', '2026-03-12', 'U0002')]);
    expect(tellMoment(berlin, away, at('2026-03-10T09:00Z'))).toBe(at('2026-03-13T08:00Z'));
    expect(tellMoment(away, berlin, at('2026-03-10T09:00Z'))).toBe(at('2026-03-13T08:00Z'));
    expect(tellMoment(berlin, person(null), at('2026-03-10T09:00Z'))).toBeNull();
    expect(tellMoment(berlin, person('Europe/Berlin', { active: false }), at('2026-03-10T09:00Z'))).toBeNull();
    expect(tellMoment(berlin, person('Europe/Berlin', { shifts: {} }), at('2026-03-10T09:00Z'))).toBeNull();
  });

  it("is always inside the helper's hours, never before now, whatever weeks and zones", () => {
    const people = fc
      .tuple(fc.constantFrom(...ZONES), fc.constantFrom(...Object.values(WEEKS)))
      .map(([zone, shifts]) => person(zone, { shifts }));
    const moments = fc
      .integer({ min: 0, max: 40 * 24 * 60 })
      .map((minutes) => plusMinutes(at('2026-03-01T00:00Z'), minutes));
    fc.assert(
      fc.property(people, people, moments, (owner, helper, now) => {
        const moment = tellMoment(owner, helper, now);
        const { zone, shifts } = helper.member;
        expect(moment !== null && moment >= now && zone !== null && withinHours(moment, shifts, zone)).toBe(true);
        const stretch = nextStretch(helper, now);
        expect(stretch !== null && moment !== null && stretch.from <= moment).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('escalation', () => {
  it("comes two of the owner's working days later at the same time of day, leave and weekends aside", () => {
    const tuesday = aBlocker();
    expect(escalation(tuesday, berlin, 2)).toBe(at('2026-03-12T08:00Z'));
    expect(escalation(tuesday, person('Europe/Berlin', {}, [anAbsence('2026-03-11', '2026-03-11')]), 2)).toBe(
      at('2026-03-13T08:00Z'),
    );
    expect(
      escalation(aBlocker({ raisedAt: at('2026-03-13T22:00Z'), raisedOn: '2026-03-13' as never }), berlin, 2),
    ).toBe(at('2026-03-17T17:00Z'));
    expect(escalation(tuesday, berlin, null)).toBeNull();
    expect(escalation(tuesday, person(null), 2)).toBeNull();
  });
});

describe('blockerSteps', () => {
  const steps = (own: Parameters<typeof aBlocker>[0], helper: Person | null, now: string) =>
    blockerSteps(aBlocker(own), berlin, helper, 2, at(now));

  it('tells the helper once, then waits for the escalation, then for nothing', () => {
    const helper = person('America/New_York');
    expect(steps({ helper: HELPER }, helper, '2026-03-10T08:00Z')).toEqual({
      steps: [],
      next: at('2026-03-10T13:00Z'),
    });
    expect(steps({ helper: HELPER }, helper, '2026-03-10T13:00Z').steps).toEqual(['tell']);
    const told = { helper: HELPER, toldAt: at('2026-03-10T13:00Z') };
    expect(steps(told, helper, '2026-03-12T07:00Z')).toEqual({ steps: [], next: at('2026-03-12T08:00Z') });
    expect(steps(told, helper, '2026-03-12T08:00Z').steps).toEqual(['escalate']);
    const done = { ...told, escalatedAt: at('2026-03-12T08:00Z') };
    expect(steps(done, helper, '2026-03-12T08:00Z')).toEqual({ steps: [], next: null });
  });

  it('escalates nothing that is acknowledged, and does nothing about what is asked or closed', () => {
    const by = { by: HELPER, at: at('2026-03-10T14:00Z') };
    const long = '2026-03-20T09:00Z';
    expect(steps({ state: { is: 'acknowledged', ...by } }, null, long)).toEqual({ steps: [], next: null });
    expect(steps({ state: { is: 'asked', doubt: 'link' } }, null, long)).toEqual({ steps: [], next: null });
    expect(steps({ state: { is: 'closed', how: 'resolved', ...by } }, null, long)).toEqual({ steps: [], next: null });
  });

  it('looks again within six hours, since hours and leave change without telling', () => {
    expect(steps({}, null, '2026-03-10T09:00Z')).toEqual({ steps: [], next: at('2026-03-10T15:00Z') });
    const never = person(null);
    expect(steps({ helper: HELPER, escalatedAt: at('2026-03-10T09:00Z') }, never, '2026-03-10T09:00Z').next).toBe(
      at('2026-03-10T15:00Z'),
    );
  });
});
