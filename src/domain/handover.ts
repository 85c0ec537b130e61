import { openSpans } from './blocker-due.ts';
import { closing, mayWrite, nextOpening, workOn, type Person } from './hours.ts';
import type { ProjectId, UserId, WorkspaceId } from './ids.ts';
import { absenceOn } from './member.ts';
import { lengthOf, segmentsOf, sharedBy } from './overlap.ts';
import { plusWorkingDays } from './shift.ts';
import { instant, localDate, minutesBetween, plusMinutes, type Instant, type LocalDate } from './time.ts';

/** Work that one person lays into another's hands at the end of a shift. */
export interface Handover {
  readonly workspace: WorkspaceId;
  readonly number: number;
  readonly project: ProjectId;
  readonly giver: UserId;
  /** null: whoever is awake next; anybody in the project may take it. */
  readonly to: UserId | null;
  /** Whose hours it waits for: `to`, or who was found to be awake next. */
  readonly next: UserId;
  readonly words: HandoverWords;
  /** Until when whoever takes it owns it; null: for good. */
  readonly until: Instant | null;
  readonly givenAt: Instant;
  /** When `next` was first told; null: not yet. */
  readonly toldAt: Instant | null;
  readonly state: HandoverState;
}

/** As typed, one of them at least. */
export interface HandoverWords {
  readonly done: string;
  readonly needs: string;
}

/** `returned`: nobody took it while both were there, and the giver has it again; `withdrawn`: by the giver. */
export type HandoverState =
  | { readonly is: 'open' }
  | { readonly is: 'taken' | 'returned' | 'withdrawn'; readonly by: UserId | null; readonly at: Instant };

/** For how long it is handed over: until the giver's next shift, for two of their working days, for good. */
export const HANDOVER_TERMS = ['back', 'two-days', 'good'] as const;
export type HandoverTerm = (typeof HANDOVER_TERMS)[number];

/** What a handover is called to people. */
export const handoverName = (number: number): string => `handover ${number}`;

/** How a button names a handover: once its project is deleted, its number may be another project's. */
export const handoverHandle = ({ number, project }: Pick<Handover, 'number' | 'project'>): string =>
  `${number}|${project}`;

/** What such a name says; null: it is none. */
export function readHandoverHandle(text: string): Pick<Handover, 'number' | 'project'> | null {
  const [, number, project] = /^(\d{1,9})\|(.+)$/.exec(text) ?? [];
  return number === undefined || project === undefined
    ? null
    : { number: Number(number), project: project as ProjectId };
}

/** A break of this length is a night, not lunch. */
const NIGHT_MINUTES = 4 * 60;
/** In less time than this together nobody reads it. */
const TOO_SHORT_MINUTES = 15;
const TOGETHER_DAYS = 3;
/** Where a question comes so soon after they begin, it tells of the handover, and no message of its own does. */
const SOON_MINUTES = 120;

/** Who has had no night in so long has none in their week. */
const SHIFT_DAYS = 14;

/** When their next shift begins, lunch aside; null: they have none within 400 days, or no night in their week that ends one. */
export function nextShift(person: Person, now: Instant): Instant | null {
  const latest = plusMinutes(now, SHIFT_DAYS * 24 * 60);
  let at: Instant = closing(person, now) ?? now;
  for (let opens = nextOpening(person, at); opens !== null; opens = nextOpening(person, at)) {
    if (minutesBetween(at, opens) >= NIGHT_MINUTES || (at === now && opens > now)) return opens;
    if (opens > latest) return null;
    at = closing(person, opens) ?? plusMinutes(opens, 1);
  }
  return null;
}

/** The end of a term that begins at `now`; null: it has none. Who is never gone is back after two of their days. */
export function untilOf(term: HandoverTerm, giver: Person, now: Instant): Instant | null {
  if (term === 'good') return null;
  const { zone, shifts } = giver.member;
  const back = nextShift(giver, now);
  if (zone === null || (term === 'back' && back !== null)) return back;
  const off = (date: LocalDate) => absenceOn(giver.absences, date) !== null;
  const last = plusWorkingDays(shifts, localDate(now, zone), 2, off);
  return (last && workOn(giver, last).at(-1)?.to) ?? back;
}

/**
 * Who is awake next when the giver goes: of those who are there at the end of the giver's hours the one who stays longest, else
 * who begins first. returns: null: nobody else works within 400 days.
 */
