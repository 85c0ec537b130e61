import type { Handover } from '#domain/handover.ts';
import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';

/** What people hand over at the end of a shift. */
export interface Handovers {
  find(workspace: WorkspaceId, number: number): Promise<Handover | null>;
  /** Inserts it under the next number of its workspace. It is due at once. */
  add(handover: Omit<Handover, 'number'>): Promise<Handover>;
  /** Replaces everything but the key. It is due at once. */
  save(handover: Handover): Promise<void>;
  /** Those that nobody took, oldest first. */
  openIn(workspace: WorkspaceId, project: ProjectId): Promise<Handover[]>;
  /** Those taken, returned or withdrawn since `since`, oldest first. */
  overSince(workspace: WorkspaceId, project: ProjectId, since: Instant): Promise<Handover[]>;
  /** All that somebody gave or took, or that are for them, in order of number. */
  ofUser(workspace: WorkspaceId, user: UserId): Promise<Handover[]>;
  /** Those to be looked at at or before `now`, of installed workspaces, oldest first. */
  due(now: Instant, limit: number): Promise<Handover[]>;
  /** When to look again; null: never, until it changes. */
  plan(workspace: WorkspaceId, number: number, at: Instant | null): Promise<void>;
  /** Empties the words of what was over before `before`. */
  forgetWords(before: Instant): Promise<void>;
}
