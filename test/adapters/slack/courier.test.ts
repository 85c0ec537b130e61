import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCourier } from '#adapters/slack/courier.ts';
import { createPace } from '#adapters/slack/pace.ts';
import type { OpenStore } from '#db/open.ts';
import type { ChannelId, DeliveryKey } from '#domain/ids.ts';
import { epochMs, minutesBetween, plusMinutes } from '#domain/time.ts';
import { WORKSPACE } from '#test/kit/build.ts';
import { aStore, fakePost, insertAll, logInto, note, NOW, outgoing, runOn } from './kit.ts';
import type { FakePost, Line } from './kit.ts';

const CHANNEL = 'C1' as ChannelId;
const key = (text: string): DeliveryKey => text as DeliveryKey;
const LATER = plusMinutes(NOW, 50);

let opened: OpenStore;
let post: FakePost;
let lines: Line[];
beforeEach(async () => {
  opened = await aStore();
  post = fakePost();
  lines = [];
});
afterEach(() => opened.close());

const aCourier = () => createCourier({ store: opened.store, post, log: logInto(lines) });
const stateOf = async (one: string) => (await opened.store.deliveries.find(WORKSPACE, key(one)))?.state;

describe('the courier', () => {
  it('sends what is waiting once, in order of priority, and asks for nothing more', async () => {
    await insertAll(opened.store, [outgoing('b'), outgoing('a', { priority: 0 }), outgoing('c')]);
    expect(await aCourier().run(NOW)).toBeNull();
    expect(await aCourier().run(NOW)).toBeNull();
    expect(post.calls).toEqual(['a', 'b', 'c']);
  });

  it('asks to be run again when the next one may go', async () => {
    const soon = plusMinutes(NOW, 7);
    await insertAll(opened.store, [outgoing('later', { notBefore: soon })]);
    const courier = aCourier();
    expect(await courier.run(NOW)).toBe(soon);
    expect(post.calls).toEqual([]);
    expect(await courier.run(soon)).toBeNull();
    expect(post.calls).toEqual(['later']);
  });

  it('drops what is no longer true', async () => {
    await insertAll(opened.store, [outgoing('old', { notAfter: plusMinutes(NOW, 1) })]);
    await aCourier().run(plusMinutes(NOW, 2));
    expect(post.calls).toEqual([]);
    expect(await stateOf('old')).toBe('dropped');
  });

  it('says what a delivery says when it goes, not when it was chosen', async () => {
    await insertAll(opened.store, [outgoing('shared')]);
    const { deliveries } = opened.store;
    const joined: typeof deliveries = {
      ...deliveries,
      async claim(workspace, name, now) {
        await deliveries.reword(workspace, name, note('and a second question'));
        return deliveries.claim(workspace, name, now);
      },
    };
    await createCourier({ store: { ...opened.store, deliveries: joined }, post, log: logInto(lines) }).run(NOW);
    expect(post.standing).toMatchObject([{ key: 'shared', message: note('and a second question') }]);
  });

  it('sends a parent, its replies and its edit in one go, each where it belongs', async () => {
    await insertAll(opened.store, [
      outgoing('parent', { address: { to: 'channel', channel: CHANNEL } }),
      outgoing('reply', { address: { to: 'thread', channel: CHANNEL, of: key('parent'), broadcast: false } }),
      outgoing('edit', { address: { to: 'edit', of: key('parent') }, message: note('changed') }),
    ]);
    const courier = aCourier();
    await runOn(courier, NOW, LATER);
    const [parent, reply] = post.standing;
    expect(parent).toMatchObject({ key: 'parent', message: note('changed') });
    expect(reply).toMatchObject({ key: 'reply', place: { to: 'thread', parent: parent?.ref } });
    expect(post.standing).toHaveLength(2);
  });

  it('posts into one channel once a second and says when it goes on', async () => {
    const address = { to: 'channel', channel: CHANNEL } as const;
    await insertAll(opened.store, [outgoing('one', { address }), outgoing('two', { address }), outgoing('person')]);
    const courier = aCourier();
    const next = await courier.run(NOW);
    expect(post.calls.toSorted()).toEqual(['one', 'person']);
    expect(epochMs(next ?? NOW) - epochMs(NOW)).toBe(1_000);
    expect(await courier.run(next ?? NOW)).toBeNull();
    expect(post.calls).toContain('two');
  });

  it('finds those that may go behind hundreds that may not', async () => {
    const address = { to: 'channel', channel: CHANNEL } as const;
    await insertAll(
      opened.store,
      Array.from({ length: 150 }, (_, n) => outgoing(`c${n}`, { address, priority: 1 })),
    );
    await insertAll(opened.store, [outgoing('person')]);
    const courier = aCourier();
    const next = await courier.run(NOW);
    expect(post.calls.toSorted()).toEqual(['c0', 'person']);
    expect(next).not.toBeNull();
  });

  it('reaches 400 people within 1.1 times what 300 posts a minute need', async () => {
    await insertAll(
      opened.store,
      Array.from({ length: 400 }, (_, n) => outgoing(`p${n}`)),
    );
    const end = await runOn(aCourier(), NOW, LATER);
    expect(new Set(post.calls).size).toBe(400);
    expect(post.calls).toHaveLength(400);
    expect(minutesBetween(NOW, end)).toBeLessThan(((400 - 30) / 300) * 1.1);
  });
});

