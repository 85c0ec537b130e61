import type { Direction } from './evidence.ts';
import type { TermsMore } from './hypothesis-more.ts';
import type { Stance } from './hypothesis-said.ts';
import type { BetStatus } from './hypothesis-status.ts';
import type { ProjectId, UserId, WorkspaceId } from './ids.ts';
import type { Instant, Interval, LocalDate } from './time.ts';

/** A bet: what somebody believes, how it is measured, and by when it must show. */
export interface Hypothesis {
  readonly workspace: WorkspaceId;
  /** Counted per workspace; people say `H12`. */
  readonly number: number;
  readonly project: ProjectId;
  /** As they read now; every change after the start is in the history. */
  readonly terms: Terms;
  /** Of the terms, from 1. */
  readonly version: number;
  readonly state: HypothesisState;
  /** Stretches in which it was paused and its clock stood still. */
  readonly pauses: readonly Interval[];
  /** The bet it goes on from; null: none. */
  readonly parent: Lineage | null;
  /** Looked after once shipped; null: it is not. */
  readonly watch: Watch | null;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
}

export interface Lineage {
  readonly number: number;
  /** `rebet`: the same once more, counted; `pivot`: another way to the same end; `drift`: what was shipped fell back. */
  readonly how: 'rebet' | 'pivot' | 'drift';
}

/** What was agreed. */
export interface Terms extends TermsMore {
  readonly problem: string;
  /** "We believe that …" */
  readonly belief: string;
  readonly metric: Metric;
  readonly target: number;
  readonly baseline: { readonly value: number; /** null: nobody knows on how much. */ readonly n: number | null };
  readonly evaluation: { readonly name: string; readonly version: string };
  readonly guardrails: readonly Guardrail[];
  readonly box: Box;
  readonly appetite: Appetite;
  /** In words; `below`: the value short of which it is stopped, where the words name one. */
  readonly killRule: { readonly words: string; readonly at: number | null };
  readonly owner: UserId;
  /** Never the owner. */
  readonly decider: UserId;
  readonly dataProvider: Accountable;
  readonly modelArchitect: Accountable;
  readonly humanReviewer: Accountable;
  readonly doneWhen: string;
  readonly data: readonly DataItem[];
  readonly source: MeasurementSource;
}

/** Who answers for a part, or that expressly nobody does. */
export type Accountable = UserId | 'none';

export interface Metric {
  readonly name: string;
  readonly kind: MetricKind;
  /** Whether more is better. */
  readonly direction: Direction;
  readonly unit: string;
}

export const METRIC_KINDS = ['proportion', 'f1', 'mean', 'rate', 'continuous'] as const;
/** `proportion` and `f1` lie between 0 and 1; `mean` is of repeated runs. */
export type MetricKind = (typeof METRIC_KINDS)[number];

/** Another metric that must not be hurt on the way. */
export interface Guardrail {
  readonly name: string;
  /** `at-most`: broken above `limit`. */
  readonly rule: 'at-most' | 'at-least';
  readonly limit: number;
}

/** In the owner's working days or weeks from the start on, or until the end of a day on their calendar. */
export type Box = { readonly days: number } | { readonly weeks: number } | { readonly until: LocalDate };

/** What it may cost; null: not said. */
export interface Appetite {
  readonly personDays: number | null;
  readonly gpuHours: number | null;
  readonly tokens: number | null;
}

export const DATA_ITEMS = ['source', 'licence', 'personal-data', 'size', 'labels', 'owner'] as const;
/** What must be known of the data before a bet starts. */
export type DataItem = (typeof DATA_ITEMS)[number];

export const MEASUREMENT_SOURCES = ['people', 'api', 'mlflow', 'wandb', 'ci'] as const;
export type MeasurementSource = (typeof MEASUREMENT_SOURCES)[number];

/** The time-box as it was fixed at the start: days on the owner's calendar, both included. */
export interface Run {
  readonly startedAt: Instant;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  /** The target that the bet is scored on, however the goal posts move later. */
  readonly firstTarget: number;
  /** The metric that it started with, and when another last took its place: then nothing can be said of the first target; absent: none has. */
  readonly first?: { readonly metric: Metric; readonly until: Instant };
}

/** What a bet is, and what only then is known of it. Once `decided` it stays so. */
export type HypothesisState =
  | { readonly is: 'draft' }
  | { readonly is: 'running'; readonly run: Run }
  /** A reading reached the target; `reading` is its number. Whether it holds is to be confirmed. */
  | { readonly is: 'target-claimed'; readonly run: Run; readonly reading: number; readonly at: Instant }
  | {
      readonly is: 'decision-due';
      readonly run: Run;
      readonly why: DecisionCause;
      readonly at: Instant;
      /** A choice against the agreed rule that waits for a second person; null: none does. */
      readonly proposed: Proposal | null;
    }
  | { readonly is: 'paused'; readonly run: Run; readonly at: Instant; readonly clock: PauseClock }
  | { readonly is: 'decided'; readonly run: Run; readonly end: Ending };

