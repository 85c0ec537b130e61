import { describe, expect, it } from 'vitest';
import type { HypothesisEvent } from '#domain/hypothesis.ts';
import { oddsOf, teamHistory } from '#domain/hypothesis-odds.ts';
import { pictureOf } from '#domain/hypothesis-picture.ts';
import type { LocalDate } from '#domain/time.ts';
import { tableOf } from '#views/chart-table.ts';
import { chartOf } from '#views/chart.ts';
import { aHypothesis, aMember, aReading, at, someTerms, WORKSPACE } from '#test/kit/build.ts';

const run = {
  startedAt: at('2026-03-09T08:00Z'),
  startOn: '2026-03-09' as LocalDate,
  endOn: '2026-03-20' as LocalDate,
  firstTarget: 0.88,
};
const owner = { member: aMember({ zone: 'Europe/Berlin' }), absences: [] };
const now = at('2026-03-16T12:00Z');
const readings = [0.79, 0.81, 0.84].map((value, place) =>
  aReading({ number: place + 1, value, at: at(`2026-03-${10 + place}T12:00Z`) }),
);
const bet = aHypothesis({ state: { is: 'running', run }, terms: { ...someTerms(), target: 0.85 } });
const moved: HypothesisEvent = {
  workspace: WORKSPACE,
  number: 1,
  at: at('2026-03-12T08:00Z'),
  by: null,
  what: { is: 'changed', reason: '', changes: [{ field: 'target', from: '0.88', to: '0.85', moved: true }] },
};
const drawn = () => pictureOf(bet, readings, owner, oddsOf(bet, readings, owner, teamHistory([]), now), [moved], now);

describe('the picture of a bet', () => {
  it('has its readings on the clock of its owner, each target it had, and where it may stand at the end', () => {
    const picture = drawn();
    expect(picture?.targets.map(({ value }) => value)).toEqual([0.88, 0.85]);
    expect(picture?.targets[1]?.at).toBeCloseTo(0.3, 1);
    expect(picture?.readings.map(({ value }) => value)).toEqual([0.79, 0.81, 0.84]);
    expect(picture?.elapsed).toBeGreaterThan(0.5);
    const { forecast } = picture ?? {};
    expect(forecast?.low).toBeGreaterThanOrEqual(0.84);
    expect(forecast?.high).toBeGreaterThan(forecast?.middle ?? 1);
    expect((forecast?.middle ?? 0) >= 0.85).toBe((forecast?.chance ?? 0) >= 0.5);
  });

  it('is none before the start, and forecasts nothing once it is decided', () => {
    const draft = aHypothesis({ state: { is: 'draft' } });
    expect(pictureOf(draft, [], owner, null, [], now)).toBeNull();
    expect(pictureOf(bet, readings, owner, null, [], now)?.forecast).toBeNull();
  });

  it('is a chart of Slack’s too: every series with a value for every label, each label once', () => {
    const picture = drawn();
    const chart = picture && chartOf(picture);
    const labels = chart?.chart.axis_config.categories ?? [];
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.length).toBe(20);
    for (const { data } of chart?.chart.series ?? []) expect(data.map(({ label }) => label)).toEqual(labels);
    const last = chart?.chart.series.map(({ data }) => data.at(-1)?.value) ?? [];
    const { low = 0, middle = 0, high = 0 } = picture?.forecast ?? {};
    expect([...last.slice(0, 2), last.at(-1)]).toEqual([0.85, 0.78, 0.84]);
    for (const [place, end] of [middle, low, high].entries()) expect(last[place + 2]).toBeCloseTo(end, 5);
    // Until now what is likely is what was measured.
    expect(new Set(chart?.chart.series.filter((_, place) => place > 1).map(({ data }) => data[9]?.value)).size).toBe(1);
    expect(picture && chartOf({ ...picture, forecast: null, elapsed: 0.001 })).toBeNull();
    expect(picture && chartOf({ ...picture, elapsed: 0.001 })?.chart.series).toHaveLength(6);
  });

  it('is a table where Slack draws no chart, with the newest readings and each target', () => {
    const picture = drawn();
    const rows = (given: typeof picture): string[] =>
      (given && tableOf(given)?.rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '')).join(' | '))) ??
      [];
    expect(rows(picture).slice(0, 3)).toEqual([
      'accuracy | Value | When',
      'Baseline | 0.78 | 2026-03-09',
      'Reading | 0.79 | 14 % of the time',
    ]);
    expect(rows(picture)).toContain('Target until it was moved | 0.88 | from 0 % on');
    expect(rows(picture)).toContain('Target | 0.85 | 2026-03-20');
    expect(rows(picture).at(-1)).toMatch(/^Chance of the target \| \d+ % \| –$/);
    const many = picture && {
      ...picture,
      readings: Array.from({ length: 200 }, (_, n) => ({ at: n / 400, value: 0.8 })),
    };
    expect(rows(many)).toHaveLength(19);
    expect(rows(many)[2]).toBe('188 older readings | – | –');
  });

  it('tells chances of neighbouring tenths apart on the axis of a chart', () => {
    const bins = [0.0996, 0.1004].map((forecast) => ({ n: 5, forecast, observed: 0.1 }));
    const chart = chartOf({ kind: 'reliability', title: 'x', n: 10, brier: 0.1, baseBrier: 0.1, ece: 0, bins });
    expect(chart?.chart.axis_config.categories).toEqual(['0–10 %', '10–20 %']);
  });
});
