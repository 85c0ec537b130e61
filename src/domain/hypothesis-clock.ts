import { workOn, type Person } from './hours.ts';
import type { Box, Hypothesis, Run } from './hypothesis.ts';
import { absenceOn } from './member.ts';
import { endOfWork, isWorkingDay, plusWorkingDays, workingDaysBetween } from './shift.ts';
import {
  epochMs,
  instant,
  localDate,
  plusDays,
  startOfDay,
  type Instant,
  type Interval,
  type LocalDate,
  type Zone,
} from './time.ts';

const UTC = 'UTC' as Zone;
const MINUTE = 60_000;

const offOf =
  ({ absences }: Person) =>
  (date: LocalDate): boolean =>
    absenceOn(absences, date) !== null;

/** The owner's own date at `at`; without a zone, the date in UTC. */
export const dateFor = ({ member }: Person, at: Instant): LocalDate => localDate(at, member.zone ?? UTC);

/** The last day of a time-box that starts on `startOn`, in the owner's working days less their leave; null: they have no such day. */
export function endOfBox(box: Hypothesis['terms']['box'], startOn: LocalDate, owner: Person): LocalDate | null {
  if ('until' in box) return box.until;
  const { shifts } = owner.member;
  const inWeek = Object.values(shifts).filter((hours) => hours.length > 0).length;
  return plusWorkingDays(shifts, startOn, 'days' in box ? box.days : box.weeks * inWeek, offOf(owner));
}

/** `10 days`, `2w`, or the last day. */
export const boxInWords = (box: Box): string =>
  'until' in box ? box.until : 'weeks' in box ? `${box.weeks}w` : `${box.days} days`;

/** Whether the owner works on `date`. */
export const worksOn = (owner: Person, date: LocalDate): boolean =>
  isWorkingDay(owner.member.shifts, date, offOf(owner));

/** When the time-box ends: with the owner's work on its last day, or with that day. */
export function deadlineOf({ endOn }: Pick<Run, 'endOn'>, { member }: Person): Instant {
  const zone = member.zone ?? UTC;
  return endOfWork(member.shifts, endOn, zone) ?? startOfDay(plusDays(endOn, 1), zone);
}

/**
 * Whether the time of a bet is over, so that its decision is all there is to say: it is due, or its deadline has passed. Of a broken
 * guardrail its owner hears all the same.
 */
export function isTimeOver({ state }: Pick<Hypothesis, 'state'>, owner: Person, now: Instant): boolean {
  if (state.is === 'draft') return false;
  if (state.is === 'decided' || (state.is === 'decision-due' && state.why !== 'guardrail')) return true;
  return state.is !== 'paused' && deadlineOf(state.run, owner) <= now;
}

/** The owner's working days after today up to and including the last day; 0 on the last one, negative behind it. */
export function daysLeft(run: Pick<Run, 'endOn'>, owner: Person, now: Instant): number {
  return workingDaysBetween(owner.member.shifts, dateFor(owner, now), run.endOn, offOf(owner));
}

/** The time of a time-box as its owner works it. */
export interface BoxClock {
  /** Minutes of work in the whole box. */
  readonly end: number;
  /** Minutes of work since the start; before it, negative, at the box's own rate of work. */
  at(moment: Instant): number;
  /** The moment at which so many minutes have been worked. */
  when(minutes: number): Instant;
}

/** The clock of a bet. Who has no hours within the box works round the clock. */
export function boxClock(run: Run, pauses: readonly Interval[], owner: Person): BoxClock {
  const [from, to] = [
    epochMs(run.startedAt),
    Math.max(epochMs(deadlineOf(run, owner)), epochMs(run.startedAt) + MINUTE),
  ];
  const worked = workedSpans(run, pauses, owner, { from, to });
  const spans = worked.length > 0 ? worked : [{ from, to }];
  const end = spans.reduce((sum, span) => sum + (span.to - span.from), 0) / MINUTE;
  const rate = end / ((to - from) / MINUTE);
  return {
    end,
    at(moment) {
      const ms = epochMs(moment);
      if (ms < from) return ((ms - from) / MINUTE) * rate;
      return spans.reduce((sum, span) => sum + Math.max(0, Math.min(ms, span.to) - span.from), 0) / MINUTE;
    },
    when(minutes) {
      let left = minutes * MINUTE;
      for (const span of spans) {
        if (left <= span.to - span.from) return instant(Math.round(span.from + left));
        left -= span.to - span.from;
      }
      return instant(spans.at(-1)?.to ?? to);
    },
  };
}

interface Ms {
  readonly from: number;
  readonly to: number;
}

function workedSpans(run: Run, pauses: readonly Interval[], owner: Person, { from, to }: Ms): Ms[] {
  const spans: Ms[] = [];
  for (let date = plusDays(run.startOn, -1); date <= run.endOn; date = plusDays(date, 1)) {
    if (absenceOn(owner.absences, date)) continue;
    for (const shift of workOn(owner, date)) {
      const begin = Math.max(from, epochMs(shift.from), spans.at(-1)?.to ?? from);
      const end = Math.min(to, epochMs(shift.to));
      if (begin < end) spans.push({ from: begin, to: end });
    }
  }
  return pauses.reduce(without, spans);
}

function without(spans: Ms[], pause: Interval): Ms[] {
  const [from, to] = [epochMs(pause.from), epochMs(pause.to)];
  return spans.flatMap((span) => {
    if (to <= span.from || span.to <= from) return [span];
    const before = span.from < from ? [{ from: span.from, to: from }] : [];
    return to < span.to ? [...before, { from: to, to: span.to }] : before;
  });
}
