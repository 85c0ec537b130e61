import { nextStretch, openSpans } from './blocker-due.ts';
import type { Person } from './hours.ts';
import type { ProjectId, UserId, WorkspaceId } from './ids.ts';
import type { KeptClaim } from './summary-kept.ts';
import type { CheckedClaim } from './summary.ts';
import { instant, localDate, type Instant, type LocalDate } from './time.ts';

/** The lines of a day's digest that wait for a person, and whom they wait for. */
export interface Review {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
  /** Of the digest. */
  readonly date: LocalDate;
  /** null: nobody is there who could be asked. */
  readonly reviewer: UserId | null;
  /** When they began to wait. */
  readonly since: Instant;
  /** When the reviewer was last asked; null: they were not. */
  readonly askedAt: Instant | null;
  /** When the reviewer has had their time; null: nobody has any. */
  readonly lapsesAt: Instant | null;
  /** The digest names them as awaiting review. */
  readonly lapsed: boolean;
  /** When nothing waited any more, or it was given up; null: something waits. */
  readonly closedAt: Instant | null;
}

/** How a digest tells of it. */
export interface ReviewLook {
  /** Who was asked; null: nobody could be. */
  readonly name: string | null;
  readonly lapsed: boolean;
  /** Everything that waited is decided, or was given up. */
  readonly over: boolean;
}

/** How long a reviewer has before the digest names what waits. units: minutes of their working hours */
const REVIEW_MINUTES = 4 * 60;
/** A line that nobody decided about in so long is of no use any more. units: days */
export const REVIEW_DAYS = 14;
const LOOK_DAYS = 60;
const MINUTE_MS = 60_000;

/** Whether a line waits for a person. */
export const waits = ({ state, review }: Pick<KeptClaim, 'state' | 'review'>): boolean =>
  state === 'held' && review === null;

/** Whether they are at work when their week says so next: leave and holidays move nothing. */
export function isThere(person: Person, now: Instant): boolean {
  const { zone } = person.member;
  const next = nextStretch(person, now);
  const usual = nextStretch({ ...person, absences: [] }, now);
  return zone !== null && next !== null && usual !== null && localDate(next.from, zone) === localDate(usual.from, zone);
}

/**
 * Who is asked: of those who answer for reviews whoever is at work first, else of those who lead; whoever is away only where all
 * are. returns: null: nobody is at work within two months.
 */
export function reviewerOf(
  reviewers: readonly Person[],
  leads: readonly Person[],
  now: Instant,
): { readonly person: Person; readonly from: Instant; readonly to: Instant } | null {
  const there = (people: readonly Person[]) => people.filter((person) => isThere(person, now));
  for (const tier of [there(reviewers), there(leads), [...reviewers, ...leads]]) {
    const ranked = tier.flatMap((person) => {
      const stretch = nextStretch(person, now);
      return stretch ? [{ person, ...stretch }] : [];
    });
    const [first] = ranked.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    if (first) return first;
  }
  return null;
}

/** When a reviewer who is asked at `from` has had their time; null: they do not work so long within two months. */
export function lapseOf(person: Person, from: Instant): Instant | null {
  let left = REVIEW_MINUTES * MINUTE_MS;
  for (const span of openSpans(person, from, LOOK_DAYS)) {
    if (span.to - span.from >= left) return instant(span.from + left);
    left -= span.to - span.from;
  }
  return null;
}

/** What a reviewer says of one line. `saw`: the line as it was shown to them, by `markOf`. */
export interface Verdict {
  readonly place: number;
  readonly saw: string;
  readonly is: 'approve' | 'edit' | 'drop';
  /** The line in their words; only of `edit`. */
  readonly text: string;
  /** The words that they were told do not hold, by `markOf`: the same once more are wanted all the same. null: none. */
  readonly warned: string | null;
}

/** Tells a line from another that may stand in its place later. */
export function markOf({ text, quote }: Pick<KeptClaim, 'text' | 'quote'>): string {
  let mark = 0x811c9dc5;
  for (const char of `${text}\n${quote}`) mark = Math.imul(mark ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return mark.toString(36);
}

/** The line as a person decided. `found`: what the checks say of edited words. */
export function reviewed(
  claim: KeptClaim,
  is: Verdict['is'],
  by: UserId,
  at: Instant,
  found: CheckedClaim | null = null,
): KeptClaim {
  const { text: was, checks, why } = claim;
  const before = { by, at, was, checks, why };
  if (is === 'drop') return { ...claim, state: 'dropped', review: { ...before, is: 'dropped' } };
  if (is === 'approve' || !found) return { ...claim, state: 'posted', review: { ...before, is: 'approved' } };
  const { text, confidence } = found;
  const now = { text, confidence, checks: found.checks, why: found.why };
  return { ...claim, ...now, state: 'posted', review: { ...before, is: 'edited' } };
}
