import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { forecast, forecastBand, type Course } from '#domain/forecast.ts';

const way = fc.double({ min: -0.5, max: 1.4, noNaN: true });
const course: fc.Arbitrary<{ course: Course; now: number }> = fc
  .record({
    ways: fc.array(way, { maxLength: 15 }),
    now: fc.double({ min: 0.02, max: 0.97, noNaN: true }),
    baseline: fc.double({ min: -50, max: 50, noNaN: true }),
    span: fc.oneof(fc.double({ min: 0.01, max: 40, noNaN: true }), fc.double({ min: -40, max: -0.01, noNaN: true })),
  })
  .map(({ ways, now, baseline, span }) => ({
    now,
    course: {
      baseline,
      target: baseline + span,
      start: 0,
      end: 1,
      readings: ways.map((one, place) => ({
        at: ((place + 1) / (ways.length + 1)) * now,
        value: baseline + one * span,
      })),
    },
  }));

const wayOf = ({ baseline, target }: Course, value: number): number => (value - baseline) / (target - baseline);

describe('the band of a forecast', () => {
  property.prop([course], { numRuns: 150 })('is in order, from the best so far on', ({ course: one, now }) => {
    const { low, middle, high } = forecastBand(one, now);
    const [a, b, c] = [wayOf(one, low), wayOf(one, middle), wayOf(one, high)];
    const best = Math.max(0, ...one.readings.map(({ value }) => wayOf(one, value)));
    expect(a).toBeGreaterThanOrEqual(best - 1e-6);
    expect(b).toBeGreaterThanOrEqual(a - 1e-6);
    expect(c).toBeGreaterThanOrEqual(b - 1e-6);
  });

  property.prop([course], { numRuns: 150 })('says the same as the chance', ({ course: one, now }) => {
    const { chance, progress } = forecast(one, now);
    fc.pre(progress.gap > 0.001);
    const band = forecastBand(one, now);
    for (const [value, part] of [
      [band.low, 0.9],
      [band.middle, 0.5],
      [band.high, 0.1],
    ] as const) {
      if (Math.abs(wayOf(one, value) - 1) > 1e-3) expect(wayOf(one, value) > 1).toBe(chance > part);
    }
  });

  property.prop([course, fc.double({ min: -20, max: 20, noNaN: true })], { numRuns: 80 })(
    'moves with the zero and the unit of the metric',
    ({ course: one, now }, shift) => {
      const moved = (value: number): number => value * 100 + shift;
      const other: Course = {
        ...one,
        baseline: moved(one.baseline),
        target: moved(one.target),
        readings: one.readings.map(({ at, value }) => ({ at, value: moved(value) })),
      };
      const [a, b] = [forecastBand(one, now), forecastBand(other, now)];
      const size = Math.abs(other.target - other.baseline);
      expect(Math.abs(moved(a.middle) - b.middle) / size).toBeLessThan(1e-4);
      expect(Math.abs(forecast(one, now).chance - forecast(other, now).chance)).toBeLessThan(1e-6);
    },
  );

  it('has no width once the time is over', () => {
    const one: Course = { baseline: 0, target: 1, start: 0, end: 1, readings: [{ at: 0.5, value: 0.4 }] };
    expect(forecastBand(one, 1)).toEqual({ low: 0.4, middle: 0.4, high: 0.4 });
  });
});
