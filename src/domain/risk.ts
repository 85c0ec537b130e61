import { expit, logit } from './special.ts';
import { dataDiffers, LOW_CHANCE, type BetStatus } from './hypothesis-status.ts';
import type { UserId } from './ids.ts';
import { reasonOf, type Aim, type Earlier, type Signal } from './risk-signal.ts';
import type { Instant, LocalDate } from './time.ts';

/** How a bet is measured, as of the evaluation. */
export interface Measured {
  /** That it reaches its target in time. 0 to 1 */
  readonly chance: number;
  readonly was: Earlier | null;
  readonly aim?: Aim;
  /** Part of its working time that is over, and part of the way that is done. 0 to 1 */
  readonly elapsed: number;
  readonly done: number;
  readonly readings: number;
  /** Of the owner's working days; `lengthDays`: of the whole box. */
  readonly daysSinceReading: number;
  readonly lengthDays: number;
  readonly unhealthy: readonly ('guardrail' | 'eval_changed' | 'source_broken')[];
  /** How many of all health checks of a bet fail. */
  readonly failing: number;
}

/** Everything about an item that a signal may rest on. About the work: nothing here rates a person, and no text is read for its mood. */
export interface RiskFacts {
  /** `H12`, or what else it is called. */
  readonly item: string;
  readonly owner: UserId;
  /** null: nothing measures it. */
  readonly measured: Measured | null;
  /** How many of the team's items came late before; null: a new team. */
  readonly baseRate: number | null;
  readonly blockers: readonly { readonly number: number; readonly text: string; readonly days: number }[];
  readonly carried: readonly { readonly text: string; readonly dates: readonly LocalDate[] }[];
  readonly unacknowledged: readonly { readonly who: string; readonly since: Instant; readonly blocker: number }[];
  /** Standups that were expected of the owner and did not come in a row; leave, holidays and our own downtime are not expected. */
  readonly missed: { readonly count: number; readonly last: LocalDate } | null;
  /** What the owner said of it lately; null: nothing. */
  readonly said: { readonly status: BetStatus; readonly text: string; readonly on: LocalDate } | null;
  /** It rests, or the whole team is on holiday: nothing fires. */
  readonly resting: boolean;
}

/** `watch` is never written about; it stands in lists. */
export type Tier = 'fine' | 'watch' | 'at-risk';

/** An item's risk on one day. */
export interface Risk {
  readonly signals: readonly Signal[];
  /** That it comes late. 0 to 1 */
  readonly score: number;
  /** False: nothing measures it, so whatever the score it is watched at most. */
  readonly measured: boolean;
  /** At risk whatever the score: its owner says so, or a guardrail is broken. */
  readonly certain: boolean;
  /** Nothing fires, and nothing that was found before is undone. */
  readonly resting: boolean;
}

const LOW_FROM = 0.35;
const BURN_GAP = 0.35;
const STALE_DAYS = 3;
const OLD_BLOCKER_DAYS = 2;
const CARRIED_TIMES = 3;
const SILENT_TIMES = 2;
/** What is believed of a team that has ended nothing yet. */
const PRIOR = 0.35;
/** Log-odds, fixed and printed; to be fitted once a team has fifty resolved items. */
const SIGNAL_WEIGHTS = {
  stale: 0.7,
  blocker: 0.5,
  blockerDay: 0.2,
  blockerMost: 1.2,
  carry: 0.4,
  unacked: 0.4,
  silence: 0.3,
};

/** The risk of an item: every signal that fires, and the score they come to. */
export function riskOf(facts: RiskFacts): Risk {
  const { measured, resting } = facts;
  const signals = resting ? [] : [...(measured ? measuredSignals(measured) : []), ...workSignals(facts)];
  const watermelon = resting ? null : greenButRed(facts);
  const all = watermelon ? [...signals, watermelon] : signals;
  // The forecast knows the elapsed time and the gap already: what restates them explains and adds nothing.
  const sum = all.reduce(
    (total, { code, weight }) => (measured && code === 'stale_metric' ? total : total + weight),
    0,
  );
  const base = measured ? 1 - measured.chance : (facts.baseRate ?? PRIOR);
  return {
    signals: all,
    score: expit(logit(base) + sum),
    measured: measured !== null,
    certain: all.some(({ code }) => code === 'self_report' || code === 'guardrail'),
    resting,
  };
}

function measuredSignals({
  chance,
  was,
  aim,
  elapsed,
  done,
  readings,
  daysSinceReading,
  lengthDays,
  unhealthy,
}: Measured): Signal[] {
  const signals: Signal[] = unhealthy.map((code) => ({ code, weight: 0 }));
  if (chance < LOW_CHANCE && elapsed >= LOW_FROM)
    signals.push({ code: 'forecast_low', weight: 0, chance, was, ...(aim && { aim }) });
  if (readings >= 2 && done < elapsed - BURN_GAP) signals.push({ code: 'burn_gap', weight: 0, elapsed, done });
  if (daysSinceReading >= Math.max(STALE_DAYS, lengthDays / 4)) {
    signals.push({ code: 'stale_metric', weight: SIGNAL_WEIGHTS.stale, days: daysSinceReading });
  }
  return signals;
}

