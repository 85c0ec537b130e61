import { describe, expect, it } from 'vitest';
import { CITIES } from '#domain/zone-cities.ts';
import { findZones } from '#domain/zone-search.ts';
import { isZone } from '#domain/time.ts';
import { NAUGHTY } from '#test/kit/naughty.ts';
import { at } from '#test/kit/build.ts';

const WINTER = at('2026-12-01T12:00Z');
const SUMMER = at('2026-07-01T12:00Z');
const first = (typed: string) => findZones(typed, WINTER)[0]?.zone;

describe('findZones', () => {
  it.each([
    ['india', 'Asia/Kolkata'],
    ['mumb', 'Asia/Kolkata'],
    ['Bengaluru', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Kolkata'],
    ['asia/kol', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['IST', 'Asia/Kolkata'],
    ['+5:30', 'Asia/Kolkata'],
    ['UTC+5:45', 'Asia/Kathmandu'],
    ['nepal', 'Asia/Kathmandu'],
    ['new', 'America/New_York'],
    ['us', 'America/New_York'],
    ['san f', 'America/Los_Angeles'],
    ['uk', 'Europe/London'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['São', 'America/Sao_Paulo'],
    ['münch', 'Europe/Berlin'],
    ['berlin germany', 'Europe/Berlin'],
    ['tokio', 'Asia/Tokyo'],
    ['canada', 'America/Toronto'],
    ['brazil', 'America/Sao_Paulo'],
    ['russia', 'Europe/Moscow'],
    ['utc', 'UTC'],
    ['東京', 'Asia/Tokyo'],
    ['Москва', 'Europe/Moscow'],
    ['서울', 'Asia/Seoul'],
    ['5:30', 'Asia/Kolkata'],
    ['5:45', 'Asia/Kathmandu'],
  ])('finds %j', (typed, zone) => {
    expect(first(typed)).toBe(zone);
  });

  it('says by which name it was found, unless that is its own or its country', () => {
    expect(findZones('mumbai', WINTER)[0]).toMatchObject({ city: 'Kolkata', country: 'India', by: 'Mumbai' });
    expect(findZones('kolkata', WINTER)[0]).toMatchObject({ by: null });
    expect(findZones('nepal', WINTER)[0]).toMatchObject({ by: null });
  });

  it('takes an offset without a sign as ahead of UTC', () => {
    expect(findZones('8', WINTER)).toEqual(findZones('+8', WINTER));
    expect(findZones('8', WINTER)[0]?.offset).toBe(480);
  });

  it('knows the offset of the season', () => {
    expect(findZones('berlin', WINTER)[0]?.offset).toBe(60);
    expect(findZones('berlin', SUMMER)[0]?.offset).toBe(120);
    expect(findZones('+2', SUMMER).map(({ zone }) => zone)).toContain('Europe/Berlin');
    expect(findZones('+2', WINTER).map(({ zone }) => zone)).not.toContain('Europe/Berlin');
  });

  it('offers the zones of many places when nothing is typed, west to east', () => {
    const common = findZones('  ', WINTER);
    expect(common.length).toBeGreaterThan(50);
    expect(common.map(({ offset }) => offset)).toEqual(common.map(({ offset }) => offset).toSorted((a, b) => a - b));
  });

  it('knows every zone of the runtime that people live in, by its name', () => {
    const rest = Intl.supportedValuesOf('timeZone').filter((name) => findZones(name, WINTER).length === 0);
    expect(rest).toEqual(['America/Coral_Harbour', 'Pacific/Enderbury']); // former names of Atikokan and Kanton
  });

  it('gives nothing but zones, never more than Slack shows, whatever is typed', () => {
    for (const typed of NAUGHTY) {
      const found = findZones(typed, WINTER);
      expect(found.length).toBeLessThanOrEqual(100);
      expect(found.every(({ zone }) => isZone(zone))).toBe(true);
    }
  });

  it('has its names only for zones that exist', () => {
    const named = CITIES.trim()
      .split('\n')
      .map((line) => line.slice(0, line.indexOf('|')));
    expect(named.filter((name) => !isZone(name))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });
});
