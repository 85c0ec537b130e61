import { describe, expect, it } from 'vitest';
import { isLive, readHypothesisId, type Ending } from '#domain/hypothesis.ts';
import {
  DATA_WORDS,
  OUTCOME_WORDS,
  outcomeInWords,
  refusalInWords,
  type Refusal,
} from '#domain/hypothesis-refusals.ts';
import { brokenGuardrails } from '#domain/hypothesis-rule.ts';
import { aHypothesis, aReading, someTerms } from '#test/kit/build.ts';

describe('a bet', () => {
  it('is called by its number', () => {
    expect(['H12', ' h7 ', '3', 'B3', 'H', 'H1.5'].map(readHypothesisId)).toEqual([12, 7, 3, null, null, null]);
  });

  it('takes no readings as a draft', () => {
    expect(isLive(aHypothesis())).toBe(false);
  });

  it('has its guardrail broken by the latest value beyond it', () => {
    const ms = (value: number) => aReading({ guardrails: { 'p95 ms': value } });
    const broken = (...values: number[]) => brokenGuardrails(someTerms(), values.map(ms)).map(({ name }) => name);
    expect([broken(201), broken(200), broken(300, 150), broken()]).toEqual([['p95 ms'], [], [], []]);
  });

  it('is ended in words that people know', () => {
    expect(Object.keys(OUTCOME_WORDS)).toHaveLength(6);
    expect(Object.values(DATA_WORDS).every((words) => words.length > 3)).toBe(true);
    expect(outcomeInWords({ outcome: 'stop', by: null })).toBe('Stopped by default');
  });

  it('is refused in one sentence that names it and says what to do', () => {
    const kinds =
      'unknown not-yours not-a-participant started not-started not-running not-paused not-shipped no-working-days ends-before-today decision-due no-change nothing-proposed same-person one-rebet known-reading reading-ahead';
    for (const kind of kinds.split(' ')) {
      const sentence = refusalInWords({ kind } as Refusal, 12, String);
      expect(sentence).toContain('H12');
      expect(sentence).toMatch(/[.`]$/);
    }
    const end: Ending = {
      outcome: 'ship',
      by: aReading().by,
      at: aReading().at,
      reason: '',
      advice: 'ship',
      approver: null,
      next: null,
      hit: true,
      learned: null,
    };
    expect(refusalInWords({ kind: 'over', end }, 3, String)).toContain('Ship');
  });
});
