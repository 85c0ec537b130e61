import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jumpChance } from '#domain/forecast-jumps.ts';
import { withPast } from '#domain/forecast-past.ts';
import { trendChance } from '#domain/forecast-trend.ts';
import { forecast, type Course } from '#domain/forecast.ts';

const course = (own: Partial<Course> = {}): Course => ({
  baseline: 0.7,
  target: 0.85,
  start: 0,
  end: 20,
  readings: [],
  ...own,
});
const part = fc.double({ min: 0, max: 0.95, noNaN: true });

describe('jumpChance', () => {
  // The same sum in SciPy, and two million draws of the process itself, which agree to 0.0004.
  it.each([
    [1, 0, 0, 0, 0.2612988442, 0.2611],
    [0.8, 0.25, 1, 0.2, 0.258593606, 0.259],
    [0.5, 0.5, 3, 0.5, 0.3222228057, 0.3219],
    [0.1, 0.75, 2, 0.9, 0.3789536508, 0.3788],
    [2, 0.1, 0, 0, 0.0762376605, 0.0766],
    [0.3, 0.9, 6, 0.7, 0.0888029034, 0.0885],
  ])('for a gap of %d at %d, after %d jumps of %d, is %d', (gap, elapsed, jumps, gained, exact, drawn) => {
    const chance = jumpChance({ gap, elapsed, jumps, gained });
    expect(chance).toBeCloseTo(exact, 8);
    expect(Math.abs(chance - drawn)).toBeLessThan(0.001);
  });

  it('is certain at the target, and nil when the box is over', () => {
    expect(jumpChance({ gap: 0, elapsed: 0.5, jumps: 1, gained: 1 })).toBe(1);
    expect(jumpChance({ gap: 0.1, elapsed: 1, jumps: 3, gained: 0.9 })).toBe(0);
  });

  it('falls with the gap and with the time that is gone', () => {
    const gaps = fc.double({ min: 0.01, max: 3, noNaN: true });
    fc.assert(
      fc.property(gaps, part, fc.nat(30), (gap, elapsed, jumps) => {
        const at = (own: { gap?: number; elapsed?: number }) =>
          jumpChance({ gap, elapsed, jumps, gained: 0.5, ...own });
        expect(at({ gap: gap * 1.1 })).toBeLessThanOrEqual(at({}) + 1e-9);
        expect(at({ elapsed: elapsed + 0.05 })).toBeLessThanOrEqual(at({}) + 1e-9);
        expect(at({})).toBeGreaterThanOrEqual(0);
        expect(at({})).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('trendChance', () => {
  // The same regression with NumPy's matrices and SciPy's t.
  it.each([
    [[[0, 0]], 0, 0.1845680790649571],
    [
      [
        [0, 0],
        [0.2, 0.3],
        [0.4, 0.5],
      ],
      0.4,
      0.2831536281179886,
    ],
    [
      [
        [0, 0],
        [0.1, 0.1],
        [0.2, 0.22],
        [0.3, 0.28],
        [0.4, 0.41],
        [0.5, 0.52],
        [0.6, 0.6],
      ],
      0.6,
      0.2964687789880063,
    ],
    [
      [
        [0, 0],
        [0.5, -3],
      ],
      0.5,
      0.000639871344646553,
    ],
  ])('of %j at %d is %d', (steps, elapsed, expected) => {
    const given = steps.map(([at = 0, way = 0]) => ({ at, way }));
    expect(trendChance(given, elapsed)).toBeCloseTo(expected, 9);
  });
});

describe('forecast', () => {
  it('is certain once a reading is at the target, even when a later one is not', () => {
    const readings = [
      { at: 3, value: 0.86 },
      { at: 5, value: 0.8 },
    ];
    expect(forecast(course({ readings }), 6).chance).toBe(1);
  });

  it('counts what was gained, and what the metric did before the box', () => {
    const readings = [
      { at: -40, value: 0.5 },
      { at: -30, value: 0.66 }, // in the stretch after -40: enough
      { at: -20, value: 0.68 },
      { at: -10, value: 0.69 },
      { at: 4, value: 0.74 },
      { at: 8, value: 0.73 },
    ];
    const seen = forecast(course({ readings }), 10);
    expect(seen.progress).toMatchObject({ elapsed: 0.5, jumps: 1 });
    expect(seen.progress.gap).toBeCloseTo((0.85 - 0.74) / 0.15, 10);
    expect(seen.readings).toBe(2);
    expect(seen.past).toMatchObject({ stretches: 3, enough: 1, reached: 0 });
    expect(seen.past.apart).toBeCloseTo(3, 10); // 48 days hold four stretches of ten; three were counted
    expect(seen.past.back).toBeCloseTo((1 + 1) / (6 + 5), 10);
  });

  it('believes a metric that goes up and down to stand again where it has stood, and one that keeps what it has not', () => {
    const past = { stretches: 20, enough: 2, reached: 10, apart: 6 };
    expect(withPast(0.6, { ...past, back: 0.5 })).toBeCloseTo((6 * 0.3 + 2 * 0.6 + 0.12) / 8.6, 10);
    expect(withPast(0.6, { ...past, back: 0 })).toBeCloseTo((6 * 0.1 + 2 * 0.6 + 0.12) / 8.6, 10);
    expect(withPast(0.6, { ...past, back: 1 })).toBe(withPast(0.6, { ...past, back: 0.5 }));
    // The same past, measured twice as often, says no more.
    const dense = withPast(0.6, { ...past, stretches: 40, enough: 4, reached: 20, back: 0.3 });
    expect(dense).toBeCloseTo(withPast(0.6, { ...past, back: 0.3 }), 10);
    expect(withPast(0.6, { stretches: 0, enough: 0, reached: 0, apart: 0, back: 0.5 })).toBeCloseTo(1.32 / 2.6, 10);
  });

  it('counts each stretch of the past by its best, in any crowd of readings, and two hundred thousand in a moment', () => {
    const readings = fc
      .array(fc.record({ at: fc.integer({ min: -30, max: 12 }), value: fc.integer({ min: 0, max: 40 }) }), {
        maxLength: 40,
      })
      .map((all) => all.toSorted((a, b) => a.at - b.at));
    fc.assert(
      fc.property(readings, (given) => {
        const [now, left, runUp] = [12, 8, 12];
        const within = (from: number, to: number) =>
          given.filter(({ at }) => at >= from && at <= to).map(({ value }) => value);
        const gains = given.flatMap(({ at }) => {
          const after = given.filter((one) => one.at > at && one.at <= at + left).map(({ value }) => value);
          if (at + left > now || after.length === 0) return [];
          return [{ gain: Math.max(...after) - Math.max(...within(at - runUp, at)), best: Math.max(...after) }];
        });
        const { past, progress } = forecast({ baseline: 0, target: 32, start: 0, end: 20, readings: given }, now);
        expect(past).toMatchObject({
          stretches: gains.length,
          enough: gains.filter(({ gain }) => gain / 32 >= progress.gap - 1e-12).length,
          reached: gains.filter(({ best }) => best >= 32).length,
        });
      }),
    );
    const long = Array.from({ length: 200_000 }, (_, n) => ({ at: n / 10_000, value: n * 1e-6 }));
    expect(forecast(course({ readings: long, end: 40 }), 20).past.stretches).toBe(1);
    expect(forecast(course({ readings: long, end: 24 }), 20).past.stretches).toBeGreaterThan(100_000);
  });

  it('does not care for units, signs or where the clock starts', () => {
    const values = fc.array(fc.double({ min: 0.5, max: 0.84, noNaN: true }), { minLength: 1, maxLength: 12 });
    const scale = fc.double({ min: 0.1, max: 50, noNaN: true });
    fc.assert(
      fc.property(values, scale, fc.boolean(), fc.integer({ min: -300, max: 300 }), (given, by, down, later) => {
        const change = (value: number): number => (down ? -1 : 1) * by * value + 7;
        const readings = given.map((value, place) => ({ at: place - 4, value }));
        const changed = readings.map(({ at, value }) => ({ at: at + later, value: change(value) }));
        const other = { baseline: change(0.7), target: change(0.85), start: later, end: later + 20, readings: changed };
        const [plain, moved] = [forecast(course({ readings }), 9), forecast(other, 9 + later)];
        expect(moved.jumpChance).toBeCloseTo(plain.jumpChance, 8);
        expect(moved.trendChance).toBeCloseTo(plain.trendChance, 8);
        expect(moved.past.back).toBe(plain.past.back);
      }),
    );
  });

  it('falls with the target', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.75, max: 0.95, noNaN: true }), (target) => {
        const readings = [2, 4, 6].map((at) => ({ at, value: 0.7 + at / 200 }));
        const of = (goal: number) => forecast(course({ readings, target: goal }), 8).chance;
        expect(of(target + 0.01)).toBeLessThanOrEqual(of(target));
      }),
    );
  });

  it('is of two minds about nothing: no reading, no past', () => {
    const { chance } = forecast(course(), 0);
    expect(chance).toBeGreaterThan(0.15);
    expect(chance).toBeLessThan(0.45);
  });
});
