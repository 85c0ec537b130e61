import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Token } from '#domain/token.ts';

/** Tokens of machines. Secrets are kept as their hash only. */
export interface Tokens {
  insert(token: Token, secret: string): Promise<void>;
  /** The good one with that secret; null: there is none, or it was revoked. */
  bySecret(workspace: WorkspaceId, secret: string): Promise<Token | null>;
  /** Good ones of a project, oldest first. */
  of(workspace: WorkspaceId, project: ProjectId): Promise<Token[]>;
  /** All that a person made in any project, revoked ones too, oldest first. */
  madeBy(workspace: WorkspaceId, user: UserId): Promise<Token[]>;
  /** Ends it; false: there is no such good token in the project. */
  revoke(workspace: WorkspaceId, project: ProjectId, id: string, at: Instant): Promise<boolean>;
  /** Notes that it was used. */
  used(workspace: WorkspaceId, id: string, at: Instant): Promise<void>;
}
