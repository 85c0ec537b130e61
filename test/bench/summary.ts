import { planted } from '#cli/planted.ts';
import { peopleIn } from '#cli/digest-data.ts';
import { checkClaim, sourcesOf } from '#domain/summary-checks.ts';
import { ok } from '#domain/result.ts';
import { summarise } from '#flows/summary.ts';
import type { Ask, Writer } from '#ports/writer.ts';
import { compare, type Bench, type Figure } from './figure.ts';

const RUNS = 5;
const PEOPLE = 40;
const CLAIMS = 1_000;
/** Processor time, since it is one thread that reckons and the machine is shared. */
const busyMs = (): number => process.cpuUsage().user / 1_000;

/** A summary of forty people with a model that answers at once, and the checks alone. */
export const summary: Bench = {
  name: 'summary',
  run: async ({ say }) => [await whole(say), checks(say)],
};

/** What it makes of an update: every line, word for word. */
const instant: Writer = {
  models: { map: 'm', verify: 'm', reduce: 'm' },
  write: (ask) => {
    const usage = {
      task: ask.task,
      model: 'm',
      input: 0,
      cached: 0,
      output: 0,
      latencyMs: 0,
      outcome: 'written',
    } as const;
    return Promise.resolve(
      ok({ value: ask.task === 'verify' ? { verdict: 'supported' } : { claims: linesIn(ask) }, usage }),
    );
  },
};

function linesIn({ material }: Ask): unknown[] {
  return material
    .split('\n')
    .filter((line) => line.startsWith('{"id"'))
    .map((line) => JSON.parse(line) as { id: string; author: string; text: string })
    .flatMap(({ id, author, text }) =>
      text
        .split('\n')
        .map((line) => line.replace(/^- /, ''))
        .filter((line) => line.length > 20)
        .map((line) => ({ text: line, kind: 'progress', people: [author], sources: [id], quote: line })),
    );
}

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
