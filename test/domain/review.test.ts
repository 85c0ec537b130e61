import { describe, expect, it } from 'vitest';
import { lapseOf, reviewerOf } from '#domain/review.ts';
import { aMember, anAbsence, at } from '#test/kit/build.ts';

const person = (id: string, zone: string, ...away: readonly (readonly [from: string, to: string])[]) => ({
  member: aMember({ id, zone }),
  absences: away.map(([from, to]) => anAbsence(from, to, id)),
});
/** Friday 13 March 2026, 17:00 in Berlin, 09:00 in San Francisco. */
const FRIDAY = at('2026-03-13T16:00Z');
const asked = (...of: Parameters<typeof reviewerOf>) => {
  const found = reviewerOf(...of);
  return found && [found.person.member.id, found.from];
};

describe('who is asked to review', () => {
  it('is the reviewer who is at work first; weekends are no leave', () => {
    const [tokyo, berlin] = [person('UTYO', 'Asia/Tokyo'), person('UBER', 'Europe/Berlin')];
    expect(asked([tokyo, berlin], [], FRIDAY)).toEqual(['UBER', FRIDAY]);
    expect(asked([tokyo], [berlin], FRIDAY)).toEqual(['UTYO', at('2026-03-16T00:00Z')]);
  });

  it('is a lead where the reviewers are away, and somebody away only where all are', () => {
    const [away, lead] = [
      person('UBER', 'Europe/Berlin', ['2026-03-13', '2026-03-13']),
      person('USFO', 'America/Los_Angeles'),
    ];
    expect(asked([away], [lead], FRIDAY)).toEqual(['USFO', FRIDAY]);
    expect(asked([away], [], FRIDAY)).toEqual(['UBER', at('2026-03-16T08:00Z')]);
    expect(asked([], [], FRIDAY)).toBeNull();
  });

  it('has four working hours, over nights, weekends and leave', () => {
    expect(lapseOf(person('U1', 'Europe/Berlin'), at('2026-03-10T11:00Z'))).toBe(at('2026-03-10T15:00Z'));
    expect(lapseOf(person('U1', 'Europe/Berlin'), FRIDAY)).toBe(at('2026-03-16T11:00Z'));
    expect(lapseOf(person('U1', 'Europe/Berlin', ['2026-03-16', '2026-03-16']), FRIDAY)).toBe(at('2026-03-17T11:00Z'));
  });
});
