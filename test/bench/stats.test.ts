import { describe, expect, it } from 'vitest';
import { fc, test } from '@fast-check/vitest';
import { blocks, median, percentile, spread } from './stats.ts';

const some = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 50 });

describe('percentile', () => {
  it('is one of the values, whatever their order', () => {
    const values = [40, 10, 50, 20, 30];
    expect([0, 0.2, 0.21, 0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([10, 10, 20, 30, 50, 50]);
  });

  it('of 1,000 leaves ten above the 99th', () => {
    const values = Array.from({ length: 1_000 }, (_, index) => index + 1);
    expect(percentile(values, 0.99)).toBe(990);
  });

  it('refuses what has no answer', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
    expect(() => percentile([1], 1.1)).toThrow(RangeError);
    expect(() => percentile([1], -0.1)).toThrow(RangeError);
  });

  test.prop([some, fc.double({ min: 0, max: 1, noNaN: true })])(
    'has its share of the values at or below',
    (values, share) => {
      const found = percentile(values, share);
      expect(values).toContain(found);
      expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * values.length - 1e-9);
    },
  );
});

describe('median', () => {
  it('is the middle of an odd number, and half-way between the two of an even one', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(median([3])).toBe(3);
  });

  it('is not moved by one value that is far out', () => {
    expect(median([10, 11, 12, 13, 9_000])).toBe(12);
  });

  it('refuses nothing at all', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  test.prop([some])('has as many values below as above', (values) => {
    const middle = median(values);
    const below = values.filter((value) => value < middle).length;
    const above = values.filter((value) => value > middle).length;
    expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
  });
});

describe('spread', () => {
  it('goes from the least to the greatest', () => {
    expect(spread([5, -2, 9, 0])).toEqual([-2, 9]);
    expect(() => spread([])).toThrow(RangeError);
  });
});

describe('blocks', () => {
  it('cuts rows of one length and leaves the rest', () => {
    expect(blocks([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });
});
