import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile, expit, logGamma, logit, studentCdf } from '#domain/special.ts';

// Expected values: SciPy 1.17.1 (gammaln, betainc, betaincinv, stats.t.cdf).
const near = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));

describe('logGamma', () => {
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [1, 0],
    [1.5, -0.12078223763524526],
    [3.7, 1.428072326665388],
    [10, 12.801827480081469],
    [123.4, 469.3360974421906],
    [10000.5, 82104.32265412837],
  ])('of %d is %d', (x, expected) => near(logGamma(x), expected));
});

describe('betaCdf', () => {
  it.each([
    [0.85, 172.5, 28.5, 0.35338727386420643],
    [0.5, 0.5, 0.5, 0.5],
    [0.1, 2, 3, 0.0523],
    [0.9, 5, 0.3, 0.18915060861296631],
    [0.999, 30, 2, 0.9995438962809783],
    [0.73913, 92, 34, 0.5781465652865316],
    [1e-6, 0.5, 0.5, 0.0006366198784709245],
    [0.3, 400, 900, 0.2756068456990505],
    [0.2, 0.02, 7, 0.9978080940188545],
    [0, 2, 3, 0],
    [1, 2, 3, 1],
  ])('of %d for (%d, %d) is %d', (x, a, b, expected) => near(betaCdf(x, a, b), expected));

  it('never falls, and mirrors', () => {
    const above = fc.double({ min: 0.1, max: 500, noNaN: true });
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true }); // nearer to 1 the other side cannot be written
    fc.assert(
      fc.property(share, share, above, above, (x, y, a, b) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        expect(betaCdf(high, a, b)).toBeGreaterThanOrEqual(betaCdf(low, a, b) - 1e-12);
        expect(betaCdf(x, a, b)).toBeCloseTo(1 - betaCdf(1 - x, b, a), 10);
      }),
    );
  });
});

describe('betaQuantile', () => {
  it.each([
    [0.025, 172.5, 28.5, 0.8068702470070338],
    [0.5, 2, 3, 0.3857275681323895],
    [0.975, 0.5, 10.5, 0.21719626750921053],
  ])('of %d for (%d, %d) is %d', (p, a, b, expected) => near(betaQuantile(p, a, b), expected));
});

describe('studentCdf', () => {
  it.each([
    [0, 3, 0.5],
    [1, 1, 0.75],
    [-2.5, 4, 0.03338327240599407],
    [1.3, 7.5, 0.8839366105921956],
    [12, 2, 0.9965635331614208],
    [-0.4, 60, 0.3452885294891845],
  ])('of %d with %d degrees is %d', (t, degrees, expected) => near(studentCdf(t, degrees), expected));
});

describe('logit', () => {
  it('is undone by expit, and stops short of certainty', () => {
    near(expit(logit(0.37)), 0.37);
    near(expit(logit(1)), 0.995);
    near(expit(logit(0, 0.02)), 0.02);
  });
});
