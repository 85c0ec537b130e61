import { describe, expect, it } from 'vitest';
import { calibrated, logisticWeights, teamCalibration, type Scored } from '#domain/calibration.ts';
import { scoreOf } from '#domain/score.ts';
import { expit, logit } from '#domain/special.ts';

const bets = (n: number, chance: number, hits: number): Scored[] =>
  Array.from({ length: n }, (_, place) => ({ x: [logit(chance)], hit: place < hits }));

describe('teamCalibration', () => {
  it('leaves chances as they are where nothing has ended', () => {
    expect(teamCalibration([])).toEqual([0, 1]);
    expect(calibrated(logit(0.3), teamCalibration([]))).toBeCloseTo(0.3, 12);
  });

  it('lowers the chances of a team that promises too much, little by little', () => {
    const after = (n: number) => calibrated(logit(0.6), teamCalibration(bets(n, 0.6, Math.round(n * 0.2))));
    expect(after(5)).toBeLessThan(0.6);
    expect(after(40)).toBeLessThan(after(5));
    expect(after(40)).toBeGreaterThan(0.2);
    expect(after(4_000)).toBeCloseTo(0.2, 1);
  });

  it('does not move for a team that is right', () => {
    const right = [...bets(100, 0.2, 20), ...bets(100, 0.7, 70)];
    expect(calibrated(logit(0.7), teamCalibration(right))).toBeCloseTo(0.7, 2);
  });
});

describe('logisticWeights', () => {
  it('finds the weights behind many outcomes, whatever was believed', () => {
    const rows: Scored[] = [-2, -1, 0, 1, 2].flatMap((a) =>
      [-1, 0, 1].flatMap((b) => {
        const hits = Math.round(2_000 * expit(0.4 + 0.8 * a - 0.5 * b));
        return Array.from({ length: 2_000 }, (_, place) => ({ x: [a, b], hit: place < hits }));
      }),
    );
    const found = logisticWeights(
      rows,
      [0, 0, 0].map((mean) => ({ mean, sd: 1 })),
    );
    for (const [place, expected] of [0.4, 0.8, -0.5].entries()) expect(found[place]).toBeCloseTo(expected, 2);
  });
});

describe('scoreOf', () => {
  it('is Brier’s, beside saying the base rate every time', () => {
    const score = scoreOf([
      { chance: 0.8, hit: true },
      { chance: 0.4, hit: false },
      { chance: 0.3, hit: true },
      { chance: 0.1, hit: false },
    ]);
    expect(score).toMatchObject({ n: 4, hits: 0.5, baseBrier: 0.25 });
    expect(score.brier).toBeCloseTo((0.04 + 0.16 + 0.49 + 0.01) / 4, 12);
    expect(score.skill).toBeCloseTo(1 - score.brier / 0.25, 12);
    expect(score.ece).toBeCloseTo((0.2 + 0.4 + 0.7 + 0.1) / 4, 12);
    expect(score.reliability.map(({ from, n }) => [from, n])).toEqual([
      [0.1, 1],
      [0.3, 1],
      [0.4, 1],
      [0.8, 1],
    ]);
  });

  it('stays finite when something impossible happened, and is zeros for nothing', () => {
    expect(scoreOf([{ chance: 0, hit: true }]).logScore).toBeLessThan(14);
    expect(scoreOf([])).toMatchObject({ n: 0, brier: 0, skill: 0, ece: 0, reliability: [] });
  });
});
