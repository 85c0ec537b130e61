import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';

/** The tables of machines that measure. */
export interface MachineTables {
  token: TokenRow;
  poll: PollRow;
}

export interface TokenRow {
  workspace_id: WorkspaceId;
  id: string;
  project_id: ProjectId;
  /** SHA-256 of the secret, in hex. */
  hash: string;
  name: string;
  hint: string;
  created_by: UserId;
  created_at: Instant;
  revoked_at: Instant | null;
  used_at: Instant | null;
}

export interface PollRow {
  workspace_id: WorkspaceId;
  number: number;
  project_id: ProjectId;
  next_at: Instant;
  fails: number;
  broken_since: Instant | null;
  why: string | null;
}
