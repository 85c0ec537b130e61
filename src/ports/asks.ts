import type { Ask } from '#domain/ask.ts';
import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Instant, LocalDate } from '#domain/time.ts';

/** What people asked each other by name in their standups. */
export interface Asks {
  find(workspace: WorkspaceId, number: number): Promise<Ask | null>;
  /** Inserts it under the next number of its workspace. */
  add(ask: Omit<Ask, 'number'>): Promise<Ask>;
  /** Replaces everything but the key. */
  save(ask: Ask): Promise<void>;
  /** Those that stand in a project and were asked at or after `since`, oldest first. */
  openIn(workspace: WorkspaceId, project: ProjectId, since: Instant): Promise<Ask[]>;
  /** All that one answer asked, whatever became of it, in order of number. */
  ofAnswer(workspace: WorkspaceId, project: ProjectId, asker: UserId, date: LocalDate): Promise<Ask[]>;
  /** All that a person asked or was asked, in order of number. */
  ofUser(workspace: WorkspaceId, user: UserId): Promise<Ask[]>;
  /** All of a project, in order of number. */
  of(workspace: WorkspaceId, project: ProjectId): Promise<Ask[]>;
}