describe('the courier, refused', () => {
  it('waits as long as Slack asks, with that method only, and does not count it', async () => {
    post.fate.push({ is: 'refused', failure: { kind: 'busy', seconds: 30 } });
    await insertAll(opened.store, [outgoing('first')]);
    const courier = aCourier();
    expect(await courier.run(NOW)).toBe(plusMinutes(NOW, 0.5));
    await insertAll(opened.store, [outgoing('second')]);
    await courier.run(plusMinutes(NOW, 0.25));
    expect(post.calls).toEqual(['first']);
    await courier.run(plusMinutes(NOW, 0.5));
    expect(post.calls).toEqual(['first', 'first', 'second']);
    expect((await opened.store.deliveries.find(WORKSPACE, key('first')))?.tries).toBe(0);
  });

  it.each(['channel_not_found', 'user_disabled', 'is_archived', 'not_in_channel', 'account_inactive'])(
    'gives up at %s with a warning',
    async (code) => {
      post.fate.push({ is: 'refused', failure: { kind: 'refused', code } });
      await insertAll(opened.store, [outgoing('gone')]);
      await runOn(aCourier(), NOW, LATER);
      expect(post.calls).toEqual(['gone']);
      expect(await stateOf('gone')).toBe('failed');
      expect(lines.map(({ level }) => level)).toEqual(['warn']);
    },
  );

  it('gives up what Slack will never take, as an error of ours', async () => {
    post.fate.push({ is: 'refused', failure: { kind: 'refused', code: 'invalid_blocks' } });
    await insertAll(opened.store, [outgoing('wrong')]);
    const failing: string[] = [];
    const told = (one: { key: string }, code: string) => Promise.resolve(void failing.push(`${one.key} ${code}`));
    const courier = createCourier({ store: opened.store, post, log: logInto(lines), failing: told });
    await runOn(courier, NOW, LATER);
    expect(await stateOf('wrong')).toBe('failed');
    expect(failing).toEqual(['wrong invalid_blocks']);
    expect(lines.map(({ level }) => level)).toEqual(['error']);
  });

  it('tries five times when Slack says later, and then gives up', async () => {
    const failure = { kind: 'refused', code: 'service_unavailable' } as const;
    post.fate.push(...Array.from({ length: 9 }, () => ({ is: 'refused' as const, failure })));
    await insertAll(opened.store, [outgoing('late')]);
    await runOn(aCourier(), NOW, LATER);
    expect(post.calls).toHaveLength(5);
    expect(await stateOf('late')).toBe('failed');
  });

  it('keeps everything while Slack does not accept our token', async () => {
    post.fate.push(
      ...Array.from({ length: 7 }, () => ({
        is: 'refused' as const,
        failure: { kind: 'refused' as const, code: 'invalid_auth' },
      })),
    );
    await insertAll(opened.store, [outgoing('kept')]);
    await runOn(aCourier(), NOW, LATER);
    expect(await stateOf('kept')).toBe('sent');
    expect(post.standing).toHaveLength(1);
  });

  it('repeats an edit whose outcome is unknown without looking', async () => {
    await insertAll(opened.store, [
      outgoing('base'),
      outgoing('edit', { address: { to: 'edit', of: key('base') }, message: note('new') }),
    ]);
    const courier = aCourier();
    post.fate.push({ is: 'refused', failure: { kind: 'busy', seconds: 1 } });
    await courier.run(NOW);
    await courier.run(plusMinutes(NOW, 0.1));
    post.fate.length = 0;
    await runOn(courier, plusMinutes(NOW, 0.1), LATER);
    expect(await stateOf('edit')).toBe('sent');
    expect(post.looks).toEqual([]);
    expect(post.standing.map(({ message }) => message)).toEqual([note('new')]);
  });
});

