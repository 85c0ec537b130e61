import type { WorkspaceHealth } from '#domain/home.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';

export interface Workspace {
  readonly id: WorkspaceId;
  readonly name: string;
  readonly botUser: UserId;
  /** Where it is found in a browser, such as `https://acme.slack.com/`; null: Slack has not said yet. */
  readonly url: string | null;
  readonly installedAt: Instant;
  /** null while installed. */
  readonly uninstalledAt: Instant | null;
}

export interface Workspaces {
  find(id: WorkspaceId): Promise<Workspace | null>;
  /** Inserts or replaces; a new install clears `uninstalledAt`. */
  save(workspace: Workspace): Promise<void>;
  markUninstalled(id: WorkspaceId, at: Instant): Promise<void>;
  /** Those installed and those that were, by id. */
  all(): Promise<Workspace[]>;
  /** What waits and what went wrong there, as of `now`. */
  health(id: WorkspaceId, now: Instant): Promise<WorkspaceHealth>;
}
