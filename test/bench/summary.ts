import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { planted } from '#cli/planted.ts';
import { peopleIn } from '#cli/digest-data.ts';
import { checkClaim, sourcesOf } from '#domain/summary-checks.ts';
import { summarise } from '#flows/summary.ts';
import { compare, type Bench, type Figure } from './figure.ts';
import { instant, PEOPLE } from './summary-writer.ts';

const RUNS = 5;
const MEMORY_RUNS = 3;
const CLAIMS = 1_000;
/** Processor time, since it is one thread that reckons and the machine is shared. */
const busyMs = (): number => process.cpuUsage().user / 1_000;

/** A summary of forty people with a model that answers at once, and the checks alone. */
export const summary: Bench = {
  name: 'summary',
  run: async ({ say }) => [await whole(say), memory(say), checks(say)],
};

async function whole(say: (line: string) => void): Promise<Figure> {
  const rows: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
  for (let run = 0; run < RUNS; run += 1) {
    const { updates } = planted(`bench ${run}`, PEOPLE, 1);
    const began = busyMs();
    const made = await summarise(updates, peopleIn(updates), { writer: instant, mark: 'bench' });
    rows.measured.push(busyMs() - began);
    const again = busyMs();
    await summarise(updates, peopleIn(updates), { writer: null, mark: 'bench' });
    rows.floor.push(Math.max(0.1, busyMs() - again));
    if (made.plain !== null) throw new Error('the model wrote nothing');
    say(`summary, run ${run + 1}: ${rows.measured.at(-1)?.toFixed()} ms`);
  }
  return compare('summary of 40 people', 'ms', rows, {
    floorIs: 'the same people without a model, their updates read already',
    limit: 500,
  });
}

/** In a process of its own each time: memory that was once taken is not given back. */
function memory(say: (line: string) => void): Figure {
  const script = fileURLToPath(new URL('summary-memory.ts', import.meta.url));
  const grown = (how: 'model' | 'plain'): number =>
    Number(execFileSync(process.execPath, [script, how], { encoding: 'utf8' }));
  const rows: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
  for (let run = 0; run < MEMORY_RUNS; run += 1) {
    rows.measured.push(grown('model'));
    rows.floor.push(Math.max(0.1, grown('plain')));
    say(`memory, run ${run + 1}: ${rows.measured.at(-1)?.toFixed()} MiB`);
  }
  return compare('memory of a summary of 40 people', 'MiB', rows, {
    floorIs: 'the same people without a model',
    limit: 50,
  });
}

function checks(say: (line: string) => void): Figure {
  const rows: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
  for (let run = 0; run < RUNS; run += 1) {
    const { updates, facts } = planted(`checks ${run}`, PEOPLE, 9);
    const claims = facts.slice(0, CLAIMS).map(({ claim }) => claim);
    if (claims.length < CLAIMS) throw new Error(`only ${claims.length} claims`);
    const [sources, known] = [sourcesOf(updates), peopleIn(updates)];
    const began = busyMs();
    for (const claim of claims) checkClaim(claim, sources, known);
    rows.measured.push(busyMs() - began);
    const again = busyMs();
    for (const { quote } of claims) [...sources.values()].find(({ whole: text }) => text.includes(quote));
    rows.floor.push(Math.max(0.1, busyMs() - again));
    say(`checks, run ${run + 1}: ${rows.measured.at(-1)?.toFixed()} ms`);
  }
  return compare('checks of 1,000 claims', 'ms', rows, {
    floorIs: 'each quote looked for in every update, letter for letter',
    limit: 300,
  });
}
