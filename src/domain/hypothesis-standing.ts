import type { Person } from './hours.ts';
import { reaches, runOf, type Hypothesis, type HypothesisState, type Run, type Terms } from './hypothesis.ts';
import { dateFor, endOfBox } from './hypothesis-clock.ts';
import { absenceOn } from './member.ts';
import type { Reading } from './reading.ts';
import { plusWorkingDays, workingDaysBetween } from './shift.ts';
import type { Interval, LocalDate } from './time.ts';

/** What a bet goes on by: its owner's working days, and the readings that may have claimed its target. */
export interface Going {
  readonly owner: Person;
  readonly readings: readonly Reading[];
}

/** The readings that stand and are of its metric: where another took its place, those written down since. */
export const countedOf = ({ first }: Run, readings: readonly Reading[]): readonly Reading[] =>
  readings.filter((one) => stands(one) && (!first || one.loggedAt > first.until));

const stands = ({ withdrawn }: Reading): boolean => withdrawn === undefined;

/**
 * How a bet stands once it goes on: its target stays claimed by the first reading that reached it, unless one that was to confirm
 * it fell short since.
 */
export function standing(run: Run, { metric, target }: Terms, readings: readonly Reading[]): HypothesisState {
  let claim: Reading | null = null;
  for (const reading of readings.toSorted((a, b) => a.number - b.number)) {
    const reached = reaches(metric, reading.value, target);
    if (claim === null) claim = reached ? reading : null;
    else if (reading.confirms && !reached) claim = null;
  }
  if (claim === null) return { is: 'running', run };
  return { is: 'target-claimed', run, reading: claim.number, at: claim.loggedAt };
}

/** The last day of a changed time-box: days and weeks count on by what its clock stood still, an end date is meant as it is; null: no such day. */
export function newEndOf(
  box: Terms['box'],
  { startOn }: Run,
  pauses: Hypothesis['pauses'],
  owner: Person,
): LocalDate | null {
  const end = endOfBox(box, startOn, owner);
  if (end === null || 'until' in box) return end;
  return plusStood(
    end,
    pauses.reduce((sum, pause) => sum + stoodDays(pause, owner), 0),
    owner,
  );
}

/** The owner's working days between two moments. */
export const stoodDays = ({ from, to }: Interval, owner: Person): number =>
  workingDaysBetween(owner.member.shifts, dateFor(owner, from), dateFor(owner, to), offOf(owner));

/** So many of the owner's working days after `end`; null: they have no such day. */
export const plusStood = (end: LocalDate, days: number, owner: Person): LocalDate | null =>
  days > 0 ? plusWorkingDays(owner.member.shifts, end, days, offOf(owner)) : end;

const offOf =
  ({ absences }: Person) =>
  (date: LocalDate): boolean =>
    absenceOn(absences, date) !== null;

/** The same for a bet in any state: before it starts all that stand count. */
export function countedFor(bet: Pick<Hypothesis, 'state'>, readings: readonly Reading[]): readonly Reading[] {
  const run = runOf(bet);
  return run ? countedOf(run, readings) : readings.filter(stands);
}
