import { writeFile } from 'node:fs/promises';
import { createPictures } from '#adapters/picture.ts';
import { calibrated, logisticWeights, teamCalibration, CALIBRATED_FROM } from '#domain/calibration.ts';
import { forecast, logOddsOf, WEIGHTS, type Forecast, type Weights } from '#domain/forecast.ts';
import type { ReliabilityPicture } from '#domain/picture.ts';
import { scoreOf, type Outcome, type Score } from '#domain/score.ts';
import { logit } from '#domain/special.ts';
import { readCases, readMilestones, type Case, type LeftOut } from './backtest-data.ts';
import { reportOf } from './backtest-report.ts';
import { readOptions } from './options.ts';
import { misused, type Io, type Run } from './sub-command.ts';

/** Scores the forecasts of bets on measured ones, whose outcome is known. */
export const run: Run = async (args, io) => {
  const flags = FLAGS.filter((flag) => args.includes(flag));
  const { values, faults } = readOptions(
    args.filter((arg) => !FLAGS.includes(arg)),
    ['cases', 'series', 'milestones', 'picture'],
  );
  const wrong = [...faults];
  for (const name of ['cases', 'series'] as const) if (values[name] === undefined) wrong.push(`--${name} is missing.`);
  if (wrong.length > 0) return misused(wrong, io);
  const cases = readCases(values.cases ?? '', values.series ?? '');
  const milestones = values.milestones === undefined ? null : readMilestones(values.milestones);
  if (!cases.ok) wrong.push(...cases.error);
  if (milestones && !milestones.ok) wrong.push(...milestones.error);
  if (!cases.ok || wrong.length > 0) return misused(wrong, io);
  const { open, leftOut } = cases.value;
  const report = judged(open, flags.includes('--refit'));
  const late = milestones?.ok ? judged(milestones.value, false) : null;
  if (values.picture !== undefined) {
    try {
      await writeFile(values.picture, await createPictures().png(pictureOf(report)));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : null;
      if (code === null) throw error;
      return misused([`--picture: ${values.picture} cannot be written (${code}).`], io);
    }
  }
  if (open.length === 0)
    io.err('No case is open: all were reached already, or have no way to go. The scores are of nothing.\n');
  print({ ...report, leftOut, milestones: late }, flags.includes('--json'), io);
  return 0;
};

/** The reliability diagram of a backtest. */
function pictureOf({ all }: Judged): ReliabilityPicture {
  const { n, brier, baseBrier, ece, reliability: bins } = all;
  return {
    kind: 'reliability',
    title: 'Public bets: chances, outcomes',
    n,
    brier,
    baseBrier,
    ece,
    bins,
  };
}

const FLAGS = ['--json', '--refit'];

/** The scores of a set of cases. */
export interface Judged {
  readonly weights: 'as shipped' | 'fitted without the group scored';
  readonly all: Score;
  /** Without what the team's ended bets correct. */
  readonly uncalibrated: Score;
  /** The straight line: it will be met if as much of the way as of the time is behind. */
  readonly burnRatio: Score;
  readonly groups: Readonly<Record<string, Score>>;
  /** By readings in the box and by time elapsed, beside the straight line. */
  readonly strata: Readonly<Record<string, { readonly forecast: Score; readonly burnRatio: Score }>>;
}

interface Seen extends Case {
  readonly seen: Forecast;
}

function judged(cases: readonly Case[], refit: boolean): Judged {
  const seen = cases.map((one) => ({ ...one, seen: forecast(one.course, one.asOf) }));
  const weights = weightsBy(seen, refit);
  const raw = seen.map((one) => forecast(one.course, one.asOf, weights(one.group)).chance);
  const chances = correctedByTeam(seen, raw);
  const outcomes = (given: readonly number[]): Outcome[] =>
    seen.map(({ hit }, place) => ({ chance: given[place] ?? 0, hit }));
  const [mine, burn] = [outcomes(chances), outcomes(seen.map(burnRatio))];
  const by = (key: (one: Seen) => string) => Map.groupBy(seen.keys(), (place) => key(seen[place] as Seen));
  const scoreAt = (given: readonly Outcome[], places: readonly number[]): Score =>
    scoreOf(places.flatMap((place) => given[place] ?? []));
  return {
    weights: refit ? 'fitted without the group scored' : 'as shipped',
    all: scoreOf(mine),
    uncalibrated: scoreOf(outcomes(raw)),
    burnRatio: scoreOf(burn),
    groups: Object.fromEntries([...by(({ group }) => group)].map(([name, own]) => [name, scoreAt(mine, own)])),
    strata: Object.fromEntries(
      [
        ...by(({ seen: { readings } }) => readingsIn(readings)),
        ...by(({ seen: { progress } }) => elapsedIn(progress.elapsed)),
      ]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, own]) => [name, { forecast: scoreAt(mine, own), burnRatio: scoreAt(burn, own) }]),
    ),
  };
}

const readingsIn = (n: number): string => `readings ${n === 0 ? '0' : n <= 2 ? '1-2' : n <= 5 ? '3-5' : '6+'}`;
const elapsedIn = (part: number): string =>
  `elapsed ${part < 0.4 ? 'a quarter' : part < 0.6 ? 'half' : 'three quarters'}`;
const burnRatio = ({ seen: { progress } }: Seen): number => (1 - progress.gap >= progress.elapsed ? 1 : 0);

/** Before any case: the chances stand as they are, loosely. */
const BELIEFS = [
  { mean: 0, sd: 1 },
  { mean: 1, sd: 0.25 },
];

/** The weights to score a group with: as shipped, or fitted on all other groups. */
function weightsBy(seen: readonly Seen[], refit: boolean): (group: string) => Weights {
  if (!refit) return () => WEIGHTS;
  const fitted = new Map<string, Weights>();
  return (group) => {
    const known = fitted.get(group);
    if (known) return known;
    const others = seen.filter((one) => one.group !== group).map((one) => ({ x: [logOddsOf(one.seen)], hit: one.hit }));
    const [base = 0, slope = 1] = logisticWeights(others, BELIEFS);
    fitted.set(group, { base, slope });
    return { base, slope };
  };
}

/** Each chance as the bot would have said it: corrected by the bets of the same team that had ended by then, and no other. */
function correctedByTeam(seen: readonly Seen[], raw: readonly number[]): number[] {
  const corrections = new Map<string, readonly [number, number]>();
  return seen.map((one, place) => {
    const key = `${one.asOf} ${one.group}`;
    const known = corrections.get(key);
    const correction = known ?? teamCalibration(endedBefore(seen, raw, one));
    corrections.set(key, correction);
    return calibrated(logit(raw[place] ?? 0), correction);
  });
}

function endedBefore(seen: readonly Seen[], raw: readonly number[], { group, asOf }: Seen) {
  const ended = seen.flatMap((one, place) =>
    one.group === group && one.course.end < asOf ? [{ x: [logit(raw[place] ?? 0)], hit: one.hit }] : [],
  );
  return ended.length < CALIBRATED_FROM ? [] : ended;
}

function print(report: Judged & { leftOut: LeftOut; milestones: Judged | null }, json: boolean, io: Io): void {
  io.out(json ? `${JSON.stringify(report)}\n` : reportOf(report));
}
