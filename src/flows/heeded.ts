import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';

/** Whoever does something later than this after a message does it for another reason. */
const HEEDED_MINUTES = 7 * 24 * 60;

/** A person does something about an item: what they were told of it in the last seven days was acted on. */
export const heeded = (store: Store, workspace: WorkspaceId, user: UserId, item: string, now: Instant): Promise<void> =>
  store.nudges.acted(workspace, user, item, { since: plusMinutes(now, -HEEDED_MINUTES), now });
