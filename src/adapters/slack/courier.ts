import type { Delivery } from '#domain/delivery.ts';
import { refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { instant, plusMinutes } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { ChannelId, MessageRef, WorkspaceId } from '#domain/ids.ts';
import type { ChatFailure, Post } from '#ports/chat.ts';
import type { Log } from '#ports/log.ts';
import type { Store } from '#ports/store.ts';
import { createDoubts } from './doubts.ts';
import { inLanes } from './lanes.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { callOf, placeOf } from './place.ts';
import { isShut, meaningOf, MOST_TRIES, retryAt, retryOurs } from './refusals.ts';

/** Sends what the store has to be said: claims, sends, settles. */
export interface Courier {
  /**
   * Sends all that may go at `now`; what came of each is in the store. One run at a time.
   *
   * returns: the earliest moment at which there is something to do again; null: nothing waits.
   */
  run(now: Instant): Promise<Instant | null>;
}

/** What a courier needs. */
export interface CourierPorts {
  readonly store: Store;
  readonly post: Post;
  readonly log: Log;
  /** Without it: Slack's limits. */
  readonly pace?: Pace;
  /** When something that is about to go may go, where it has to wait; null: at once. Without it: all goes at once. */
  readonly heldUntil?: (delivery: Delivery, now: Instant) => Promise<Instant | null>;
  /** Called when a channel cannot be written to any more. */
  readonly gone?: (workspace: WorkspaceId, channel: ChannelId) => Promise<void>;
  /** Called before a delivery fails for good, also a second time after a crash between the two; `code` says why. */
  readonly failing?: (delivery: Delivery, code: string) => Promise<void>;
}

/** Posts under way at once; at 300 ms each this is five times Slack's pace. */
const LANES = 8;
/** How many are looked at to find some that may go. */
const NEAR = 100;
const FAR = 2_000;
/** A far look costs some 20 ms. units: minutes. */
const FAR_EVERY = 1 / 60;

/** A courier over `store` that speaks through `post`. */
export function createCourier(parts: CourierPorts): Courier {
  const { store, post, log, pace = createPace(), heldUntil, gone, failing } = parts;
  const { deliveries } = store;
  const doubts = createDoubts({ store, post, log, pace });

  let farLookAt: Instant = instant(0);

  /** Those of the first `limit` that may go now; the first moment at which one held back may; whether there may be more. */
  const takeable = async (now: Instant, limit: number) => {
    const waiting = await deliveries.ready(now, limit);
    const chosen: Delivery[] = [];
    let held: Instant | null = null;
    for (const delivery of waiting) {
      const free = pace.take(now, callOf(delivery));
      if (free === null) chosen.push(delivery);
      else held = earliest(held, free);
    }
    return { chosen, held, more: waiting.length === limit };
  };

  /** The same, looking far when limits hold back all that are near: an edit may wait behind hundreds of posts. */
  const choose = async (now: Instant) => {
    const near = await takeable(now, NEAR);
    if (near.chosen.length > 0 || !near.more) return near;
    if (now < farLookAt) return { ...near, held: earliest(near.held, farLookAt) };
    farLookAt = plusMinutes(now, FAR_EVERY);
    const far = await takeable(now, FAR);
    return { ...far, held: earliest(far.held, farLookAt) };
  };

  const attempt = async (delivery: Delivery): Promise<Result<MessageRef, ChatFailure>> => {
    const { workspace, address, anchor, message, key } = delivery;
    if (address.to === 'pin')
      return anchor ? post.pin(workspace, anchor, address.pinned) : refuse({ kind: 'refused', code: 'no_anchor' });
    if (address.to !== 'edit') {
      const place = placeOf(delivery);
      return place ? post.post(workspace, place, message, key) : refuse({ kind: 'refused', code: 'no_anchor' });
    }
    return anchor ? post.update(workspace, anchor, message) : refuse({ kind: 'refused', code: 'no_anchor' });
  };

  const send = async (delivery: Delivery, now: Instant): Promise<void> => {
    const { workspace, key } = delivery;
    const until = (await heldUntil?.(delivery, now)) ?? null;
    if (until !== null) return deliveries.postpone(workspace, key, until, now);
    const message = await deliveries.claim(workspace, key, now);
    if (message === null) return;
    try {
      // It may have been reworded since it was chosen.
      const sent = await attempt({ ...delivery, message });
      if (sent.ok) await deliveries.settle(workspace, key, sent.value, now);
      else await takeBack(delivery, sent.error, now);
    } catch (error) {
      // A bug, or the store is gone: it stays claimed, and its outcome is looked into later.
      log.error('A delivery broke off', { workspace, key, error });
    }
  };

  const takeBack = async (delivery: Delivery, failure: ChatFailure, now: Instant): Promise<void> => {
    const { workspace, key } = delivery;
    if (failure.kind === 'busy') {
      const until = plusMinutes(now, Math.max(1, failure.seconds) / 60);
      pace.pause(workspace, callOf(delivery).method, until);
      log.info('Slack asks us to wait', { workspace, method: callOf(delivery).method, seconds: failure.seconds });
      return deliveries.release(workspace, key, until, false);
    }
    if (failure.kind === 'refused') return refused(delivery, failure.code, now);
    log.warn('Nobody knows whether a delivery arrived', { workspace, key, why: failure.why });
    // Doing an edit or a pin twice is doing it once; anything else stays claimed until it has been looked for.
    if (delivery.address.to === 'edit' || delivery.address.to === 'pin') await again(delivery, now);
  };

  const refused = async (delivery: Delivery, code: string, now: Instant): Promise<void> => {
    const { workspace, key } = delivery;
    const meaning = meaningOf(code);
    if (meaning === 'later') return again(delivery, now);
    if (meaning === 'ours') {
      log.error('Slack does not accept our token', { workspace, code });
      return deliveries.release(workspace, key, retryOurs(now), false);
    }
    if (meaning === 'gone') log.warn('A delivery has nobody to go to', { workspace, key, code });
    else log.error('Slack refuses a delivery', { workspace, key, code });
    if (!isShut(code)) await failing?.(delivery, code);
    await deliveries.fail(workspace, key, code, now);
    if (isShut(code) && 'channel' in delivery.address) await gone?.(workspace, delivery.address.channel);
  };

  const again = async (delivery: Delivery, now: Instant): Promise<void> => {
    const { workspace, key, tries } = delivery;
    if (tries + 1 < MOST_TRIES) return deliveries.release(workspace, key, retryAt(now, tries), true);
    log.error('A delivery is given up', { workspace, key, tries: tries + 1 });
    await failing?.(delivery, 'gave-up');
    return deliveries.fail(workspace, key, 'gave-up', now);
  };

  return {
    async run(now) {
      const doubted = await doubts.settle(now);
      await deliveries.sweep(now);
      for (;;) {
        const { chosen, held } = await choose(now);
        await inLanes(chosen, LANES, (delivery) => send(delivery, now));
        if (chosen.length > 0) continue; // what hangs on those just sent may go now
        return earliest(earliest(held, doubted), await storedNext(now, held));
      }
    },
  };

  /** The store's next moment. One that has come although nothing could be done is of a delivery in doubt: look in a minute. */
  async function storedNext(now: Instant, held: Instant | null): Promise<Instant | null> {
    const stored = await deliveries.next();
    if (stored === null || stored > now) return stored;
    return held === null ? plusMinutes(now, 1) : null;
  }
}

function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
