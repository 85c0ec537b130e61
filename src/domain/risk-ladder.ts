import type { Person } from './hours.ts';
import { absenceOn } from './member.ts';
import type { Nudge } from './nudge.ts';
import { workingDaysBetween } from './shift.ts';
import { localDate, type Instant } from './time.ts';

export const RUNGS = ['owner', 'thread', 'digest', 'decider'] as const;
/** Who has heard that a bet is at risk: each rung is heard of beside those before it. `thread`: of the bet's card. */
export type Rung = (typeof RUNGS)[number];

/** How far the news of a bet at risk has come. null: nobody was told. */
export interface Climb {
  readonly rung: Rung | null;
  /** When the newest rung was told; null: nobody was told. */
  readonly rungAt: Instant | null;
}

export const GROUND: Climb = { rung: null, rungAt: null };

/** What holds the news back, or speeds it up. */
export interface ClimbFacts {
  /** What the owner made of the newest message about it; null: nothing yet. */
  readonly outcome: Nudge['outcome'];
  /** The owner put it off, and that is not over. */
  readonly snoozed: boolean;
  /** People say that all is well and the data says that it is not: that goes to the decision owner. */
  readonly watermelon: boolean;
}

/** Of the owner's working days, between two rungs. */
const STEP_DAYS = 2;
/** Whoever has done something about it has so much longer until others hear of it. */
const ACTED_DAYS = 4;
/** A contradiction is the owner's to explain for so long. */
const WATERMELON_DAYS = 1;

/**
 * Who hears next of a bet that is still at risk: its owner was told first, and has had two of their working days at each rung;
 * nobody further hears while they are away, have put it off, or called the message useless.
 *
 * returns: null: nobody now.
 */
export function nextRung({ rung, rungAt }: Climb, owner: Person, facts: ClimbFacts, now: Instant): Rung | null {
  const { zone, shifts, active } = owner.member;
  if (rung === null || rungAt === null || rung === 'decider' || zone === null || !active) return null;
  const today = localDate(now, zone);
  const off = (date: typeof today) => absenceOn(owner.absences, date) !== null;
  if (off(today) || facts.snoozed || facts.outcome === 'not-useful') return null;
  const days = workingDaysBetween(shifts, localDate(rungAt, zone), today, off);
  if (facts.watermelon && days >= WATERMELON_DAYS) return 'decider';
  if (days < (facts.outcome === 'acted' ? ACTED_DAYS : STEP_DAYS)) return null;
  return RUNGS[RUNGS.indexOf(rung) + 1] ?? null;
}
