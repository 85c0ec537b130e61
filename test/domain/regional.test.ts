import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayWrite } from '#domain/hours.ts';
import { areApart, nextDayStart, nightOver } from '#domain/regional.ts';
import { instant, minutesBetween, plusMinutes } from '#domain/time.ts';
import { aMember, anAbsence, at } from '#test/kit/build.ts';
import { WEEKS } from '#test/kit/chance.ts';

const person = (zone: string, week: keyof typeof WEEKS = 'usual', absences = [] as ReturnType<typeof anAbsence>[]) => ({
  member: aMember({ zone, shifts: WEEKS[week] ?? {} }),
  absences,
});

describe('the night that is over', () => {
  it('goes from the end of the last working day to the start of this one, over a weekend and a clock change too', () => {
    // Clocks in Berlin go forward on Sunday 29 March 2026.
    expect(nightOver(person('Europe/Berlin'), at('2026-03-30T07:05Z'))).toEqual({
      from: at('2026-03-27T17:00Z'),
      to: at('2026-03-30T07:00Z'),
      date: '2026-03-30',
    });
    expect(nightOver(person('Europe/Berlin'), at('2026-03-30T06:59Z'))).toBeNull();
    expect(nightOver(person('Europe/Berlin'), at('2026-03-30T10:00Z'))).toBeNull();
  });
  it('goes back four days at the most, and is none on leave', () => {
    const away = person('Europe/Berlin', 'usual', [anAbsence('2026-03-02', '2026-03-10')]);
    expect(nightOver(away, at('2026-03-10T08:00Z'))).toBeNull();
    expect(nightOver(away, at('2026-03-11T08:00Z'))?.from).toBe(at('2026-03-07T08:00Z'));
  });
  it('is never over outside people’s hours, and a day is never told twice, whatever their week', () => {
    const weeks = Object.keys(WEEKS);
    const zones = ['Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns', 'Australia/Lord_Howe', 'Europe/Berlin'];
    const start = Date.parse('2026-03-01T00:00Z');
    fc.assert(
      fc.property(fc.constantFrom(...weeks), fc.constantFrom(...zones), fc.nat(60 * 24 * 60), (week, zone, minutes) => {
        const [one, now] = [person(zone, week), instant(start + minutes * 60_000)];
        const night = nightOver(one, now);
        if (!night) return;
        expect(mayWrite(one, now)).toBe(true);
        expect(night.from < night.to && night.to <= now).toBe(true);
        expect(minutesBetween(night.to, now)).toBeLessThan(180);
        expect(nextDayStart(one, plusMinutes(night.to, -1))).toBe(night.to);
      }),
    );
  });
});

describe('regions', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Lisbon', false],
    ['Europe/Berlin', 'Asia/Kolkata', true],
    ['Pacific/Auckland', 'America/Los_Angeles', true],
    ['Asia/Tokyo', 'Australia/Sydney', false],
  ])('%s and %s', (a, b, apart) => {
    expect(areApart(person(a), person(b), at('2026-03-10T12:00Z'))).toBe(apart);
    expect(areApart(person(b), person(a), at('2026-03-10T12:00Z'))).toBe(apart);
  });
});
