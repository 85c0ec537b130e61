import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Score } from '#domain/score.ts';
import { meridian } from '#test/kit/meridian.ts';

/** What is printed, as far as it is looked at here. */
interface Report {
  readonly all: Score;
  readonly strata: Readonly<Record<string, { readonly forecast: Score; readonly burnRatio: Score }>>;
  readonly milestones: unknown;
  readonly leftOut: unknown;
}

const METRICS = `${process.cwd()}/../shared/data/metrics`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meridian-backtest-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, rows: readonly unknown[]): string {
  const file = join(folder, name);
  writeFileSync(file, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return file;
}

const SERIES = {
  series: 'f1',
  group: 'vision',
  points: [
    { date: '2026-01-05', value: 0.7 },
    { date: '2026-02-02', value: 0.72 },
    { date: '2026-02-09', value: 0.79 },
    { date: '2026-02-16', value: 0.86 },
  ],
};
const CASE = {
  series: 'f1',
  start: '2026-02-01',
  deadline: '2026-02-28',
  as_of: '2026-02-10',
  baseline: 0.7,
  target: 0.85,
  already_reached: false,
  outcome_reached_by_deadline: true,
};

const json = async (...args: readonly string[]) => {
  const { code, out, err } = await meridian(['backtest', '--json', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Report;
};

describe('meridian backtest', () => {
  it('scores open cases by what was known on the day', async () => {
    const cases = fileOf('cases.jsonl', [CASE, { ...CASE, as_of: '2026-02-17', already_reached: true }]);
    const report = await json('--cases', cases, '--series', fileOf('series.jsonl', [SERIES]));
    expect(report.all.n).toBe(1);
    expect(report.all.reliability[0]?.forecast).toBeLessThan(0.9); // the reading of the 16th is not seen
    expect(report.strata['readings 1-2']?.burnRatio.brier).toBe(0); // 60 % of the way at 33 % of the time
    expect(report.milestones).toBeNull();
  });

  it('takes files as they come: other line ends, fields more and fewer, points in any order, and never says NaN', async () => {
    const { group: _group, ...nameless } = SERIES;
    const mixed = [...SERIES.points.toReversed(), { date: '2026-02-08T10:00:00Z', value: null }];
    const series = fileOf('mixed-series.jsonl', [
      `\uFEFF${JSON.stringify({ ...nameless, points: mixed, more: 1 })}\r\n\r`,
    ]);
    const { already_reached: _reached, ...silent } = CASE;
    const cases = fileOf('mixed.jsonl', [
      `${JSON.stringify({ ...silent, id: 'x' })}\r`,
      { ...silent, as_of: '2026-02-17' }, // reached on the 16th
      { ...CASE, series: 'elsewhere' },
      { ...CASE, deadline: CASE.start },
      { ...CASE, as_of: '2026-01-01' },
      { ...CASE, target: 1e308 },
      { ...CASE, baseline: -1.7e308, target: 1.7e308 },
    ]);
    const report = await json('--cases', cases, '--series', series);
    expect(report.leftOut).toEqual({ withoutSeries: 1, withoutWay: 2 });
    expect(report.all.n).toBe(3);
    // JSON writes NaN as null.
    expect(JSON.stringify({ ...report, milestones: undefined })).not.toContain('null');
    const plain = await json('--cases', fileOf('one.jsonl', [CASE]), '--series', fileOf('series.jsonl', [SERIES]));
    const same = await json('--cases', fileOf('one.jsonl', [CASE]), '--series', series);
    expect(same.all).toEqual(plain.all);
    const none = await meridian([
      'backtest',
      '--cases',
      fileOf('no.jsonl', [{ ...CASE, series: 'no' }]),
      '--series',
      series,
    ]);
    expect(none.err).toContain('has none of the series');
    expect(none.code).toBe(2);
  });

  it('draws the reliability diagram, the same each time', async () => {
    const files = ['--cases', fileOf('cases.jsonl', [CASE]), '--series', fileOf('series.jsonl', [SERIES])];
    const pictures = [join(folder, 'one.png'), join(folder, 'two.png')];
    for (const picture of pictures) await json(...files, '--picture', picture);
    const [one, two] = pictures.map((picture) => readFileSync(picture));
    expect(one?.subarray(1, 4).toString()).toBe('PNG');
    expect(two && one?.equals(two)).toBe(true);
  });

  it('says in a sentence that a picture cannot be written, that nothing is open, and what kind of file it was given', async () => {
    const [cases, series] = [fileOf('one.jsonl', [CASE]), fileOf('series.jsonl', [SERIES])];
    const say = async (...args: readonly string[]) => {
      const { code, err } = await meridian(['backtest', ...args]);
      return { code, err };
    };
    const nowhere = join(folder, 'nowhere', 'x.png');
    expect(await say('--cases', cases, '--series', series, '--picture', nowhere)).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be written (ENOENT)'),
    });
    const reached = fileOf('reached.jsonl', [{ ...CASE, already_reached: true }]);
    expect((await say('--cases', reached, '--series', series)).err).toContain('No case is open');
    expect((await say('--cases', folder, '--series', series)).err).toContain('is a folder');
    const wide = join(folder, 'wide.jsonl');
    writeFileSync(wide, JSON.stringify(CASE), 'utf16le');
    expect((await say('--cases', wide, '--series', series)).err).toContain('UTF-16');
  });

  it('reads milestones whose figure has to come down as it reads those that rise', async () => {
    const [cases, series] = [fileOf('one.jsonl', [CASE]), fileOf('series.jsonl', [SERIES])];
    const box = {
      milestone: 'm',
      team: 't',
      start: '2026-01-01',
      first_target_date: '2026-02-10',
      outcome_vs_first_target: 'late',
    };
    const points = [0, 20, 45, 60].map((value, n) => ({ date: `2026-01-0${n + 2}`, value }));
    const milestones = async (name: string, row: object) =>
      (await json('--cases', cases, '--series', series, '--milestones', fileOf(name, [{ ...box, ...row }]))).milestones;
    const up = await milestones('up.jsonl', { target_value: 100, points });
    const down = await milestones('down.jsonl', {
      direction: 'down',
      target_value: 0,
      points: points.map(({ date, value }) => ({ date, value: 100 - value })),
    });
    expect(down).toEqual(up);
    expect(up).not.toBeNull();
  });

  it('names every fault of its files by line, and what is missing', async () => {
    const faulty = fileOf('faulty.jsonl', [{ ...CASE, baseline: 'low' }, 'not JSON', CASE]);
    const { code, out, err } = await meridian(['backtest', '--cases', faulty, '--series', join(folder, 'none.jsonl')]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('line 1: baseline must be a number.');
    expect(err).toContain('line 2: it');
    expect(err).toMatch(/There is no file .*none\.jsonl/);
    const bare = await meridian(['backtest']);
    expect(bare.err).toContain('--cases is missing.\n--series is missing.\n');
  });

  it.runIf(existsSync(METRICS))('keeps what the project promises of its forecasts, on public metrics', async () => {
    const [cases, series] = [`${METRICS}/forecast-cases.jsonl`, `${METRICS}/series.jsonl`];
    const { all, strata } = await json('--cases', cases, '--series', series, '--refit');
    expect(all.skill).toBeGreaterThan(0.12);
    expect(all.ece).toBeLessThan(0.02);
    const off = all.reliability.filter(({ n }) => n > 100).map((one) => Math.abs(one.forecast - one.observed));
    expect(Math.max(...off)).toBeLessThan(0.08);
    for (const { forecast, burnRatio } of Object.values(strata)) {
      if (forecast.n >= 200) expect(forecast.brier).toBeLessThan(burnRatio.brier);
    }
  });
});
