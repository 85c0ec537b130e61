import { describe, expect, it } from 'vitest';
import { createApp } from '#app';
import type { StartFailure } from '#app';
import { newId } from '#adapters/ids.ts';
import { systemClock } from '#adapters/clock.ts';
import { readConfig } from '#config';
import { controlOf } from '#sandbox/client.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { Sandbox } from '#sandbox/server.ts';
import { aStage, aTeam, envOf, logInto, until } from './kit.ts';
import type { Line } from './kit.ts';
import { someDoors } from './registries.ts';

const standup = (text: string) => ({ user: 'anna', channel: 'atlas', command: '/standup', text });
const connectionsOf = async (slack: Sandbox): Promise<number> =>
  (await controlOf(slack.url).state()).apps[0]?.connections ?? 0;

/** A bot that has not started, with an environment of its own. */
function aBot(env: Record<string, string>, onFailure?: (failure: StartFailure) => void) {
  const config = readConfig(env);
  if (!config.ok) throw new Error(config.error.join('; '));
  const lines: Line[] = [];
  const { registries } = someDoors();
  const base = { config: config.value, clock: systemClock, log: logInto(lines), newId, heartbeat: false, registries };
  return { app: createApp({ ...base, ...(onFailure ? { onFailure } : {}) }), lines };
}

describe('the sockets', () => {
  it('are two, and are closed at the end', async () => {
    const slack = await startSandbox({ config: aTeam() });
    const { app } = aBot(envOf(slack));
    expect(await app.start()).toEqual({ ok: true, value: undefined });
    expect(await connectionsOf(slack)).toBe(2);
    expect(app.health().sockets).toMatchObject({ connected: 2, wanted: 2 });
    await app.stop();
    await until(async () => (await connectionsOf(slack)) === 0, 'both to close');
    await slack.close();
  });

  it('lose no command while Slack refreshes them again and again', async () => {
    const { registries, heard } = someDoors();
    const settings = { socketLifetime: 60 };
    await using stage = await aStage({ registries, start: '2026-03-09T08:00:00Z', speed: 0, slack: { settings } });
    const acks: string[] = [];
    const type = async () => {
      const acts = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => stage.control.act.command(standup(text))));
      acks.push(...acts.map(({ ack }) => ack));
    };
    const count = (wanted: number) =>
      until(async () => (await connectionsOf(stage.slack)) === wanted, `${wanted} connections`);
    for (const untilWarning of ['50s', '40s', '40s', '40s']) {
      await stage.control.clock.advance(untilWarning);
      await type(); // while the successors are being opened
      await count(4);
      await type();
      await stage.control.clock.advance('10s'); // Slack closes the old ones
      await count(2);
      await type();
    }
    await stage.app.idle();
    expect(stage.lines.filter(({ sentence }) => sentence === 'Slack takes a socket away')).toHaveLength(8);
    expect(acks.filter((ack) => ack !== 'ok')).toEqual([]);
    expect(heard.deeds).toHaveLength(60);
    expect((await stage.control.violations()).filter(({ code }) => code === 'wrong_socket')).toEqual([]);
  });

  it('are opened again when they break, and say so when Slack still counts the old one', async () => {
    await using stage = await aStage({ registries: someDoors().registries });
    await stage.control.faults.add({ kind: 'drop-socket', where: 'slash_commands' });
    await stage.control.act.command(standup('dropped'));
    await until(
      async () => (await connectionsOf(stage.slack)) === 2 && stage.app.health().sockets?.connected === 2,
      'a new socket',
    );
    const warned = stage.lines.filter(({ level }) => level === 'warn').map(({ sentence }) => sentence);
    // A runtime with old clock rules is told of at the start, whatever the sockets do.
    expect(warned.filter((sentence) => !sentence.includes('time zone'))).toEqual([]);

    await stage.control.faults.add({ kind: 'ghost', where: 'slash_commands' });
    void stage.control.act.command(standup('into the void'));
    await stage.heard('Slack counts more connections than this process has');
  });
});

describe('a token that Slack does not accept', () => {
  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-1-2-wrong'],
    ['SLACK_APP_TOKEN', 'xapp-1-wrong-2-wrong'],
  ])('ends the start with one sentence and a code: %s', async (name, token) => {
    const slack = await startSandbox({ config: aTeam() });
    const { app } = aBot({ ...envOf(slack), [name]: token });
    const started = await app.start();
    expect(started).toMatchObject({ ok: false, error: { exitCode: 78 } });
    const sentence = started.ok ? '' : started.error.sentence;
    expect(sentence).toContain(name);
    expect(sentence).toContain('invalid_auth');
    expect(sentence).not.toContain(token);
    await app.stop();
    await slack.close();
  });

  it('at a reconnect is told once, with nothing thrown into the void', async () => {
    const slack = await startSandbox({ config: aTeam() });
    const failures: StartFailure[] = [];
    const { app } = aBot(envOf(slack), (failure) => failures.push(failure));
    await app.start();
    for (const one of slack.world.apps.values()) Object.assign(one, { appToken: 'xapp-1-A-1-new' });
    const control = controlOf(slack.url);
    await control.faults.add({ kind: 'drop-socket', where: 'slash_commands', times: 2 });
    for (const text of ['a', 'b']) await control.act.command(standup(text));
    await until(() => failures.length > 0, 'the failure');
    await app.stop();
    expect(failures).toMatchObject([{ exitCode: 78 }]);
    expect(failures[0]?.sentence).toContain('SLACK_APP_TOKEN');
    await slack.close();
  });
});

describe('a Slack that cannot be reached', () => {
  it('is tried again until it can, and that is said once', async () => {
    const slack = await startSandbox({ config: aTeam() });
    const control = controlOf(slack.url);
    await control.faults.add({ kind: '500', where: 'auth.test', times: 2 });
    await control.faults.add({ kind: '500', where: 'apps.connections.open', times: 2 });
    const { app, lines } = aBot(envOf(slack));
    expect(await app.start()).toMatchObject({ ok: true });
    expect(lines.filter(({ sentence }) => sentence.startsWith('Slack cannot be reached'))).toHaveLength(1);
    expect(lines.filter(({ sentence }) => sentence.startsWith('A socket to Slack cannot'))).toHaveLength(1);
    await app.stop();
    await slack.close();
  });

  it('can be given up', async () => {
    const { app, lines } = aBot({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'http://127.0.0.1:1/',
      DATABASE_URL: 'sqlite::memory:',
    });
    const started = app.start();
    await until(() => lines.length > 0, 'the first failure');
    await app.stop();
    expect(await started).toMatchObject({ ok: false, error: { exitCode: 0 } });
  });
});
