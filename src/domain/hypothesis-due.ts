import { runOf, type DecisionCause, type Hypothesis } from './hypothesis.ts';
import { asking, type Out } from './hypothesis-asking.ts';
import { boxClock, dateFor, deadlineOf } from './hypothesis-clock.ts';
import { MARKS, type Mark } from './hypothesis-odds.ts';
import { brokenGuardrails } from './hypothesis-rule.ts';
import type { Person } from './hours.ts';
import { workOn } from './hours.ts';
import { absenceOn } from './member.ts';
import type { Reading } from './reading.ts';
import { isWorkingDay, plusWorkingDays } from './shift.ts';
import { daysBetween, plusDays, plusMinutes, startOfDay, type Instant, type LocalDate, type Zone } from './time.ts';
import { reaches } from './hypothesis.ts';

/** What is to be done about a bet now. */
export type HypothesisStep =
  | { readonly do: 'check-in'; readonly mark: Mark }
  | { readonly do: 'last-days'; readonly date: LocalDate }
  | { readonly do: 'due'; readonly why: DecisionCause }
  /** Of the decision owner, once on each of their working days. */
  | { readonly do: 'ask'; readonly again: boolean }
  /** Of those who may agree to a choice against the rule, on a day of the owner's. */
  | { readonly do: 'ask-second'; readonly on: LocalDate }
  /** Of those who may name another in place of a decision owner who cannot decide; `since` then it is due. */
  | { readonly do: 'decider-out'; readonly out: Exclude<Out, null>; readonly since: Instant }
  | { readonly do: 'default' }
  /** Of the owner: a reading that somebody else or a machine logged claims the target. */
  | { readonly do: 'confirm'; readonly reading: number }
  | { readonly do: 'drift'; readonly reading: number }
  /** Of the owner of a shipped metric on watch: a reading was expected on `date`. */
  | { readonly do: 'measure'; readonly date: LocalDate };

/** Looked at again this soon at the latest, because hours and leave change without telling. */
const LOOK_AGAIN_MINUTES = 6 * 60;
/** With half of the box gone, less chance than this is hardly any. */
const HOPELESS = 0.05;
const UTC = 'UTC' as Zone;

/** What a look at a bet knows. */
export interface Known {
  readonly bet: Hypothesis;
  /** In order. */
  readonly readings: readonly Reading[];
  readonly owner: Person;
  readonly decider: Person | null;
  /** Of the chance that it comes true in time; null: not asked for yet. */
  readonly chance: number | null;
  /** Whether something was said or written already. */
  said(step: HypothesisStep): boolean;
}

/** What is due about a bet at `now`, and when to look again; null: never, until it changes. */
export function hypothesisSteps(
  known: Known,
  now: Instant,
): { readonly steps: HypothesisStep[]; readonly next: Instant | null } {
  const { bet } = known;
  if (bet.state.is === 'decided') return watching(known, now);
  const run = runOf(bet);
  if (!run || (bet.state.is === 'paused' && bet.state.clock === 'stops')) return { steps: [], next: null };
  const planned = plannedOf(known, now);
  const ahead = planned.filter(({ at }) => at > now).map(({ at }) => at);
  const due = planned.filter(({ at }) => at <= now).map(({ step }) => step);
  const [first] = ahead.toSorted();
  const later = plusMinutes(now, LOOK_AGAIN_MINUTES);
  const steps = latestOnly(due, known.owner, now).filter((step) => !known.said(step));
  return { steps, next: first === undefined || later < first ? later : first };
}

/** A step, and from when on it is due. */
export interface Planned {
  readonly at: Instant;
  readonly step: HypothesisStep;
}

function plannedOf(known: Known, now: Instant): Planned[] {
  const { bet, owner } = known;
  if (bet.state.is === 'decision-due') return asking(known, now);
  if (bet.state.is !== 'paused') return running(known, now);
  return [{ at: deadlineOf(bet.state.run, owner), step: { do: 'due', why: 'deadline' } }];
}

