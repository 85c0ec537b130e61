import { describe, expect, it } from 'vitest';
import { atWork, dueBetween, endOfWork } from '#demo/hours.ts';
import type { Member } from '#demo/hours.ts';

const ms = (iso: string): number => Date.parse(iso);
const iso = (at: number): string => new Date(at).toISOString().slice(0, 16);

function somebody(zone: string, own: Partial<Member> = {}): Member {
  const habit = { since: 0, zone, days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', at: null };
  return { name: 'ana', joinedAt: 0, leftAt: null, habits: [habit], leave: [], ...own };
}

const weekdays = [{ since: 0, days: [1, 2, 3, 4, 5], at: '09:30' }];
const dueTo = (member: Member, from: string, to: string, cadence = weekdays): string[] =>
  dueBetween([member], cadence, ms(from), ms(to)).map(({ date, at }) => `${date} ${iso(at)}`);

describe('what is due by the second route', () => {
  it('keeps to the wall clock when the clocks change', () => {
    expect(dueTo(somebody('Europe/Berlin'), '2026-10-23T00:00Z', '2026-10-27T00:00Z')).toEqual([
      '2026-10-23 2026-10-23T07:30',
      '2026-10-26 2026-10-26T08:30',
    ]);
  });

  it('leaves out the days before somebody came, after they went, and of their leave', () => {
    const member = somebody('Asia/Kathmandu', {
      joinedAt: ms('2026-10-06T03:46Z'),
      leftAt: ms('2026-10-09T03:45Z'),
      leave: [{ from: '2026-10-07', to: '2026-10-07' }],
    });
    expect(dueTo(member, '2026-10-05T00:00Z', '2026-10-12T00:00Z')).toEqual(['2026-10-08 2026-10-08T03:45']);
  });

  it('goes by changed hours from the change on, at the start of the hours where the time lies outside them', () => {
    const [habit] = somebody('UTC').habits;
    if (!habit) throw new Error('no habit');
    const later = { ...habit, since: ms('2026-10-06T12:00Z'), from: '10:00', to: '19:00' };
    const own = { ...later, since: ms('2026-10-07T12:00Z'), at: '11:15' };
    expect(dueTo(somebody('UTC', { habits: [habit, later, own] }), '2026-10-06T00:00Z', '2026-10-09T00:00Z')).toEqual([
      '2026-10-06 2026-10-06T09:30',
      '2026-10-07 2026-10-07T10:00',
      '2026-10-08 2026-10-08T11:15',
    ]);
  });

  it('knows when somebody is at work, and when their day is over', () => {
    const member = somebody('America/Los_Angeles');
    expect(atWork(member, ms('2026-10-30T15:59Z'))).toBe(false);
    expect(atWork(member, ms('2026-10-30T16:00Z'))).toBe(true);
    expect(iso(endOfWork(member, ms('2026-10-30T16:30Z')))).toBe('2026-10-31T01:00');
    expect(atWork(member, ms('2026-10-31T17:00Z'))).toBe(false);
  });
});
