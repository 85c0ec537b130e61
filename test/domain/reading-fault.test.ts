import { describe, expect, it } from 'vitest';
import { isSure } from '#domain/hypothesis-rule.ts';
import { readReading } from '#domain/reading-typed.ts';
import { faultOf } from '#domain/reading-fault.ts';
import { aReading, someTerms } from '#test/kit/build.ts';

const F1 = { name: 'f1', kind: 'f1', direction: 'up', unit: '' } as const;
const ACCURACY = { ...F1, name: 'accuracy', kind: 'proportion' } as const;
const LATENCY = { name: 'p95', kind: 'continuous', direction: 'down', unit: 'ms' } as const;
const read = (text: string, metric: Parameters<typeof readReading>[1]['metric'] = F1): string => {
  const typed = readReading(text, { metric });
  return typed.ok ? 'taken' : typed.error;
};

describe('a reading that contradicts itself', () => {
  it('is refused with the value that its counts or runs give', () => {
    expect(read('0.60 tp=900 fp=5 fn=5')).toBe(
      'The counts give an F1 of 0.9945, not 0.6. Write the value that they give, or correct the counts.',
    );
    expect(read('0.84 runs=0.81,0.84')).toBe(
      'The mean of the runs is 0.825, not 0.84. Write the mean as the value, or correct the runs.',
    );
    expect(read('0.81 runs=81,82', ACCURACY)).toContain('accuracy lies between 0 and 1, so a run cannot be 81.');
    expect(read('0.5 tp=0 fp=0 fn=0')).toContain('At least one of the counts must be above 0');
    expect(read('230 runs=190,195', LATENCY)).toContain('192.5');
  });

  it('is taken where the two differ by no more than rounding', () => {
    for (const text of ['0.99 tp=900 fp=5 fn=5', '99.4 % tp=900 fp=5 fn=5', '0.994475 tp=900 fp=5 fn=5'])
      expect(read(text)).toBe('taken');
    expect(read('0.825 runs=0.81,0.84')).toBe('taken');
    expect(read('0.83 runs=0.81,0.84')).toBe('taken');
    expect(read('0.8 runs=0.81,0.84')).toContain('0.825');
    expect(read('192 runs=190,195', LATENCY)).toBe('taken');
    expect(faultOf({ value: 0.1 + 0.2, counts: null, runs: [0.3] }, ACCURACY)).toBeNull();
  });

  it('that was stored before is never sure of a target that its value does not reach', () => {
    const counts = { truePositives: 900, falsePositives: 5, falseNegatives: 5 };
    const stored = aReading({ value: 0.6, counts });
    expect(isSure(stored, someTerms({ metric: F1 }))).toBe(false);
  });
});
