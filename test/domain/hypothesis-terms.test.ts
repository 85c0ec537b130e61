import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRIC_KINDS, type Terms } from '#domain/hypothesis.ts';
import { boxInWords } from '#domain/hypothesis-clock.ts';
import { chanceInWords, readCount, readNumber, readValue, valueInWords } from '#domain/hypothesis-numbers.ts';
import { kindOfMetric, readComparison, readMetricKind } from '#domain/hypothesis-comparison.ts';
import { readBox } from '#domain/hypothesis-box.ts';
import { readTerms, type TypedTerms } from '#domain/hypothesis-terms.ts';
import { changesOf, readIdFirst, typedFrom, typedOf } from '#domain/hypothesis-typed.ts';
import { readReading } from '#domain/reading-typed.ts';
import type { UserId } from '#domain/ids.ts';
import { day, someTerms } from '#test/kit/build.ts';

const TODAY = day('2026-03-09');
const ANNA = 'U0001' as UserId;
const said = (result: { readonly ok: boolean; readonly error?: unknown; readonly value?: unknown }) =>
  result.ok ? result.value : result.error;

/** Terms as typed, with one field of its own. */
const typed = (own: Partial<TypedTerms> = {}): TypedTerms => ({ ...typedOf(someTerms()), ...own });
const faultOf = (field: keyof TypedTerms, own: Partial<TypedTerms>): string => {
  const read = readTerms(typed(own), TODAY);
  return read.ok ? '' : (read.error[field] ?? JSON.stringify(read.error));
};

