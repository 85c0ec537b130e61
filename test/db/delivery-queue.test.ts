import { describe, expect, it } from 'vitest';
import type { Outgoing } from '#domain/delivery.ts';
import { epochMs, instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { engines } from '#test/kit/engines.ts';
import { anOutgoing, at, aWorkspace, GENERAL, HOME, key, NEXT_DOOR, twoHouses } from './build.ts';

const REF = { channel: GENERAL, ts: '1773129600.000100' };
const edit = (of: string) => ({ to: 'edit', of: key(of) }) as const;
const reply = (of: string) => ({ to: 'thread', channel: GENERAL, of: key(of), broadcast: false }) as const;

async function written(store: Store, ...names: (string | Outgoing)[]): Promise<void> {
  await twoHouses(store);
  for (const name of names) {
    await store.deliveries.insert(typeof name === 'string' ? anOutgoing(name) : name, at('07:00'));
  }
}

async function sent({ deliveries }: Store, name: string, workspace = HOME): Promise<void> {
  await deliveries.claim(workspace, key(name), at('08:00'));
  await deliveries.settle(workspace, key(name), REF, at('08:00'));
}

async function ready({ deliveries }: Store, time = '08:00', limit = 20): Promise<string[]> {
  return (await deliveries.ready(at(time), limit)).map((one) => one.key);
}

async function states({ deliveries }: Store, ...names: string[]): Promise<unknown[]> {
  return Promise.all(names.map(async (name) => (await deliveries.find(HOME, key(name)))?.state));
}

describe.each(engines)('the queue of deliveries on $name', (engine) => {
  it('is in order of priority, then of writing, across workspaces, up to a limit', async () => {
    const store = await engine.store();
    await written(
      store,
      anOutgoing('z', { priority: 3 }),
      anOutgoing('y', { priority: 3, workspace: NEXT_DOOR }),
      anOutgoing('x', { priority: 5 }),
      anOutgoing('w', { priority: 0 }),
      anOutgoing('v', { priority: 3 }),
    );
    expect(await ready(store)).toEqual(['w', 'z', 'y', 'v', 'x']);
    expect(await ready(store, '08:00', 2)).toEqual(['w', 'z']);
  });

  it('holds what waits, from not-before to not-after', async () => {
    const store = await engine.store();
    await written(store, 'a', 'claimed');
    await store.deliveries.claim(HOME, key('claimed'), at('08:00'));
    expect(await ready(store, '07:59')).toEqual([]);
    expect(await ready(store, '08:00')).toEqual(['a']);
    expect(await ready(store, '20:00')).toEqual(['a']);
    expect(await ready(store, '20:01')).toEqual([]);
  });

  it('holds a released one from its retry on', async () => {
    const store = await engine.store();
    await written(store, 'a');
    await store.deliveries.claim(HOME, key('a'), at('08:00'));
    await store.deliveries.release(HOME, key('a'), at('08:05'), false);
    expect(await ready(store, '08:04')).toEqual([]);
    expect(await ready(store, '08:05')).toEqual(['a']);
  });

  it('holds nothing of a workspace that uninstalled the bot, or that nobody knows', async () => {
    const store = await engine.store();
    await written(store, 'a', anOutgoing('b', { workspace: NEXT_DOOR }));
    await store.workspaces.markUninstalled(HOME, at('07:30'));
    expect(await ready(store)).toEqual(['b']);
    await store.workspaces.save(aWorkspace());
    expect(await ready(store)).toEqual(['a', 'b']);

    const stranger = await engine.store();
    await stranger.deliveries.insert(anOutgoing('a'), at('07:00'));
    expect(await ready(stranger)).toEqual([]);
  });

  it('lets what hangs on another wait until that is sent, and says where it stands', async () => {
    const store = await engine.store();
    const hanging = [anOutgoing('reply', { address: reply('a') }), anOutgoing('edit', { address: edit('a') })];
    await written(store, 'a', anOutgoing('a', { workspace: NEXT_DOOR }), ...hanging);
    await sent(store, 'a', NEXT_DOOR);
    expect(await ready(store)).toEqual(['a']);
    await store.deliveries.claim(HOME, key('a'), at('08:00'));
    expect(await ready(store)).toEqual([]);

    await store.deliveries.settle(HOME, key('a'), REF, at('08:00'));
    expect(await ready(store)).toEqual(['reply', 'edit']);
    const anchors = (await store.deliveries.ready(at('08:00'), 20)).map(({ anchor }) => anchor);
    expect(anchors).toEqual([REF, REF]);
    expect((await store.deliveries.find(HOME, key('reply')))?.anchor).toEqual(REF);
    expect((await store.deliveries.about(HOME, 'subject')).map(({ anchor }) => anchor)).toEqual([null, REF, REF]);
    await store.deliveries.claim(HOME, key('edit'), at('08:01'));
    expect((await store.deliveries.unsettled(at('09:00'), 20)).map(({ anchor }) => anchor)).toEqual([REF]);
  });

  it('holds of several edits of one target the newest only, whatever became of it but for being dropped', async () => {
    const store = await engine.store();
    const edits = ['e1', 'e2', 'e3'].map((name) => anOutgoing(name, { address: edit('a'), subject: name }));
    const others = [
      anOutgoing('reply', { address: reply('a') }),
      anOutgoing('a', { workspace: NEXT_DOOR }),
      anOutgoing('next door', { workspace: NEXT_DOOR, address: edit('a') }),
      anOutgoing('of b', { address: edit('b') }),
    ];
    await written(store, 'a', 'b', ...edits, ...others);
    await sent(store, 'a');
    await sent(store, 'b');
    await sent(store, 'a', NEXT_DOOR);
    expect(await ready(store)).toEqual(['e3', 'reply', 'next door', 'of b']);

    await store.deliveries.retract(HOME, 'e3', 'taken back');
    expect(await ready(store)).toEqual(['e2', 'reply', 'next door', 'of b']);
    await sent(store, 'e2');
    expect(await ready(store)).toEqual(['reply', 'next door', 'of b']);
  });

  it('holds every reply of one thread: a newer reply overtakes nobody, and neither does an edit', async () => {
    const store = await engine.store();
    const hanging = [
      anOutgoing('r1', { address: reply('a') }),
      anOutgoing('r2', { address: reply('a') }),
      anOutgoing('e', { address: edit('a') }),
    ];
    await written(store, 'a', ...hanging, anOutgoing('r3', { address: reply('a') }));
    await sent(store, 'a');
    expect(await ready(store)).toEqual(['r1', 'r2', 'e', 'r3']);
    expect(await store.deliveries.sweep(at('08:00'))).toBe(0);
  });
});

describe.each(engines)('sweeping deliveries on $name', (engine) => {
  it('drops what is out of date, not what was claimed or sent', async () => {
    const store = await engine.store();
    await written(store, 'a', 'claimed', 'sent', anOutgoing('longer', { notAfter: at('20:01') }));
    await store.deliveries.claim(HOME, key('claimed'), at('08:00'));
    await sent(store, 'sent');

    expect(await store.deliveries.sweep(at('20:00'))).toBe(0);
    expect(await store.deliveries.sweep(at('20:01'))).toBe(1);
    expect(await states(store, 'a', 'claimed', 'sent', 'longer')).toEqual(['dropped', 'sending', 'sent', 'waiting']);
  });

  it('drops edits that newer ones have overtaken, and counts them', async () => {
    const store = await engine.store();
    const edits = ['e1', 'e2', 'e3'].map((name) => anOutgoing(name, { address: edit('a') }));
    const others = [anOutgoing('reply', { address: reply('a') }), anOutgoing('of b', { address: edit('b') })];
    const door = ['n1'].map((name) => anOutgoing(name, { address: edit('a'), workspace: NEXT_DOOR }));
    await written(store, 'a', 'b', ...door, ...others, ...edits);
    await sent(store, 'a');

    expect(await store.deliveries.sweep(at('08:00'))).toBe(2);
    expect(await states(store, 'e1', 'e2', 'e3', 'reply', 'of b')).toEqual([
      'dropped',
      'dropped',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect((await store.deliveries.find(NEXT_DOOR, key('n1')))?.state).toBe('waiting');
  });

  it('keeps an edit whose newer sibling is out of date', async () => {
    const store = await engine.store();
    const newer = anOutgoing('e2', { address: edit('a'), notAfter: at('08:00') });
    await written(store, 'a', anOutgoing('e1', { address: edit('a') }), newer);
    await sent(store, 'a');
    expect(await store.deliveries.sweep(at('08:01'))).toBe(1);
    expect(await ready(store, '08:01')).toEqual(['e1']);
  });

  it('drops what hangs on something dropped or failed, step by step down the chain', async () => {
    const store = await engine.store();
    const chain = [anOutgoing('b', { address: reply('a') }), anOutgoing('c', { address: edit('b') })];
    const fails = [anOutgoing('f', { subject: 'f' }), anOutgoing('g', { address: edit('f') })];
    const fine = [anOutgoing('s', { subject: 's' }), anOutgoing('t', { address: reply('s'), subject: 't' })];
    const door = anOutgoing('b', { address: reply('a'), workspace: NEXT_DOOR });
    await written(store, anOutgoing('a', { subject: 'a' }), ...chain, ...fails, ...fine, door);
    await sent(store, 's');
    expect(await store.deliveries.sweep(at('08:00'))).toBe(0);

    await store.deliveries.retract(HOME, 'a', 'taken back');
    await store.deliveries.fail(HOME, key('f'), 'channel_not_found', at('08:00'));
    const steps = [];
    for (let step = 0; step < 4; step += 1) steps.push(await store.deliveries.sweep(at('08:00')));

    expect(steps.reduce((all, one) => all + one)).toBe(3);
    expect(steps.at(-1)).toBe(0);
    expect(await states(store, 'b', 'c', 'g', 't')).toEqual(['dropped', 'dropped', 'dropped', 'waiting']);
    expect((await store.deliveries.find(NEXT_DOOR, key('b')))?.state).toBe('waiting');
  });
});

describe.each(engines)('the next moment of deliveries on $name', (engine) => {
  it('is the earliest at which one may go, retries included', async () => {
    const store = await engine.store();
    await twoHouses(store);
    expect(await store.deliveries.next()).toBeNull();
    await written(store, anOutgoing('b', { notBefore: at('09:00') }), 'a');
    expect(await store.deliveries.next()).toBe(at('08:00'));

    await store.deliveries.claim(HOME, key('a'), at('08:00'));
    await store.deliveries.release(HOME, key('a'), at('08:30'), true);
    expect(await store.deliveries.next()).toBe(at('08:30'));

    await sent(store, 'a');
    expect(await store.deliveries.next()).toBe(at('09:00'));
    await sent(store, 'b');
    expect(await store.deliveries.next()).toBeNull();
  });

  it('is the claim of one whose outcome is open', async () => {
    const store = await engine.store();
    await written(store, 'a', 'b');
    await store.deliveries.claim(HOME, key('b'), at('07:31'));
    await store.deliveries.claim(HOME, key('a'), at('07:30'));
    expect(await store.deliveries.next()).toBe(at('07:30'));
  });

  it('leaves out what hangs on an unsent one until that is settled, dropped or failed', async () => {
    const store = await engine.store();
    const hanging = anOutgoing('reply', { address: reply('a'), notBefore: at('07:00') });
    await written(store, anOutgoing('a', { notBefore: at('10:00') }), hanging);
    await sent(store, 'a', NEXT_DOOR);
    expect(await store.deliveries.next()).toBe(at('10:00'));
    await sent(store, 'a');
    expect(await store.deliveries.next()).toBe(at('07:00'));
  });

  it.each(['dropped', 'failed'])('looks at what hangs on a %s one', async (end) => {
    const store = await engine.store();
    await written(store, anOutgoing('a', { subject: 'a' }), anOutgoing('reply', { address: reply('a') }));
    if (end === 'dropped') await store.deliveries.retract(HOME, 'a', 'taken back');
    else await store.deliveries.fail(HOME, key('a'), 'why', at('07:30'));
    expect(await store.deliveries.next()).toBe(at('08:00'));
    await store.deliveries.sweep(at('08:00'));
    expect(await store.deliveries.next()).toBeNull();
  });

  it('is just after the end of what nothing else will move', async () => {
    const store = await engine.store();
    await written(store, anOutgoing('reply', { address: reply('nothing') }), anOutgoing('b', { workspace: NEXT_DOOR }));
    await store.workspaces.markUninstalled(NEXT_DOOR, at('07:00'));
    const end = instant(epochMs(at('20:00')) + 1);
    expect(await store.deliveries.next()).toBe(end);

    expect(await store.deliveries.sweep(at('20:00'))).toBe(0);
    expect(await store.deliveries.sweep(end)).toBe(2);
    expect(await store.deliveries.next()).toBeNull();
  });
});
