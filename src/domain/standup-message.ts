import type { BlockerLook } from './blocker-message.ts';
import type { Instant, LocalDate, Zone } from './time.ts';

/** Where a run stands, for whoever asks. */
export interface StandupStatus {
  readonly kind: 'standup-status';
  readonly projectName: string;
  readonly date: LocalDate;
  /** The reader's zone; times below are shown in it. */
  readonly zone: Zone;
  readonly answered: readonly { readonly name: string; readonly at: Instant; readonly late: boolean }[];
  readonly skipped: readonly string[];
  /** Not yet asked: their morning is still to come. */
  readonly ahead: readonly { readonly name: string; readonly askAt: Instant }[];
  /** Asked, and there is still time. */
  readonly open: readonly { readonly name: string; readonly cutoffAt: Instant }[];
  readonly missing: readonly string[];
  readonly away: readonly { readonly name: string; readonly backOn: LocalDate }[];
  readonly closesAt: Instant | null;
  /** The run is over and its digest is out; absent: not yet. */
  readonly over?: true;
  /** The reader's other projects, of which nothing is shown here. */
  readonly others: readonly string[];
  /** All that are open in the project, oldest first. */
  readonly blockers?: readonly BlockerLook[];
}
