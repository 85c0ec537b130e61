import { describe, expect, it } from 'vitest';
import { assemble } from '#domain/summary-assemble.ts';
import { sourcesOf } from '#domain/summary-checks.ts';
import { copiedWork } from '#domain/summary-plain.ts';
import type { Update } from '#domain/summary.ts';
import { toLocalDate } from '#domain/time.ts';
import { summaryText } from '#views/summary-text.ts';

function textOf(rows: readonly Partial<Update>[]): string {
  const date = toLocalDate('2026-03-10');
  const updates = rows.map((row, n) => ({
    id: `u${n}`,
    author: 'Ana',
    date,
    text: '',
    done: '',
    next: '',
    blockers: '',
    ...row,
  }));
  const sources = sourcesOf(updates);
  return summaryText(assemble(sources, copiedWork(sources)), 'Summary');
}

describe('the text of a summary', () => {
  it('has blockers first, each line with its person and its source', () => {
    expect(textOf([{ done: 'parser', blockers: 'CI is red' }])).toBe(
      '*Summary*\n\n*Blockers*\n• *Ana*: CI is red (u0)\n\n*Done*\n• *Ana*: parser (u0)',
    );
  });
  it('pings, links and formats nothing of what people wrote', () => {
    const text = textOf([
      { author: '<!here>', id: '<@U1>', text: 'Done:\n- see <https://evil.example|me> & *all* <@U123> @channel' },
    ]);
    expect(text).not.toMatch(/<|evil|@channel/);
    expect(text).toContain('&amp;');
  });
  it('stays short enough to be read, however many there are and however long', () => {
    const long = textOf(
      Array.from({ length: 60 }, (_, n) => ({
        author: `P${n}`,
        done: 'word '.repeat(1100),
        blockers: 'x '.repeat(2000),
      })),
    );
    expect(long.length).toBeLessThan(20_000);
    expect(long.match(/^•/gm)).toHaveLength(120);
  });
  it('says so where there is nothing', () => {
    expect(textOf([])).toContain('Nobody wrote anything');
    expect(textOf([{ text: '🎉' }])).toContain('1 person wrote nothing that can be read.');
  });
});
