import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { meridian } from '#test/kit/meridian.ts';

interface Judged {
  readonly claims: number;
  readonly doubted: number;
  readonly rows: readonly { readonly mutation: string; readonly tried: number; readonly caught: number }[];
}

describe('meridian check-the-checker', () => {
  it('catches what is made false of planted facts, doubts next to none of them, and says the same twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meridian-checker-'));
    const file = join(folder, 'one.jsonl');
    writeFileSync(
      file,
      JSON.stringify({
        id: 'a',
        author: 'Ana',
        date: '2026-03-10',
        text: 'Latency fell from 120 ms to 95 ms this week',
      }),
    );
    const first = await meridian(['check-the-checker', '--json', '--updates', file]);
    expect(first.code).toBe(0);
    const [own] = JSON.parse(first.out) as Judged[];
    if (!own) throw new Error('nothing was judged');
    expect(own.doubted / own.claims).toBeLessThan(0.02);
    for (const { mutation, tried, caught } of own.rows) {
      expect(tried, mutation).toBeGreaterThan(10);
      expect(caught / tried, mutation).toBeGreaterThan(0.9);
    }
    expect((await meridian(['check-the-checker', '--json', '--updates', file])).out).toBe(first.out);
    rmSync(folder, { recursive: true });
    const none = await meridian(['check-the-checker', '--updates', join(folder, 'none')]);
    expect([none.code, none.out]).toEqual([2, '']);
    expect(none.err).toContain('There is no file');
  }, 60_000);
});