describe('the courier, in doubt', () => {
  it('does not post again what arrived although its answer was lost', async () => {
    post.fate.push({ is: 'lost' });
    await insertAll(opened.store, [outgoing('doubt')]);
    const courier = aCourier();
    await courier.run(NOW);
    expect(await stateOf('doubt')).toBe('sending');
    await runOn(courier, plusMinutes(NOW, 0.5), LATER);
    expect(post.calls).toEqual(['doubt']);
    expect(post.looks).toEqual(['doubt']);
    expect(await stateOf('doubt')).toBe('sent');
  });

  it('asks to be run again a minute after a doubt, whatever else waits', async () => {
    post.fate.push({ is: 'lost' });
    await insertAll(opened.store, [outgoing('doubt')]);
    expect(await aCourier().run(NOW)).toBe(plusMinutes(NOW, 1));
  });

  it('posts again what did not arrive', async () => {
    post.fate.push({ is: 'refused', failure: { kind: 'unreachable', why: 'http_500' } });
    await insertAll(opened.store, [outgoing('lost')]);
    await runOn(aCourier(), NOW, LATER);
    expect(post.calls).toEqual(['lost', 'lost']);
    expect(post.standing).toHaveLength(1);
  });

  it('posts again where nobody may look', async () => {
    post.fate.push({ is: 'lost' });
    post.blind = { kind: 'refused', code: 'missing_scope' };
    await insertAll(opened.store, [outgoing('blind', { address: { to: 'channel', channel: CHANNEL } })]);
    await runOn(aCourier(), NOW, LATER);
    expect(post.calls).toEqual(['blind', 'blind']);
    expect(await stateOf('blind')).toBe('sent');
  });

  it('waits with its look while Slack is busy', async () => {
    post.fate.push({ is: 'lost' });
    await insertAll(opened.store, [outgoing('doubt')]);
    const courier = aCourier();
    await courier.run(NOW);
    post.blind = { kind: 'busy', seconds: 20 };
    const looked = plusMinutes(NOW, 1.5);
    expect(await courier.run(looked)).toBe(plusMinutes(looked, 20 / 60));
    post.blind = null;
    await runOn(courier, plusMinutes(looked, 0.5), LATER);
    expect(post.calls).toEqual(['doubt']);
    expect(await stateOf('doubt')).toBe('sent');
  });

  it('gives up after five tries that nobody heard of again', async () => {
    post.fate.push(
      ...Array.from({ length: 9 }, () => ({
        is: 'refused' as const,
        failure: { kind: 'unreachable' as const, why: 'http_500' },
      })),
    );
    await insertAll(opened.store, [outgoing('never')]);
    await runOn(aCourier(), NOW, LATER);
    expect(post.calls).toHaveLength(5);
    expect(await stateOf('never')).toBe('failed');
  });

  it('goes on with the others when one breaks', async () => {
    post.fate.push({ is: 'dies', when: 'before' });
    await insertAll(opened.store, [outgoing('broken'), outgoing('well')]);
    const courier = createCourier({ store: opened.store, post, log: logInto(lines), pace: createPace() });
    await courier.run(NOW);
    expect(await stateOf('well')).toBe('sent');
    expect(await stateOf('broken')).toBe('sending');
  });
});
