import type { Direction, Verdict } from './evidence.ts';
import type { Advice, Choice, DecisionCause, HypothesisState, Lineage, Outcome, PauseClock } from './hypothesis.ts';
import type { Out } from './hypothesis-asking.ts';
import type { Stance } from './hypothesis-said.ts';
import type { BetStatus } from './hypothesis-status.ts';
import type { HealthCode } from './hypothesis-health.ts';
import type { RuleVerdict } from './hypothesis-rule.ts';
import type { ReadingsPicture, ReliabilityPicture } from './picture.ts';
import type { NoEvidence } from './reading.ts';
import type { Instant, LocalDate } from './time.ts';

/** A bet as people see it: names in place of ids, everything as of the writing. */
export interface HypothesisLook {
  readonly number: number;
  readonly projectName: string;
  readonly problem: string;
  readonly belief: string;
  readonly metric: string;
  readonly unit: string;
  readonly direction: Direction;
  readonly target: number;
  readonly baseline: number;
  readonly baselineN: number | null;
  readonly evaluation: string;
  readonly killRule: string;
  readonly guardrails: readonly string[];
  readonly guardrailsBroken: readonly string[];
  readonly box: string;
  readonly appetite: string;
  readonly doneWhen: string;
  readonly ownerName: string;
  readonly deciderName: string;
  readonly roles: readonly string[];
  readonly parent: Lineage | null;
  readonly state: LookState;
  /** Values in order of measurement, the newest last. */
  readonly values: readonly number[];
  /** Readings that were taken back, in that order; absent: none was. */
  readonly withdrawn?: readonly {
    readonly value: number;
    readonly name: string;
    readonly on: LocalDate;
    readonly why: string;
  }[];
  /** The newest reading; null: none. */
  readonly latest: {
    readonly value: number;
    readonly n: number | null;
    readonly at: Instant;
    readonly verdict: Verdict | null;
    readonly chance: number | null;
    readonly interval: readonly [number, number] | null;
    readonly why: NoEvidence | null;
    readonly reached: boolean;
    /** Whether it confirms a claim of one before. */
    readonly confirms: boolean;
    /** The share from which on as many items would do; absent: it is met, it is no share, or none would. */
    readonly needed?: number;
    /** Against the baseline on the same items; absent: not said. */
    readonly paired?: { readonly wins: number; readonly losses: number; readonly chance: number };
  } | null;
  /** The least gain that is worth it, and whether the newest reading has it; absent: not agreed. */
  readonly worth?: { readonly gain: number; readonly reached: boolean };
  readonly everyDays?: number;
  readonly links?: readonly string[];
  /** As what it ends where nobody decides; absent: it is stopped. */
  readonly silence?: 'inconclusive';
  readonly looks: { readonly count: number; readonly adjusted: number | null } | null;
  /** Whether it comes true in time; null: it does not run. */
  readonly odds: {
    readonly chance: number;
    readonly range: readonly [number, number];
    readonly calibrated: boolean;
    readonly bets: number;
    readonly elapsed: number;
  } | null;
  readonly rule: RuleVerdict;
  readonly health: readonly HealthCode[];
  /** Goal posts that were moved after the start, oldest first. */
  readonly moved: readonly {
    readonly field: string;
    readonly from: string;
    readonly to: string;
    readonly day: number;
  }[];
  /** Revealed at the end; before it, only how many there are. */
  readonly guesses: number;
  readonly guessed: readonly { readonly name: string; readonly percent: number }[] | null;
  /** The newest of what was said for or against it, oldest first; absent: nothing. */
  readonly evidence?: readonly { readonly stance: Stance; readonly text: string; readonly name: string }[];
  /** How its owner says that it goes, and whether the data says otherwise; absent: they have said nothing. */
  readonly stated?: {
    readonly status: BetStatus;
    readonly text: string;
    readonly on: LocalDate;
    readonly differs: boolean;
  };
  readonly watch: { readonly threshold: number; readonly everyDays: number } | null;
}

export type LookState =
  | { readonly is: 'draft'; readonly missing: string }
  | {
      readonly is: Exclude<HypothesisState['is'], 'draft' | 'decided'>;
      readonly daysLeft: number;
      readonly endOn: LocalDate;
      readonly why: DecisionCause | null;
      readonly clock: PauseClock | null;
      readonly proposed: { readonly choice: Choice; readonly name: string; readonly reason: string } | null;
    }
  | {
      readonly is: 'decided';
      readonly outcome: Outcome;
      /** null: by default. */
      readonly name: string | null;
      readonly approverName: string | null;
      readonly on: LocalDate;
      readonly reason: string;
      readonly advice: Advice;
      readonly hit: boolean | null;
      readonly next: number | null;
      readonly learned: { readonly observed: string; readonly learned: string; readonly next: string } | null;
    };

/** Why somebody sees a bet. */
export type HypothesisOccasion =
  | { readonly to: 'channel' | 'reader' }
  /** `standIn`: its owner is a former member, and the reader hears of it in their place. */
  | { readonly to: 'owner'; readonly about: CheckIn; readonly standIn?: boolean }
  /** `passed`: somebody else decides now. */
  | { readonly to: 'decider'; readonly again: boolean; readonly passed?: true }
  /** To whoever may name another to decide, while who does cannot; null: they need not. */
  | { readonly to: 'lead'; readonly out: Out }
  | { readonly to: 'second' };

/** `mark`: a quarter, half or three quarters of the box; `last-days`: one of its last two working days; `claimed`: a reading that they did not log reached the target; `drift`: a watched metric fell back; `measure`: one was not read when it should have been; `ended`: it was decided. */
export type CheckIn =
  | { readonly is: 'mark'; readonly mark: number }
  | { readonly is: 'last-days' | 'claimed' | 'drift' | 'measure' | 'ended' };

/** One bet with everything its reader can do about it. */
export interface HypothesisCard {
  readonly kind: 'hypothesis-card';
  readonly occasion: HypothesisOccasion;
  readonly look: HypothesisLook;
  /** Its readings, where one person looks at them; absent: none is drawn. */
  readonly picture?: ReadingsPicture;
}

/** Several bets that their owner is asked about at once. */
export interface HypothesisCheckIns {
  readonly kind: 'hypothesis-check-ins';
  /** At least two. */
  readonly asked: readonly { readonly about: CheckIn; readonly look: HypothesisLook }[];
}

/** The bets of a channel, those to act on first. */
export interface HypothesisList {
  readonly kind: 'hypothesis-list';
  readonly projectName: string;
  readonly title: string;
  readonly looks: readonly HypothesisLook[];
  /** Found by words; absent: all there are. */
  readonly searched?: true;
  /** How many have ended and are not shown. */
  readonly ended: number;
}

/** Lines about bets: a report, or figures. */
export interface HypothesisReport {
  readonly kind: 'hypothesis-report';
  readonly title: string;
  readonly lines: readonly string[];
  readonly why: string;
  readonly picture?: ReliabilityPicture;
  /** The bet whose report its reader may post in the channel; absent: none. */
  readonly share?: number;
}
