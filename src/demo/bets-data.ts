import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { MADE_UP } from './bets-plan.ts';
import type { BetPlan, BetPlans } from './bets-plan.ts';

const Claim = z.looseObject({
  team: z.string(),
  date: z.string(),
  title: z.string().min(1),
  text: z.string().default(''),
  outcome_tag: z.string().nullish(),
  metric: z.string().nullish(),
  value: z.number().nullish(),
});
type Claim = z.output<typeof Claim>;

const Series = z.looseObject({
  series: z.string(),
  direction: z.enum(['up', 'down']),
  unit: z.string(),
  owner_team: z.string().nullish(),
  points: z.array(z.looseObject({ date: z.string(), value: z.number(), n: z.number().nullish() })),
});
type Series = z.output<typeof Series>;

/** More readings than these say no more about how a bet goes. */
const READINGS_MAX = 7;
const SHORT = 140;

/**
 * Bets of real teams: what they believed from `hypotheses/hypotheses.jsonl` in `folder`, what they measured from there and from
 * `metrics/series.jsonl`. Where the data has nothing for a fate, the made-up bet stands in.
 *
 * errors: one sentence that names what cannot be read.
 */
export function readBets(folder: string): Result<BetPlans, string> {
  const claims = rowsOf(join(folder, 'hypotheses', 'hypotheses.jsonl'), Claim);
  if (!claims.ok) return claims;
  const series = rowsOf(join(folder, 'metrics', 'series.jsonl'), Series);
  if (!series.ok) return series;
  return ok(betsOf(claims.value, series.value));
}

/** Whether `folder` holds bets to replay. */
export const holdsBets = (folder: string): boolean => existsSync(join(folder, 'hypotheses', 'hypotheses.jsonl'));

function rowsOf<T>(path: string, shape: z.ZodType<T>): Result<T[], string> {
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    return ok(lines.filter((line) => line.trim() !== '').map((line) => shape.parse(JSON.parse(line))));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return refuse(
      missing ? `There is no file ${path}.` : `${path} does not hold what it should, a JSON object a line.`,
    );
  }
}

function betsOf(claims: readonly Claim[], series: readonly Series[]): BetPlans {
  const counted = series.filter(({ points, unit }) => unit.startsWith('%') && points.every(hasItems) && rises(points));
  const timed = series.filter(({ direction, points }) => direction === 'down' && points.length >= 5);
  const [shipped, running] = counted;
  const titled = timed.find(({ owner_team: team }) => claims.some((claim) => claim.team === team));
  const other = timed.find((one) => one !== titled);
  const negative = claims.find(({ outcome_tag: tag }) => tag === 'negative');
  const tried = claims.find((one) => one.team === titled?.owner_team && one !== negative);
  return {
    ship: (shipped && ofShare(shipped, 'met')) ?? MADE_UP.ship,
    silence: (other && ofTime(other, 'missed', null)) ?? MADE_UP.silence,
    pivot: ofClaims(claims) ?? MADE_UP.pivot,
    stop: (negative && titled && given(negative, titled)) ?? MADE_UP.stop,
    open: (running && ofShare(running, 'missed')) ?? MADE_UP.open,
    due: (titled && ofTime(titled, 'met', tried ?? null)) ?? MADE_UP.due,
  };
}

type Points = Series['points'];

/** Some hundred items: then chance shows, and a target can be told from the baseline all the same. */
const hasItems = ({ n }: Points[number]): boolean => (n ?? 0) >= 80 && (n ?? 0) <= 2_000;

/** Whether there is a way to go, and somebody went it. */
function rises(points: Points): boolean {
  const best = bests(points, 'up');
  const [first, last] = [best[0], best.at(-1)];
  return (
    first !== undefined && last !== undefined && best.length >= 4 && first.value < 80 && last.value - first.value > 15
  );
}

/** Those that were better than all before, thinned to as many as a bet wants. */
function bests(points: Points, direction: 'up' | 'down'): Points {
  const better = (one: number, other: number): boolean => (direction === 'up' ? one > other : one < other);
  const best = points.reduce<Points>((all, point) => {
    const last = all.at(-1);
    return last === undefined || better(point.value, last.value) ? [...all, point] : all;
  }, []);
  const step = Math.max(1, (best.length - 1) / READINGS_MAX);
  const thinned = Array.from(
    { length: Math.min(best.length, READINGS_MAX + 1) },
    (_, at) => best[Math.round(at * step)],
  );
  return thinned.filter((point) => point !== undefined);
}

