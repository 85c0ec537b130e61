import { blockerId, type Blocker, type Changed } from '#domain/blocker.ts';
import type { BlockerCard } from '#domain/blocker-message.ts';
import { nextStretch } from '#domain/blocker-due.ts';
import type { DeliveryKey, UserId } from '#domain/ids.ts';
import { blockerNewsSubject, blockerSubject, ownerKey } from '#domain/keys.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { cardFor, personOf } from './blocker-look.ts';
import { heeded } from './heeded.ts';
import { edit, PRIORITY, say } from './say.ts';

/** What somebody does that its owner should hear of, when it was another. */
const NEWS = new Set(['acknowledged', 'updated', 'resolved']);

/**
 * Stores a change and has every message about the blocker say how it stands; the owner hears of what others did.
 *
 * returns: how many messages change; null change: nothing, 0.
 */
export async function keep(store: Store, change: Changed | null, by: UserId, now: Instant): Promise<number> {
  if (!change) return 0;
  const { blocker, update } = change;
  await store.blockers.save(blocker, update);
  await heeded(store, blocker.workspace, by, blockerId(blocker.number), now);
  const shown = await restateCards(store, blocker, `${update.what}:${now}`, now);
  if (by !== blocker.owner && NEWS.has(update.what)) await tellOwner(store, blocker, now);
  return shown;
}

/** Every message about a blocker says how it stands; how many change. */
export async function restateCards(store: Store, blocker: Blocker, cause: string, now: Instant): Promise<number> {
  const { workspace, number, state } = blocker;
  const { deliveries } = store;
  // Once somebody sees to it, what waits to be sent to others is no longer true.
  if (state.is !== 'open') await deliveries.retract(workspace, blockerSubject(number), 'overtaken');
  const about = [
    ...(await deliveries.about(workspace, blockerSubject(number))),
    ...(await deliveries.about(workspace, blockerNewsSubject(number))),
  ];
  const standing = about.filter(
    ({ state: sent, address }) => address.to !== 'edit' && sent !== 'dropped' && sent !== 'failed',
  );
  for (const target of standing) {
    await edit(store, workspace, target, cause, await cardFor(store, blocker, readerOf(target.key), now), now);
  }
  return standing.length;
}

/** Whose card it is, from its key: the words of old messages are forgotten. */
function readerOf(key: DeliveryKey): BlockerCard['to'] {
  if (key.startsWith('blocker-lead:')) return 'lead';
  return key.startsWith('blocker-owner:') || key.startsWith('overlap-owner:') ? 'owner' : 'helper';
}

async function tellOwner(store: Store, blocker: Blocker, now: Instant): Promise<void> {
  const { workspace, number, owner } = blocker;
  await store.deliveries.retract(workspace, blockerNewsSubject(number), 'overtaken');
  await writeCard(store, blocker, owner, { key: ownerKey(number, now), to: 'owner' }, now);
}

/**
 * Writes the card of a blocker to somebody, to be sent at their next moment at work and not after it.
 *
 * returns: when it is sent at the latest; null: they are not at work within two months, and nothing is written.
 */
export async function writeCard(
  store: Store,
  blocker: Blocker,
  user: UserId,
  { key, to }: { readonly key: DeliveryKey; readonly to: BlockerCard['to'] },
  now: Instant,
): Promise<Instant | null> {
  const { workspace, number } = blocker;
  const person = await personOf(store, workspace, user, blocker.raisedOn);
  const stretch = person && nextStretch(person, now);
  if (!stretch) return null;
  await say(store, now, {
    workspace,
    key,
    subject: to === 'owner' ? blockerNewsSubject(number) : blockerSubject(number),
    address: { to: 'person', user },
    message: await cardFor(store, blocker, to, now),
    priority: PRIORITY.nudge,
    notBefore: stretch.from,
    notAfter: stretch.to,
  });
  if (to === 'helper' || to === 'lead') {
    const rule = to === 'helper' ? 'blocker-helper' : 'blocker-lead';
    const nudge = { workspace, key, project: blocker.project, user, rule, item: blockerId(number) } as const;
    await store.nudges.add({ ...nudge, at: stretch.from, outcome: null });
  }
  return stretch.to;
}
