import { expit } from './special.ts';

/** Something that was given a chance, and how it came out. `x`: what the chance rests on, log-odds for instance. */
export interface Scored {
  readonly x: readonly number[];
  readonly hit: boolean;
}

/** What is believed of a weight before any outcome: normal, with this mean and standard deviation. */
export interface Belief {
  readonly mean: number;
  readonly sd: number;
}

/** Weights of one before the outcomes: a team's chances stand as they are, until its own bets say otherwise. */
const TEAM: readonly Belief[] = [
  { mean: 0, sd: 0.5 },
  { mean: 1, sd: 0.3 },
];
/** With fewer ended bets than this a chance is marked as uncalibrated. */
export const CALIBRATED_FROM = 10;
const MOST_STEPS = 50;

/**
 * The most likely weights of `logit P(hit) = w₀ + w₁x₁ + …`, given what was believed of them and what came out.
 *
 * beliefs: one for w₀, then one for each x. returns: the beliefs' means where nothing came out.
 * source:  maximum a posteriori by Newton's method; the objective is concave, so it has one maximum.
 */
export function logisticWeights(scored: readonly Scored[], beliefs: readonly Belief[]): number[] {
  let weights = beliefs.map(({ mean }) => mean);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const slope = beliefs.map(({ mean, sd }, i) => (mean - (weights[i] ?? 0)) / sd ** 2);
    const curve = beliefs.map(({ sd }, i) => beliefs.map((_, j) => (i === j ? 1 / sd ** 2 : 0)));
    for (const { x, hit } of scored) {
      const row = [1, ...x];
      const chance = expit(row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0));
      for (const [i, value] of row.entries()) {
        slope[i] = (slope[i] ?? 0) + ((hit ? 1 : 0) - chance) * value;
        const line = curve[i] ?? [];
        for (const [j, other] of row.entries()) line[j] = (line[j] ?? 0) + chance * (1 - chance) * value * other;
      }
    }
    const move = solved(curve, slope);
    weights = weights.map((weight, i) => weight + (move[i] ?? 0));
    if (move.every((size) => Math.abs(size) < 1e-9)) break;
  }
  return weights;
}

/** The solution of a small system of equations, by elimination; the matrix is positive definite, so no pivot is zero. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, row] of rows.entries()) {
    for (const lower of rows.slice(i + 1)) {
      const factor = (lower[i] ?? 0) / (row[i] ?? 1);
      for (let j = i; j < row.length; j += 1) lower[j] = (lower[j] ?? 0) - factor * (row[j] ?? 0);
    }
  }
  const found: number[] = right.map(() => 0);
  for (const [i, row] of [...rows.entries()].toReversed()) {
    const known = found.reduce((sum, value, j) => (j > i ? sum + value * (row[j] ?? 0) : sum), 0);
    found[i] = ((row.at(-1) ?? 0) - known) / (row[i] ?? 1);
  }
  return found;
}

/** The two weights by which a team's ended bets correct its chances. `x`: the log-odds that each bet was given. */
export function teamCalibration(ended: readonly Scored[]): readonly [shift: number, stretch: number] {
  const [shift = 0, stretch = 1] = logisticWeights(ended, TEAM);
  return [shift, stretch];
}

/** A chance corrected by what became of the team's earlier ones. `logOdds`: of the chance as forecast. */
export function calibrated(logOdds: number, [shift, stretch]: readonly [shift: number, stretch: number]): number {
  return expit(shift + stretch * logOdds);
}
