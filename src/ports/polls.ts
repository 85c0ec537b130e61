import type { WorkspaceId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';

/** A bet that is measured by a tracking server, and how asking about it goes. */
export interface Poll {
  readonly workspace: WorkspaceId;
  readonly number: number;
  /** How often in a row the server could not be asked. */
  readonly fails: number;
  /** null: it answers. */
  readonly brokenSince: Instant | null;
  /** Why it does not, in a static word or a code; null: it does. */
  readonly why: string | null;
}

/** One for each live bet whose source is MLflow, kept with the bet. */
export interface Polls {
  /** Those to be asked about at or before `now`, of installed workspaces, oldest first. */
  due(now: Instant, limit: number): Promise<Poll[]>;
  /** null: nothing polls for the bet. */
  find(workspace: WorkspaceId, number: number): Promise<Poll | null>;
  /** Keeps how it went and when to ask again; forgotten where the bet is not polled any more. */
  settle(poll: Poll, next: Instant): Promise<void>;
}
