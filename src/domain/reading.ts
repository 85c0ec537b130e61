import { f1Reaches, luckOfBest, meanReaches, shareReaches, type Confusions, type Evidence } from './evidence.ts';
import { reaches, type Terms } from './hypothesis.ts';
import type { UserId, WorkspaceId } from './ids.ts';
import type { Instant } from './time.ts';

/** One measurement of a bet's metric. */
export interface Reading {
  readonly workspace: WorkspaceId;
  /** The bet's. */
  readonly hypothesis: number;
  /** Within the bet, from 1, in order of arrival. */
  readonly number: number;
  readonly value: number;
  /** How many items or runs; null: not said, so how sure it is cannot be told. */
  readonly n: number | null;
  /** The counts behind an F1 score; null: not said. */
  readonly counts: Confusions | null;
  /** One value for each run or seed, of which `value` is the mean; null: not said. */
  readonly runs: readonly number[] | null;
  /** On how many of the same items it was better and worse than the baseline; absent: not said. */
  readonly pairs?: { readonly wins: number; readonly losses: number };
  /** When it was measured, and when it was written down. */
  readonly at: Instant;
  readonly loggedAt: Instant;
  /** null: a machine. */
  readonly by: UserId | null;
  readonly from: ReadingSource;
  /** The machine's own id of it, by which it is known again; null: none. */
  readonly sourceId: string | null;
  /** Of the evaluation set; null: the one that was agreed. */
  readonly evaluation: string | null;
  /** On a fresh seed or held-out data, to confirm one before. */
  readonly confirms: boolean;
  readonly note: string;
  /** Values of guardrails at the same time, by name. */
  readonly guardrails: Readonly<Record<string, number>>;
  /** Taken back: it stays on record and counts nowhere; absent: it stands. */
  readonly withdrawn?: Withdrawn;
}

/** By whom, when and why a reading was taken back; `why` may be empty. */
export interface Withdrawn {
  readonly by: UserId;
  readonly at: Instant;
  readonly why: string;
}

export type ReadingSource = 'person' | 'standup' | 'api' | 'mlflow' | 'wandb';

/** Readings in order of measurement; of the same moment, in order of arrival. */
export function inOrder(readings: readonly Reading[]): Reading[] {
  return readings.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number));
}

/** Why nobody can say how sure a reading is. */
export type NoEvidence = 'no-sample-size' | 'no-counts' | 'no-runs' | 'single-run' | 'no-spread' | 'not-a-share';

/** What one reading says of the target: with how sure it is, or why that cannot be told. */
export type Met = { readonly reached: boolean } & (
  | { readonly evidence: Evidence; readonly why: null }
  | { readonly evidence: null; readonly why: NoEvidence }
);

/** Whether the target is met by `reading`, and how sure that is. */
export function metBy(reading: Pick<Reading, 'value' | 'n' | 'counts' | 'runs'>, terms: Terms): Met {
  const { metric, target } = terms;
  const reached = reaches(metric, reading.value, target);
  const told = evidenceOf(reading, terms);
  return typeof told === 'string' ? { reached, evidence: null, why: told } : { reached, evidence: told, why: null };
}

function evidenceOf(
  { value, n, counts, runs }: Pick<Reading, 'value' | 'n' | 'counts' | 'runs'>,
  { metric: { kind, direction }, target }: Terms,
): Evidence | NoEvidence {
  if (kind === 'f1' && counts && direction === 'up') return f1Reaches(counts, target);
  if (runs && runs.length > 1) return meanReaches(runs, target, direction) ?? 'no-spread';
  if (kind === 'proportion') return n === null ? 'no-sample-size' : shareReaches(value * n, n, target, direction);
  // Items alone tell neither how an F1 score spreads nor how a mean does.
  if (kind === 'f1') return direction === 'up' ? 'no-counts' : 'not-a-share';
  return n === 1 ? 'single-run' : 'no-runs';
}

/** From so many looks at one evaluation set on, the best of them is lucky by as much as it matters. */
const LOOKS_FROM = 4;

/** How often the evaluation set of the latest reading was looked at, and what the best owes to luck. */
export interface Looks {
  readonly count: number;
  readonly best: number;
  /** The best less the luck of picking it; null: the spread is not known, or there were fewer than four looks. */
  readonly adjusted: number | null;
}

/** The looks behind the best reading; null without readings. `readings`: in order. */
export function looksAt(readings: readonly Reading[], { metric, evaluation }: Terms): Looks | null {
  const latest = readings.at(-1);
  if (!latest) return null;
  const version = latest.evaluation ?? evaluation.version;
  const same = readings.filter((one) => (one.evaluation ?? evaluation.version) === version && !one.confirms);
  const [best] = same.toSorted((a, b) => (metric.direction === 'up' ? b.value - a.value : a.value - b.value));
  if (!best) return null;
  const error = standardError(best, metric.kind);
  const many = same.length >= LOOKS_FROM && error !== null;
  const luck = many ? luckOfBest(same.length) * error : null;
  const adjusted = luck === null ? null : metric.direction === 'up' ? best.value - luck : best.value + luck;
  return { count: same.length, best: best.value, adjusted };
}

/** Of one reading; null where its spread is not known. */
export function standardError(
  { value, n, runs }: Pick<Reading, 'value' | 'n' | 'runs'>,
  kind: Terms['metric']['kind'],
): number | null {
  if (runs && runs.length > 1) {
    const mean = runs.reduce((sum, one) => sum + one, 0) / runs.length;
    const squares = runs.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    return squares === 0 ? null : Math.sqrt(squares / (runs.length - 1) / runs.length);
  }
  const share = kind === 'proportion' || kind === 'f1';
  return share && n !== null && value > 0 && value < 1 ? Math.sqrt((value * (1 - value)) / n) : null;
}