/** Whether the time-box goes on while a bet is paused. */
export type PauseClock = 'runs' | 'stops';

/** `met`: confirmed; `deadline`: the box is over; `hopeless`: hardly any chance with half the box gone; `guardrail`: one is broken; `asked`: a person wants it. */
export type DecisionCause = 'met' | 'deadline' | 'hopeless' | 'guardrail' | 'asked';

export const CHOICES = ['ship', 'pivot', 'stop', 'rebet', 'inconclusive', 'invalid'] as const;
/** What may be chosen at the end. */
export type Choice = (typeof CHOICES)[number];

export type Outcome = 'ship' | 'pivot' | 'stop' | 'inconclusive' | 'invalid' | 'stopped-early';

/** What the rule that was agreed at the start says. */
export type Advice = 'ship' | 'stop' | 'pivot';

export interface Proposal {
  readonly choice: Choice;
  readonly by: UserId;
  readonly reason: string;
  readonly at: Instant;
  /** What the decision owner wrote on the learning card; proposals of an older Meridian have none. */
  readonly learned?: Ending['learned'];
}

export interface Ending {
  readonly outcome: Outcome;
  /** null: nobody answered, and it was stopped by default. */
  readonly by: UserId | null;
  readonly at: Instant;
  readonly reason: string;
  readonly advice: Advice;
  /** The second person, where it went against the rule. */
  readonly approver: UserId | null;
  /** The bet that goes on from it, once it is written; null: none. */
  readonly next: number | null;
  /** Whether a reading reached the first target in time; null: nothing can be said (invalid). */
  readonly hit: boolean | null;
  /** The learning card: what was observed, learned, and is done next. */
  readonly learned: { readonly observed: string; readonly learned: string; readonly next: string } | null;
}

/** A shipped metric that is still measured: a reading beyond `threshold` tells the owner. */
export interface Watch {
  readonly threshold: number;
  /** Days on the calendar between readings that are expected; where one stays out, the owner is asked for it. */
  readonly everyDays: number;
  /** When it was agreed; watches of an older Meridian do not say. */
  readonly since?: Instant;
}

/** One line of its history. */
export interface HypothesisEvent {
  readonly workspace: WorkspaceId;
  readonly number: number;
  readonly at: Instant;
  /** null: the bot itself. */
  readonly by: UserId | null;
  readonly what: HappenedTo;
}

export type HappenedTo =
  | { readonly is: 'created' }
  | { readonly is: 'started' }
  | { readonly is: 'changed'; readonly changes: readonly TermChange[]; readonly reason: string }
  | { readonly is: 'claimed'; readonly reading: number }
  | { readonly is: 'unclaimed' }
  /** A reading was taken back; `undue`: the decision that was due for it no longer is. */
  | {
      readonly is: 'withdrawn';
      readonly reading: number;
      readonly value: number;
      readonly why: string;
      readonly undue?: DecisionCause;
    }
  | { readonly is: 'due'; readonly why: DecisionCause }
  | { readonly is: 'carried-on' }
  /** Something that speaks for or against it; `source`: where it was said, whose last word counts. */
  | { readonly is: 'evidence'; readonly stance: Stance; readonly text: string; readonly source: string }
  /** How its owner says that it goes, with their words. */
  | { readonly is: 'stated'; readonly status: BetStatus; readonly text: string }
  | { readonly is: 'paused'; readonly clock: PauseClock }
  | { readonly is: 'resumed'; readonly endOn: LocalDate }
  | { readonly is: 'proposed'; readonly choice: Choice; readonly reason: string }
  | { readonly is: 'decided'; readonly outcome: Outcome }
  | { readonly is: 'watched'; readonly watch: Watch | null };

/** One term before and after; `moved`: a goal post. In words. */
export interface TermChange {
  readonly field: keyof Terms;
  readonly from: string;
  readonly to: string;
  readonly moved: boolean;
}

/** A bet after a step, and the line of history that tells it. */
export interface HypothesisChange {
  readonly hypothesis: Hypothesis;
  readonly event: HypothesisEvent;
}

/** `H12`. */
export const hypothesisId = (number: number): string => `H${number}`;

/** The number that `H12`, `h12` or `12` names; null for anything else. */
export function readHypothesisId(text: string): number | null {
  const digits = /^\s*h?(\d{1,9})\s*$/i.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The time-box of a bet; null: it has not started. */
export function runOf({ state }: Pick<Hypothesis, 'state'>): Run | null {
  return state.is === 'draft' ? null : state.run;
}

/** Whether readings are taken for its time-box: it has started and nothing is decided. */
export function isLive({ state }: Pick<Hypothesis, 'state'>): boolean {
  return state.is !== 'draft' && state.is !== 'decided';
}

/** Whether `value` reaches `target` in the metric's direction. */
export function reaches({ direction }: Pick<Metric, 'direction'>, value: number, target: number): boolean {
  return direction === 'up' ? value >= target : value <= target;
}
