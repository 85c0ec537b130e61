import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meridian } from '#test/kit/meridian.ts';

interface Report {
  readonly boxes: number;
  readonly rows: readonly { part: number; rule: string; n: number; late: number; flagged: number; right: number }[];
}

const REAL = `${process.cwd()}/../shared/data/metrics/milestone-timeboxes.jsonl`;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meridian-risk-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const row = (milestone: string, outcome: string | null, value: number) => ({
  milestone,
  team: 'one',
  target_value: 100,
  start: '2026-01-01',
  first_target_date: '2026-03-01',
  outcome_vs_first_target: outcome,
  points: [
    { date: '2026-01-10', value: value / 2 },
    { date: '2026-01-25', value },
    { date: '2026-02-28', value: 100 },
  ],
});

describe('meridian risk-backtest', () => {
  it('asks about what was open, with what was known', async () => {
    const file = join(folder, 'milestones.jsonl');
    const rows = [
      row('slow', 'late', 0),
      row('fast', 'on_time', 80),
      row('open', 'missed_open', 5),
      row('odd', null, 5),
      row('done', 'on_time', 100),
    ];
    writeFileSync(file, rows.map((one) => JSON.stringify(one)).join('\n'));
    const { code, out } = await meridian(['risk-backtest', '--milestones', file, '--json']);
    const report = JSON.parse(out) as Report;
    expect({ code, boxes: report.boxes }).toEqual({ code: 0, boxes: 4 });
    expect(report.rows.find(({ part, rule }) => part === 0.5 && rule === 'burn ratio')).toMatchObject({
      n: 3,
      late: 2,
      flagged: 2,
      right: 2,
    });
  });

  it('says what is missing', async () => {
    expect(await meridian(['risk-backtest'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--milestones is missing') as string,
    });
  });

  it.runIf(existsSync(REAL))('gives the figures that docs/nudges.md publishes', async () => {
    const { out } = await meridian(['risk-backtest', '--milestones', REAL, '--json']);
    const report = JSON.parse(out) as Report;
    expect(report.rows.map(({ part, rule, n, late, flagged, right }) => [part, rule, n, late, flagged, right])).toEqual(
      [
        [0.5, 'risk engine', 25, 14, 15, 10],
        [0.5, 'burn ratio', 25, 14, 19, 13],
        [0.5, 'always', 25, 14, 25, 14],
        [0.75, 'risk engine', 25, 14, 19, 13],
        [0.75, 'burn ratio', 25, 14, 21, 14],
        [0.75, 'always', 25, 14, 25, 14],
      ],
    );
  });
});
