import { describe, expect, it } from 'vitest';
import { UNCHECKED } from '#domain/summary-checks.ts';
import type { SummaryWhy } from '#domain/summary-message.ts';
import { toLocalDate } from '#domain/time.ts';
import { renderForm } from '#views/index.ts';

const SLACK_BYTES = 250_000;

function whyOf(people: number, lines: number, letter: string): { bytes: number; shown: number; text: string } {
  const line = {
    text: letter.repeat(300),
    quote: letter.repeat(300),
    checks: UNCHECKED,
    confidence: 0.9,
    by: 'model',
    review: null,
  } as const;
  const message: SummaryWhy = {
    kind: 'summary-why',
    projectName: 'Vision',
    date: toLocalDate('2026-03-10'),
    models: ['small'],
    prompts: 'summary-1',
    plain: null,
    usage: { calls: 1, input: 1, cached: 0, output: 1 },
    micros: 1,
    held: 0,
    dropped: 0,
    people: Array.from({ length: people }, (_, n) => ({
      name: `P${n}`,
      link: 'https://team.slack.com/archives/C1/p1',
      lines: Array.from({ length: lines }, () => line),
    })),
  };
  const modal = renderForm({ kind: 'told-form', title: 'Why this digest?', sentences: [], message });
  const text = JSON.stringify(modal);
  const shown = modal.blocks.filter(({ type }) => type === 'rich_text').length;
  return { bytes: new TextEncoder().encode(text).length, shown, text };
}

describe('why a digest says what it says', () => {
  it.each([
    [90, 12, 'a'],
    [90, 12, '語'],
    [40, 12, '😀'],
  ])('fits into a modal of Slack, and counts those who do not: %i people, %i lines of %s', (people, lines, letter) => {
    const { bytes, shown, text } = whyOf(people, lines, letter);
    expect(bytes).toBeLessThan(SLACK_BYTES - 50_000);
    expect(shown).toBeGreaterThan(0);
    expect(text).toContain(`${people - shown} more people would not fit here.`);
  });

  it('shows everybody where there is room', () => {
    expect(whyOf(12, 3, 'a')).toMatchObject({ shown: 12, text: expect.not.stringContaining('would not fit') });
  });
});
