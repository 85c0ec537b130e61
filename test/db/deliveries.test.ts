import { describe, expect, it } from 'vitest';
import type { Address } from '#domain/delivery.ts';
import { engines } from '#test/kit/engines.ts';
import { ANN, anOutgoing, at, GENERAL, HOME, key, NEXT_DOOR, twoHouses } from './build.ts';

const REF = { channel: GENERAL, ts: '1773129600.000100' };

describe.each(engines)('deliveries on $name', (engine) => {
  it.each<Address>([
    { to: 'person', user: ANN },
    { to: 'channel', channel: GENERAL },
    { to: 'thread', channel: GENERAL, of: key('parent'), broadcast: true },
    { to: 'thread', channel: GENERAL, of: key('parent'), broadcast: false },
    { to: 'edit', of: key('parent') },
  ])('gives back every field of what is said to %j', async (address) => {
    const { deliveries } = await engine.store();
    const outgoing = anOutgoing('a', { address, subject: 's', priority: 0 });
    expect(await deliveries.insert(outgoing, at('07:00'))).toBe(true);
    expect(await deliveries.find(HOME, key('a'))).toEqual({
      ...outgoing,
      state: 'waiting',
      tries: 0,
      claimedAt: null,
      ref: null,
      anchor: null,
    });
  });

  it('is written once per key: a second insert changes nothing', async () => {
    const { deliveries } = await engine.store();
    await deliveries.insert(anOutgoing('a'), at('07:00'));
    expect(await deliveries.insert(anOutgoing('a', { subject: 'other' }), at('07:01'))).toBe(false);
    expect(await deliveries.insert(anOutgoing('a', { workspace: NEXT_DOOR }), at('07:01'))).toBe(true);
    expect((await deliveries.find(HOME, key('a')))?.subject).toBe('subject');
    expect(await deliveries.find(HOME, key('b'))).toBeNull();
  });

  it('is claimed once, settled where it stands, and touches no other', async () => {
    const { deliveries } = await engine.store();
    const others = [anOutgoing('b'), anOutgoing('a', { workspace: NEXT_DOOR })];
    for (const outgoing of [anOutgoing('a'), ...others]) await deliveries.insert(outgoing, at('07:00'));

    expect(await deliveries.claim(HOME, key('a'), at('08:00'))).toEqual(anOutgoing('a').message);
    expect(await deliveries.claim(HOME, key('a'), at('08:01'))).toBeNull();
    expect(await deliveries.find(HOME, key('a'))).toMatchObject({
      state: 'sending',
      claimedAt: at('08:00'),
      ref: null,
    });

    await deliveries.settle(HOME, key('a'), REF, at('08:02'));
    expect(await deliveries.find(HOME, key('a'))).toMatchObject({ state: 'sent', ref: REF });
    expect(await deliveries.claim(HOME, key('a'), at('08:03'))).toBeNull();
    for (const { workspace, key: name } of others) {
      expect(await deliveries.find(workspace, name)).toMatchObject({ state: 'waiting', ref: null });
    }
    expect(await deliveries.claim(HOME, key('none'), at('08:03'))).toBeNull();
  });

  it('that has to wait goes later, inside its window, and else not at all; one under way stays as it is', async () => {
    const store = await engine.store();
    await twoHouses(store);
    const { deliveries } = store;
    for (const one of ['a', 'b', 'c']) await deliveries.insert(anOutgoing(one, { notAfter: at('10:00') }), at('07:00'));
    await deliveries.claim(HOME, key('c'), at('08:00'));
    await deliveries.postpone(HOME, key('a'), at('09:00'), at('08:00'));
    await deliveries.postpone(HOME, key('b'), at('10:01'), at('08:00'));
    await deliveries.postpone(HOME, key('c'), at('10:01'), at('08:00'));
    const states = await Promise.all(['a', 'b', 'c'].map((one) => deliveries.find(HOME, key(one))));
    expect(states.map((one) => one?.state)).toEqual(['waiting', 'dropped', 'sending']);
    expect(await deliveries.ready(at('08:59'), 9)).toEqual([]);
    expect((await deliveries.ready(at('09:00'), 9)).map((one) => one.key)).toEqual([key('a')]);
  });

  it('waits again after a release, which counts as a try only where told so', async () => {
    const { deliveries } = await engine.store();
    for (const name of ['a', 'b']) await deliveries.insert(anOutgoing(name), at('07:00'));
    for (const name of ['a', 'b']) await deliveries.claim(HOME, key(name), at('08:00'));

    await deliveries.release(HOME, key('a'), at('08:05'), true);
    expect(await deliveries.find(HOME, key('a'))).toMatchObject({ state: 'waiting', tries: 1, claimedAt: null });
    expect(await deliveries.find(HOME, key('b'))).toMatchObject({ state: 'sending', tries: 0 });
    expect(await deliveries.claim(HOME, key('a'), at('08:05'))).toEqual(anOutgoing('a').message);
    await deliveries.release(HOME, key('a'), at('08:06'), false);
    expect(await deliveries.find(HOME, key('a'))).toMatchObject({ state: 'waiting', tries: 1 });
  });

  it('is not released or failed any more once it was sent', async () => {
    const { deliveries } = await engine.store();
    await deliveries.insert(anOutgoing('a'), at('07:00'));
    await deliveries.claim(HOME, key('a'), at('08:00'));
    await deliveries.settle(HOME, key('a'), REF, at('08:01'));
    await deliveries.release(HOME, key('a'), at('08:02'), true);
    await deliveries.fail(HOME, key('a'), 'channel_not_found', at('08:02'));
    expect(await deliveries.find(HOME, key('a'))).toMatchObject({ state: 'sent', tries: 0 });
  });

  it('fails for good, and only the one named', async () => {
    const { deliveries } = await engine.store();
    for (const name of ['a', 'b']) await deliveries.insert(anOutgoing(name), at('07:00'));
    await deliveries.insert(anOutgoing('a', { workspace: NEXT_DOOR }), at('07:00'));
    await deliveries.claim(HOME, key('a'), at('08:00'));
    await deliveries.fail(HOME, key('a'), 'channel_not_found', at('08:01'));
    await deliveries.release(HOME, key('a'), at('08:02'), true);

    expect(await deliveries.find(HOME, key('a'))).toMatchObject({ state: 'failed', tries: 0 });
    expect(await deliveries.find(HOME, key('b'))).toMatchObject({ state: 'waiting' });
    expect(await deliveries.find(NEXT_DOOR, key('a'))).toMatchObject({ state: 'waiting' });
  });

  it('lists all about one subject in order of writing', async () => {
    const { deliveries } = await engine.store();
    const others = [anOutgoing('x', { subject: 'other' }), anOutgoing('y', { workspace: NEXT_DOOR })];
    for (const outgoing of [anOutgoing('b', { priority: 5 }), ...others, anOutgoing('a', { priority: 0 })]) {
      await deliveries.insert(outgoing, at('07:00'));
    }
    expect((await deliveries.about(HOME, 'subject')).map((one) => one.key)).toEqual(['b', 'a']);
  });

  it('takes back what waits about a subject and nothing else', async () => {
    const { deliveries } = await engine.store();
    const others = [anOutgoing('other', { subject: 'other' }), anOutgoing('a', { workspace: NEXT_DOOR })];
    for (const outgoing of [anOutgoing('a'), anOutgoing('gone'), ...others]) {
      await deliveries.insert(outgoing, at('07:00'));
    }
    await deliveries.claim(HOME, key('gone'), at('08:00'));
    await deliveries.retract(HOME, 'subject', 'paused');

    expect(await deliveries.find(HOME, key('a'))).toMatchObject({ state: 'dropped' });
    expect(await deliveries.find(HOME, key('gone'))).toMatchObject({ state: 'sending' });
    expect(await deliveries.find(HOME, key('other'))).toMatchObject({ state: 'waiting' });
    expect(await deliveries.find(NEXT_DOOR, key('a'))).toMatchObject({ state: 'waiting' });
    expect(await deliveries.claim(HOME, key('a'), at('08:00'))).toBeNull();
  });

  it('does not try again what was taken back while nobody knew whether it had arrived, and keeps what had', async () => {
    const { deliveries } = await engine.store();
    for (const name of ['lost', 'arrived', 'other'])
      await deliveries.insert(anOutgoing(name, { subject: name === 'other' ? name : 'subject' }), at('07:00'));
    for (const name of ['lost', 'arrived', 'other']) await deliveries.claim(HOME, key(name), at('08:00'));
    await deliveries.retract(HOME, 'subject', 'overtaken');
    await deliveries.release(HOME, key('lost'), at('08:02'), true);
    await deliveries.release(HOME, key('other'), at('08:02'), true);
    await deliveries.settle(HOME, key('arrived'), REF, at('08:02'));
    const states = await Promise.all(['lost', 'arrived', 'other'].map((name) => deliveries.find(HOME, key(name))));
    expect(states.map((one) => one?.state)).toEqual(['dropped', 'sent', 'waiting']);
    expect(await deliveries.claim(HOME, key('lost'), at('09:00'))).toBeNull();
  });

  it('knows which were claimed before a moment and never settled, oldest first, up to a limit', async () => {
    const { deliveries } = await engine.store();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await deliveries.insert(anOutgoing(name), at('07:00'));
    await deliveries.claim(HOME, key('b'), at('08:01'));
    await deliveries.claim(HOME, key('a'), at('08:02'));
    await deliveries.claim(HOME, key('c'), at('08:03'));
    await deliveries.claim(HOME, key('d'), at('08:00'));
    await deliveries.settle(HOME, key('d'), REF, at('08:00'));

    expect((await deliveries.unsettled(at('08:03'), 10)).map((one) => one.key)).toEqual(['b', 'a']);
    expect((await deliveries.unsettled(at('08:03'), 1)).map((one) => one.key)).toEqual(['b']);
  });

  it('forgets the words of what was settled before a moment, once, and keeps their kind', async () => {
    const store = await engine.store();
    const { deliveries } = store;
    await twoHouses(store);
    for (const name of ['sent', 'failed', 'late', 'waiting', 'fresh', 'taken back']) {
      await deliveries.insert(anOutgoing(name, { subject: name }), at('07:00'));
    }
    await deliveries.insert(anOutgoing('late', { workspace: NEXT_DOOR, notAfter: at('08:00') }), at('07:00'));
    await deliveries.settle(HOME, key('sent'), REF, at('08:00'));
    await deliveries.fail(HOME, key('failed'), 'why', at('08:00'));
    await deliveries.retract(HOME, 'taken back', 'why');
    await deliveries.sweep(at('08:59'));
    await deliveries.settle(HOME, key('fresh'), REF, at('09:00'));

    expect(await deliveries.forgetWords(at('09:00'))).toBe(4);
    expect(await deliveries.forgetWords(at('09:00'))).toBe(0);
    const message = async (name: string, workspace = HOME) => (await deliveries.find(workspace, key(name)))?.message;
    for (const name of ['sent', 'failed', 'taken back']) expect(await message(name)).toEqual({ kind: 'note' });
    expect(await message('late', NEXT_DOOR)).toEqual({ kind: 'note' });
    for (const name of ['waiting', 'fresh', 'late']) expect(await message(name)).toEqual(anOutgoing(name).message);
  });
});
