import { compare } from './figure.ts';
import type { Bench } from './figure.ts';
import { fileAt, start } from './child.ts';
import { aStage } from './team.ts';

const RUNS = 5;
const TARGET = 1.3;
const FLOOR = 'a process that only imports the same packages';

/** From starting the process to both sockets open, on a database that is there. */
export const startUp: Bench = {
  name: 'start-up',
  async run({ folder, say }) {
    await using stage = await aStage(folder);
    const measured: number[] = [];
    const floor: number[] = [];
    const bot = async (): Promise<number> => {
      await using child = await stage.startBot();
      return child.readyAfter;
    };
    const packages = async (): Promise<number> => {
      await using child = await start(fileAt('test/bench/packages.ts'), /^ready$/);
      return child.readyAfter;
    };
    say('one start of each to warm the disk');
    await bot();
    await packages();
    for (let run = 0; run < RUNS; run += 1) {
      measured.push(await bot());
      floor.push(await packages());
      say(`start ${run + 1} of ${RUNS}: ${measured.at(-1)?.toFixed()} ms, packages ${floor.at(-1)?.toFixed()} ms`);
    }
    return [compare('start-up', 'ms', { measured, floor }, { floorIs: FLOOR, target: TARGET })];
  },
};
