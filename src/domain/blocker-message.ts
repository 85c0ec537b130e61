import type { BlockerEnd, BlockerKind } from './blocker.ts';
import type { Doubt } from './blocker-words.ts';
import type { AnswerWords } from './prompt.ts';
import type { LocalDate } from './time.ts';

/** A blocker as people see it: names in place of ids, its age as of the writing. */
export interface BlockerLook {
  readonly number: number;
  readonly kind: BlockerKind;
  readonly text: string;
  readonly ownerName: string;
  /** null: nobody was named. */
  readonly helperName: string | null;
  /** In the owner's working days. */
  readonly age: number;
  readonly state:
    | { readonly is: 'asked'; readonly doubt: Doubt }
    | { readonly is: 'open' }
    /** `name`: who acknowledged or closed it. */
    | { readonly is: 'acknowledged'; readonly name: string }
    | { readonly is: 'closed'; readonly how: BlockerEnd; readonly name: string };
  /** The newest words about it, with who wrote them; null: none since it was raised. */
  readonly latest: { readonly name: string; readonly text: string } | null;
}

/** One blocker to one person, with what they can do about it. `to` says why they see it. */
export interface BlockerCard {
  readonly kind: 'blocker-card';
  readonly to: 'helper' | 'lead' | 'owner' | 'reader';
  readonly projectName: string;
  readonly look: BlockerLook;
}

/** Asks an author whether lines that only ask for a review, or are only a link, hold them up. */
export interface BlockerDoubts {
  readonly kind: 'blocker-doubts';
  readonly projectName: string;
  readonly date: LocalDate;
  readonly looks: readonly BlockerLook[];
}

/** Open blockers by age, the oldest first; `closed` the newest first, null where nobody asked for them. */
export interface BlockerList {
  readonly kind: 'blocker-list';
  /** null: the reader's own and those that wait for their help, in every project. */
  readonly projectName: string | null;
  readonly open: readonly BlockerLook[];
  readonly closed: readonly BlockerLook[] | null;
}

/** A person's own answers, the newest first. */
export interface AnswerHistory {
  readonly kind: 'answer-history';
  readonly answers: readonly {
    readonly projectName: string;
    readonly date: LocalDate;
    readonly words: AnswerWords;
    readonly late: boolean;
  }[];
}
