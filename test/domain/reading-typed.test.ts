import { describe, expect, it } from 'vitest';
import { readBox } from '#domain/hypothesis-box.ts';
import { readIdFirst } from '#domain/hypothesis-typed.ts';
import { metBy } from '#domain/reading.ts';
import { readingExample, readReading } from '#domain/reading-typed.ts';
import { aReading, day, someTerms } from '#test/kit/build.ts';

const METRICS = {
  accuracy: { name: 'accuracy', kind: 'proportion', direction: 'up', unit: '' },
  f1: { name: 'f1', kind: 'f1', direction: 'up', unit: '' },
  latency: { name: 'p95 latency', kind: 'continuous', direction: 'down', unit: 'ms' },
} as const;
const read = (text: string, metric: (typeof METRICS)[keyof typeof METRICS] = METRICS.accuracy) => {
  const typed = readReading(text, { metric });
  return typed.ok ? typed.value : typed.error;
};

describe('a reading as people type it', () => {
  it.each([
    ['0.81 n = 200', { value: 0.81, n: 200, note: '' }],
    ['0.81 (n 200)', { value: 0.81, n: 200, note: '' }],
    ['n=200 0.81', { value: 0.81, n: 200 }],
    ['172/200', { value: 0.86, n: 200 }],
    ['accuracy 0.8 third seed', { value: 0.8, note: 'third seed' }],
    ['accuracy = 0.8', { value: 0.8 }],
    ['= 0.8', { value: 0.8 }],
    ['85 % n=20', { value: 0.85, n: 20 }],
    ['runs=0.81, 0.84 confirm', { value: 0.825, runs: [0.81, 0.84], confirms: true }],
  ])('%j is understood', (text, meant) => expect(read(text)).toMatchObject(meant));

  it('of counts alone is the F1 score that they give, of runs their mean', () => {
    expect(read('tp=90 fp=18 fn=14', METRICS.f1)).toMatchObject({ value: expect.closeTo(0.849, 3) });
    expect(read('runs=190,195', METRICS.latency)).toMatchObject({ value: 192.5, n: 2 });
    expect(read('230 ms n=50', METRICS.latency)).toMatchObject({ value: 230, n: 50, note: '' });
  });

  it('that cannot be taken names a form that can', () => {
    expect(read('172/200', METRICS.f1)).toContain('0.849 tp=90 fp=18 fn=14');
    expect(read('205/200')).toContain('166/200');
    expect(read('172/200 n=100')).toContain('two numbers of items');
    for (const metric of Object.values(METRICS)) {
      expect(read('fine', metric)).toContain(readingExample(metric));
      const example = read(readingExample(metric), metric);
      if (typeof example === 'string') throw new Error(example);
      expect(
        metBy(aReading(example), someTerms({ metric, target: metric.unit === '' ? 0.85 : 200 })).evidence,
      ).not.toBeNull();
    }
  });

  it.each(['H1: 0.8', 'h1 = 0.8', 'H1, 0.8', '1 0.8'])('%j names its bet', (text) =>
    expect(readIdFirst(text)).toEqual({ ok: true, value: { number: 1, rest: '0.8' } }),
  );

  it('says what it needs before anybody can say how sure it is', () => {
    const why = (metric: (typeof METRICS)[keyof typeof METRICS], value: number) =>
      metBy(aReading({ value, n: 200 }), someTerms({ metric })).why;
    expect([why(METRICS.f1, 0.86), why(METRICS.latency, 180)]).toEqual(['no-counts', 'no-runs']);
  });
});

describe('a time-box in words', () => {
  const MONDAY = day('2026-03-09');
  it.each([
    ['two weeks', { weeks: 2 }],
    ['a week', { weeks: 1 }],
    ['a fortnight', { weeks: 2 }],
    ['ten working days', { days: 10 }],
    ['2-week', { weeks: 2 }],
    ['friday', { until: '2026-03-13' }],
    ['by Friday', { until: '2026-03-13' }],
    ['monday', { until: '2026-03-16' }],
  ])('%j is understood', (text, box) => expect(readBox(text, MONDAY)).toEqual({ ok: true, value: box }));

  it('is refused with dates that can be taken', () => {
    const said = (text: string, today = MONDAY): string => {
      const box = readBox(text, today);
      return box.ok ? 'taken' : box.error;
    };
    expect(said('next friday')).toBe('"next friday" could be 2026-03-13 or 2026-03-20; write the date that you mean.');
    for (const today of ['2026-03-09', '2026-03-13', '2026-03-14', '2026-03-15'].map(day)) {
      const [example = ''] = /\d{4}-\d\d-\d\d/.exec(said('soon', today)) ?? [];
      expect(said(example, today)).toBe('taken');
    }
  });
});
