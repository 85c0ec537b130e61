import { CALIBRATED_FROM, calibrated, teamCalibration } from './calibration.ts';
import { forecast, joined, type Course, type Forecast } from './forecast.ts';
import type { Person } from './hours.ts';
import { runOf, type Hypothesis } from './hypothesis.ts';
import { boxClock } from './hypothesis-clock.ts';
import type { WorkspaceId } from './ids.ts';
import type { Reading } from './reading.ts';
import { logit } from './special.ts';
import type { Instant } from './time.ts';

export const MARKS = [25, 50, 75] as const;
/** Per cent of the box. */
export type Mark = (typeof MARKS)[number];

/** What was forecast of a bet at a mark: kept to be scored once the bet has ended. */
export interface ForecastNote {
  readonly workspace: WorkspaceId;
  readonly number: number;
  readonly mark: Mark;
  readonly at: Instant;
  /** As people saw it. */
  readonly chance: number;
  /** Of the chance before the team's own history corrected it. */
  readonly logOdds: number;
}

/** A team's own history of forecasts. */
export interface TeamHistory {
  readonly weights: readonly [shift: number, stretch: number];
  /** Ended bets that it rests on. */
  readonly bets: number;
}

/** Whether a bet will reach its target in time, with what that rests on. */
export interface Odds {
  readonly chance: number;
  /** How far the models differ, at least five points either way. */
  readonly range: readonly [low: number, high: number];
  /** Of the chance before the team's own history corrected it. */
  readonly logOdds: number;
  readonly made: Forecast;
  /** Part of the working time that is over. 0 to 1 */
  readonly elapsed: number;
  readonly team: TeamHistory;
  /** False: fewer than ten bets of the team have ended, so nobody knows how good its chances are. */
  readonly calibrated: boolean;
}

/** What a team's scored forecasts say of its chances. */
export function teamHistory(scored: readonly (ForecastNote & { readonly hit: boolean })[]): TeamHistory {
  return {
    weights: teamCalibration(scored.map(({ logOdds, hit }) => ({ x: [logOdds], hit }))),
    bets: new Set(scored.map(({ number }) => number)).size,
  };
}

/** A bet as the forecast takes it, on the clock of its owner's work; null before it starts. */
export function courseOf(
  { state, terms, pauses }: Pick<Hypothesis, 'state' | 'terms' | 'pauses'>,
  readings: readonly Reading[],
  owner: Person,
): { readonly course: Course; readonly clock: (moment: Instant) => number } | null {
  const run = runOf({ state });
  if (!run) return null;
  const stood = state.is === 'paused' && state.clock === 'stops' ? [{ from: state.at, to: FAR }] : [];
  const clock = boxClock(run, [...pauses, ...stood], owner);
  const course = {
    baseline: terms.baseline.value,
    target: terms.target,
    start: 0,
    end: clock.end,
    readings: readings.map(({ at, value }) => ({ at: clock.at(at), value })),
  };
  return { course, clock: (moment) => clock.at(moment) };
}

const FAR = '9999-12-31T23:59:59.999Z' as Instant;
const LEAST_SPREAD = 0.05;

/** The odds of a bet as seen at `now`; null before it starts. `readings`: in order; later ones are not looked at. */
export function oddsOf(
  bet: Pick<Hypothesis, 'state' | 'terms' | 'pauses'>,
  readings: readonly Reading[],
  owner: Person,
  team: TeamHistory,
  now: Instant,
): Odds | null {
  const taken = courseOf(
    bet,
    readings.filter(({ at }) => at <= now),
    owner,
  );
  if (!taken) return null;
  const { course, clock } = taken;
  const made = forecast(course, clock(now));
  const known = team.bets >= CALIBRATED_FROM;
  const elapsed = Math.min(1, Math.max(0, clock(now) / course.end));
  const shown = (chance: number): number => (known ? calibrated(logit(chance), team.weights) : chance);
  const base = { made, elapsed, team, calibrated: known };
  if (made.chance === 1) return { ...base, chance: 1, range: [1, 1], logOdds: logit(1) };
  if (elapsed >= 1) return { ...base, chance: 0, range: [0, 0], logOdds: logit(0) };
  const chance = shown(made.chance);
  const by = (models: number): number => shown(joined(models, made.past));
  const each = [by(made.jumpChance), by(made.trendChance), chance - LEAST_SPREAD, chance + LEAST_SPREAD];
  const range = [Math.max(0, Math.min(...each)), Math.min(1, Math.max(...each))] as const;
  return { ...base, chance, range, logOdds: logit(made.chance) };
}
