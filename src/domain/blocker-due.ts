import type { Blocker } from './blocker.ts';
import { isOpen } from './blocker.ts';
import { openHours, type Person } from './hours.ts';
import { absenceOn, type Absence } from './member.ts';
import { segmentsOf, sharedBy, type Span } from './overlap.ts';
import { endOfWork, plusWorkingDays } from './shift.ts';
import {
  atLocal,
  epochMs,
  instant,
  localDate,
  localTime,
  plusDays,
  plusMinutes,
  type Instant,
  type Interval,
  type LocalDate,
  type Zone,
} from './time.ts';

/** What is to be done about a blocker now: `tell` the helper, `escalate` to the leads. */
export type BlockerStep = 'tell' | 'escalate';

/** How far the first common hour is looked for; a team that shares one shares it within a week. */
const TOGETHER_DAYS = 7;
/** Somebody on a long leave is written to when they are back. */
const ALONE_DAYS = 60;
/** Looked at again this soon at the latest, because hours and leave change without telling. */
const LOOK_AGAIN_MINUTES = 6 * 60;

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
  const theirs = openSpans(helper, now, TOGETHER_DAYS);
  const shared = sharedBy(segmentsOf([openSpans(owner, now, TOGETHER_DAYS), theirs]), 2)[0];
  if (shared) return instant(shared.from);
  return nextStretch(helper, now)?.from ?? null;
}

/** The first moment from `now` on at which the person may be written to, with the end of that stretch; null: not within two months. */
export function nextStretch(person: Person, now: Instant): Interval | null {
  const span = openSpans(person, now, TOGETHER_DAYS)[0] ?? openSpans(person, now, ALONE_DAYS)[0];
  return span ? { from: instant(span.from), to: instant(span.to) } : null;
}

/** When the person is at work and wants to be written to, from `now` on: apart, in order. Nobody who is deactivated, or without a zone, ever is. */
export function openSpans(person: Person, now: Instant, days: number): Span[] {
  const { zone, active } = person.member;
  if (zone === null || !active) return [];
  const first = plusDays(localDate(now, zone), -1); // a night shift of yesterday may still be on
  const spans: Span[] = [];
  for (let ahead = 0; ahead <= days + 1; ahead += 1) {
    const date = plusDays(first, ahead);
    for (const { from, to } of openHours(person, date).filter((interval) => interval.to > now)) {
      addSpan(spans, { from: epochMs(from < now ? now : from), to: epochMs(to) });
    }
  }
  return spans;
}

/** Adds a span that begins no earlier than the last one; what overlaps or touches becomes one. */
function addSpan(spans: Span[], next: Span): void {
  const last = spans.at(-1);
  if (last === undefined || last.to < next.from) spans.push(next);
  else if (last.to < next.to) spans[spans.length - 1] = { from: last.from, to: next.to };
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
