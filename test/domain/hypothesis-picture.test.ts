import { describe, expect, it } from 'vitest';
import type { HypothesisEvent } from '#domain/hypothesis.ts';
import { oddsOf, teamHistory } from '#domain/hypothesis-odds.ts';
import { pictureOf } from '#domain/hypothesis-picture.ts';
import type { LocalDate } from '#domain/time.ts';
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
    expect(chart?.chart.series.map(({ data }) => data.at(-1)?.value)).toEqual([0.84, 0.85, 0.78]);
    expect(picture && chartOf({ ...picture, elapsed: 0.001 })).toBeNull();
  });
});
