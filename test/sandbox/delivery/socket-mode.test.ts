import { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '#sandbox/delivery/connections.ts';
import { aListener, aSandbox, settled, until } from './stage.ts';

let stage: Awaited<ReturnType<typeof aSandbox>>;
beforeEach(async () => {
  stage = await aSandbox();
});
afterEach(() => stage.close());

const commandsOf = (log: { what: string }[]): number => log.filter(({ what }) => what === 'slash_commands').length;
const echo = () => stage.control.act.command({ user: 'ann', channel: 'team', command: '/echo', text: 'hi' });

describe('a Socket Mode connection', () => {
  it('is greeted with the number of connections', async () => {
    const first = await aListener(stage);
    const second = await aListener(stage);
    expect(first.frames[0]).toMatchObject({ type: 'hello', num_connections: 1, debug_info: { host: 'sandbox' } });
    expect(second.frames[0]).toMatchObject({ type: 'hello', num_connections: 2 });
  });

  it('takes its URL once', async () => {
    const { url } = await stage.api('apps.connections.open', {}, stage.app.appToken);
    const first = new WebSocket(String(url));
    await new Promise((resolve) => first.once('message', resolve));
    const second = new WebSocket(String(url));
    const status = await new Promise((resolve) => {
      second.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    });
    expect(status).toBe(403);
  });

  it('is refused as the eleventh', async () => {
    for (let count = 1; count <= 10; count += 1) await aListener(stage);
    await stage.control.clock.advance('1m');
    const eleventh = await aListener(stage);
    expect(eleventh.frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    expect((await stage.control.state()).apps[0]?.connections).toBe(10);
  });

  it('is sent each envelope on one of several connections only', async () => {
    const all = [await aListener(stage), await aListener(stage), await aListener(stage)];
    for (let count = 0; count < 30; count += 1) await echo();
    const counts = all.map(({ frames }) => frames.length - 1);
    expect(counts.reduce((sum, count) => sum + count)).toBe(30);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  it('is warned, then asked to refresh, at the end of its life', async () => {
    await stage.close();
    stage = await aSandbox({ settings: { socketLifetime: 60 } });
    const listener = await aListener(stage);
    await stage.control.clock.advance('49s');
    expect(listener.frames).toHaveLength(1);
    await stage.control.clock.advance('1s');
    expect(await listener.got(2)).toMatchObject({ type: 'disconnect', reason: 'warning' });
    await stage.control.clock.advance('10s');
    expect(await listener.got(3)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
  });

  it('lives six minutes where the URL asks for debug_reconnects', async () => {
    const { url } = await stage.api('apps.connections.open', {}, stage.app.appToken);
    const socket = new WebSocket(`${String(url)}&debug_reconnects=true`);
    const frames: string[] = [];
    await new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        frames.push(JSON.parse(textOf(data)).reason ?? 'hello');
        resolve();
      });
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await stage.control.clock.advance('349s');
    expect(frames).toEqual(['hello']);
    await stage.control.clock.advance('11s');
    await closed;
    expect(frames).toEqual(['hello', 'warning', 'refresh_requested']);
  });

  it('is ended with link_disabled after the app was told that it is uninstalled', async () => {
    const listener = await aListener(stage);
    await stage.control.apps.uninstall('Echo');
    expect(await listener.got(2)).toMatchObject({ payload: { event: { type: 'app_uninstalled' } } });
    expect(await listener.got(3)).toMatchObject({ type: 'disconnect', reason: 'link_disabled' });
  });

  it('may not ack what came on another connection', async () => {
    const silent = () => null;
    const pair = [await aListener(stage, silent), await aListener(stage, silent)];
    const act = echo();
    const owner = await Promise.race(pair.map(async (each) => ({ each, frame: await each.got(2) })));
    const other = pair.find((each) => each !== owner.each);
    other?.socket.send(JSON.stringify({ envelope_id: owner.frame.envelope_id }));
    other?.socket.send('no json');
    await new Promise((resolve) => {
      other?.socket.once('pong', resolve);
      other?.socket.ping();
    });
    owner.each.socket.send(JSON.stringify({ envelope_id: owner.frame.envelope_id }));
    expect((await act).ack).toBe('ok');
    expect((await stage.control.violations()).map(({ code }) => code)).toEqual(['wrong_socket', 'bad_ack']);
  });
});

describe('an acknowledgement', () => {
  it('is late after 3 s of the clock: a violation, a note to the person, and no second attempt', async () => {
    const listener = await aListener(stage, () => null);
    const act = echo();
    await listener.got(2);
    await stage.control.clock.advance(2999);
    expect(stage.world.violations).toEqual([]);
    await stage.control.clock.advance(1);
    expect(await act).toMatchObject({ ack: 'late' });
    expect(stage.world.violations).toMatchObject([{ kind: 'late-ack', what: 'slash_commands' }]);
    await stage.control.clock.advance('10m');
    expect(listener.frames).toHaveLength(2);
    expect(await stage.control.messages('team')).toMatchObject([
      { user: 'USLACKBOT', text: '/echo failed with the error "operation_timeout"' },
    ]);
  });

  it('is in time where it is on its way while the clock jumps', async () => {
    const listener = await aListener(stage, () => null);
    const act = echo();
    const { envelope_id } = await listener.got(2);
    await stage.control.clock.advance('1d');
    listener.socket.send(JSON.stringify({ envelope_id }));
    expect(await act).toMatchObject({ ack: 'ok' });
    expect(stage.world.violations).toEqual([]);
  });

  it('is lost where no connection is open', async () => {
    expect(await echo()).toMatchObject({ ack: 'lost' });
    expect(await stage.control.messages('team')).toMatchObject([{ text: expect.stringContaining('dispatch_failed') }]);
  });

  it('is lost with the connection that the envelope came on', async () => {
    const listener = await aListener(stage, () => null);
    const act = echo();
    await listener.got(2);
    await listener.close();
    expect(await act).toMatchObject({ ack: 'lost' });
  });
});

describe('an event that was not acknowledged', () => {
  it('comes again at once, after a minute and after five, with the same event_id', async () => {
    const listener = await aListener(stage, () => null);
    const joined = stage.control.users.create({ name: 'cid' });
    await listener.got(2);
    await joined;
    await stage.control.clock.advance('3s');
    await listener.got(3);
    await stage.control.clock.advance('63s');
    await listener.got(4);
    await stage.control.clock.advance('303s');
    await listener.got(5);
    await stage.control.clock.advance('1h');
    await settled(stage);
    const events = listener.frames.slice(1);
    expect(events.map((frame) => frame['retry_attempt'])).toEqual([0, 1, 2, 3]);
    expect(events.map((frame) => frame['retry_reason'])).toEqual(['', 'timeout', 'timeout', 'timeout']);
    expect(new Set(events.map((frame) => frame.payload?.['event_id'])).size).toBe(1);
    expect(stage.world.violations.map(({ kind }) => kind)).toEqual(Array(4).fill('late-ack'));
  });

  it('is left alone once it was acknowledged', async () => {
    let count = 0;
    const listener = await aListener(stage, () => ((count += 1) > 1 ? {} : null));
    await stage.control.users.create({ name: 'cid' });
    await listener.got(2);
    await stage.control.clock.advance('3s');
    await listener.got(3);
    await settled(stage);
    await stage.control.clock.advance('1h');
    expect(listener.frames).toHaveLength(3);
  });
});

describe('a fault on request', () => {
  it('duplicates: the same envelope twice', async () => {
    const listener = await aListener(stage);
    await stage.control.faults.add({ kind: 'duplicate', where: 'slash_commands' });
    expect(await echo()).toMatchObject({ ack: 'ok' });
    await listener.got(3);
    expect(listener.frames[1]?.envelope_id).toBe(listener.frames[2]?.envelope_id);
  });

  it('drops the socket: a command is lost, an event comes again', async () => {
    await aListener(stage);
    await stage.control.faults.add({ kind: 'drop-socket', where: 'slash_commands' });
    expect(await echo()).toMatchObject({ ack: 'lost' });
    const first = await aListener(stage);
    const second = await aListener(stage);
    await stage.control.faults.add({ kind: 'drop-socket', where: 'event:team_join' });
    await stage.control.users.create({ name: 'cid' });
    await Promise.race([first.got(2), second.got(2)]);
    const [again] = [...first.frames, ...second.frames].filter(({ type }) => type === 'events_api');
    expect(again).toMatchObject({ retry_attempt: 1 });
  });

  it('makes a ghost: what is routed to it is lost, though nothing looks wrong', async () => {
    await aListener(stage);
    await stage.control.faults.add({ kind: 'ghost', where: 'slash_commands' });
    const act = echo();
    await until(async () => (await stage.control.idle()).unacked > 0);
    await stage.control.clock.advance('3s');
    expect(await act).toMatchObject({ ack: 'lost' });
    const living = await aListener(stage);
    expect(living.frames[0]).toMatchObject({ num_connections: 2 });
    const acts = Array.from({ length: 20 }, echo);
    await until(async () => commandsOf(await stage.control.log()) === 21);
    await living.got(2);
    await stage.control.clock.advance('3s');
    const lost = (await Promise.all(acts)).filter(({ ack }) => ack !== 'ok');
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.length).toBeLessThan(20);
    expect(stage.world.violations).toEqual([]);
    await stage.control.clock.advance('6h');
    expect((await Promise.all(Array.from({ length: 10 }, echo))).map(({ ack }) => ack)).toEqual(Array(10).fill('ok'));
  });

  it('reorders: the next delivery overtakes', async () => {
    const listener = await aListener(stage);
    await stage.control.faults.add({ kind: 'reorder', where: 'event:team_join' });
    await stage.control.users.create({ name: 'cid' });
    await stage.control.users.create({ name: 'dot' });
    await listener.got(3);
    const names = listener.frames.slice(1).map((frame) => Object(Object(frame.payload?.['event'])['user'])['name']);
    expect(names).toEqual(['dot', 'cid']);
  });

  it('delays by the clock', async () => {
    const listener = await aListener(stage);
    await stage.control.faults.add({ kind: 'delay', where: 'event:team_join', amount: 5000 });
    await stage.control.users.create({ name: 'cid' });
    await stage.control.clock.advance(4999);
    expect(listener.frames).toHaveLength(1);
    await stage.control.clock.advance(1);
    expect(await listener.got(2)).toMatchObject({ payload: { event: { type: 'team_join' } } });
  });
});