function running({ bet, readings, owner, chance }: Known, now: Instant): Planned[] {
  const run = runOf(bet);
  if (!run) return [];
  const clock = boxClock(run, bet.pauses, owner);
  const deadline = deadlineOf(run, owner);
  const broken = brokenGuardrails(bet.terms, readings).length > 0;
  if (deadline <= now) return [{ at: deadline, step: { do: 'due', why: 'deadline' } }];
  const half = clock.when(clock.end / 2);
  const planned: Planned[] = MARKS.map((mark) => ({
    at: clock.when((clock.end * mark) / 100),
    step: { do: 'check-in', mark },
  }));
  const { state } = bet;
  const claim = state.is === 'target-claimed' ? readings.find(({ number }) => number === state.reading) : undefined;
  if (claim && claim.by !== owner.member.id)
    planned.push({ at: claim.loggedAt, step: { do: 'confirm', reading: claim.number } });
  if (broken) planned.push({ at: now, step: { do: 'due', why: 'guardrail' } });
  if (half <= now && chance !== null && chance < HOPELESS)
    planned.push({ at: now, step: { do: 'due', why: 'hopeless' } });
  planned.push({ at: deadline, step: { do: 'due', why: 'deadline' } });
  for (const date of lastDays(run.endOn, owner).filter((day) => day > run.startOn)) {
    const [first] = workOn(owner, date);
    if (first) planned.push({ at: first.from, step: { do: 'last-days', date } });
  }
  return planned;
}

/** The owner's last working day in the box and the one before. */
function lastDays(endOn: LocalDate, owner: Person): LocalDate[] {
  const { shifts } = owner.member;
  const last = isWorkingDay(shifts, endOn, offOf(owner)) ? endOn : plusWorkingDays(shifts, endOn, -1, offOf(owner));
  const before = last && plusWorkingDays(shifts, last, -1, offOf(owner));
  return [before, last].filter((date) => date !== null);
}

const offOf =
  ({ absences }: Person) =>
  (date: LocalDate): boolean =>
    absenceOn(absences, date) !== null;

/** After an outage nobody wants to hear of marks that are long past, nor on one of the last days of the one before. */
function latestOnly(steps: readonly HypothesisStep[], owner: Person, now: Instant): HypothesisStep[] {
  const marks = steps.filter((step) => step.do === 'check-in');
  const lasts = steps.filter((step) => step.do === 'last-days');
  const over = lasts.length > 0 || steps.some((step) => step.do === 'due');
  return steps.filter((step) => {
    if (step.do === 'check-in') return !over && step === marks.at(-1);
    if (step.do !== 'last-days') return true;
    const ends = workOn(owner, step.date).at(-1)?.to;
    return step === lasts.at(-1) && ends !== undefined && now < ends;
  });
}

/** A reading beyond the threshold tells the owner; one that stays out is asked for, once for each time it was expected. */
function watching(known: Known, now: Instant): ReturnType<typeof hypothesisSteps> {
  const { bet, readings, owner } = known;
  if (bet.state.is !== 'decided' || !bet.watch) return { steps: [], next: null };
  const latest = readings.at(-1);
  const [{ end }, { everyDays, threshold, since }] = [bet.state, bet.watch];
  const steps: HypothesisStep[] = [];
  const beyond = latest && latest.at > end.at && !reaches(bet.terms.metric, latest.value, threshold);
  if (beyond) steps.push({ do: 'drift', reading: latest.number });
  const from = dateFor(owner, [end.at, since ?? end.at, latest?.at ?? end.at].toSorted().at(-1) ?? end.at);
  const times = Math.floor(daysBetween(from, dateFor(owner, now)) / everyDays);
  if (times > 0) steps.push({ do: 'measure', date: plusDays(from, times * everyDays) });
  const next = startOfDay(plusDays(from, (times + 1) * everyDays), owner.member.zone ?? UTC);
  return { steps: steps.filter((step) => !known.said(step)), next };
}
