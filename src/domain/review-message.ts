import type { ProjectId } from './ids.ts';
import type { ClaimKind } from './summary.ts';
import type { Verdict } from './review.ts';
import type { Instant, Interval, LocalDate, Zone } from './time.ts';

/** What reviewers made of the lines of a digest so far. */
export interface ReviewCounts {
  readonly waiting: number;
  readonly approved: number;
  readonly edited: number;
  readonly dropped: number;
}

/** Asks somebody to decide about lines of a digest. It holds none of them: what waits is read in the form only. */
export interface ReviewCard {
  readonly kind: 'review-card';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly date: LocalDate;
  readonly counts: ReviewCounts;
  /** The reader's. */
  readonly zone: Zone;
  /** When the digest names what waits then; null: it does so already. */
  readonly lapsesAt: Instant | null;
  /** `moved`: somebody else was asked since. `over`: nothing waits any more, or it was given up. */
  readonly state: 'open' | 'moved' | 'over';
  /** Said again, because whoever wrote what they tell of is at work now or soon. */
  readonly shared?: { readonly otherName: string; readonly when: Interval };
}

/** One line that waits. */
export interface ReviewItem {
  readonly place: number;
  /** As `markOf` makes it. */
  readonly mark: string;
  /** Whose words it tells. */
  readonly name: string;
  /** Where these stand whole; null: nowhere that can be linked to. */
  readonly link: string | null;
  readonly kind: ClaimKind;
  readonly text: string;
  readonly quote: string;
  /** Why it waits, in words. */
  readonly why: string;
  /** What was typed and chosen so far; null: nothing. */
  readonly typed: { readonly is: Verdict['is']; readonly text: string } | null;
  /** What the checks found in the words that were typed; null: nothing. */
  readonly warning: string | null;
}

/** Has somebody decide about lines of a digest. */
export interface ReviewForm {
  readonly kind: 'review-form';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly date: LocalDate;
  /** As many as a form holds, in the order of the digest. */
  readonly items: readonly ReviewItem[];
  /** How many wait beside these. */
  readonly more: number;
}
