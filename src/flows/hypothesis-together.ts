import type { Delivery } from '#domain/delivery.ts';
import type { HypothesisCard, HypothesisCheckIns } from '#domain/hypothesis-message.ts';
import type { DeliveryKey, UserId, WorkspaceId } from '#domain/ids.ts';
import { editKey } from '#domain/keys.ts';
import type { Message } from '#domain/message.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { TOGETHER_MINUTES } from './prompt-about.ts';
import { edit, PRIORITY, say } from './say.ts';

/** Reminders of an owner: at a mark of the box, and on one of its last days. */
export const REMINDS = /^hypothesis-news:\d+:\w+:(?:mark|last)-/;
const AT_HAND: ReadonlySet<Delivery['state']> = new Set(['waiting', 'sending', 'sent']);

type CheckInDraft = Pick<Delivery, 'key' | 'subject'> & { readonly workspace: WorkspaceId; readonly user: UserId };

/**
 * Puts a check-in that goes at once into another of the same owner that goes with it or went within a quarter of an hour: several
 * bets are asked about in one message.
 *
 * returns: false where there is no other; it then needs a message of its own.
 */
export async function joinCheckIn(
  store: Store,
  card: HypothesisCard,
  { workspace, user, key, subject }: CheckInDraft,
  now: Instant,
): Promise<boolean> {
  const { occasion, look } = card;
  const host = REMINDS.test(key) && occasion.to === 'owner' ? await hostOf(store, workspace, user, key, now) : null;
  if (!host || occasion.to !== 'owner') return false;
  const address = { to: 'person', user } as const;
  const window = { notBefore: now, notAfter: now };
  // Its key says that it was told; it has no message of its own.
  const fresh = await say(store, now, {
    workspace,
    key,
    subject,
    address,
    message: card,
    priority: PRIORITY.nudge,
    ...window,
  });
  if (!fresh) return true;
  await store.deliveries.drop(workspace, key, 'overtaken');
  const told = await latestOf(store, host);
  const asked = [...askedIn(told).filter((one) => one.look.number !== look.number), { about: occasion.about, look }];
  const message: Message = asked.length === 1 ? card : { kind: 'hypothesis-check-ins', asked };
  if (await store.deliveries.reword(workspace, host.key, message)) return true;
  await edit(store, workspace, host, `with:${look.number}`, message, now);
  return true;
}

async function hostOf(
  store: Store,
  workspace: WorkspaceId,
  user: UserId,
  key: DeliveryKey,
  now: Instant,
): Promise<Delivery | null> {
  for (const nudge of await store.nudges.sentTo(workspace, user, plusMinutes(now, -TOGETHER_MINUTES))) {
    if (nudge.rule !== 'bet' || nudge.at > now || nudge.key === key || !REMINDS.test(nudge.key)) continue;
    const host = await store.deliveries.find(workspace, nudge.key);
    if (host && AT_HAND.has(host.state)) return host;
  }
  return null;
}

/** What it says, or will once its edits are out. */
async function latestOf(store: Store, { workspace, key, subject, message }: Delivery): Promise<Message> {
  const edits = (await store.deliveries.about(workspace, subject)).filter((one) =>
    one.key.startsWith(editKey(key, 'with:')),
  );
  return edits.at(-1)?.message ?? message;
}

function askedIn(message: Message): HypothesisCheckIns['asked'] {
  if (message.kind === 'hypothesis-check-ins') return message.asked;
  if (message.kind !== 'hypothesis-card' || message.occasion.to !== 'owner') return [];
  return [{ about: message.occasion.about, look: message.look }];
}
