import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCourier } from '#adapters/slack/courier.ts';
import { openStore } from '#db/open.ts';
import type { ChannelId, DeliveryKey } from '#domain/ids.ts';
import { plusMinutes } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { Post } from '#ports/chat.ts';
import type { Deliveries, Store } from '#ports/store.ts';
import { aStore, fakePost, insertAll, logInto, note, NOW, outgoing, runOn } from './kit.ts';
import type { FakePost } from './kit.ts';

const CHANNEL = 'C1' as ChannelId;
const KEYS = ['person', 'parent', 'reply', 'edit'];
let folder: string;
let url: string;
let post: FakePost;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'courier-'));
  url = `sqlite:${join(folder, 'test.db')}`;
  post = fakePost();
});
afterEach(() => rm(folder, { recursive: true }));

/** A step of sending, at which a process may die. */
type Step = 'claim' | 'post' | 'posted' | 'settle' | 'settled' | 'release';

/** Kills whatever does the `nth` of these steps, and everything after it: a dead process does nothing more. */
function killer(step: Step, nth: number) {
  let count = 0;
  let dead = false;
  const die = (): never => {
    dead = true;
    throw new Error('killed');
  };
  return {
    dead: () => dead,
    at(here: Step): void {
      if (dead) die();
      if (here === step && ++count === nth) die();
    },
  };
}
type Killer = ReturnType<typeof killer>;

function mortalStore(store: Store, death: Killer): Store {
  const { deliveries } = store;
  const mortal: Deliveries = {
    ...deliveries,
    async claim(...args) {
      death.at('claim');
      return deliveries.claim(...args);
    },
    async settle(...args) {
      death.at('settle');
      await deliveries.settle(...args);
      death.at('settled');
    },
    async release(...args) {
      death.at('release');
      return deliveries.release(...args);
    },
    async ready(...args) {
      if (death.dead()) throw new Error('killed');
      return deliveries.ready(...args);
    },
  };
  return { ...store, deliveries: mortal };
}

function mortalPost(death: Killer): Post {
  return {
    ...post,
    async post(...args) {
      death.at('post');
      const sent = await post.post(...args);
      death.at('posted');
      return sent;
    },
    async update(...args) {
      death.at('post');
      const sent = await post.update(...args);
      death.at('posted');
      return sent;
    },
  };
}

/** Runs a courier on a fresh handle of the database; `death` may end it. */
async function live(from: Instant, death: Killer | null): Promise<void> {
  const opened = await openStore(url);
  const { store } = opened;
  const mortal = death ? { store: mortalStore(store, death), post: mortalPost(death) } : { store, post };
  const courier = createCourier({ ...mortal, log: logInto([]) });
  await runOn(courier, from, plusMinutes(NOW, 50)).catch(() => undefined);
  await opened.close();
}

async function write(): Promise<void> {
  const opened = await aStore(url);
  const { store } = opened;
  await insertAll(store, [
    outgoing('person'),
    outgoing('parent', { address: { to: 'channel', channel: CHANNEL } }),
    outgoing('reply', { address: { to: 'thread', channel: CHANNEL, of: 'parent' as DeliveryKey, broadcast: false } }),
    outgoing('edit', { address: { to: 'edit', of: 'person' as DeliveryKey }, message: note('edited') }),
  ]);
  await opened.close();
}

async function statesAfter(): Promise<Record<string, string | undefined>> {
  const opened = await openStore(url);
  const { store } = opened;
  const found = await Promise.all(
    KEYS.map((key) => store.deliveries.find(outgoing(key).workspace, key as DeliveryKey)),
  );
  await opened.close();
  return Object.fromEntries(found.map((one, n) => [KEYS[n] ?? '', one?.state]));
}

const steps: Step[] = ['claim', 'post', 'posted', 'settle', 'settled'];
const points = steps.flatMap((step) => KEYS.map((_, index) => ({ step, nth: index + 1 })));

describe('a courier that is killed', () => {
  it.each(points)('leaves nothing missing and nothing twice: at $step number $nth', async ({ step, nth }) => {
    await write();
    const death = killer(step, nth);
    await live(NOW, death);
    expect(death.dead()).toBe(true);

    await live(plusMinutes(NOW, 2), null);

    expect(post.standing.map(({ key }) => key).toSorted()).toEqual(['parent', 'person', 'reply']);
    expect(post.standing.find(({ key }) => key === 'person')?.message).toEqual(note('edited'));
    expect(await statesAfter()).toEqual({ person: 'sent', parent: 'sent', reply: 'sent', edit: 'sent' });
  });

  it('leaves nothing missing and nothing twice: again and again, at every point in turn', async () => {
    await write();
    let now = NOW;
    for (const { step } of points.slice(0, 8)) {
      await live(now, killer(step, 1));
      now = plusMinutes(now, 1.5);
    }
    await live(now, null);
    expect(post.standing.map(({ key }) => key).toSorted()).toEqual(['parent', 'person', 'reply']);
  });
});
