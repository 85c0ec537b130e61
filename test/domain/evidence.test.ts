import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  f1Reaches,
  luckOfBest,
  meanReaches,
  pairsFavour,
  shareNeeded,
  shareReaches,
  verdictOf,
} from '#domain/evidence.ts';

it.each([
  [100, 0.9],
  [200, 0.885],
  [500, 0.872],
  [1000, 0.865],
])('of %i items it takes %d for 0.85', (n, share) => {
  expect(Math.abs((shareNeeded(n, 0.85) ?? 0) - share)).toBeLessThanOrEqual(1 / n);
  expect(shareReaches((shareNeeded(n, 0.85) ?? 0) * n, n, 0.85).verdict).toBe('met');
  // The other way round is the mirror.
  expect(shareNeeded(n, 0.15, 'down')).toBeCloseTo(1 - (shareNeeded(n, 0.85) ?? 0), 9);
});

it('takes more than a few items', () => {
  expect(shareNeeded(3, 0.85)).toBeNull();
});

describe('shareReaches', () => {
  it('does not take 172 of 200 for 0.85: the chance is 0.62', () => {
    const { chance, verdict, interval } = shareReaches(172, 200, 0.85);
    expect(chance).toBeCloseTo(0.6198, 4);
    expect(verdict).toBe('unclear');
    expect(interval[0]).toBeLessThan(0.82);
    expect(interval[1]).toBeGreaterThan(0.89);
  });

  it.each([
    [100, 0.9],
    [200, 0.885],
    [500, 0.872],
    [1000, 0.865],
  ])('needs, with n = %d, a share of %d to call 0.85 met', (n, needed) => {
    const least = Array.from({ length: n + 1 }, (_, hits) => hits).find(
      (hits) => shareReaches(hits, n, 0.85).verdict === 'met',
    );
    expect((least ?? 0) / n).toBe(needed);
  });

  it('reads the other way round where less is better', () => {
    expect(shareReaches(3, 200, 0.05, 'down').chance).toBeCloseTo(1 - shareReaches(3, 200, 0.05).chance, 12);
    expect(shareReaches(3, 200, 0.05, 'down').verdict).toBe('met');
  });

  property.prop(
    [
      fc.integer({ min: 5, max: 2000 }),
      fc.double({ min: 0.05, max: 0.9, noNaN: true }),
      fc.double({ min: 0.02, max: 0.09, noNaN: true }),
    ],
    { numRuns: 100 },
  )('is surer of the same share with more trials, either way', (n, target, off) => {
    const above = (size: number) => shareReaches((target + off) * size, size, target).chance;
    const below = (size: number) => shareReaches((target - off) * size, size, target).chance;
    fc.pre(target - off > 0.01);
    // At few trials the uniform prior still pulls towards one half.
    if (target + off >= 0.5) expect(above(2 * n)).toBeGreaterThanOrEqual(above(n) - 1e-9);
    if (target - off <= 0.5) expect(below(2 * n)).toBeLessThanOrEqual(below(n) + 1e-9);
    for (const chance of [above(n), below(n)]) {
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1);
    }
  });

  it('rises with hits and falls with the target', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.nat(400),
        fc.double({ min: 0.01, max: 0.98, noNaN: true }),
        (n, h, t) => {
          const hits = Math.min(h, n - 1);
          expect(shareReaches(hits + 1, n, t).chance).toBeGreaterThanOrEqual(shareReaches(hits, n, t).chance - 1e-12);
          expect(shareReaches(hits, n, t + 0.01).chance).toBeLessThanOrEqual(shareReaches(hits, n, t).chance + 1e-12);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('f1Reaches', () => {
  it('agrees with the Dirichlet simulation: 0.4655 for 90, 18, 14 against 0.85', () => {
    const counts = { truePositives: 90, falsePositives: 18, falseNegatives: 14 };
    expect(f1Reaches(counts, 0.85).chance).toBeCloseTo(0.4655, 4);
    const [low, high] = f1Reaches(counts, 0.85).interval;
    expect([low < 0.849, high > 0.849]).toEqual([true, true]); // F1 is 180 / 212
  });
});

describe('meanReaches', () => {
  it('is by Student’s t', () => {
    const found = meanReaches([0.84, 0.86, 0.87], 0.85);
    expect(found?.chance).toBeCloseTo(0.7357, 4); // SciPy: t.cdf((0.856667 - 0.85) / (0.0152753 / √3), 2)
    expect(found?.verdict).toBe('leaning met');
    expect(meanReaches([3.29, 3.27, 3.275], 3.28, 'down')?.chance).toBeCloseTo(0.5962, 4);
  });

  it('is nothing for a single run, or for runs that do not differ', () => {
    expect(meanReaches([0.9], 0.85)).toBeNull();
    expect(meanReaches([0.9, 0.9], 0.85)).toBeNull();
    expect(meanReaches([], 0.85)).toBeNull();
  });
});

describe('pairsFavour', () => {
  it('counts only where the two differ', () => {
    expect(pairsFavour(15, 5)?.verdict).toBe('met');
    expect(pairsFavour(6, 6)?.chance).toBeCloseTo(0.5, 10);
    expect(pairsFavour(0, 0)).toBeNull();
  });
});

describe('luckOfBest', () => {
  it.each([
    [1, 0],
    [2, 0.56],
    [4, 1.03],
    [8, 1.42],
    [16, 1.77],
    [32, 2.07],
  ])('of %d looks is %d standard errors', (looks, expected) => {
    expect(luckOfBest(looks)).toBeCloseTo(expected, 2);
  });
});

describe('verdictOf', () => {
  it.each([
    [0.9, 'met'],
    [0.899, 'leaning met'],
    [0.7, 'leaning met'],
    [0.5, 'unclear'],
    [0.3, 'leaning missed'],
    [0.1, 'missed'],
  ])('of %d is %s', (chance, word) => expect(verdictOf(chance)).toBe(word));
});
