import type { AuditEntry } from '#domain/audit.ts';
import type { ProjectId, WorkspaceId } from '#domain/ids.ts';

/** Who changed what about projects. Only ever added to. */
export interface Audit {
  add(entry: AuditEntry): Promise<void>;
  /** Of one project, or of the whole workspace, newest first. */
  latest(workspace: WorkspaceId, project: ProjectId | null, limit: number): Promise<AuditEntry[]>;
}
