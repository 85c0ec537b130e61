import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextMeeting, outside, readSlot } from '#domain/slot.ts';
import type { UserId } from '#domain/ids.ts';
import { DEFAULT_SHIFTS } from '#domain/shift.ts';
import { instant, toZone } from '#domain/time.ts';
import { at, time } from '#test/kit/build.ts';

const BERLIN = toZone('Europe/Berlin');
const slot = { weekday: 2, time: time('13:00'), zone: BERLIN, minutes: 60 } as const;

describe('a weekly meeting in words', () => {
  it.each([
    [
      'Tue 15:00 60m Planning with <@UANA|ana> and <@URAJ>',
      { weekday: 2, minutes: 60, name: 'Planning', people: ['UME', 'UANA', 'URAJ'] },
    ],
    ['thursday 9am', { weekday: 4, minutes: 60, name: '', people: [] }],
    ['Fri 10:30 1h30 Review with us', { weekday: 5, minutes: 90, name: 'Review with us', people: [] }],
    ['Mon 9:00 with <@UANA>', { weekday: 1, name: '', people: ['UME', 'UANA'] }],
    ['Mon 9:00 Sync for <@UANA>, and <@URAJ>', { name: 'Sync', people: ['UANA', 'URAJ'] }],
  ])('reads %j', (text, expected) => {
    const read = readSlot(text, { user: 'UME' as UserId, zone: BERLIN });
    expect(read.ok && read.value).toMatchObject(expected);
  });

  it.each([
    ['', 'Write it as Tue 15:00'],
    ['Tue', 'Write it as Tue 15:00'],
    ['Tues-Thu 15:00', 'One day makes one slot'],
    ['Someday 15:00', 'Someday'],
    ['Tue noonish', 'noonish'],
    ['Tue 15:00 20h', '20h'],
    [`Tue 15:00 ${'x'.repeat(90)}`, '90 characters'],
  ])('says what is wrong with %j', (text, words) => {
    const read = readSlot(text, { user: 'UME' as UserId, zone: BERLIN });
    expect(!read.ok && read.error).toContain(words);
  });
});

describe('its next meeting', () => {
  const next = (now: string) => instant(nextMeeting(slot, at(now)).from);

  it('is by the wall clock of its place, today until it is over', () => {
    expect(next('2026-10-20T10:00Z')).toBe('2026-10-20T11:00:00.000Z');
    expect(next('2026-10-20T11:59Z')).toBe('2026-10-20T11:00:00.000Z');
    expect(next('2026-10-20T12:00Z')).toBe('2026-10-27T12:00:00.000Z'); // clocks went back meanwhile
  });

  it('is never over, and within eight days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 366 * 1440 }), (minutes) => {
        const now = Date.parse('2026-01-01T00:00Z') + minutes * 60_000;
        const { from, to } = nextMeeting(slot, instant(now));
        expect(to).toBeGreaterThan(now);
        expect(from - now).toBeLessThanOrEqual(8 * 86_400_000);
      }),
      { numRuns: 60 },
    );
  });

  it('knows whose hours do not cover all of it', () => {
    const calendars = [BERLIN, toZone('Asia/Kathmandu')].map((zone) => ({ zone, shifts: DEFAULT_SHIFTS }));
    expect(outside(calendars, nextMeeting(slot, at('2026-10-20T10:00Z')))).toEqual([]);
    expect(outside(calendars, nextMeeting(slot, at('2026-10-21T10:00Z')))).toEqual([1]);
  });
});
