import type { ProjectId, UserId, WorkspaceId } from './ids.ts';
import type { Instant } from './time.ts';

/** What lets a machine log readings of one project. The secret itself is kept by nobody but whoever it was shown to. */
export interface Token {
  readonly workspace: WorkspaceId;
  readonly id: string;
  readonly project: ProjectId;
  /** What people call it, as typed. */
  readonly name: string;
  /** The last four characters of the secret, by which it is known again. */
  readonly hint: string;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  /** null while it is good. */
  readonly revokedAt: Instant | null;
  /** To the hour; null: never used. */
  readonly usedAt: Instant | null;
}

/** Every secret begins like this, so that scanners for secrets and people recognise it. */
export const TOKEN_PREFIX = 'mrd_';
/** So many good ones a project may have: enough for a machine each, few enough to look through. */
export const MOST_TOKENS = 20;
export const TOKEN_NAME_MAX = 40;

/** The end of a secret that may be shown. */
export const hintOf = (secret: string): string => secret.slice(-4);
