import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meridian } from '#test/kit/meridian.ts';

const REAL = `${process.cwd()}/../shared/data/standups/ipfs.jsonl`;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meridian-replay-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('meridian nudge-replay', () => {
  it('counts what each person would have been sent a week', async () => {
    const update = (author: string, date: string, ...blockers: string[]) =>
      JSON.stringify({ team: 't', author, date, blockers });
    const file = join(folder, 'updates.jsonl');
    writeFileSync(
      file,
      [
        update('ann', '2026-03-09', 'waiting for labels from @bo'),
        update('bo', '2026-03-09'),
        update('ann', '2026-03-16', 'none'),
        update('bo', '2026-03-16'),
      ].join('\n'),
    );
    const { code, out } = await meridian(['nudge-replay', '--updates', file, '--json']);
    // Ann hears once in a shared hour and again three working days later; Bo as who could help, and once more.
    expect({ code, ...(JSON.parse(out) as object) }).toMatchObject({
      code: 0,
      personWeeks: 4,
      most: 2,
      moreThanThree: 0,
    });
  });

  it('names what it cannot read', async () => {
    const file = join(folder, 'odd.jsonl');
    writeFileSync(file, '{"team":"t"}\n');
    expect(await meridian(['nudge-replay', '--updates', file])).toMatchObject({ code: 2 });
    expect(await meridian(['nudge-replay'])).toMatchObject({ code: 2 });
  });

  it.runIf(existsSync(REAL))('gives the figures that docs/nudges.md publishes', async () => {
    const { out } = await meridian(['nudge-replay', '--updates', REAL, '--json']);
    expect(JSON.parse(out)).toMatchObject({ personWeeks: 855, median: 0, most: 3, mean: 0.254, any: 0.116 });
  });
});
