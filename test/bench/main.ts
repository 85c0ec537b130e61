import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ack } from './ack.ts';
import { tableOf } from './figure.ts';
import type { Bench, Figure } from './figure.ts';
import { heartbeat } from './heartbeat.ts';
import { hypothesis } from './hypothesis.ts';
import { memory } from './memory.ts';
import { modals } from './modals.ts';
import { overlap } from './overlap.ts';
import { page } from './page.ts';
import { prompts } from './prompts.ts';
import { risk } from './risk.ts';
import { riskStored } from './risk-stored.ts';
import { screens } from './screens.ts';
import { startUp } from './start-up.ts';
import { summary } from './summary.ts';

const BENCHES: readonly Bench[] = [
  ack,
  heartbeat,
  prompts,
  overlap,
  risk,
  riskStored,
  summary,
  startUp,
  memory,
  page,
  screens,
  modals,
  hypothesis,
];
const NAMES = BENCHES.map(({ name }) => name).join(', ');
/** Longer than any run that goes well. */
const MOST_MS = 420_000;

const USAGE = `Measures Meridian, each figure beside a floor measured in the same run.

  npm run bench -- [--only ${BENCHES[0]?.name}] [--json]

  --only  ${NAMES}; may be given several times
  --json  prints one line of JSON per figure and no table

Exit code: 0 also where a target is missed, 1 where a figure could not be taken, 2 where this was called wrongly.
`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The figures of `bench`, in a folder of its own; null where they could not be taken. */
async function taken(bench: Bench): Promise<readonly Figure[] | null> {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-bench-'));
  const from = performance.now();
  try {
    const figures = await bench.run({ folder, say: (line) => say(`${bench.name}: ${line}`) });
    say(`${bench.name}: done in ${((performance.now() - from) / 1000).toFixed(1)} s`);
    return figures;
  } catch (error) {
    say(
      `${bench.name}: could not be taken: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(benches: readonly Bench[], json: boolean): Promise<void> {
  const late = setTimeout(() => {
    say(`The bench takes longer than ${MOST_MS / 1000} s and is ended.`);
    process.exit(1);
  }, MOST_MS);
  const figures: Figure[] = [];
  for (const bench of benches) {
    const own = await taken(bench);
    if (own) figures.push(...own);
    else process.exitCode = 1;
  }
  clearTimeout(late);
  if (!json) process.stdout.write(`\n${tableOf(figures)}\n\n`);
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
}

function readFlags(): { only: readonly string[]; json: boolean } | null {
  try {
    const options = { only: { type: 'string', multiple: true }, json: { type: 'boolean' } } as const;
    const { only = [], json = false } = parseArgs({ options }).values;
    const stranger = only.find((name) => !BENCHES.some((bench) => bench.name === name));
    if (stranger === undefined) return { only, json };
    say(`There is no figure ${stranger}; there are ${NAMES}.\n`);
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  return null;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const flags = readFlags();
if (flags) {
  const chosen = BENCHES.filter(({ name }) => flags.only.length === 0 || flags.only.includes(name));
  await run(chosen, flags.json);
} else {
  say(USAGE);
  process.exitCode = 2;
}
