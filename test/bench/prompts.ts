import { createApp } from '#app';
import type { App } from '#app';
import { readConfig } from '#config';
import { openStore } from '#db/open.ts';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import { PROJECT_DEFAULTS } from '#domain/project.ts';
import { epochMs, instant, plusMinutes } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import type { Clock } from '#sandbox/clock.ts';
import { createRates } from '#sandbox/rules/rate.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { Sandbox } from '#sandbox/server.ts';
import { compare } from './figure.ts';
import type { Bench } from './figure.ts';
import { botEnv, seedMember, seedWorkspace, userAt, WORKSPACE, workspaceOf, zoneOf } from './team.ts';

const PEOPLE = 1_000;
const UTC = zoneOf('Etc/UTC');
const HALF_PAST_NINE = instant(Date.UTC(2026, 2, 9, 9, 30));
const TARGET = 1.1;
/** How often the greedy poster tries; Slack's own spacing is 200 ms. */
const TRY_EVERY_MS = 10;
const FLOOR = "a poster that tries every 10 ms against the same local Slack's limits (30 at once, then 300 a minute)";

/**
 * From 09:30 in the zone that 1,000 people share to the last of their questions in Slack. The clock runs in real time
 * while the bot works and is moved on while it waits for Slack's pace, so its own work counts in full.
 */
export const prompts: Bench = {
  name: 'prompts',
  async run({ folder, say }) {
    const people = Array.from({ length: PEOPLE }, (_, index) => ({
      name: `u${index + 1}`,
      id: userAt(index),
      tz: UTC,
    }));
    const start = plusMinutes(HALF_PAST_NINE, -1);
    const slack = await startSandbox({ config: workspaceOf(people), start });
    const opened = await openStore(`sqlite:${folder}/prompts.db`);
    try {
      say(`${PEOPLE} people are written`);
      await seedPeople(opened.store, plusMinutes(start, -24 * 60));
      const app = await connected(slack, opened.store);
      try {
        await slack.world.clock.moveTo(epochMs(HALF_PAST_NINE));
        await ask(app, slack, say);
      } finally {
        await app.stop();
      }
      return [figureOf(slack)];
    } finally {
      await opened.close();
      await slack.close();
    }
  },
};

async function seedPeople(store: Store, since: Instant): Promise<void> {
  await store.atomically(async (inside) => {
    await seedWorkspace(inside, since);
    const project = 'atlas' as ProjectId;
    const names = { workspace: WORKSPACE, id: project, channel: 'C0BENCH001' as ChannelId, name: 'Atlas' };
    const made = { createdBy: userAt(0), createdAt: since };
    await inside.projects.save({ ...PROJECT_DEFAULTS, channelName: '', ...names, ...made, state: 'active' });
    for (let index = 0; index < PEOPLE; index += 1)
      await seedMember(inside, { project, id: userAt(index), zone: UTC, since });
  });
}

async function connected(slack: Sandbox, store: Store): Promise<App> {
  const config = readConfig({ ...botEnv(slack), DATABASE_URL: 'sqlite::memory:' });
  if (!config.ok) throw new Error(config.error.join('; '));
  let ids = 0;
  const app = createApp({
    config: config.value,
    clock: { now: () => instant(slack.world.clock.now()) },
    log: { info: () => undefined, warn: () => undefined, error: (sentence) => process.stderr.write(`${sentence}\n`) },
    newId: () => `id${++ids}`,
    store,
    heartbeat: false,
  });
  const started = await app.start();
  if (!started.ok) throw new Error(started.error.sentence);
  return app;
}

async function ask(app: App, { world }: Sandbox, say: (line: string) => void): Promise<void> {
  const from = performance.now();
  await app.beat();
  for (;;) {
    const next = await app.next();
    if (sentIn(world).length >= PEOPLE || next === null) break;
    // It stands still for the jump, so that it cannot pass where it jumps to.
    world.clock.setSpeed(0);
    await world.clock.moveTo(Math.max(epochMs(next), world.clock.now()));
    world.clock.setSpeed(1);
    await app.idle();
  }
  say(`${sentIn(world).length} questions, ${((performance.now() - from) / 1000).toFixed(1)} s of work`);
}

/** Epoch milliseconds of every question, in order. */
function sentIn(world: Sandbox['world']): number[] {
  return [...world.messages.values()].flat().map(({ ts }) => Number(ts) * 1_000);
}

function figureOf({ world }: Sandbox): ReturnType<typeof compare> {
  const sent = sentIn(world);
  const calls = world.log.filter(({ direction }) => direction === 'call');
  const refused = calls.filter(({ verdict }) => verdict !== 'ok').length;
  if (sent.length !== PEOPLE || refused > 0)
    throw new Error(`${sent.length} of ${PEOPLE} questions were sent, ${refused} calls refused`);
  const measured = [(Math.max(...sent) - epochMs(HALF_PAST_NINE)) / 1_000];
  return compare('prompts', 's', { measured, floor: [greedy(world.settings)] }, { floorIs: FLOOR, target: TARGET });
}

/** Seconds in which somebody who does nothing else could post to as many people. */
function greedy(settings: Sandbox['world']['settings']): number {
  let now = 0;
  const clock: Pick<Clock, 'now'> = { now: () => now };
  const rates = createRates(clock as Clock, settings);
  for (let sent = 0; sent < PEOPLE;) {
    if (rates.take('A', 'T', 'chat.postMessage', `D${sent}`).ok) sent += 1;
    else now += TRY_EVERY_MS;
  }
  return now / 1_000;
}
