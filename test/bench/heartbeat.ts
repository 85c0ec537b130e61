import Database from 'better-sqlite3';
import { runJobs } from '#adapters/scheduler.ts';
import { openStore } from '#db/open.ts';
import { jobs } from '#jobs/index.ts';
import type { Ports } from '#ports/index.ts';
import { countOf, makeCrowd, makeDue, MEMBERS, MONDAY_MORNING } from './crowd.ts';
import { compare } from './figure.ts';
import type { Bench } from './figure.ts';
import { bareBeat } from './heartbeat-sql.ts';
import { loudLog, noBooks, silentChat } from './no-slack.ts';

const RUNS = 7;
const DUE = 100;
const FLOOR = `the same rows of ${DUE} people read and written by bare SQL, a transaction each`;

/** One heartbeat, all jobs, in a workspace of 100,000 members of whom 100 are to be asked at this minute. */
export const heartbeat: Bench = {
  name: 'heartbeat',
  async run({ folder, say }) {
    const path = `${folder}/crowd.db`;
    const opened = await openStore(`sqlite:${path}`);
    const bare = new Database(path);
    try {
      bare.pragma('synchronous = FULL');
      say(`${MEMBERS.toLocaleString('en')} members are written`);
      await makeCrowd(opened.store, bare);
      const ports: Ports = {
        store: opened.store,
        chat: silentChat,
        log: loudLog,
        holidays: noBooks,
        newId: () => 'none',
      };
      const rows: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
      for (let run = 0; run <= RUNS; run += 1) {
        const measured = await timed(bare, () => runJobs(jobs, ports, MONDAY_MORNING), run * 2);
        const floor = await timed(bare, () => bareBeat(bare, MONDAY_MORNING), run * 2 + 1);
        if (run === 0) continue; // to warm up
        rows.measured.push(measured);
        rows.floor.push(floor);
        say(`run ${run} of ${RUNS}: ${measured.toFixed()} ms, bare SQL ${floor.toFixed()} ms`);
      }
      return [compare('heartbeat', 'ms', rows, { floorIs: FLOOR })];
    } finally {
      bare.close();
      await opened.close();
    }
  },
};

/** Milliseconds that `beat` takes when the `group`th hundred is due. errors: throws where it did not ask exactly them. */
async function timed(bare: Database.Database, beat: () => void | Promise<void>, group: number): Promise<number> {
  makeDue(bare, group, DUE, MONDAY_MORNING);
  const before = countOf(bare);
  const from = performance.now();
  await beat();
  const took = performance.now() - from;
  const after = countOf(bare);
  if (after.prompts - before.prompts !== DUE || after.deliveries - before.deliveries !== DUE || after.due !== 0)
    throw new Error(`a heartbeat did not ask ${DUE} people once: ${JSON.stringify({ before, after })}`);
  return took;
}
