import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decayed, fairest, imbalance, nightsAround, painOf, type Bender } from '#domain/fairness.ts';
import { toZone } from '#domain/time.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const utc = toZone('Etc/UTC');
const noon = Date.parse('2026-03-10T12:00Z');
/** Hours of 10 March 2026, UTC. */
const span = (from: number, to: number) => ({ from: noon + (from - 12) * HOUR, to: noon + (to - 12) * HOUR });
const aBender = (own: Partial<Bender> = {}): Bender => ({
  zone: utc,
  hours: [span(9, 17)],
  never: [],
  burden: 0,
  ...own,
});

describe('painOf', () => {
  it.each([
    ['inside their hours', 16, 17, 0],
    ['within an hour of them', 17, 18, 60],
    ['before them', 8, 9, 60],
    ['within two', 18, 19, 120],
    ['beyond', 19, 20, 240],
    ['at night', 23, 24, 480],
    ['half in, half out', 16.5, 17.5, 30],
  ])('weighs an hour %s', (_, from, to, pain) => {
    expect(painOf(aBender(), span(from, to))).toBe(pain);
  });

  it('knows no night for whoever works at night', () => {
    expect(painOf(aBender({ hours: [span(22, 30)] }), span(23, 24))).toBe(0);
  });
});

describe('decayed', () => {
  it('forgets half in eight weeks', () => {
    const at = noon - 56 * DAY;
    expect(
      decayed(
        [
          { at, pain: 60 },
          { at: noon, pain: 10 },
        ],
        noon,
      ),
    ).toBeCloseTo(40);
  });
});

describe('fairest', () => {
  const east = aBender({ hours: [span(1, 9)] });
  const west = aBender({ hours: [span(11, 19)] });

  it('splits the difference, and turns to whoever gave less', () => {
    const both = fairest([east, west], HOUR, span(0, 24));
    expect(both?.pains).toEqual([90, 90]);
    const turned = fairest([{ ...east, burden: 500 }, west], HOUR, span(0, 24));
    expect(turned?.pains[0]).toBeLessThan(90);
    expect(turned?.pains[1]).toBeGreaterThan(90);
  });

  it('never asks where somebody must not be asked', () => {
    const veto = { ...west, never: [span(0, 11)] };
    expect(fairest([east, veto], HOUR, span(0, 24))?.pains[1]).toBe(0);
    expect(fairest([{ ...east, never: [span(9, 30)] }, veto], HOUR, span(0, 24))).toBeNull();
  });

  it('costs nothing where all are at work', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 16 }), (from) => {
        const people = [aBender({ hours: [span(from, from + 6)] }), aBender({ hours: [span(from - 2, from + 2)] })];
        expect(fairest(people, HOUR, span(0, 24))?.pains).toEqual([0, 0]);
      }),
    );
  });
});

describe('nightsAround', () => {
  it('are on their own clock', () => {
    const [night] = nightsAround(toZone('Asia/Kathmandu'), span(18, 19));
    expect(new Date(night?.from ?? 0).toISOString()).toBe('2026-03-10T17:15:00.000Z');
  });
});

describe('imbalance', () => {
  it('is none where all give the same, and much where one gives all', () => {
    expect(imbalance([10, 10, 10])).toBe(0);
    expect(imbalance([0, 0, 30])).toBeCloseTo(2 / 3);
    expect(imbalance([])).toBe(0);
  });
});
