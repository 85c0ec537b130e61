import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Review } from '#domain/review.ts';
import type { Instant, LocalDate } from '#domain/time.ts';

/** What waits of digests for a person, and whom it waits for. The lines are claims of the summaries. */
export interface Reviews {
  find(workspace: WorkspaceId, project: ProjectId, date: LocalDate): Promise<Review | null>;
  /** Inserts or replaces; `dueAt`: when to look at it again, null: never. */
  save(review: Review, dueAt: Instant | null): Promise<void>;
  /** Those that wait, of all projects, oldest first. */
  open(workspace: WorkspaceId): Promise<Review[]>;
  /** Those to be looked at at or before `now`, of installed workspaces, oldest first. */
  due(now: Instant, limit: number): Promise<Review[]>;
  plan(review: Pick<Review, 'workspace' | 'project' | 'date'>, at: Instant | null): Promise<void>;
  /** Has what waits in a project looked at from `at` on: who is there, or what it rests on, has changed. */
  hasten(workspace: WorkspaceId, project: ProjectId, at: Instant): Promise<void>;
  /** Somebody is gone, with their words: nobody is asked where they were, and all that waits is due at once. */
  leave(workspace: WorkspaceId, user: UserId): Promise<void>;
}
