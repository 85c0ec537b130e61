import type { WorkspaceId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';

/** Something received and not yet worked through. */
export interface InboxItem {
  readonly workspace: WorkspaceId;
  readonly id: string;
  readonly kind: string;
  /** JSON, as received. */
  readonly payload: string;
  readonly receivedAt: Instant;
  readonly tries: number;
}

export interface Inbox {
  /** Stores it unless the id is known; false: it is, and needs nothing more. */
  keep(item: Omit<InboxItem, 'tries'>): Promise<boolean>;
  /** Not yet done and not being worked on since `before`, oldest first; each returned is marked as being worked on at `now`. */
  take(now: Instant, before: Instant, limit: number): Promise<InboxItem[]>;
  /** Worked through: the payload is emptied, the id stays for deduplication. */
  done(workspace: WorkspaceId, id: string, at: Instant): Promise<void>;
  /** Deletes what was done before `before` (25 hours of deduplication are enough). */
  purge(before: Instant): Promise<number>;
}
