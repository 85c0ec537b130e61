import type { Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';

/** The last value that one finished training run logged of a metric. */
export interface TrackedRun {
  /** The server's id of the run. */
  readonly run: string;
  readonly value: number;
  readonly at: Instant;
  /** null: the run does not say on how many items. */
  readonly n: number | null;
}

/** Why a tracking server could not be asked: `unreachable` may pass by itself, `refused` wants somebody to look. */
export interface TrackerFailure {
  readonly kind: 'unreachable' | 'refused';
  /** A static word or a code; never what the server wrote. */
  readonly why: string;
}

/** A server on which training runs log their metrics. */
export interface Tracker {
  /** Finished runs that are marked as of that bet and logged the metric, the oldest first, but for those `known` by their ids. */
  runsOf(
    bet: string,
    metric: string,
    known: ReadonlySet<string>,
  ): Promise<Result<readonly TrackedRun[], TrackerFailure>>;
}
