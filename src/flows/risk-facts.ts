import { countedFor } from '#domain/hypothesis-standing.ts';
import { isAboutBet } from '#domain/bets-named.ts';
import { calibrated } from '#domain/calibration.ts';
import type { Person } from '#domain/hours.ts';
import { runOf, type Hypothesis } from '#domain/hypothesis.ts';
import { healthOf } from '#domain/hypothesis-health.ts';
import { oddsOf, type TeamHistory } from '#domain/hypothesis-odds.ts';
import { brokenGuardrails } from '#domain/hypothesis-rule.ts';
import { statedBy } from '#domain/hypothesis-status.ts';
import { absenceOn } from '#domain/member.ts';
import type { Reading } from '#domain/reading.ts';
import { riskOf, type Measured, type Risk, type RiskFacts } from '#domain/risk.ts';
import { workingDaysBetween } from '#domain/shift.ts';
import { localDate, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { KeptRisk } from '#ports/nudges.ts';
import type { Store } from '#ports/store.ts';
import type { Works } from './risk-work.ts';

/** Of the owner's working days: what they said longer ago is no word on how it goes now. */
const STATED_DAYS = 10;
const UTC = 'UTC' as Zone;

/** The risk of a running bet as it is now, and how it is measured. `kept`: as of the last evaluation. */
export async function riskOfBet(
  store: Store,
  { team, work }: { readonly team: TeamHistory; readonly work: Works },
  bet: Hypothesis,
  owner: Person,
  kept: KeptRisk | null,
  now: Instant,
): Promise<{ readonly measured: Measured | null; readonly risk: Risk }> {
  const readings = countedFor(bet, await store.readings.of(bet.workspace, bet.number));
  const told = measuredOf(bet, readings, owner, team, kept, now);
  const broken = told !== null && (await isSourceBroken(store, bet, readings, owner, now));
  const health = healthOf(bet, readings, owner, now);
  const failing = health.length + (broken && !health.includes('source_broken') ? 1 : 0);
  const unhealthy = broken ? [...told.unhealthy, 'source_broken' as const] : (told?.unhealthy ?? []);
  const measured = told && { ...told, unhealthy, failing };
  return { measured, risk: riskOf(await factsOf(store, work, bet, owner, measured, now)) };
}

/** Whether the machine that measures it has fallen silent, or does not answer. */
async function isSourceBroken(
  store: Store,
  bet: Hypothesis,
  readings: readonly Reading[],
  owner: Person,
  now: Instant,
): Promise<boolean> {
  if (healthOf(bet, readings, owner, now).includes('source_broken')) return true;
  const poll = bet.terms.source === 'mlflow' ? await store.polls.find(bet.workspace, bet.number) : null;
  return poll !== null && poll.brokenSince !== null;
}

function measuredOf(
  bet: Hypothesis,
  readings: readonly Reading[],
  owner: Person,
  team: TeamHistory,
  kept: KeptRisk | null,
  now: Instant,
): Omit<Measured, 'failing'> | null {
  const odds = oddsOf(bet, readings, owner, team, now);
  const run = runOf(bet);
  if (!odds || !run) return null;
  const { terms } = bet;
  const days = (from: LocalDate, to: LocalDate): number =>
    workingDaysBetween(owner.member.shifts, from, to, (date) => absenceOn(owner.absences, date) !== null);
  const zone = owner.member.zone ?? UTC;
  const last = readings.at(-1);
  const newSet = readings.some(({ evaluation }) => evaluation !== null && evaluation !== terms.evaluation.version);
  return {
    // From the first ended bet on the team's own record corrects the chance, however few they are: the belief before them is strong.
    chance: odds.made.chance === 1 ? 1 : calibrated(odds.logOdds, team.weights),
    was:
      kept?.chance && kept.chanceOn && kept.chanceOn < localDate(now, zone)
        ? { chance: Number(kept.chance), on: kept.chanceOn as LocalDate }
        : null,
    aim: { target: terms.target, unit: terms.metric.unit, endOn: run.endOn },
    elapsed: odds.elapsed,
    done: 1 - odds.made.progress.gap,
    readings: odds.made.readings,
    daysSinceReading: days(last ? localDate(last.at, zone) : run.startOn, localDate(now, zone)),
    lengthDays: days(run.startOn, run.endOn),
    unhealthy: [
      ...(brokenGuardrails(terms, readings).length > 0 ? (['guardrail'] as const) : []),
      ...(newSet ? (['eval_changed'] as const) : []),
    ],
  };
}

async function factsOf(
  store: Store,
  work: Works,
  bet: Hypothesis,
  owner: Person,
  measured: Measured | null,
  now: Instant,
): Promise<RiskFacts> {
  const { blockers, waiting, carried, missed, named } = await work(owner);
  const isAbout = ({ text, bet: said }: { readonly text: string; readonly bet?: number | null }): boolean =>
    typeof said === 'number' ? said === bet.number : isAboutBet(text, bet.number, named);
  return {
    item: `H${bet.number}`,
    owner: owner.member.id,
    measured,
    baseRate: null,
    blockers: blockers.filter(isAbout),
    carried: carried.filter(isAbout),
    unacknowledged: waiting.filter(isAbout),
    missed,
    said: await saidOf(store, bet, owner, now),
    resting: bet.state.is === 'paused' || absenceOn(owner.absences, localDate(now, owner.member.zone ?? UTC)) !== null,
  };
}

/** What the owner says of it; a word of more than two weeks of work ago is none. */
async function saidOf(store: Store, bet: Hypothesis, owner: Person, now: Instant): Promise<RiskFacts['said']> {
  const { id, zone, shifts } = owner.member;
  const stated = statedBy(id, await store.hypotheses.history(bet.workspace, bet.number));
  if (stated === null) return null;
  const on = localDate(stated.at, zone ?? UTC);
  const off = (date: LocalDate) => absenceOn(owner.absences, date) !== null;
  if (workingDaysBetween(shifts, on, localDate(now, zone ?? UTC), off) > STATED_DAYS) return null;
  return { status: stated.status, text: stated.text, on };
}