function ofShare({ series, unit, points }: Series, goal: 'met' | 'missed'): BetPlan | null {
  const [first, ...rest] = bests(points, 'up');
  const last = rest.at(-1);
  if (!first || !last) return null;
  const n = Math.round(last.n ?? 100);
  const share = (value: number): number => Number((value / 100).toFixed(3));
  const [baseline, end] = [share(first.value), share(last.value)];
  const error = Math.sqrt((end * (1 - end)) / n);
  const far = goal === 'met' ? end - 2 * error : end + (end - baseline) / 2;
  const target = Math.floor(Math.min(0.97, Math.max(far, baseline + 3 * error)) * 100) / 100;
  const metric =
    unit
      .replace(/^%\s*(?:of\s+)?/, '')
      .replace(/\s*\(.*$/, '')
      .trim() || 'share';
  return {
    belief: `${nameOf(series)} can reach ${Math.round(target * 100)} % of ${metric}`,
    problem: `It stands at ${first.value} %`,
    metric: metric.slice(0, 40),
    kind: 'proportion',
    unit: '',
    direction: 'up',
    target,
    baseline,
    n,
    readings: rest.map(({ value }) => share(value)),
    observed: `From ${first.value} to ${last.value} %.`,
  };
}

function ofTime({ series, unit, points }: Series, goal: 'met' | 'missed', claim: Claim | null): BetPlan | null {
  const [first, ...rest] = bests(points, 'down');
  const [last, before] = [rest.at(-1), rest.at(-2)];
  if (!first || !last || !before) return null;
  const target = goal === 'met' ? (last.value + before.value) / 2 : last.value - (first.value - last.value) / 2;
  const [word = 'value'] = unit.split(' ');
  return {
    belief: claim ? titleOf(claim) : `${nameOf(series)} can be brought to ${round(target)} ${unit}`,
    problem: `It takes ${first.value} ${unit}`,
    metric: word,
    kind: 'continuous',
    unit: '',
    direction: 'down',
    target: round(target),
    baseline: first.value,
    n: null,
    readings: rest.map(({ value }) => value),
    observed: `From ${first.value} to ${last.value} ${unit}.`,
  };
}

/** A team whose entries each have a value: the first is the baseline, and the target lies beyond them all. */
function ofClaims(claims: readonly Claim[]): BetPlan | null {
  const measured = claims.filter(({ value }) => typeof value === 'number');
  const dated = measured.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).slice(0, READINGS_MAX);
  const [first, second] = dated;
  const values = dated.map(({ value }) => value ?? 0);
  if (!first || !second) return null;
  return {
    belief: titleOf(second),
    problem: `${first.metric ?? 'It'} stands at ${first.value}`,
    metric: (first.metric ?? 'value').slice(0, 40),
    kind: 'continuous',
    unit: '',
    direction: 'down',
    target: round(Math.min(...values) * 0.97),
    baseline: values[0] ?? 0,
    n: null,
    readings: values.slice(1),
    observed: shortened(second.text),
  };
}

/** A bet that came to nothing, measured by what its team measures. */
function given(claim: Claim, { points, unit }: Series): BetPlan | null {
  const [first] = points;
  const [word = 'value'] = unit.split(' ');
  return first
    ? {
        belief: titleOf(claim),
        problem: `It takes ${first.value} ${unit}`,
        metric: word,
        kind: 'continuous',
        unit: '',
        direction: 'down',
        target: round(first.value * 0.9),
        baseline: first.value,
        n: null,
        readings: [],
        observed: shortened(claim.text),
      }
    : null;
}

const round = (value: number): number => Number(value.toPrecision(3));
const nameOf = (series: string): string => series.split('/').slice(0, 2).join(' ').replaceAll('_', ' ');
const titleOf = ({ title }: Claim): string => title.replace(/\s*\((?:negative|null) result\)/i, '').slice(0, SHORT);
const shortened = (text: string): string => {
  const plain = text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_#|]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length <= SHORT ? plain : `${plain.slice(0, SHORT).replace(/\s\S*$/, '')} …`;
};