export function awakeNext(giver: Person, others: readonly Person[], now: Instant): UserId | null {
  const gone = closing(giver, now) ?? now;
  const ranked = others.flatMap((person) => {
    const { id, zone, active } = person.member;
    const from = zone === null || !active || id === giver.member.id ? null : nextOpening(person, gone);
    return from === null ? [] : [{ id, from, to: closing(person, from) ?? from }];
  });
  const [first] = ranked.toSorted((a, b) => (a.from !== b.from ? (a.from < b.from ? -1 : 1) : a.to > b.to ? -1 : 1));
  return first?.id ?? null;
}

/** What is due about a handover. `wait` until null: nothing ever is, until it changes. */
type PlainStep =
  | { readonly do: 'tell' }
  | { readonly do: 'return' }
  /** Its giver is gone for good, or for long: it goes back to nobody, and anybody may take it. */
  | { readonly do: 'open-to-all' }
  | { readonly do: 'wait'; readonly until: Instant | null };

/** `pass-on`: whom it waits for is not there in time, and it was for whoever is awake next: somebody else is; where nobody is, `otherwise`. */
export type HandoverStep = PlainStep | { readonly do: 'pass-on'; readonly otherwise: PlainStep };

/** Whoever is not at work for longer than a weekend and a day is away. */
const AWAY_MINUTES = 4 * 24 * 60;
/** A term that ended so long ago is over, whoever was to hear of it. */
const OVERDUE_MINUTES = 24 * 60;

/** Whether whoever it waits for is there before it is of no use: not gone, not on leave until a day after its term. */
export function isThereInTime({ until }: Pick<Handover, 'until'>, receiver: Person | null, now: Instant): boolean {
  const opens = receiver?.member.active ? nextOpening(receiver, now) : null;
  const latest = until === null ? plusMinutes(now, AWAY_MINUTES) : plusMinutes(until, OVERDUE_MINUTES);
  return opens !== null && opens <= latest;
}

/**
 * Tells whoever it waits for at their first moment at work; where they are not there in time, somebody else or its giver; and gives
 * it back where nobody took it in one overlap with the giver, or, where the two share no hour, in their whole shift; each in the
 * hours of who is told.
 *
 * receiver: null: they are gone. asksAt: their next standup question, which tells of it by itself; null: none is ahead.
 */
export function handoverStep(
  handover: Pick<Handover, 'state' | 'toldAt' | 'to' | 'until'>,
  giver: Person,
  receiver: Person | null,
  asksAt: Instant | null,
  now: Instant,
): HandoverStep {
  if (handover.state.is !== 'open') return { do: 'wait', until: null };
  const opens = receiver?.member.active ? nextOpening(receiver, now) : null;
  const gone = receiver === null || opens === null;
  if (gone || (handover.toldAt === null && !isThereInTime(handover, receiver, now))) {
    const back = returnTo(giver, now);
    return handover.to === null ? { do: 'pass-on', otherwise: back } : back;
  }
  if (handover.toldAt === null) {
    if (asksAt !== null && asksAt >= now && minutesBetween(opens, asksAt) <= SOON_MINUTES)
      return { do: 'wait', until: plusMinutes(asksAt, 1) };
    return opens > now ? { do: 'wait', until: opens } : { do: 'tell' };
  }
  const over = overlapEnd(giver, receiver, handover.toldAt);
  return now < over ? { do: 'wait', until: over } : returnTo(giver, now);
}

function returnTo(giver: Person, now: Instant): PlainStep {
  if (!giver.member.active) return { do: 'open-to-all' };
  if (mayWrite(giver, now)) return { do: 'return' };
  const back = nextOpening(giver, now);
  if (back === null || minutesBetween(now, back) > AWAY_MINUTES) return { do: 'open-to-all' };
  return { do: 'wait', until: back };
}

/** The end of the first overlap of the two from `since` on; where they have none, of the receiver's hours. */
export function overlapEnd(giver: Person, receiver: Person, since: Instant): Instant {
  const spans = [giver, receiver].map((person) => openSpans(person, since, TOGETHER_DAYS));
  const shared = sharedBy(segmentsOf(spans), 2).find((span) => lengthOf([span]) >= TOO_SHORT_MINUTES * 60_000);
  if (shared) return instant(shared.to);
  return closing(receiver, since) ?? plusMinutes(since, 8 * 60);
}
