import type { Person } from './hours.ts';
import type { Hypothesis, Proposal } from './hypothesis.ts';
import { dateFor, deadlineOf, worksOn } from './hypothesis-clock.ts';
import type { HypothesisStep, Planned } from './hypothesis-due.ts';
import { absenceOn } from './member.ts';
import { endOfWork, plusWorkingDays, workingDaysBetween } from './shift.ts';
import { plusDays, startOfDay, type Instant, type LocalDate, type Zone } from './time.ts';

/** Working days of the decision owner after the deadline, at the end of which it is stopped by default. */
const SILENT_DAYS = 2;
/** Working days of the owner in which somebody may be named in place of a decision owner who has left, or in which somebody may agree to what goes against the rule. */
const OTHERS_DAYS = 5;
/** The longest that a decision waits for somebody on leave. units: working days of the owner */
const LEAVE_DAYS = 10;
const UTC = 'UTC' as Zone;

/** Who cannot decide at present: for good, or on leave until the day before `backOn`; null: they can. */
export type Out = 'gone' | { readonly backOn: LocalDate } | null;

interface Asked {
  readonly bet: Hypothesis;
  readonly owner: Person;
  readonly decider: Person | null;
}

/** Whether the decision owner is there to decide: not where they have left, or are on leave for longer than silence is taken for an answer. */
export function outAt(decider: Person | null, now: Instant): Out {
  if (!decider?.member.active) return 'gone';
  const today = dateFor(decider, now);
  if (!absenceOn(decider.absences, today)) return null;
  const { shifts } = decider.member;
  const off = (date: LocalDate): boolean => absenceOn(decider.absences, date) !== null;
  const backOn = plusWorkingDays(shifts, today, 1, off);
  if (backOn === null) return 'gone';
  return workingDaysBetween(shifts, plusDays(today, -1), plusDays(backOn, -1)) > SILENT_DAYS ? { backOn } : null;
}

/**
 * Who is asked while a decision is due, and when it is stopped by default. Of the decision owner, on the day and on each of their
 * working days from the deadline on; where they cannot answer, of whoever may name another; where a choice waits for a second
 * person, of those who may agree.
 */
export function asking({ bet: { state }, owner, decider }: Asked, now: Instant): Planned[] {
  if (state.is !== 'decision-due') return [];
  const deadline = deadlineOf(state.run, owner);
  const from = state.at > deadline ? state.at : deadline;
  if (state.proposed) return agreeing(state.proposed, owner, deadline, now);
  const out = outAt(decider, now);
  const planned: Planned[] = [{ at: silentUntil(owner, decider, out, from), step: { do: 'default' } }];
  if (out !== null) planned.push({ at: state.at, step: { do: 'decider-out', out, since: state.at } });
  if (out === 'gone' || decider === null) return planned;
  const [asked, today] = [dateFor(decider, state.at), dateFor(decider, now)];
  const again = from <= now && worksOn(decider, today) && today > asked;
  return [{ at: again ? now : state.at, step: { do: 'ask', again } }, ...planned];
}

/** Those who may agree were asked when it was proposed; they are reminded two working days later and on each from the deadline on. */
function agreeing({ at }: Proposal, owner: Person, deadline: Instant, now: Instant): Planned[] {
  const [proposed, today] = [dateFor(owner, at), dateFor(owner, now)];
  const days = workingDaysBetween(owner.member.shifts, proposed, today);
  const remind = worksOn(owner, today) && today > proposed && (days === SILENT_DAYS || deadline <= now);
  const ends = endOfDay(owner, at > deadline ? at : deadline, OTHERS_DAYS);
  const step: HypothesisStep = { do: 'ask-second', on: today };
  return [...(remind ? [{ at: now, step }] : []), { at: ends, step: { do: 'default' } }];
}

function silentUntil(owner: Person, decider: Person | null, out: Out, from: Instant): Instant {
  if (out === 'gone' || decider === null) return endOfDay(owner, from, OTHERS_DAYS);
  const ends = endOfDay(decider, from, SILENT_DAYS);
  const latest = endOfDay(owner, from, LEAVE_DAYS);
  return ends < latest ? ends : latest;
}

/** The end of somebody's work on their so many-th working day after `from`. */
function endOfDay(person: Person, from: Instant, days: number): Instant {
  const { shifts, zone } = person.member;
  const date = dateFor(person, from);
  const off = (day: LocalDate): boolean => absenceOn(person.absences, day) !== null;
  const last = plusWorkingDays(shifts, date, days, off) ?? plusDays(date, days);
  return endOfWork(shifts, last, zone ?? UTC) ?? startOfDay(plusDays(last, 1), zone ?? UTC);
}
