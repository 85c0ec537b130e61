import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createPictures } from '#adapters/picture.ts';
import { pictureWords } from '#domain/picture.ts';
import type { CostsPicture, Mark, ReadingsPicture, ReliabilityPicture } from '#domain/picture.ts';
import type { WeekPicture } from '#domain/week-picture.ts';
import type { LocalDate } from '#domain/time.ts';
import { drawn } from '#pictures/index.ts';
import { aReport } from '#test/kit/build-cost.ts';

const BET: ReadingsPicture = {
  kind: 'readings',
  bet: 'H12',
  metric: 'f1',
  unit: '',
  direction: 'up',
  startsOn: '2026-11-02' as LocalDate,
  endsOn: '2026-11-27' as LocalDate,
  elapsed: 0.6,
  baseline: 0.78,
  targets: [
    { at: 0, value: 0.88 },
    { at: 0.36, value: 0.85 },
  ],
  readings: [
    { at: 0.1, value: 0.79 },
    { at: 0.4, value: 0.826 },
    { at: 0.5, value: 0.81 },
  ],
  forecast: { chance: 0.41, low: 0.826, middle: 0.842, high: 0.871 },
};

const RELIABILITY: ReliabilityPicture = {
  kind: 'reliability',
  title: 'Forecasts of #vision',
  n: 30,
  brier: 0.131,
  baseBrier: 0.146,
  ece: 0.019,
  bins: [{ n: 30, forecast: 0.25, observed: 0.2 }],
};

const COSTS = aReport().picture as CostsPicture;
const hours = (from: number, to: number) =>
  Array.from({ length: 24 }, (_, hour) => (hour >= from && hour < to ? 1 : 0));
const WEEK: WeekPicture = {
  kind: 'week',
  title: 'Vision',
  clock: 'Berlin, UTC+1',
  first: '2026-03-10' as LocalDate,
  rows: [
    { name: 'Ana', hours: hours(9, 18) },
    { name: '<b>Raj', hours: hours(4, 13) },
  ],
  sharedDays: 5,
};

describe('the picture of a week', () => {
  it('says whose clock and which week whole, also where both are long', () => {
    const svg = drawn({ ...WEEK, clock: 'Buenos Aires, UTC-3', first: '2026-09-23' as LocalDate });
    expect(svg).toContain('Clock: Buenos Aires, UTC-3 · week from Wednesday 23 September<');
  });

  it('tells in words who is there when, and who never is', () => {
    const words = pictureWords({ ...WEEK, rows: [...WEEK.rows, { name: 'Bo', hours: hours(0, 0) }] });
    expect(words).toContain('3 people, all share hours on 5 of seven days; most are there 9 to 13 (2)');
    expect(words).toContain('Ana 9 to 18; <b>Raj 4 to 13; Bo rarely');
    expect(pictureWords({ ...WEEK, rows: [] })).toContain('nobody is at work on most days');
    const many = Array.from({ length: 200 }, () => ({ name: 'x'.repeat(60), hours: hours(0, 24) }));
    expect(pictureWords({ ...WEEK, rows: many })).toHaveLength(1000);
  });

  it('frames the hours of all, keeps names text, and counts whom it does not draw', () => {
    const svg = drawn(WEEK);
    expect(svg.match(/fill="none"/g)).toHaveLength(2); // the legend's and one more
    expect(svg).toContain('&lt;b&gt;Raj');
    const many = Array.from({ length: 200 }, (_, n) => ({ name: `P${n}`, hours: hours(9, 18) }));
    expect(drawn({ ...WEEK, rows: many })).toContain('and 160 more, counted in the last line');
    expect(drawn({ ...WEEK, rows: [] })).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('the words of a picture', () => {
  it('carry its numbers', () => {
    const words = pictureWords(BET);
    for (const told of [
      'H12',
      '0.88 to 0.85',
      'baseline 0.78',
      '60 % over',
      '0.79, 0.826, 0.81',
      'best 0.826',
      '41 %',
    ]) {
      expect(words).toContain(told);
    }
    expect(pictureWords(RELIABILITY)).toContain('25 % said, 20 % came true (30)');
    expect(pictureWords(COSTS)).toContain('week of 2026-03-02: daily digest $0.0');
    expect(pictureWords(COSTS)).toContain('week of 2026-03-09: nothing');
  });

  it('are short enough for Slack, however many readings there are', () => {
    const readings = Array.from({ length: 200 }, (_, place): Mark => ({ at: place / 200, value: 0.8 + place / 7e5 }));
    expect(pictureWords({ ...BET, readings }).length).toBeLessThanOrEqual(1000);
    expect(pictureWords({ ...BET, metric: 'x'.repeat(3000) }).length).toBe(1000);
  });
});

describe('a drawing', () => {
  it('keeps what people wrote as text', () => {
    const svg = drawn({ ...BET, metric: '<script>"&\u0000\ud800' });
    expect(svg).toContain('&lt;script&gt;&quot;&amp;');
    expect(svg).not.toContain('<script>');
  });

  const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  const mark = fc.record({ at: fc.double({ min: -3, max: 3, noNaN: true }), value: fc.double() });
  property.prop([fc.array(mark, { maxLength: 30 }), value, value, fc.double({ min: 0, max: 1, noNaN: true })], {
    numRuns: 200,
  })('has no number that is none, whatever was measured', (readings, baseline, target, elapsed) => {
    const svg = drawn({ ...BET, readings, baseline, targets: [{ at: 0, value: target }], elapsed });
    expect(svg.replace(/<(?:text|title)[^>]*>[^<]*/g, '')).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('of costs has a bar for each purpose of a week, and one foot', () => {
    const bars = drawn(COSTS).match(/<rect /g) ?? [];
    expect(bars).toHaveLength(1 + 2 + 7 * 2); // the ground, the legend, seven weeks
  });

  it('of no bets says so', () => {
    expect(drawn({ ...RELIABILITY, n: 0, bins: [] })).toContain('no bet has ended yet');
  });
});

describe('a PNG', () => {
  const pictures = createPictures();
  const sizeOf = (png: Uint8Array): [number, number] => {
    const view = new DataView(png.buffer, png.byteOffset);
    return [view.getUint32(16), view.getUint32(20)];
  };

  it('is 1,200 wide, the same each time, and has letters in it', async () => {
    const [first, second] = await Promise.all([pictures.png(BET), pictures.png(BET)]);
    expect(sizeOf(first)).toEqual([1200, 690]);
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const other = await pictures.png({ ...BET, bet: 'H13' });
    expect(Buffer.from(first).equals(Buffer.from(other)), 'the number of the bet is seen').toBe(false);
  });

  it('of letters that the shipped font lacks is drawn all the same', async () => {
    expect(sizeOf(await pictures.png({ ...BET, metric: '精度 🎯' }))).toEqual([1200, 690]);
  });
});
