import { describe, expect, it } from 'vitest';
import { offsetMinutes, runtimeOffsetMinutes, toZone, tzRelease } from '#domain/time.ts';
import { examineZones } from '#domain/zone-doctor.ts';
import { RULED_ZONES, RULES_RELEASE } from '#domain/zone-rules.ts';
import { at } from '#test/kit/build.ts';

// Rules that were changed in 2026. source: eggert/tz, NEWS of 2026b to 2026d
describe(`the clock, on a runtime of ${tzRelease()}`, () => {
  it.each([
    ['America/Vancouver', -7 * 60],
    ['America/Edmonton', -6 * 60],
    ['America/Inuvik', -6 * 60],
    ['america/yellowknife', -6 * 60],
    ['Africa/Casablanca', 0],
    ['Africa/El_Aaiun', 0],
  ])('knows that %s no longer changes its clocks', (zone, minutes) => {
    expect(offsetMinutes(at('2026-12-15T12:00Z'), toZone(zone))).toBe(minutes);
    expect(offsetMinutes(at('2027-01-15T12:00Z'), toZone(zone))).toBe(minutes);
  });

  it('changes in Moldova when the European Union does', () => {
    const chisinau = toZone('Europe/Chisinau');
    expect(offsetMinutes(at('2026-10-25T00:59Z'), chisinau)).toBe(180);
    expect(offsetMinutes(at('2026-10-25T01:00Z'), chisinau)).toBe(120);
    expect(offsetMinutes(at('2027-03-28T00:59Z'), chisinau)).toBe(120);
    expect(offsetMinutes(at('2027-03-28T01:00Z'), chisinau)).toBe(180);
  });

  it('is as before where no rule has changed', () => {
    expect(offsetMinutes(at('2026-10-31T12:00Z'), toZone('America/Vancouver'))).toBe(-7 * 60);
    expect(offsetMinutes(at('2026-03-01T12:00Z'), toZone('America/Edmonton'))).toBe(-7 * 60);
    expect(offsetMinutes(at('2026-09-19T12:00Z'), toZone('Africa/Casablanca'))).toBe(60);
  });
});

describe('the doctor of time zones', () => {
  it('finds each zone of which the runtime says something else, and whether that is put right', () => {
    const { release, rules, findings } = examineZones();
    expect([release, rules]).toEqual([tzRelease(), RULES_RELEASE]);
    for (const { zone, at: moment, runtime, ours, corrected } of findings) {
      expect(RULED_ZONES).toContain(zone);
      expect(runtimeOffsetMinutes(moment, zone)).toBe(runtime);
      expect(offsetMinutes(moment, zone)).toBe(corrected ? ours : runtime);
    }
    // The first release that leaves nothing to put right.
    if (release >= '2026d') expect(findings).toEqual([]);
    if (release === '2026c') expect(findings.map(({ zone }) => zone)).toEqual(['America/Inuvik']);
    expect(examineZones('2027a').findings.every(({ corrected }) => !corrected)).toBe(true);
  });
});
