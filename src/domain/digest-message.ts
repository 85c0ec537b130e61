import type { BlockerLook } from './blocker-message.ts';
import type { DeadlineLook } from './deadline.ts';
import type { HandoverLook } from './handover-message.ts';
import type { Posting } from './posting.ts';
import type { AnswerWords } from './prompt.ts';
import type { ReviewLook } from './review.ts';
import type { ClaimKind } from './summary.ts';
import type { LocalDate } from './time.ts';
import type { WeeklyRisk } from './weekly-message.ts';

/** One line that a summary has of an answer, checked against its words. */
export interface DigestLine {
  readonly kind: ClaimKind;
  readonly text: string;
  /** Place of its theme among `themes` of the digest; null: it has none. */
  readonly group: number | null;
  /** How sure the checks leave it; null: sure. */
  readonly doubt: 'Medium' | 'Low' | null;
}

/** The daily digest: everybody's words in a fixed order, or the lines that a model made of them. */
export interface DigestMessage {
  readonly kind: 'digest';
  readonly projectName: string;
  readonly date: LocalDate;
  readonly answers: readonly {
    readonly name: string;
    readonly words: AnswerWords;
    readonly late: boolean;
    /** Where it stands whole; absent: nowhere that can be linked to. */
    readonly link?: string;
    /** Its author is a guest or of another organisation. */
    readonly guest?: true;
    /** Shown in place of its words, but for its blockers; absent: the words are shown. */
    readonly lines?: readonly DigestLine[];
  }[];
  /** The summary that is kept of that day; absent: none is. */
  readonly summary?: {
    /** As `promptHandle` writes it. */
    readonly handle: string;
    /** What worded the lines; empty: people did. */
    readonly models: readonly string[];
    /** At most three sentences that rest on lines below. */
    readonly headline: readonly string[];
    readonly themes: readonly string[];
    /** Lines that did not hold against what was written. */
    readonly held: number;
    /** Whom these wait for, and on whose answers they rest; absent: nobody is asked about them. */
    readonly review?: ReviewLook & { readonly of: readonly { readonly name: string; readonly link?: string }[] };
  };
  /** All that are open in the project, oldest first; absent: written before blockers were tracked, the words tell. */
  readonly blockers?: readonly BlockerLook[];
  /** Lines of the day that ask for a review, or are only a link, and are not said to block. */
  readonly reviews?: readonly { readonly name: string; readonly text: string }[];
  /** What was handed over and waits, or is in other hands for now, oldest first; absent: nothing is. */
  readonly handovers?: readonly HandoverLook[];
  readonly deadlines?: readonly DeadlineLook[];
  /** Bets that stay at risk, the surest first; absent: none of which others than its owner have heard. */
  readonly risks?: readonly WeeklyRisk[];
  readonly away: readonly { readonly name: string; readonly backOn: LocalDate }[];
  readonly skipped: readonly string[];
  /** Where the answers are read; absent: in the thread as well. */
  readonly posting?: Posting;
  /** It is shown because somebody asked for the latest there is. */
  readonly latest?: true;
  /** How many messages go on from it in the thread; absent: none do. */
  readonly parts?: number;
  /** People answered, and none of it is news: nothing but that is said. */
  readonly unchanged?: true;
  /** The reader may not read the answers: there are no words in it. */
  readonly withheld?: true;
  /** How many were expected and have not answered; names of the missing are never posted. */
  readonly missing: number;
}

/** More of a digest, in its thread: people whole, in its order. */
export interface DigestPart {
  readonly kind: 'digest-part';
  readonly projectName: string;
  readonly date: LocalDate;
  /** From 1 to `of`. */
  readonly number: number;
  readonly of: number;
  /** None: it went on here once, and does so no more. */
  readonly answers: DigestMessage['answers'];
  /** How many people are in no part; only in the last. */
  readonly more: number;
}