describe('a number', () => {
  it.each([
    ['0.85', 0.85],
    [' 1e-3 ', 0.001],
    ['−4', -4],
    ['.5', 0.5],
    ['-0', 0],
  ])('%j is taken', (text, value) => expect(said(readNumber(text))).toBe(value));

  it.each([
    ['0,85', 'decimal comma; write it with a point, as 0.85'],
    ['1,000', 'could be 1000 or 1.000'],
    ['NaN', 'is not a number'],
    ['Infinity', 'is not a number'],
    ['1e309', 'larger than any metric'],
    ['', 'is not a number'],
    ['0x10', 'is not a number'],
    ['eighty', 'is not a number'],
    ['1.2.3', 'is not a number'],
  ])('%j is refused in a sentence', (text, why) => expect(said(readNumber(text))).toContain(why));

  it('of a share is also taken in per cent, and asked about where it was meant so', () => {
    expect(said(readValue('85 %', 'f1', 'f1'))).toBe(0.85);
    expect(said(readValue('85', 'f1', 'f1'))).toBe(
      'f1 lies between 0 and 1, so it cannot be "85". Did you mean 0.85 (85 %)?',
    );
    expect(said(readValue('850', 'proportion', ''))).not.toContain('Did you mean');
    expect(said(readValue('-0.1', 'proportion', 'recall'))).toContain('recall lies between 0 and 1');
    expect(said(readValue('85', 'continuous', 'ms'))).toBe(85);
  });

  it('of items is above 0 and whole', () => {
    expect([said(readCount('1.2k', 'n')), said(readCount('2M', 'n'))]).toEqual([1200, 2_000_000]);
    expect(said(readCount('0', 'n'))).toContain('must be above 0');
    expect(said(readCount('-3', 'n'))).toContain('must be above 0');
    expect(said(readCount('2.5', 'n'))).toContain('whole number');
  });

  it('is shown short, and a chance never as sure where it is not', () => {
    expect([valueInWords(0.1 + 0.2), valueInWords(200, 'ms'), valueInWords(1e-7)]).toEqual([
      '0.3',
      '200 ms',
      '1.000e-7',
    ]);
    expect([0.0001, 0.34, 0.9999, 1, 0].map(chanceInWords)).toEqual([
      'under 1 %',
      '34 %',
      'over 99 %',
      'over 99 %',
      'under 1 %',
    ]);
  });

  it('throws at nothing that can be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const read of [
          readNumber(text),
          readBox(text, TODAY),
          readComparison(text),
          readIdFirst(text),
          readReading(text, someTerms()),
        ]) {
          if (!read.ok) expect(read.error).toMatch(/[.?!`"]$/);
        }
        typedFrom(text, ANNA, TODAY);
        readTerms(
          typed({
            target: text,
            baseline: text,
            box: text,
            guardrails: text,
            appetite: text,
            kill: text,
            evaluation: text,
          }),
          TODAY,
        );
      }),
    );
  });
});

describe('a comparison', () => {
  it('is read with its sign in words or signs, as Slack sends them too', () => {
    expect(said(readComparison('f1 >= 0.85'))).toMatchObject({ name: 'f1', direction: 'up', value: '0.85' });
    expect(said(readComparison('p95 latency &lt;= 200 ms'))).toMatchObject({
      name: 'p95 latency',
      direction: 'down',
      unit: 'ms',
    });
    expect(said(readComparison('recall at least 85 %'))).toMatchObject({ direction: 'up', percent: true });
    expect(said(readComparison('f1 0.85'))).toContain('accuracy >= 0.85');
    expect(said(readComparison('0.1 < f1 < 0.9'))).toContain('does not say how');
    expect(said(readComparison('f1 >='))).toContain('lacks the number');
    expect(said(readComparison('f1 >= 85'))).toContain('Did you mean 0.85');
  });

  it('tells by its name what kind of number it is', () => {
    expect(['f1', 'macro F1', 'accuracy', 'win rate', 'val loss'].map((name) => kindOfMetric(name))).toEqual([
      'f1',
      'f1',
      'proportion',
      'proportion',
      'continuous',
    ]);
    expect([readMetricKind('f1'), readMetricKind('nonsense')]).toEqual(['f1', null]);
  });
});

describe('what may be agreed', () => {
  it('is the least gain that is worth it, how often it is measured, and where more is written', () => {
    const read = readTerms(typed({ worth: '3 %', every: '2 days', links: 'https://a.b/c\n<https://d.e>' }), TODAY);
    const more = { worthwhile: 0.03, everyDays: 2, links: ['https://a.b/c', 'https://d.e'] };
    expect(read.ok && read.value).toMatchObject(more);
    expect(read.ok && typedOf(read.value)).toMatchObject({
      worth: '0.03',
      every: '2',
      links: 'https://a.b/c\nhttps://d.e',
    });
    const without = readTerms(typed(), TODAY);
    expect(without.ok && Object.keys(without.value)).not.toContain('worthwhile');
    expect(changesOf(someTerms(), someTerms(more))).toMatchObject([
      { field: 'worthwhile', moved: true },
      { field: 'everyDays', moved: false },
      { field: 'links', moved: false },
    ]);
  });

  it.each([
    ['worth', '0.5', 'only 0.07 from the baseline'],
    ['worth', '-0.01', 'between 0 and 1'],
    ['every', '0', 'must be above 0'],
    ['every', '90', '60 working days'],
    ['links', 'plan.docx', 'is no address'],
    ['links', 'javascript:alert(1)', 'is no address'],
  ] as const)('%s %j is refused in a sentence', (field, text, why) => {
    expect(faultOf(field, { [field]: text })).toContain(why);
  });
});

describe('a time-box', () => {
  it('that ends today is taken only where it was agreed so before', () => {
    expect(faultOf('box', { box: TODAY })).toContain('in the future');
    const kept = readTerms(typed({ box: TODAY, problem: 'Another' }), TODAY, { until: TODAY });
    expect(kept.ok && kept.value).toMatchObject({ box: { until: TODAY }, problem: 'Another' });
  });

  it.each([
    ['2w', '2w'],
    ['2 wks', '2w'],
    ['1 week', '1w'],
    ['10d', '10 days'],
    ['10 working days', '10 days'],
    ['2026-03-20', '2026-03-20'],
    ['20 March', '2026-03-20'],
  ])('%j is taken', (text, box) => {
    const read = readBox(text, TODAY);
    expect(read.ok && boxInWords(read.value)).toBe(box);
  });

  it.each([
    ['', 'Give the time-box'],
    ['2 months', 'counted in weeks or working days'],
    ['0d', 'must be above 0'],
    ['1.5w', 'whole number'],
    ['1,5w', 'decimal comma'],
    ['200d', 'too long'],
    ['2026-03-09', 'in the future'],
    ['2025-01-01', 'in the future'],
    ['soon', 'no time-box'],
    ['2026-02-30', 'the nearest is 2026-02-28'],
  ])('%j is refused', (text, why) => expect(said(readBox(text, TODAY))).toContain(why));
});

describe('the terms of a bet', () => {
  const numbers = fc.integer({ min: 0, max: 1000 }).map((thousandth) => thousandth / 1000);
  const terms: fc.Arbitrary<Terms> = fc
    .record({
      kind: fc.constantFrom(...METRIC_KINDS),
      pair: fc.tuple(numbers, numbers).filter(([a, b]) => a !== b),
      n: fc.option(fc.integer({ min: 1, max: 100_000 })),
      box: fc.oneof(
        fc.record({ weeks: fc.integer({ min: 1, max: 26 }) }),
        fc.record({ days: fc.integer({ min: 1, max: 130 }) }),
      ),
    })
    .map(({ kind, pair: [a, b], n, box }) =>
      someTerms({
        metric: { name: 'score', kind, direction: b > a ? 'up' : 'down', unit: '' },
        baseline: { value: a, n },
        target: b,
        box,
        appetite: { personDays: 8, gpuHours: null, tokens: 2_000_000 },
      }),
    );

  it('come back from their own form as they were', () => {
    fc.assert(
      fc.property(terms, (one) => {
        expect(said(readTerms(typedOf(one), TODAY))).toEqual(one);
        expect(changesOf(one, one)).toEqual([]);
      }),
    );
  });

  it.each<[keyof TypedTerms, Partial<TypedTerms>, string]>([
    ['target', { target: '>= 0.7' }, 'must lie above the baseline: 0.7 is not above 0.78'],
    ['target', { target: '<= 0.9' }, 'must lie below the baseline'],
    ['target', { target: '0.85' }, 'does not say how the target is met'],
    ['baseline', { baseline: '' }, 'measure first'],
    ['baseline', { baseline: '0.78 n=0' }, 'must be above 0'],
    ['baseline', { baseline: '78 n=400' }, 'Did you mean 0.78 (78 %)?'],
    ['decider', { decider: ANNA }, 'Somebody else than the owner'],
    ['decider', { decider: null }, 'Choose who decides'],
    ['data', { data: null }, 'expressly nobody'],
    ['review', { review: ANNA, none: ['review'] }, 'not both'],
    ['evaluation', { evaluation: 'held-out' }, 'lacks the version'],
    ['guardrails', { guardrails: 'p95 200' }, 'does not say how'],
    ['guardrails', { guardrails: '<= 200' }, 'does not say what is measured'],
    ['appetite', { appetite: '3 cookies' }, 'not a cost I know'],
    ['kill', { kill: ' ' }, 'given up'],
    ['kill', { kill: 'stop below 80' }, 'Did you mean 0.8'],
    ['belief', { belief: '' }, 'what you believe'],
    ['metric', { metric: '' }, 'Name the metric'],
  ])('say under %s what is wrong', (field, own, why) => expect(faultOf(field, own)).toContain(why));

  it('take a value from the kill rule where it names one', () => {
    const at = (kill: string) => {
      const read = readTerms(typed({ kill }), TODAY);
      return read.ok && read.value.killRule.at;
    };
    expect([at('stop below 80 %'), at('stop under 0.8 after a week'), at('when the data runs out')]).toEqual([
      0.8,
      0.8,
      null,
    ]);
  });

  it('tell which goal posts moved', () => {
    const moved = changesOf(someTerms(), someTerms({ target: 0.82, problem: 'Other' }));
    expect(moved).toEqual([
      { field: 'problem', from: 'Reports are sorted by hand', to: 'Other', moved: false },
      { field: 'target', from: '>= 0.85', to: '>= 0.82', moved: true },
    ]);
  });

  it('are filled from one line', () => {
    expect(said(typedFrom('it works | f1 >= 0.85 | 2w', ANNA, TODAY))).toMatchObject({
      belief: 'it works',
      metric: 'f1',
      kind: 'f1',
      target: '>= 0.85',
      box: '2w',
      owner: ANNA,
    });
    expect(said(typedFrom('it works', ANNA, TODAY))).toMatchObject({ belief: 'it works', target: '', box: '' });
    expect(said(typedFrom('it works | f1 >= 85 | 2w', ANNA, TODAY))).toContain('Did you mean 0.85');
    expect(said(typedFrom('it works | f1 >= 0.85 | 2 months', ANNA, TODAY))).toContain('weeks or working days');
    expect(said(typedFrom('a | f1 >= 0.85 | 2w | more', ANNA, TODAY))).toContain('more than three parts');
  });
});

describe('a typed reading', () => {
  it('is read with its sample, counts, runs, version and note', () => {
    expect(said(readReading('0.83 n=200 eval=v2 confirm third seed', someTerms()))).toMatchObject({
      value: 0.83,
      n: 200,
      evaluation: 'v2',
      confirms: true,
      note: 'third seed',
    });
    expect(said(readReading('83 %', someTerms()))).toMatchObject({ value: 0.83, n: null });
    const f1 = someTerms({ metric: { name: 'f1', kind: 'f1', direction: 'up', unit: '' } });
    expect(said(readReading('0.85 tp=90 fp=18 fn=14', f1))).toMatchObject({
      counts: { truePositives: 90, falsePositives: 18, falseNegatives: 14 },
    });
    expect(said(readReading('0.83 runs=0.81,0.85', someTerms()))).toMatchObject({ runs: [0.81, 0.85], n: 2 });
    const ms = someTerms({ metric: { name: 'p95', kind: 'continuous', direction: 'down', unit: 'ms' } });
    expect([said(readReading('180ms', ms)), said(readReading('180 ms', ms))]).toMatchObject([
      { value: 180, note: '' },
      { value: 180, note: '' },
    ]);
  });

  it.each([
    ['', 'needs its value'],
    ['0,83', 'decimal comma'],
    ['83', 'Did you mean 0.83'],
    ['0.83 n=0', 'must be above 0'],
    ['0.83 n=abc', 'is not a number'],
    ['0.83 tp=90', 'Counts come together'],
    ['0.83 tp=-1 fp=0 fn=2', 'is not a count'],
    ['0.83 runs=0.8,x', 'is not a number'],
  ])('%j is refused', (text, why) => expect(said(readReading(text, someTerms()))).toContain(why));

  it('names its bet first', () => {
    expect(said(readIdFirst('H12 0.83 n=200'))).toEqual({ number: 12, rest: '0.83 n=200' });
    expect(said(readIdFirst('12'))).toEqual({ number: 12, rest: '' });
    expect(said(readIdFirst(''))).toContain('such as H12');
    expect(said(readIdFirst('B12 0.8'))).toContain('is not the id of a bet');
  });
});
