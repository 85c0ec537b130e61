import { logGamma, studentCdf } from './special.ts';

/** One reading in its box: `at` is how much of the box was over, `way` the part of the way from baseline to target. */
export interface Step {
  readonly at: number;
  readonly way: number;
}

/** From quick gains that flatten out, to a straight line. */
const POWERS = [0.35, 0.6, 1];
/** Before any reading: starts at the baseline within 0.1, goes 0.35 ± 0.6 of the way, readings scatter by 0.15. */
const NOISE = 0.15;
const PRIOR = { start: (NOISE / 0.1) ** 2, slope: (NOISE / 0.6) ** 2, way: 0.35, shape: 2, scale: 2 * NOISE ** 2 };
/** What may still bend the curve: its variance grows with the time that is left. */
const BEND = 0.35 ** 2;
/** Beyond this a reading says no more than "far off", and would outweigh all others. */
const FARTHEST = 5;

/**
 * The chance that a reading at the end of the box is at the target, when progress follows a curve `start + slope · tᵖ`.
 *
 * Three curves are fitted by Bayesian linear regression (normal-inverse-gamma) and averaged by how well each fits.
 *
 * steps:   in any order, the baseline among them. level: another part of the way than the target's. source: Gelman and others, Bayesian Data Analysis, 3rd edition, 14.2
 */
export function trendChance(steps: readonly Step[], elapsed: number, level = 1): number {
  const fits = POWERS.map((power) => fitted(steps, power, elapsed, level));
  const best = Math.max(...fits.map(({ evidence }) => evidence));
  const weights = fits.map(({ evidence }) => Math.exp(evidence - best));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return fits.reduce((all, { chance }, place) => all + (chance * (weights[place] ?? 0)) / sum, 0);
}

/** The chance by one curve, and the logarithm of how likely the steps are under it. */
function fitted(
  steps: readonly Step[],
  power: number,
  elapsed: number,
  level: number,
): { chance: number; evidence: number } {
  // Λ = Λ₀ + XᵀX, with XᵀX and Xᵀy summed by hand: there are two unknowns.
  let [n, sx, sxx, sy, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (const { at, way } of steps) {
    const [x, y] = [Math.max(0, at) ** power, Math.min(FARTHEST, Math.max(-FARTHEST, way))];
    n += 1;
    sx += x;
    sxx += x * x;
    sy += y;
    sxy += x * y;
    syy += y * y;
  }
  const [p, q, r] = [PRIOR.start + n, sx, PRIOR.slope + sxx];
  const [hx, hy] = [sy, PRIOR.slope * PRIOR.way + sxy];
  const det = p * r - q * q;
  const [start, slope] = [(r * hx - q * hy) / det, (p * hy - q * hx) / det];
  const shape = PRIOR.shape + n / 2;
  const misfit = syy + PRIOR.slope * PRIOR.way ** 2 - (start * hx + slope * hy);
  const scale = PRIOR.scale + Math.max(0, misfit) / 2;
  const leverage = (r - 2 * q + p) / det; // xᵀΛ⁻¹x at the end of the box, where x = (1, 1)
  const spread = Math.sqrt((scale / shape) * (1 + leverage) + BEND * (1 - elapsed));
  const evidence =
    0.5 * Math.log(PRIOR.start * PRIOR.slope) -
    0.5 * Math.log(det) +
    PRIOR.shape * Math.log(PRIOR.scale) -
    shape * Math.log(scale) +
    logGamma(shape) -
    logGamma(PRIOR.shape);
  return { chance: 1 - studentCdf((level - start - slope) / spread, 2 * shape), evidence };
}
