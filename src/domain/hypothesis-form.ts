import type { Advice, Choice, Lineage } from './hypothesis.ts';
import type { TypedTerms } from './hypothesis-terms.ts';
import type { ChannelId, ProjectId, UserId } from './ids.ts';

/** Writes a bet, or changes its terms. */
export interface HypothesisForm {
  readonly kind: 'hypothesis-form';
  readonly project: ProjectId;
  /** The bet that is changed; null: a new one. */
  readonly number: number | null;
  /** By which it is known again when it is sent twice: it makes one bet. */
  readonly key: string;
  readonly parent: Lineage | null;
  readonly typed: TypedTerms;
  /** Whether it runs already, so that a change of its goal posts is told and wants a reason. */
  readonly running: boolean;
  /** Ended bets that were alike, a line each. */
  readonly similar: readonly string[];
  /** Whether what a bet may have beside what it needs is asked too. */
  readonly whole: boolean;
  /** Whether it is to be kept as a draft. */
  readonly draft: boolean;
  /** It was sent, and comes back because `similar` had not been seen; sent once more, it counts. */
  readonly again: boolean;
  /** The bets that were shown as alike, by their first words. */
  readonly seen: readonly string[];
}

/** Writes down a reading. */
export interface ReadingForm {
  readonly kind: 'reading-form';
  readonly number: number;
  /** By which it is known again when it is sent twice: it logs one reading. */
  readonly key: string;
  readonly belief: string;
  /** Such as `accuracy >= 0.85`. */
  readonly target: string;
  readonly evaluation: string;
  readonly guardrails: readonly string[];
  /** Asked whether it confirms one before: the target was claimed. */
  readonly claimed: boolean;
}

/** Concludes a bet. */
export interface DecisionForm {
  readonly kind: 'decision-form';
  readonly number: number;
  readonly belief: string;
  /** What the agreed rule says, and why, in a sentence. */
  readonly rule: string;
  readonly advice: Advice;
  readonly choice: Choice | null;
  readonly mayRebet: boolean;
}

/** Keeps a shipped metric measured. */
export interface WatchForm {
  readonly kind: 'watch-form';
  readonly number: number;
  readonly threshold: string;
  readonly everyDays: string;
}

/** Names who decides while a decision is due. */
export interface DeciderForm {
  readonly kind: 'decider-form';
  readonly number: number;
  readonly belief: string;
  /** Who does at present. */
  readonly decider: UserId;
}

/** Takes a reading back. */
export interface WithdrawalForm {
  readonly kind: 'withdrawal-form';
  readonly number: number;
  readonly belief: string;
  /** Those that its reader may take back; the first is chosen. */
  readonly readings: readonly {
    readonly number: number;
    readonly value: number;
    readonly n: number | null;
    readonly unit: string;
    readonly note: string;
  }[];
}

/** A bet that may be chosen. */
export interface BetChoice {
  readonly number: number;
  readonly belief: string;
}

/** Makes a message evidence for or against a bet. */
export interface EvidenceForm {
  readonly kind: 'evidence-form';
  readonly channel: ChannelId;
  readonly ts: string;
  readonly text: string;
  /** At least one, the likeliest first. */
  readonly bets: readonly BetChoice[];
}

/** Makes a message the decision on a bet. */
export interface DecidedForm {
  readonly kind: 'decided-form';
  readonly text: string;
  /** Those that the reader decides on; at least one. */
  readonly bets: readonly BetChoice[];
}
