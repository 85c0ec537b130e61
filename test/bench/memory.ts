import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { compare } from './figure.ts';
import type { Bench } from './figure.ts';
import { aStage } from './team.ts';

const RUNS = 3;
const SETTLE_MS = 5_000;
const TARGET = 1.3;
const FLOOR = 'an empty Bolt app with one socket, idle as long';

/** What the idle, connected bot keeps of the machine's memory. */
export const memory: Bench = {
  name: 'memory',
  async run({ folder, say }) {
    await using stage = await aStage(folder);
    const measured: number[] = [];
    const floor: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await using bot = await stage.startBot();
      await using empty = await stage.startEmpty();
      await wait(SETTLE_MS);
      measured.push(resident(bot.pid));
      floor.push(resident(empty.pid));
      say(`run ${run + 1} of ${RUNS}: ${measured.at(-1)?.toFixed()} MiB, empty ${floor.at(-1)?.toFixed()} MiB`);
    }
    return [compare('memory', 'MiB', { measured, floor }, { floorIs: FLOOR, target: TARGET })];
  },
};

/** The resident set of a process in MiB. errors: throws where the system tells it neither by /proc nor by ps. */
function resident(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kib = existsSync(status)
    ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  const read = Number(kib);
  if (!(read > 0)) throw new Error('this system does not tell how much memory a process has');
  return read / 1024;
}
