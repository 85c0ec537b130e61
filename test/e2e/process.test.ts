import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#db/open.ts';
import { introductionKey } from '#domain/keys.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { instant, plusMinutes } from '#domain/time.ts';
import { controlOf } from '#sandbox/client.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { Sandbox } from '#sandbox/server.ts';
import { freePort } from '#test/kit/port.ts';
import { aTeam, envOf, until } from './kit.ts';
import { note } from './registries.ts';

let folder: string;
let slack: Sandbox;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'process-'));
  slack = await startSandbox({ config: aTeam() });
});
afterEach(async () => {
  await slack.close();
  await rm(folder, { recursive: true });
});

/** The bot as its own process; `ended` resolves with its exit code and everything it printed. */
function aProcess(env: Record<string, string>) {
  const child = spawn(process.execPath, ['src/main.ts'], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  let printed = '';
  const take = (chunk: Buffer): void => {
    printed += chunk.toString();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    ended,
    printed: () => printed,
    says: (sentence: string) => until(() => printed.includes(sentence), sentence),
    end: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

const databaseUrl = (): string => `sqlite:${join(folder, 'bot.db')}`;

describe('the program', () => {
  it('names every fault of its configuration at once and ends with 78', async () => {
    const program = aProcess({ SLACK_APP_TOKEN: 'wrong-secret', LOG_LEVEL: 'loud' });
    expect(await program.ended).toBe(78);
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'LOG_LEVEL']) expect(program.printed()).toContain(name);
    expect(program.printed()).not.toContain('wrong-secret');
  });

  it('ends with 78 and one sentence when Slack does not accept a token', async () => {
    const program = aProcess({ ...envOf(slack), SLACK_BOT_TOKEN: 'xoxb-1-2-wrong' });
    expect(await program.ended).toBe(78);
    expect(program.printed()).toContain('Slack does not accept SLACK_BOT_TOKEN (invalid_auth)');
    expect(program.printed()).not.toContain('xoxb-1-2-wrong');
  });

  it('finishes at SIGTERM what it has begun, says goodbye and ends with 0', async () => {
    const control = controlOf(slack.url);
    const workspace = slack.world.team.id as WorkspaceId;
    const anna = (await control.users.get('anna')).id as UserId;
    const key = introductionKey(anna);
    const now = instant(Date.now());
    const before = await openStore(databaseUrl());
    const fields = { workspace, key, subject: key, priority: 3, notBefore: now, notAfter: plusMinutes(now, 60) };
    await before.store.deliveries.insert(
      { ...fields, address: { to: 'person', user: anna }, message: note('slow') },
      now,
    );
    await before.close();
    await control.faults.add({ kind: 'delay', where: 'chat.postMessage', amount: 700 });

    const port = await freePort();
    const program = aProcess({ ...envOf(slack), DATABASE_URL: databaseUrl(), HEALTH_PORT: String(port) });
    await program.says('Connected to Slack');
    const health = await fetch(`http://127.0.0.1:${port}/health`);
    expect(await health.json()).toMatchObject({ healthy: true, sockets: { connected: 2 } });
    await until(async () => (await control.idle()).inFlightCalls > 0, 'the post to be under way');
    program.end('SIGTERM');
    expect(await program.ended).toBe(0);

    expect((await control.messages('@anna')).map(({ text }) => text)).toEqual(['slow']);
    expect((await control.state()).apps[0]?.connections).toBe(0);
    const after = await openStore(databaseUrl());
    expect(await after.store.deliveries.find(workspace, key)).toMatchObject({ state: 'sent' });
    await after.close();
  });

  it('answers a command and ends with 0 at SIGINT', async () => {
    const program = aProcess({ ...envOf(slack), DATABASE_URL: databaseUrl() });
    await program.says('Connected to Slack');
    const control = controlOf(slack.url);
    expect(
      await control.act.command({ user: 'anna', channel: 'atlas', command: '/meridian', text: 'help' }),
    ).toMatchObject({ ack: 'ok' });
    program.end('SIGINT');
    expect(await program.ended).toBe(0);
    expect(program.printed()).not.toContain('xoxb-');
  });
});
