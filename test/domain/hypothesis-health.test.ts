import { describe, expect, it } from 'vitest';
import { HEALTH_CODES, healthOf, type HealthCode } from '#domain/hypothesis-health.ts';
import type { Terms } from '#domain/hypothesis.ts';
import type { Reading } from '#domain/reading.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import { aHypothesis, aMember, anAbsence, aReading, at, someTerms } from '#test/kit/build.ts';

// Monday to Friday a week later, nine to five in the owner's zone: ten working days.
const run = {
  startedAt: at('2026-03-09T08:00Z'),
  startOn: '2026-03-09' as LocalDate,
  endOn: '2026-03-20' as LocalDate,
  firstTarget: 0.85,
};
const member = aMember({ zone: 'Europe/Berlin' });

interface Scene {
  readonly terms?: Partial<Terms>;
  readonly values?: readonly (Partial<Reading> & { value: number })[];
  readonly now?: Instant;
  readonly away?: boolean;
}

const codes = ({ terms = {}, values = [{ value: 0.8 }], now = at('2026-03-10T12:00Z'), away = false }: Scene) => {
  const bet = aHypothesis({ state: { is: 'running', run }, terms: someTerms(terms) });
  const readings = values.map((own, place) => aReading({ number: place + 1, at: at('2026-03-10T08:00Z'), ...own }));
  const absences = away ? [anAbsence('2026-03-09', '2026-03-13')] : [];
  return healthOf(bet, readings, { member, absences }, now);
};

const late = at('2026-03-13T12:00Z');

describe('the health of a bet', () => {
  it('is nothing to speak of where all is well', () =>
    expect(codes({ values: [{ value: 0.8, n: 2000 }] })).toEqual([]));

  it.each<[HealthCode, Scene]>([
    ['guardrail_broken', { values: [{ value: 0.8, guardrails: { 'p95 ms': 250 } }] }],
    ['no_measurement', { values: [], now: late }],
    ['baseline_missing', { terms: { baseline: { value: 0.78, n: null } } }],
    ['eval_set_changed', { values: [{ value: 0.8, evaluation: 'v2' }] }],
    ['underpowered', { values: [{ value: 0.8, n: 20 }] }],
    ['many_looks', { values: [0.8, 0.81, 0.8, 0.81].map((value) => ({ value })) }],
    ['direction_mismatch', { values: [0.7, 0.69, 0.68].map((value) => ({ value })) }],
    ['regression_after_hit', { values: [{ value: 0.9 }, { value: 0.8 }] }],
    ['owner_out', { away: true }],
    ['source_broken', { values: [{ value: 0.8, from: 'api' }], now: at('2026-03-19T12:00Z') }],
    ['target_below_baseline', { terms: { target: 0.7 } }],
  ])('has the code %s', (code, scene) => expect(codes(scene)).toContain(code));

  it('names the gravest first', () => {
    const many = codes({
      values: [
        { value: 0.9, n: 20, guardrails: { 'p95 ms': 250 } },
        { value: 0.7, n: 20 },
      ],
      away: true,
    });
    expect(many).toEqual(HEALTH_CODES.filter((code) => many.includes(code)));
    expect(many.length).toBeGreaterThan(2);
  });

  it('takes a bet for unmeasured by what was agreed: a day later than that, or three days and a quarter of its time', () => {
    const tuesday = at('2026-03-10T16:00Z');
    const agreed = (everyDays: number): Scene => ({ terms: { everyDays }, values: [], now: tuesday });
    expect(codes({ values: [], now: tuesday })).not.toContain('no_measurement');
    expect(codes(agreed(1))).toContain('no_measurement');
    expect(codes(agreed(5))).not.toContain('no_measurement');
    expect(codes({ ...agreed(5), now: late })).not.toContain('no_measurement');
    expect(codes({ ...agreed(1), values: [{ value: 0.8, at: at('2026-03-10T08:00Z') }] })).not.toContain(
      'no_measurement',
    );
  });
});
