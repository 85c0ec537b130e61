import { describe, expect, it } from 'vitest';
import { offsetMinutes, toZone, tzRelease } from '#domain/time.ts';
import { at } from '#test/kit/build.ts';

// Rules that were changed in 2026. source: eggert/tz, NEWS of 2026b and 2026c
describe(`the tz database of the runtime, ${tzRelease()}`, () => {
  it.each([
    ['America/Vancouver', -7 * 60],
    ['America/Edmonton', -6 * 60],
    ['Africa/Casablanca', 0],
    ['Africa/El_Aaiun', 0],
  ])('knows that %s no longer changes its clocks', (zone, minutes) => {
    expect(offsetMinutes(at('2026-12-15T12:00Z'), toZone(zone))).toBe(minutes);
    expect(offsetMinutes(at('2027-01-15T12:00Z'), toZone(zone))).toBe(minutes);
  });
});
