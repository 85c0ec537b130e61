import type { Delivery } from '#domain/delivery.ts';
import { plusMinutes } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { Place } from '#ports/chat.ts';
import { inLanes } from './lanes.ts';
import type { CourierPorts } from './courier.ts';
import type { Pace, PacedMethod } from './pace.ts';
import { placeOf } from './place.ts';
import { MOST_TRIES, retryAt } from './refusals.ts';

/** Looks into deliveries that were claimed and whose outcome nobody knows: a crash, or an answer that never came. */
export interface Doubts {
  /** returns: when to look again at those that could not be looked into; null: there are none. */
  settle(now: Instant): Promise<Instant | null>;
}

/**
 * Minutes before a claim is in doubt: six times the longest call, so that a post that Slack had already received has
 * surely been done by then.
 */
const DOUBT = 1;
const LOOKED_AT = 50;
const LANES = 4;

/**
 * Settles what is found in Slack and hands out again what is not.
 *
 * Where Slack lets nobody look (a channel without the optional history scope, a first message to a person) it is handed
 * out again: said twice once in a blue moon is better than never said.
 */
export function createDoubts({ store, post, log, pace }: CourierPorts & { readonly pace: Pace }): Doubts {
  const { deliveries } = store;

  const release = async (delivery: Delivery, now: Instant): Promise<void> => {
    const { workspace, key, tries } = delivery;
    if (tries + 1 < MOST_TRIES)
      return deliveries.release(workspace, key, tries === 0 ? now : retryAt(now, tries), true);
    log.error('A delivery is given up', { workspace, key, tries: tries + 1 });
    return deliveries.fail(workspace, key, 'gave-up', now);
  };

  /** null: settled or handed out; else when to look again. */
  const lookInto = async (delivery: Delivery, now: Instant): Promise<Instant | null> => {
    const { workspace, key } = delivery;
    const place = placeOf(delivery);
    if (place === null) return release(delivery, now).then(() => null); // an edit twice is an edit once
    const method = methodOf(place);
    const free = pace.take(now, { workspace, method, channel: null });
    if (free !== null) return free;
    const found = await post.find(workspace, place, key, delivery.claimedAt ?? now);
    if (found.ok && found.value) {
      log.info('A delivery in doubt had arrived', { workspace, key });
      await deliveries.settle(workspace, key, found.value, now);
    } else if (found.ok) await release(delivery, now);
    else if (found.error.kind === 'refused') {
      log.warn('Nobody may look for a delivery in doubt', { workspace, key, code: found.error.code });
      await release(delivery, now);
    } else {
      const again = plusMinutes(now, found.error.kind === 'busy' ? found.error.seconds / 60 : DOUBT);
      if (found.error.kind === 'busy') pace.pause(workspace, method, again);
      return again;
    }
    return null;
  };

  return {
    async settle(now) {
      const doubted = await deliveries.unsettled(plusMinutes(now, -DOUBT), LOOKED_AT);
      const later: Instant[] = [];
      await inLanes(doubted, LANES, async (delivery) => {
        const again = await lookInto(delivery, now);
        if (again !== null) later.push(again);
      });
      return later.toSorted()[0] ?? null;
    },
  };
}

function methodOf(place: Place): PacedMethod {
  return place.to === 'thread' ? 'conversations.replies' : 'conversations.history';
}
