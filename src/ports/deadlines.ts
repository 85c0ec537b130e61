import type { Deadline } from '#domain/deadline.ts';
import type { ProjectId, WorkspaceId } from '#domain/ids.ts';

/** The dates by which projects want something done. */
export interface Deadlines {
  find(workspace: WorkspaceId, number: number): Promise<Deadline | null>;
  /** Inserts it under the next number of its workspace. */
  add(deadline: Omit<Deadline, 'number'>): Promise<Deadline>;
  /** Replaces everything but the key. */
  save(deadline: Deadline): Promise<void>;
  remove(workspace: WorkspaceId, number: number): Promise<void>;
  /** All of a project, those that are over too, in order of number. */
  of(workspace: WorkspaceId, project: ProjectId): Promise<Deadline[]>;
}
