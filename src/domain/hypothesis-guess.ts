import type { UserId, WorkspaceId } from './ids.ts';
import type { Instant } from './time.ts';

/** What somebody thought of the chance before anything was measured, unseen by the others until the end. */
export interface Guess {
  readonly workspace: WorkspaceId;
  readonly number: number;
  readonly user: UserId;
  /** 0 to 100. */
  readonly percent: number;
  readonly at: Instant;
}
