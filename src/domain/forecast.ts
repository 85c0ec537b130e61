import { jumpChance, type Progress } from './forecast-jumps.ts';
import { pastOf, stretchesOf, withPast, type Past } from './forecast-past.ts';
import { trendChance, type Step } from './forecast-trend.ts';
import { expit, logit } from './special.ts';

/** One measurement. `at`: on the clock of the box, in any unit of working time. */
export interface TimedValue {
  readonly at: number;
  readonly value: number;
}

/**
 * A bet as far as its chance depends on it. The target may lie above the baseline or below it, not at it. Readings may be
 * older than the box: they tell how this metric moves.
 */
export interface Course {
  readonly baseline: number;
  readonly target: number;
  readonly start: number;
  readonly end: number;
  /** In order of time; none after the moment of asking. */
  readonly readings: readonly TimedValue[];
}

/** A chance with all that it was made of, for "Why?". */
export interface Forecast {
  /** That some reading reaches the target before the box ends. */
  readonly chance: number;
  readonly progress: Progress;
  /** How many readings the box has. */
  readonly readings: number;
  readonly jumpChance: number;
  readonly trendChance: number;
  /** What the metric did before in as much time as is left. */
  readonly past: Past;
}

/** What becomes of the log-odds of models and past together: log-odds of the chance = base + slope · those. */
export interface Weights {
  readonly base: number;
  readonly slope: number;
}

/** Fitted on the 2,326 open cases of the public series; `npm run meridian -- backtest` refits and scores them. */
export const WEIGHTS: Weights = { base: -0.43, slope: 0.87 };

/** So many readings weigh the trend as much as the jumps: few readings jump, dense smooth ones bend. */
const TREND_FROM = 8;
/** A gain smaller than this comes of how numbers are kept, not of the metric. units: of the way */
const DUST = 1e-9;

/**
 * The chance that a bet reaches its target before its box ends, as seen at `now` (on the clock of the box).
 *
 * Two models, jumps and trend, are pooled by the number of readings, and corrected by what the metric did in its own past.
 *
 * returns: chance 1 once a reading has reached the target. The same input always gives the same chance.
 */
export function forecast(course: Course, now: number, weights: Weights = WEIGHTS): Forecast {
  const length = course.end - course.start;
  const elapsed = Math.min(1, Math.max(0, (now - course.start) / length));
  const steps = stepsOf(course);
  const progress = progressOf(steps, elapsed);
  const jump = jumpChance(progress);
  const trend = trendChance([{ at: 0, way: 0 }, ...steps], elapsed);
  const share = steps.length / (steps.length + TREND_FROM);
  const past = pastOf(stretchesOf(course, now), progress.gap, 1);
  const parts = { progress, readings: steps.length, jumpChance: jump, trendChance: trend, past };
  if (progress.gap <= 0) return { ...parts, chance: 1 };
  return { ...parts, chance: joined(share * trend + (1 - share) * jump, past, weights) };
}

/** Where the best reading may stand at the end: worse than `low`, or better than `high`, one time in ten each. */
export interface Band {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The farthest that a band reaches. units: of the way from baseline to target */
const FARTHEST_LEVEL = 8;

/** The band of a bet as seen at `now`: the values that its best reading reaches with nine, five and one in ten. */
export function forecastBand(course: Course, now: number, weights: Weights = WEIGHTS): Band {
  const { baseline, target, start, end } = course;
  const elapsed = Math.min(1, Math.max(0, (now - start) / (end - start)));
  const steps = stepsOf(course);
  const progress = progressOf(steps, elapsed);
  const best = 1 - progress.gap;
  const share = steps.length / (steps.length + TREND_FROM);
  const all = [{ at: 0, way: 0 }, ...steps];
  const stretches = stretchesOf(course, now);
  const chanceOf = (level: number): number => {
    const gap = level - best;
    const models = share * trendChance(all, elapsed, level) + (1 - share) * jumpChance({ ...progress, gap });
    return joined(models, pastOf(stretches, gap, level), weights);
  };
  const valueAt = (chance: number): number => {
    // More is less likely, so halving finds it; where even the best so far is less likely than that, it stays the best.
    let [low, high] = [best, best + FARTHEST_LEVEL];
    for (let step = 0; step < 30; step += 1) {
      const middle = (low + high) / 2;
      if (elapsed < 1 && chanceOf(middle) >= chance) low = middle;
      else high = middle;
    }
    return baseline + low * (target - baseline);
  };
  return { low: valueAt(0.9), middle: valueAt(0.5), high: valueAt(0.1) };
}

/** The log-odds of models and past together; `backtest` fits the weights to them. */
export function logOddsOf({ readings, jumpChance: jump, trendChance: trend, past }: Forecast): number {
  const share = readings / (readings + TREND_FROM);
  return logit(withPast(share * trend + (1 - share) * jump, past));
}

/** The chance, where that of the models is `models`. */
export function joined(models: number, past: Past, { base, slope }: Weights = WEIGHTS): number {
  return expit(base + slope * logit(withPast(models, past)));
}

/** The readings inside the box, as parts of the box and of the way. */
function stepsOf({ baseline, target, start, end, readings }: Course): Step[] {
  return readings
    .filter(({ at }) => at > start)
    .map(({ at, value }) => ({ at: (at - start) / (end - start), way: (value - baseline) / (target - baseline) }));
}

function progressOf(steps: readonly Step[], elapsed: number): Progress {
  let [best, jumps, gained] = [0, 0, 0];
  for (const { way } of steps) {
    if (way - best <= DUST) continue;
    jumps += 1;
    gained += way - best;
    best = way;
  }
  return { elapsed, gap: 1 - best, jumps, gained };
}
