import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { Instant, LocalDate } from '#domain/time.ts';

/** How much lost its words. */
export interface Erased {
  readonly answers: number;
  readonly blockers: number;
}

export interface Retention {
  /** Projects in any state whose words nobody has looked at yet, or are to be looked at again, longest due first. */
  due(now: Instant, limit: number): Promise<Project[]>;
  /** When to look at a project's words next. */
  set(workspace: WorkspaceId, project: ProjectId, at: Instant): Promise<void>;
  /**
   * Empties the words of everything said before a date: answers in every version, what shared questions showed of them, summaries and
   * their claims, and blockers closed before it. That it was said stays, and so does what bets are made of.
   */
  erase(workspace: WorkspaceId, project: ProjectId, before: LocalDate): Promise<Erased>;
}
