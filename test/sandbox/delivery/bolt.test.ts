import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { BlockButtonAction, Receiver } from '@slack/bolt';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { BOARD, FORM } from './blocks.ts';
import { aManifest, aSandbox, settled, until } from './stage.ts';

const unacked = async (stage: Stage): Promise<number> => (await stage.control.idle()).unacked;

type Stage = Awaited<ReturnType<typeof aSandbox>>;

const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

/** What the app under test heard. */
interface Heard {
  texts: string[];
  retries: (number | undefined)[];
}

/** An app as anybody writes it: a command that opens a modal, a button, a submission, a DM. */
function anApp(stage: Stage, receiver: Receiver): { app: App; heard: Heard } {
  const heard: Heard = { texts: [], retries: [] };
  const clientOptions = { slackApiUrl: `${stage.url}/api/` };
  const app = new App({ token: stage.app.botToken, receiver, clientOptions, logger: quiet });
  app.command('/echo', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: Object(FORM) });
  });
  app.command('/who', async ({ ack, command, respond }) => {
    await ack(`you said ${command.text}`);
    await respond({ text: 'and later', response_type: 'in_channel' });
  });
  app.action<BlockButtonAction>('go', async ({ ack, action, respond }) => {
    await ack();
    await respond({ text: `pressed ${action.value}`, response_type: 'in_channel' });
  });
  app.view('form', async ({ ack, view }) => {
    const name = view.state.values['name']?.['text']?.value;
    await (name === 'Bea' ? ack() : ack({ response_action: 'errors', errors: { name: 'only Bea' } }));
  });
  app.event('message', async ({ event, say, context }) => {
    if (!('text' in event) || 'bot_id' in event) return;
    heard.texts.push(event.text);
    heard.retries.push(context.retryNum);
    await say(`heard ${event.text}`);
  });
  return { app, heard };
}

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function overSockets() {
  const stage = await aSandbox();
  cleanups.push(() => stage.close());
  const options = { slackApiUrl: `${stage.url}/api/` };
  const receiver = new SocketModeReceiver({
    appToken: stage.app.appToken,
    installerOptions: { clientOptions: options },
    logger: quiet,
  });
  const { app, heard } = anApp(stage, receiver);
  await app.start();
  cleanups.push(async () => {
    const ended = new Promise((resolve) => receiver.client.once('disconnected', resolve));
    await app.stop();
    await ended;
  });
  return { stage, heard, receiver };
}

/** Bolt compares signatures with its own clock, so here the world's clock shows the real present and runs. */
async function overHttp() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  probe.close();
  await once(probe, 'close');
  const stage = await aSandbox({
    manifest: aManifest({ socket_mode_enabled: false }),
    requestUrl: `http://127.0.0.1:${port}/slack/events`,
    start: new Date().toISOString(),
    speed: 1,
  });
  cleanups.push(() => stage.close());
  const receiver = new HTTPReceiver({ signingSecret: stage.app.signingSecret, logger: quiet });
  const { app, heard } = anApp(stage, receiver);
  const server = await receiver.start({ port, host: '127.0.0.1' });
  cleanups.push(async () => {
    server.closeAllConnections();
    await app.stop();
  });
  return { stage, heard };
}

describe.each([
  ['Socket Mode', overSockets],
  ['signed HTTP', overHttp],
])('an unchanged Bolt app by %s', (_name, start) => {
  it('answers a command, opens a modal from it, shows errors and then takes the submission', async () => {
    const { stage } = await start();
    const act = { user: 'ann', channel: 'team', command: '/who', text: 'hi' };
    expect(await stage.control.act.command(act)).toMatchObject({ ack: 'ok' });
    await until(async () => (await stage.control.messages('team')).length === 2);
    expect((await stage.control.messages('team')).map(({ text }) => text)).toEqual(['you said hi', 'and later']);

    await stage.control.act.command({ ...act, command: '/echo' });
    await until(async () => (await stage.control.views('ann')).length === 1);
    const values = (text: string) => ({ user: 'ann', values: { name: { text } } });
    expect(await stage.control.act.submit(values('Ann'))).toMatchObject({ ack: 'ok', errors: { name: 'only Bea' } });
    expect(await stage.control.act.submit(values('Bea'))).not.toHaveProperty('errors');
    expect(await stage.control.views('ann')).toEqual([]);
    expect(stage.world.violations).toEqual([]);
  });

  it('hears a button and a direct message, and answers both', async () => {
    const { stage, heard } = await start();
    const said = await stage.control.act.message({ user: 'ann', app: 'Echo', text: 'good morning' });
    await until(async () => (await stage.control.messages(said.channel)).length === 2);
    const board = await stage.api('chat.postMessage', { channel: said.channel, text: 'Board', blocks: BOARD });
    const press = { user: 'ann', channel: said.channel, messageTs: String(board['ts']), actionId: 'go' };
    expect(await stage.control.act.interact(press)).toMatchObject({ ack: 'ok' });
    await until(async () => (await stage.control.messages(said.channel)).length === 4);
    const texts = (await stage.control.messages(said.channel)).map(({ text }) => text);
    expect(texts).toEqual(['good morning', 'heard good morning', 'Board', 'pressed 42']);
    expect(heard.texts).toEqual(['good morning']);
  });
});

describe('a Bolt app in Socket Mode', () => {
  it('gets an event again whose ack was lost, with the same event_id and the number of the retry', async () => {
    const { stage, heard, receiver } = await overSockets();
    const { client } = receiver;
    const send: unknown = Reflect.get(client, 'send');
    let lost = 0;
    Reflect.set(client, 'send', (...args: unknown[]): unknown => {
      if (typeof send !== 'function') throw new TypeError('the client has no send');
      return (lost += 1) === 1 ? Promise.resolve() : Reflect.apply(send, client, args);
    });
    const act = stage.control.act.message({ user: 'ann', app: 'Echo', text: 'once' });
    await until(async () => (await stage.control.messages('@ann')).length === 2 && (await unacked(stage)) === 1);
    await stage.control.clock.advance('3s');
    expect(await act).toMatchObject({ ack: 'late' });
    await until(async () => heard.texts.length === 2);
    await settled(stage);
    expect(heard.retries).toEqual([0, 1]);
    const deliveries = (await stage.control.log()).filter(({ what }) => what === 'event:message');
    const onces = deliveries.filter(({ args }) => Object(Object(args)['event'])['text'] === 'once');
    expect(new Set(onces.map(({ args }) => Object(args)['event_id'])).size).toBe(1);
    expect(onces.map(({ verdict }) => verdict)).toEqual(['late', 'acked']);
  });

  it('loses a command that nothing in it listens to, as it would at Slack', async () => {
    const { stage } = await overSockets();
    stage.app.manifest.features?.slash_commands?.push({ command: '/deaf', description: 'nobody listens' });
    const act = stage.control.act.command({ user: 'ann', channel: 'team', command: '/deaf' });
    await until(async () => (await unacked(stage)) === 1);
    await stage.control.clock.advance('3s');
    expect(await act).toMatchObject({ ack: 'late' });
  });
});
