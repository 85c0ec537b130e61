import { controlOf } from '#sandbox/client.ts';
import type { Control } from '#sandbox/client.ts';
import type { World } from '#sandbox/world.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { compare } from './figure.ts';
import type { Bench, Figure } from './figure.ts';
import { blocks, percentile } from './stats.ts';
import { aStage, ROOM, SOMEBODY } from './team.ts';

const WARM_UP = 100;
const COMMANDS = 1_000;
/** Percentiles are taken of so many rows of commands, and the median of them counts. */
const BLOCKS = 4;
const ANSWER_MS = 5_000;
/** Nobody types faster than this; without it each ack would be charged with the end of the other program's work. */
const REST_MS = 4;
const TARGET = 1.3;
const FLOOR = 'an empty Bolt app with one socket that only acknowledges, in turns with the bot';

/** How long somebody who types `/standup status` waits for the acknowledgement, as the local Slack sees it. */
export const ack: Bench = {
  name: 'ack',
  async run({ folder, say }) {
    await using stage = await aStage(folder);
    await using _bot = await stage.startBot();
    await using _empty = await stage.startEmpty();
    const control = controlOf(stage.slack.url);
    const { world } = stage.slack;
    say(`${WARM_UP} commands to each to warm up`);
    await inTurns(control, world, WARM_UP);
    say(`${COMMANDS} commands to each`);
    const { bot, empty } = await inTurns(control, world, COMMANDS);
    return [figureOf('ack.p50', 0.5, bot, empty), figureOf('ack.p99', 0.99, bot, empty)];
  },
};

function figureOf(name: string, share: number, bot: readonly number[], empty: readonly number[]): Figure {
  const rows = (values: readonly number[]): number[] => blocks(values, BLOCKS).map((row) => percentile(row, share));
  const floorIs = `${FLOOR} (${COMMANDS} commands each, medians of ${BLOCKS} rows)`;
  return compare(name, 'ms', { measured: rows(bot), floor: rows(empty) }, { floorIs, target: TARGET });
}

/** Milliseconds to each ack; one command at a time, and the next only when the bot has answered this one. */
async function inTurns(control: Control, world: World, count: number): Promise<{ bot: number[]; empty: number[] }> {
  const took = { bot: [] as number[], empty: [] as number[] };
  const toBot = async (): Promise<void> => {
    const before = shown(world);
    took.bot.push(await typed(control, '/standup', 'status'));
    await answered(world, before);
  };
  const toEmpty = async (): Promise<void> => {
    took.empty.push(await typed(control, '/empty', ''));
  };
  for (let turn = 0; turn < count; turn += 1) {
    for (const one of [toBot, toEmpty]) {
      await one();
      await wait(REST_MS);
    }
  }
  return took;
}

async function typed(control: Control, command: string, text: string): Promise<number> {
  const act = await control.act.command({ user: SOMEBODY, channel: ROOM, command, text });
  if (act.ack !== 'ok' || act.refused)
    throw new Error(`${command} ${text} was not acknowledged: ${JSON.stringify(act)}`);
  return act.tookMs;
}

const shown = (world: World): number =>
  [...world.messages.values()].reduce((sum, messages) => sum + messages.length, 0);

async function answered(world: World, before: number): Promise<void> {
  const end = performance.now() + ANSWER_MS;
  while (shown(world) === before) {
    if (performance.now() > end) throw new Error('the bot acknowledged /standup status and did not answer');
    await wait(1);
  }
}
