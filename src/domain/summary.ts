import type { LocalDate } from './time.ts';

/** One written update of one person, as the summaries read it. Nothing in it is escaped or trimmed inside. */
export interface Update {
  /** Unique among the updates of a summary. */
  readonly id: string;
  /** The name the reader knows the person by. */
  readonly author: string;
  readonly date: LocalDate;
  /** Everything that was written, fields included. */
  readonly text: string;
  readonly done: string;
  readonly next: string;
  readonly blockers: string;
}

/** What a line of a summary is about. `ask` is only ever found by code. */
export type ClaimKind = 'progress' | 'plan' | 'blocker' | 'risk' | 'decision' | 'metric' | 'ask';
export const MODEL_KINDS = ['progress', 'plan', 'blocker', 'risk', 'decision', 'metric'] as const;

/** One line of a summary and what it rests on. */
export interface Claim {
  readonly text: string;
  readonly kind: ClaimKind;
  /** Names, the author of the quote first. */
  readonly people: readonly string[];
  /** Ids of updates, at least one. */
  readonly sources: readonly string[];
  /** Somebody's own words, letter for letter. */
  readonly quote: string;
}

/**
 * The checks of a claim, cheapest first.
 *
 * schema: shape, ids known and for this audience; quote: verbatim in a cited update; numbers: every figure and date is there;
 * names: every person and ticket is there; polarity: nothing was turned into its opposite, no plan into a deed; attribution:
 * the person is the author of the quote; words: what it says is said there; verifier: a second model, where there is one;
 * instructions: neither reads like orders to a program.
 */
export type CheckName =
  | 'schema'
  | 'quote'
  | 'numbers'
  | 'names'
  | 'polarity'
  | 'attribution'
  | 'words'
  | 'verifier'
  | 'instructions';

/** `repaired`: code put it right, so that what is posted is right. */
export type CheckResult = 'pass' | 'fail' | 'repaired' | 'not run';
export type Checks = Readonly<Record<CheckName, CheckResult>>;

/** A claim with what the checks said. */
export interface CheckedClaim extends Claim {
  readonly checks: Checks;
  /** 0 to 1, reckoned from the checks and never asked of the model. */
  readonly confidence: number;
  /** In words; empty where nothing failed. */
  readonly why: string;
  /** Who wrote the line: code copies people's own words. */
  readonly by: 'code' | 'model';
}

/** A claim's fate. `hold`: a person decides; `drop`: nobody sees it. */
export type Fate = 'post' | 'hold' | 'drop';

/** A sentence above the lines, resting on them. */
export interface Headline {
  readonly text: string;
  /** Places in `claims` of the summary. */
  readonly on: readonly number[];
}

/** A title of the model's over some of the claims. */
export interface Group {
  readonly title: string;
  readonly on: readonly number[];
}

/** A summary that may be posted as it stands. */
export interface Summary {
  /** Posted, people's blockers first. */
  readonly claims: readonly CheckedClaim[];
  /** Wait for the reviewer. */
  readonly held: readonly CheckedClaim[];
  /** Posted because nothing else told of their author: the person's own words. */
  readonly appended: readonly CheckedClaim[];
  readonly dropped: readonly CheckedClaim[];
  /** Names of whoever wrote nothing that can be read. */
  readonly silent: readonly string[];
  readonly headline: readonly Headline[];
  readonly groups: readonly Group[];
}

/** In words, as it is printed beside a claim. */
export function confidenceInWords(confidence: number): 'High' | 'Medium' | 'Low' {
  return confidence >= 0.8 ? 'High' : confidence >= 0.5 ? 'Medium' : 'Low';
}
