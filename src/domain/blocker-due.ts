import type { Blocker } from './blocker.ts';
import { isOpen } from './blocker.ts';
import { absenceOn, type Absence, type Member } from './member.ts';
import { presenceOf, segmentsOf, sharedBy, type Calendar } from './overlap.ts';
import { endOfWork, plusWorkingDays } from './shift.ts';
import { atLocal, instant, localTime, plusMinutes, type Instant, type LocalDate, type Zone } from './time.ts';

/** Somebody with their leave. */
export interface Person {
  readonly member: Member;
  readonly absences: readonly Absence[];
}

/** What is to be done about a blocker now: `tell` the helper, `escalate` to the leads. */
export type BlockerStep = 'tell' | 'escalate';

/** How far the first common hour is looked for; a team that shares one shares it within a week. */
const TOGETHER_DAYS = 7;
/** Somebody on a long leave is written to when they are back. */
const ALONE_DAYS = 60;
/** Looked at again this soon at the latest, because hours and leave change without telling. */
const LOOK_AGAIN_MINUTES = 6 * 60;
const DAY_MINUTES = 24 * 60;

/**
 * What is due about `blocker` at `now`, and when to look again; null: never, until it changes.
 *
 * helper: null where nobody is named, or nothing is known of them.
 * escalateAfter: the owner's working days without acknowledgement; null: never.
 */
export function blockerSteps(
  blocker: Blocker,
  owner: Person,
  helper: Person | null,
  escalateAfter: number | null,
  now: Instant,
): { readonly steps: readonly BlockerStep[]; readonly next: Instant | null } {
  if (!isOpen(blocker)) return { steps: [], next: null };
  const unseen = !isSeenBy(blocker, blocker.helper);
  const tellAt = unseen && blocker.toldAt === null && helper ? (tellMoment(owner, helper, now) ?? later(now)) : null;
  const escalateAt =
    blocker.state.is === 'open' && blocker.escalatedAt === null ? escalation(blocker, owner, escalateAfter) : null;
  const steps: BlockerStep[] = [];
  if (tellAt !== null && tellAt <= now) steps.push('tell');
  if (escalateAt !== null && escalateAt <= now) steps.push('escalate');
  const ahead = [tellAt, escalateAt].filter((at): at is Instant => at !== null && at > now);
  const next = ahead.toSorted()[0];
  return { steps, next: next === undefined ? null : next < later(now) ? next : later(now) };
}

const isSeenBy = ({ state }: Blocker, helper: Blocker['helper']): boolean =>
  state.is === 'acknowledged' && state.by === helper;

const later = (now: Instant): Instant => plusMinutes(now, LOOK_AGAIN_MINUTES);

/**
 * The first moment from `now` on at which both are at work; where that never is within a week, the helper's next moment
 * at work. null: the helper is not at work within two months.
 */
export function tellMoment(owner: Person, helper: Person, now: Instant): Instant | null {
  const theirs = calendarOf(helper);
  if (theirs === null) return null;
  const mine = calendarOf(owner);
  const week = { from: now, to: plusMinutes(now, TOGETHER_DAYS * DAY_MINUTES) };
  if (mine !== null) {
    const shared = sharedBy(segmentsOf([presenceOf(mine, week), presenceOf(theirs, week)]), 2)[0];
    if (shared) return instant(shared.from);
  }
  const alone = presenceOf(theirs, { from: now, to: plusMinutes(now, ALONE_DAYS * DAY_MINUTES) })[0];
  return alone ? instant(alone.from) : null;
}

/** The first moment from `now` on at which the person is at work, with the end of that stretch; null: not within two months. */
export function nextStretch(person: Person, now: Instant): { readonly from: Instant; readonly to: Instant } | null {
  const calendar = calendarOf(person);
  if (calendar === null) return null;
  const span = presenceOf(calendar, { from: now, to: plusMinutes(now, ALONE_DAYS * DAY_MINUTES) })[0];
  return span ? { from: instant(span.from), to: instant(span.to) } : null;
}

/** Nobody who is deactivated, or of whose zone nothing is known, is ever at work. */
function calendarOf({ member, absences }: Person): Calendar | null {
  if (member.zone === null || !member.active) return null;
  return { zone: member.zone, shifts: member.shifts, off: offOf(absences) };
}

const offOf =
  (absences: readonly Absence[]) =>
  (date: LocalDate): boolean =>
    absenceOn(absences, date) !== null;

/**
 * When the leads should hear of it: so many of the owner's working days later, at the time of day it was raised, and
 * at the end of their work at the latest.
 */
export function escalation(
  { raisedAt, raisedOn }: Pick<Blocker, 'raisedAt' | 'raisedOn'>,
  { member, absences }: Person,
  after: number | null,
): Instant | null {
  const zone: Zone | null = member.zone;
  if (after === null || zone === null) return null;
  const date = plusWorkingDays(member.shifts, raisedOn, after, offOf(absences));
  if (date === null) return null;
  const sameTime = atLocal(date, localTime(raisedAt, zone), zone);
  const ends = endOfWork(member.shifts, date, zone);
  return ends !== null && ends < sameTime ? ends : sameTime;
}