function workSignals({ blockers, carried, unacknowledged, missed, said }: RiskFacts): Signal[] {
  const oldest = blockers.toSorted((a, b) => b.days - a.days)[0];
  const signals: Signal[] = [];
  if (said !== null && said.status !== 'on-track')
    signals.push({ code: 'self_report', weight: 0, said: said.status, text: said.text, on: said.on });
  if (oldest && oldest.days > OLD_BLOCKER_DAYS) {
    const { blocker, blockerDay, blockerMost } = SIGNAL_WEIGHTS;
    const weight = Math.min(blockerMost, blocker + blockerDay * (oldest.days - OLD_BLOCKER_DAYS - 1));
    signals.push({ code: 'blocker_age', weight, blocker: oldest.number, text: oldest.text, days: oldest.days });
  }
  const again = carried.find(({ dates }) => dates.length >= CARRIED_TIMES);
  if (again) signals.push({ code: 'carry_over', weight: SIGNAL_WEIGHTS.carry, ...again });
  const [waiting] = unacknowledged.toSorted((a, b) => (a.since < b.since ? -1 : 1));
  if (waiting) signals.push({ code: 'dependency_unacked', weight: SIGNAL_WEIGHTS.unacked, ...waiting });
  if (missed !== null && missed.count >= SILENT_TIMES)
    signals.push({ code: 'silence', weight: SIGNAL_WEIGHTS.silence, missed: missed.count, last: missed.last });
  return signals;
}

/** People say that it is on track, and the data says that it is not. */
function greenButRed({ said, measured }: RiskFacts): Signal | null {
  if (said?.status !== 'on-track' || measured === null) return null;
  if (!dataDiffers(said.status, measured)) return null;
  const { chance, failing } = measured;
  return { code: 'green_vs_data', weight: 0, chance, failing, on: said.on };
}

/** What is remembered of an item between evaluations. */
export interface RiskState {
  readonly tier: Tier;
  /** Evaluations in a row at which the score was high enough. */
  readonly streak: number;
  /** The reasons as of the last message; empty: there was none. */
  readonly told: string;
}

export const NEW_ITEM: RiskState = { tier: 'fine', streak: 0, told: '' };
const ENTER = 0.6;
const LEAVE = 0.45;
const STREAK = 2;

/**
 * The state after an evaluation. It takes two in a row at 60 % or more to be at risk, and 45 % or less to be no longer, so that
 * an item does not come and go; so it does where people say that all is well and the data differs, for as long as it does. Nothing
 * measured: watched at most. What rests stays as it was.
 *
 * elsewhere: reasons about its owner's work that they were told with another item.
 * returns: `news`: there is something to say that was not said before: it is at risk now, or for one more reason.
 */
export function evaluated(
  state: RiskState,
  risk: Risk,
  elsewhere: Pick<ReadonlySet<string>, 'has'> = new Set(),
): { readonly state: RiskState; readonly news: boolean } {
  if (risk.resting) return { state, news: false };
  const high = risk.score >= ENTER || risk.certain || differs(risk);
  const streak = high ? state.streak + 1 : 0;
  const tier = tierOf(state, risk, streak);
  // Whatever is at risk anew is news with all of its reasons.
  const told = tier === 'at-risk' && state.tier === 'at-risk' ? state.told : '';
  const known = new Set(told.split(' '));
  const news =
    tier === 'at-risk' &&
    reasonsOf(risk)
      .split(' ')
      .some((reason) => !known.has(reason) && !elsewhere.has(reason));
  return { state: { tier, streak, told }, news };
}

const differs = ({ signals }: Risk): boolean => signals.some(({ code }) => code === 'green_vs_data');

function tierOf(state: RiskState, risk: Risk, streak: number): Tier {
  const { score, measured, certain, signals } = risk;
  const watched: Tier = signals.length > 0 || score >= LEAVE ? 'watch' : 'fine';
  if (certain) return 'at-risk';
  if (!measured) return signals.length > 0 ? 'watch' : 'fine';
  // Without a reason that can be told nothing is said, however low the chance.
  if (signals.length === 0) return watched;
  const stays = state.tier === 'at-risk' && (score > LEAVE || differs(risk));
  return streak >= STREAK || stays ? 'at-risk' : watched;
}

/** What tells one set of reasons from another: their codes and what they are about, not how old they have become. */
export function reasonsOf({ signals }: Risk): string {
  return signals.map(reasonOf).toSorted().join(' ');
}

/** The state once its reasons have been told. */
export const toldOf = (state: RiskState, risk: Risk): RiskState => ({ ...state, told: reasonsOf(risk) });
