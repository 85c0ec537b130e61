import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#adapters/clock.ts';
import { newId } from '#adapters/ids.ts';
import { createApp } from '#app';
import { readConfig } from '#config';
import { epochMs, instant } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import { startLocalSlack } from './local-slack.ts';
import type { LocalSlack } from './local-slack.ts';
import { startStandIn } from './model.ts';
import type { StandIn } from './model.ts';
import type { Workspace } from './scene/shapes.ts';
import type { Script } from './scene/writer.ts';
import { createWitness } from './witness.ts';
import type { Witness } from './witness.ts';

/** The bot, as far as the demo drives it. */
export interface Bot {
  beat(now?: Instant): Promise<void>;
  idle(): Promise<void>;
  next(): Promise<Instant | null>;
  stop(): Promise<void>;
}

/** A local Slack and the bot in it, and the one clock that both follow. */
export interface Stage {
  readonly slack: LocalSlack;
  readonly bot: Bot;
  readonly witness: Witness;
  /** Slack's ids of people, by name. */
  readonly ids: ReadonlyMap<string, string>;
  /** What the bot logged as errors: static sentences. */
  readonly complaints: readonly string[];
  /** Where the bot keeps everything. */
  readonly database: string;
  /** Whether a stand-in for a model words the digests. */
  readonly worded: boolean;
  /** units: epoch ms */
  now(): number;
  moveTo(ms: number): Promise<void>;
  /** From here on the local Slack's clock runs by itself, at real speed. */
  run(): Promise<void>;
  /** Sets the bot's clock by the local Slack's, which somebody may have moved. */
  follow(): Promise<void>;
  /** Ends both and removes everything they wrote. */
  end(): Promise<void>;
}

/** Starts both on empty tables; everything they write lies in a temporary folder. `script`: has a stand-in for a model answer by it. */
export async function openStage(workspace: Workspace, start: number, script: Script | null = null): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-demo-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  let slack: LocalSlack | null = null;
  let standIn: StandIn | null = null;
  const leave = async (): Promise<void> => {
    await standIn?.stop();
    await slack?.stop();
    await remove();
  };
  try {
    standIn = script && (await startStandIn(script));
    slack = await startLocalSlack(folder, workspace, new Date(start).toISOString());
    return await openWith(slack, standIn, folder, start, leave);
  } catch (error) {
    await leave();
    throw error;
  }
}

async function openWith(
  slack: LocalSlack,
  standIn: StandIn | null,
  folder: string,
  start: number,
  leave: () => Promise<void>,
): Promise<Stage> {
  const { control } = slack;
  const database = `sqlite:${join(folder, 'meridian.db')}`;
  let now = start;
  let speed = 0;
  let readAt = 0;
  const realMs = (): number => epochMs(systemClock.now());
  const nowMs = (): number => now + Math.round((realMs() - readAt) * speed);
  const complaints: string[] = [];
  const quiet = (): void => undefined;
  const log = { info: quiet, warn: quiet, error: (sentence: string) => void complaints.push(sentence) };
  const bot = createApp({
    config: configOf(slack, database, standIn?.env ?? {}),
    clock: { now: () => instant(nowMs()) },
    log,
    newId,
    heartbeat: false,
  });
  const started = await bot.start();
  if (!started.ok) throw new Error(started.error.sentence);
  const users = await control.users.list();
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return {
    slack,
    bot,
    witness: createWitness(control, names),
    ids: new Map(users.map(({ id, name }) => [name, id])),
    complaints,
    database,
    worded: standIn !== null,
    now: nowMs,
    async moveTo(ms) {
      if (ms <= now) return;
      await control.clock.set(new Date(ms).toISOString());
      now = ms;
    },
    async run() {
      await control.clock.speed(1);
    },
    async follow() {
      ({ now, speed } = await control.clock.read());
      readAt = realMs();
    },
    async end() {
      await bot.stop();
      await leave();
    },
  };
}

function configOf({ url, botToken, appToken }: LocalSlack, database: string, env: StandIn['env']) {
  const read = readConfig({
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: `${url}/api/`,
    DATABASE_URL: database,
    LOG_LEVEL: 'warn',
    ...env,
  });
  if (!read.ok) throw new Error(`the demo made a wrong configuration: ${read.error.join('; ')}`);
  return read.value;
}
