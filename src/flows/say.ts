import type { Address, Outgoing } from '#domain/delivery.ts';
import type { DeliveryKey, UserId, WorkspaceId } from '#domain/ids.ts';
import { editKey, replyKey } from '#domain/keys.ts';
import type { Message } from '#domain/message.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';

/** Who goes first when Slack's pace makes all wait. */
export const PRIORITY = { reply: 0, edit: 1, thread: 2, digest: 3, prompt: 4, nudge: 5 } as const;

/** After a week nobody expects an answer, an edit or a card any more. */
const KEEP_MINUTES = 7 * 24 * 60;

/** Writes a delivery that may go at once and stays true for a week, unless told otherwise; false: its key was known. */
export async function say(
  store: Store,
  now: Instant,
  what: Pick<Outgoing, 'workspace' | 'key' | 'message' | 'address' | 'priority'> & Partial<Outgoing>,
): Promise<boolean> {
  const times = { notBefore: now, notAfter: plusMinutes(now, KEEP_MINUTES) };
  return store.deliveries.insert({ subject: what.key, ...times, ...what }, now);
}

/** Answers one person in their DM, where nothing quicker is at hand; `id` names what is answered. */
export function reply(
  store: Store,
  workspace: WorkspaceId,
  user: UserId,
  id: string,
  message: Message,
  now: Instant,
): Promise<boolean> {
  const address: Address = { to: 'person', user };
  return say(store, now, { workspace, key: replyKey(user, id), address, message, priority: PRIORITY.reply });
}

/** Changes what an earlier delivery says, as soon as it stands; `cause` tells one change from the next. */
export function edit(
  store: Store,
  workspace: WorkspaceId,
  target: { readonly key: DeliveryKey; readonly subject: string },
  cause: string,
  message: Message,
  now: Instant,
): Promise<boolean> {
  const address: Address = { to: 'edit', of: target.key };
  const key = editKey(target.key, cause);
  return say(store, now, { workspace, key, subject: target.subject, address, message, priority: PRIORITY.edit });
}

/**
 * Everything said about a subject now says `message`: what waits is dropped unsent, what stands (or may stand) is edited.
 *
 * returns: how many messages will change; 0: nothing was ever said, and nothing will be.
 */
export async function restate(
  store: Store,
  workspace: WorkspaceId,
  subject: string,
  cause: string,
  message: Message,
  now: Instant,
): Promise<number> {
  const about = await store.deliveries.about(workspace, subject);
  await store.deliveries.retract(workspace, subject, 'overtaken');
  const standing = about.filter(
    ({ state, address }) => (state === 'sent' || state === 'sending') && address.to !== 'edit',
  );
  for (const target of standing) await edit(store, workspace, target, cause, message, now);
  return standing.length;
}
