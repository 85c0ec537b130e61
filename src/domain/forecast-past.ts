import type { Course } from './forecast.ts';
import type { Step } from './forecast-trend.ts';

/** What a metric did in stretches of its own past that are as long as the time that is left. */
export interface Past {
  readonly stretches: number;
  /** In how many it gained as much as is still to go. */
  readonly enough: number;
  /** In how many it stood at the target. */
  readonly reached: number;
  /** How many such stretches fit beside each other into that past: those counted overlap, so they say no more than these. */
  readonly apart: number;
  /** The part of its moves that went back. 0 to 1 */
  readonly back: number;
}

/** A metric's past, before it is asked how far it would have to go. Lengths are parts of the way. */
export interface Stretches {
  readonly each: readonly { readonly gain: number; readonly best: number }[];
  readonly apart: number;
  readonly back: number;
}

/** The models weigh as much as so many stretches of the past that do not overlap. */
const MODELS_WEIGH = 2;
/** And as little more than half a stretch, that one target in five is reached: no chance rests on a short past alone. */
const BELIEVED = { share: 0.2, weigh: 0.6 };
/** Before any move it is believed that one in six goes back, as if six had been seen. */
const BACK = { back: 1, moves: 6 };
const DUST = 1e-12;
/** A move smaller than this comes of how numbers are kept. units: of the way */
const ROUNDING = 1e-9;

/**
 * The chance by the models, corrected by the metric's own past: by the part of its stretches that would have been enough, the
 * more so the longer that past is.
 *
 * A metric that keeps what it has gained must gain as much once more. One that goes up and down will stand again where it has
 * stood: the more of its moves go back, up to half of them, the more the stretches count in which it stood at the target.
 *
 * returns: without a past that of the models, but for the belief; never more for a farther target, where the models' is not.
 */
export function withPast(models: number, { stretches, enough, reached, apart, back }: Past): number {
  const level = Math.min(0.5, back);
  const share = stretches === 0 ? 0 : ((1 - level) * enough + level * reached) / stretches;
  const sum = share * apart + models * MODELS_WEIGH + BELIEVED.share * BELIEVED.weigh;
  return sum / (apart + MODELS_WEIGH + BELIEVED.weigh);
}

/** The past of a metric, counted for a target that is `gap` away from its best and stands at `level`. */
export const pastOf = ({ each, apart, back }: Stretches, gap: number, level: number): Past => ({
  stretches: each.length,
  enough: each.filter(({ gain }) => gain >= gap - DUST).length,
  reached: each.filter(({ best }) => best >= level - DUST).length,
  apart,
  back,
});

/** The stretches of the past that are as long as the time that is left, each with as long a run-up as the box has had. */
export function stretchesOf({ baseline, target, start, end, readings }: Course, now: number): Stretches {
  const [left, runUp] = [Math.max(0, end - now), now - start];
  const ways = readings.map(({ at, value }) => ({ at, way: (value - baseline) / (target - baseline) }));
  const [before, after] = [sliding(ways), sliding(ways)];
  const each: { gain: number; best: number }[] = [];
  let [run, from, to, until] = [0, 0, 0, 0];
  for (const { at } of ways) {
    if (at + left > now) break;
    while ((ways[from]?.at ?? Infinity) <= at) from += 1;
    while ((ways[until]?.at ?? Infinity) <= at + left) until += 1;
    while ((ways[run]?.at ?? Infinity) < at - runUp) run += 1;
    to = from;
    if (until <= from) continue;
    const best = after(from, until);
    each.push({ gain: best - before(run, to), best });
  }
  const whole = (ways.at(-1)?.at ?? now) - (ways[0]?.at ?? now);
  // Where next to no time is left, more fit than were counted.
  return { each, apart: Math.min(each.length, whole / Math.max(left, Number.MIN_VALUE)), back: backOf(ways) };
}

function backOf(ways: readonly Step[]): number {
  let { back, moves } = BACK;
  for (const [place, { way }] of ways.entries()) {
    const move = way - (ways[place - 1]?.way ?? way);
    if (Math.abs(move) > ROUNDING) moves += 1;
    if (move < -ROUNDING) back += 1;
  }
  return back / moves;
}

/** The best of a stretch of `steps`, asked for stretches that never begin or end earlier than the one before; each step is looked at twice at most. */
function sliding(steps: readonly Step[]): (from: number, to: number) => number {
  const falling: { place: number; way: number }[] = [];
  let [head, next] = [0, 0];
  return (from, to) => {
    for (; next < to; next += 1) {
      const way = steps[next]?.way ?? -Infinity;
      while (falling.length > head && (falling.at(-1)?.way ?? Infinity) <= way) falling.pop();
      falling.push({ place: next, way });
    }
    while ((falling[head]?.place ?? Infinity) < from) head += 1;
    return falling[head]?.way ?? -Infinity;
  };
}
