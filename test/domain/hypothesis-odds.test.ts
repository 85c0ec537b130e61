import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxClock, daysLeft, deadlineOf } from '#domain/hypothesis-clock.ts';
import { courseOf, MARKS, oddsOf, teamHistory } from '#domain/hypothesis-odds.ts';
import { inOrder, looksAt, metBy } from '#domain/reading.ts';
import { aHypothesis, aMember, anAbsence, aReading, at, day, someTerms, WORKSPACE } from '#test/kit/build.ts';

const run = {
  startedAt: at('2026-03-09T08:00Z'),
  startOn: day('2026-03-09'),
  endOn: day('2026-03-23'),
  firstTarget: 0.85,
};
const owner = { member: aMember(), absences: [] };
const bet = aHypothesis({ state: { is: 'running', run } });
const NOBODY = teamHistory([]);

describe('the clock of a bet', () => {
  it('counts the hours that its owner works, less leave and pauses', () => {
    expect(boxClock(run, [], owner).end).toBe(11 * 9 * 60);
    const away = { ...owner, absences: [anAbsence('2026-03-12', '2026-03-13')] };
    expect(boxClock(run, [], away).end).toBe(9 * 9 * 60);
    const pause = { from: at('2026-03-10T08:00Z'), to: at('2026-03-11T08:00Z') };
    expect(boxClock(run, [pause], owner).end).toBe(10 * 9 * 60);
    expect(deadlineOf(run, owner)).toBe(at('2026-03-23T17:00Z'));
    expect(daysLeft(run, owner, at('2026-03-20T12:00Z'))).toBe(1);
    expect(daysLeft(run, owner, at('2026-03-23T12:00Z'))).toBe(0);
  });

  it('goes there and back', () => {
    const clock = boxClock(run, [], owner);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 * 9 * 60 }), (minutes) => {
        expect(clock.at(clock.when(minutes))).toBeCloseTo(minutes, 6);
      }),
    );
    expect(clock.at(at('2026-03-02T08:00Z'))).toBeLessThan(0);
  });

  it('runs round the clock for who has no hours in it', () => {
    const never = { ...owner, absences: [anAbsence('2026-03-01', '2026-04-30')] };
    expect(boxClock(run, [], never).end).toBeGreaterThan(14 * 24 * 60);
  });
});

describe('the odds of a bet', () => {
  const now = at('2026-03-16T12:00Z');
  it('are none before it starts, one once the target is reached, and nothing once its time is over', () => {
    expect(oddsOf(aHypothesis(), [], owner, NOBODY, now)).toBeNull();
    expect(oddsOf(bet, [aReading({ value: 0.86 })], owner, NOBODY, now)?.chance).toBe(1);
    expect(oddsOf(bet, [aReading()], owner, NOBODY, at('2026-03-24T08:00Z'))?.chance).toBe(0);
    const ahead = [aReading({ value: 0.86, at: at('2026-03-17T08:00Z') })];
    expect(oddsOf(bet, ahead, owner, NOBODY, now)?.chance).toBeLessThan(1);
  });

  it('lie within their range, and are marked until ten bets have ended', () => {
    const odds = oddsOf(bet, [aReading()], owner, NOBODY, now)!;
    expect(odds.range[0]).toBeLessThan(odds.chance);
    expect(odds.range[1]).toBeGreaterThan(odds.chance);
    expect(odds.calibrated).toBe(false);
    const scored = Array.from({ length: 10 }, (_, i) => ({
      workspace: WORKSPACE,
      number: i + 1,
      mark: MARKS[1],
      at: now,
      chance: 0.5,
      logOdds: 0,
      hit: false,
    }));
    const wary = oddsOf(bet, [aReading()], owner, teamHistory(scored), now)!;
    expect(wary.calibrated).toBe(true);
    expect(wary.chance).toBeLessThan(odds.chance);
  });

  it('fall as the target moves away', () => {
    const share = fc.integer({ min: 820, max: 990 }).map((thousandth) => thousandth / 1000);
    fc.assert(
      fc.property(share, share, (a, b) => {
        const chance = (target: number) =>
          oddsOf({ ...bet, terms: someTerms({ target }) }, [aReading()], owner, NOBODY, now)?.chance ?? 0;
        expect(chance(Math.min(a, b))).toBeGreaterThanOrEqual(chance(Math.max(a, b)) - 1e-9);
      }),
    );
  });

  it('rest on readings in hours of work', () => {
    const taken = courseOf(bet, [aReading({ at: at('2026-03-10T10:00Z') })], owner);
    expect(taken?.course).toMatchObject({
      baseline: 0.78,
      target: 0.85,
      start: 0,
      readings: [{ at: 11 * 60, value: 0.81 }],
    });
    expect(taken?.clock(now)).toBe(5 * 9 * 60 + 4 * 60);
    expect(courseOf(aHypothesis(), [], owner)).toBeNull();
  });
});

describe('one reading', () => {
  it('tells how sure it is that the target is met, or why nobody can', () => {
    expect(metBy(aReading({ value: 172 / 200 }), someTerms()).evidence?.chance).toBeCloseTo(0.62, 2);
    expect(metBy(aReading({ n: null }), someTerms())).toMatchObject({ evidence: null, why: 'no-sample-size' });
    const speed = someTerms({
      metric: { name: 'p95', kind: 'continuous', direction: 'down', unit: 'ms' },
      target: 200,
    });
    expect(metBy(aReading({ value: 190, n: 1 }), speed)).toMatchObject({ reached: true, why: 'single-run' });
    const seeds = aReading({ value: 190, runs: [180, 190, 200] });
    expect(metBy(seeds, speed).evidence?.chance).toBeCloseTo(0.887, 2);
  });

  it('of many on one evaluation set owes something to luck', () => {
    const four = [0.8, 0.81, 0.83, 0.82].map((value, i) => aReading({ value, number: i + 1 }));
    const looks = looksAt(inOrder(four), someTerms());
    expect(looks).toMatchObject({ count: 4, best: 0.83 });
    expect(looks?.adjusted).toBeCloseTo(0.83 - 1.03 * Math.sqrt((0.83 * 0.17) / 200), 3);
    expect(looksAt(four.slice(0, 3), someTerms())?.adjusted).toBeNull();
    expect(looksAt([], someTerms())).toBeNull();
  });
});
