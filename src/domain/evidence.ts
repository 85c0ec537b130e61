import { betaCdf, betaQuantile, studentCdf } from './special.ts';

/** How sure it is that a target is met now. */
export type Verdict = 'met' | 'leaning met' | 'unclear' | 'leaning missed' | 'missed';

/** What a reading says of the true value behind it. */
export interface Evidence {
  /** That the true value is at the target or beyond it. */
  readonly chance: number;
  readonly verdict: Verdict;
  /** The true value lies here with 95 %. */
  readonly interval: readonly [low: number, high: number];
}

export type Direction = 'up' | 'down';

/** Even on whether the value is high or low before anything was measured: Bayes' and Laplace's uniform prior. */
const UNIFORM = 1;

/**
 * How sure it is that a share of `hits` in `n` trials reaches `target`.
 *
 * returns: 0.62 for 172 of 200 against 0.85: above the target is not yet met.
 * n:       above 0; hits: 0 to n; both may be counts that a share was multiplied out to, so not whole.
 * source:  Bowyer and others 2025, "Don't use the CLT in LLM evals": few hundred trials want a Beta, not a Wald interval.
 */
export function shareReaches(hits: number, n: number, target: number, direction: Direction = 'up'): Evidence {
  const [a, b] = [hits + UNIFORM, n - hits + UNIFORM];
  const below = betaCdf(target, a, b);
  return evidence(direction === 'up' ? 1 - below : below, [betaQuantile(0.025, a, b), betaQuantile(0.975, a, b)]);
}

/** The share of `n` trials from which on `target` is met with 90 %: 0.885 of 200 for 0.85; null: no share of so few is enough. */
export function shareNeeded(n: number, target: number, direction: Direction = 'up'): number | null {
  const trials = Math.round(n);
  const met = (good: number): boolean => {
    const hits = direction === 'up' ? good : trials - good;
    return shareReaches(hits, trials, target, direction).verdict === 'met';
  };
  if (trials < 1 || !met(trials)) return null;
  let [low, high] = [-1, trials];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (met(middle)) high = middle;
    else low = middle;
  }
  return (direction === 'up' ? high : trials - high) / trials;
}

/** The counts behind an F1 score. */
export interface Confusions {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

/**
 * How sure it is that F1 reaches `target`, from the counts: TP / (TP + FP + FN) is a share, and F1 rises with it.
 *
 * source: Goutte and Gaussier 2005, in the closed form F1 = 2J / (1 + J), Dirichlet prior of a third on each count.
 */
export function f1Reaches({ truePositives, falsePositives, falseNegatives }: Confusions, target: number): Evidence {
  const [a, b] = [truePositives + 1 / 3, falsePositives + falseNegatives + 2 / 3];
  const f1 = (share: number): number => (2 * share) / (1 + share);
  const chance = 1 - betaCdf(target / (2 - target), a, b);
  return evidence(chance, [f1(betaQuantile(0.025, a, b)), f1(betaQuantile(0.975, a, b))]);
}

/**
 * How sure it is that the mean of repeated runs reaches `target`, by Student's t; null for a single run, which has no spread.
 *
 * values: one for each run or seed. Runs that all came out the same say nothing about spread: null too.
 */
export function meanReaches(values: readonly number[], target: number, direction: Direction = 'up'): Evidence | null {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (n < 2 || squares === 0) return null;
  const error = Math.sqrt(squares / (n - 1) / n);
  const above = studentCdf((mean - target) / error, n - 1);
  const reach = studentQuantile(0.975, n - 1) * error;
  return evidence(direction === 'up' ? above : 1 - above, [mean - reach, mean + reach]);
}

/** By halving: `p` is above one half. */
function studentQuantile(p: number, degrees: number): number {
  let [low, high] = [0, 1];
  while (studentCdf(high, degrees) < p) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, degrees) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * How sure it is that something is better than the baseline on the same items: only those count on which the two differ.
 *
 * returns: null where they never differ.
 */
export function pairsFavour(wins: number, losses: number): Evidence | null {
  return wins + losses > 0 ? shareReaches(wins, wins + losses, 0.5) : null;
}

/** Where the normal distribution ends for all purposes. units: standard deviations */
const EDGE = 8;
const STRIPS = 800;

/**
 * How far the best of `looks` tries on one evaluation set lies above its true value by luck alone.
 * units: standard errors; 0 for one look, 1.03 for four, 1.77 for sixteen
 *
 * source: the expected maximum of `looks` normal values, the integral of 1 - Φᵏ less that of Φᵏ on the other side of 0.
 */
export function luckOfBest(looks: number): number {
  return BELOW.reduce((sum, below) => sum + 1 - below ** looks - (1 - below) ** looks, 0) * (EDGE / STRIPS);
}

/** Beyond a million degrees of freedom Student's t is the normal distribution to six digits. */
const normalCdf = (x: number): number => studentCdf(x, 1_000_000);

/** The normal distribution in the middle of each strip above 0: worked out once, since every card asks for it. */
const BELOW = Array.from({ length: STRIPS }, (_, strip) => normalCdf(((strip + 0.5) * EDGE) / STRIPS));

function evidence(chance: number, interval: readonly [number, number]): Evidence {
  return { chance, verdict: verdictOf(chance), interval };
}

/** The word for a chance; the borders belong to the surer word. */
export function verdictOf(chance: number): Verdict {
  if (chance >= 0.9) return 'met';
  if (chance >= 0.7) return 'leaning met';
  if (chance > 0.3) return 'unclear';
  return chance > 0.1 ? 'leaning missed' : 'missed';
}
