import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meridian } from '#test/kit/meridian.ts';

interface Line {
  readonly text: string;
  readonly kind: string;
  readonly people: string[];
  readonly sources: string[];
  readonly quote: string;
  readonly confidence: number;
}
interface Report {
  readonly claims: Line[];
  readonly held: Line[];
  readonly appended: Line[];
  readonly dropped: Line[];
  readonly silent: string[];
  readonly mrkdwn: string;
  readonly usage: { readonly calls: number; readonly plain: string | null };
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meridian-digest-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(...rows: readonly unknown[]): string {
  const file = join(folder, 'updates.jsonl');
  writeFileSync(file, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return file;
}

describe('meridian digest', () => {
  it('prints what people wrote with its sources, whatever else is in the file', async () => {
    const file = fileOf(
      {
        id: 'a',
        author: 'Ana',
        date: '2026-03-10',
        text: 'Done:\n- parser\nBlocked:\n- CI',
        blockers: ['CI'],
        extra: { x: 1 },
      },
      '{ broken',
      {
        id: 'b',
        author: 'Bo',
        date: '2026-03-11T10:00:00Z',
        text: 'Wrote docs',
        blockers: 'GPU quota\nno',
        done: null,
      },
      { id: 'a', author: 'Cy', date: '2026-03-11', text: 'again' },
      { id: 'd', author: 'Di', date: 'tomorrow', text: 'x' },
      { id: 'e', author: 'Ed', date: '2026-03-12', text: '🎉' },
      { id: 'f', author: 'Flo', date: '2026-04-01', text: 'Too late' },
    );
    const { code, out, err } = await meridian(['digest', '--updates', file, '--to', '2026-03-31', '--json']);
    expect(code).toBe(0);
    expect(err.split('\n').filter((line) => /line \d/.test(line))).toEqual([
      expect.stringContaining('line 2: is no JSON'),
      expect.stringContaining('line 4: the id "a" is that of line 1'),
      expect.stringContaining('line 5: the date "tomorrow"'),
    ]);
    const report = JSON.parse(out) as Report;
    expect(report.claims.map(({ kind, text, people, sources }) => [kind, text, people[0], sources[0]])).toEqual([
      ['blocker', 'CI', 'Ana', 'a'],
      ['blocker', 'GPU quota', 'Bo', 'b'],
      ['progress', 'parser', 'Ana', 'a'],
      ['progress', 'Wrote docs', 'Bo', 'b'],
    ]);
    expect(report).toMatchObject({
      held: [],
      appended: [],
      dropped: [],
      silent: ['Ed'],
      usage: { calls: 0, plain: 'no model' },
    });
    expect(report.mrkdwn).toContain('• *Bo*: GPU quota (b)');
  });

  it('says what is wrong with how it was asked', async () => {
    const { code, err } = await meridian(['digest', '--update', 'x', '--from', 'soon']);
    expect(code).toBe(2);
    expect(err).toContain('did you mean --updates');
    expect(err).toContain('--from: "soon" is not a date');
    expect((await meridian(['digest', '--updates', join(folder, 'none')])).err).toContain('There is no file');
  });

  it('reads real updates whole: every blocker field is told', async () => {
    const real = `${process.cwd()}/../shared/data/standups/ipfs.jsonl`;
    if (!existsSync(real)) return;
    const { code, out } = await meridian([
      'digest',
      '--updates',
      real,
      '--from',
      '2018-06-01',
      '--to',
      '2018-06-30',
      '--json',
    ]);
    expect(code).toBe(0);
    const report = JSON.parse(out) as Report;
    expect(report.claims.filter(({ kind }) => kind === 'blocker').length).toBeGreaterThan(3);
    expect(report.mrkdwn).not.toMatch(/https?:|<[@!#]/);
  });
});
