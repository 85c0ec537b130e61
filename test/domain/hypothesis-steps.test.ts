import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHOICES, type Advice, type Choice, type Hypothesis } from '#domain/hypothesis.ts';
import { hypothesisSteps } from '#domain/hypothesis-due.ts';
import { refusalInWords } from '#domain/hypothesis-refusals.ts';
import { goesAgainst, hitInTime, ruleVerdict } from '#domain/hypothesis-rule.ts';
import { revised, watched } from '#domain/hypothesis-revised.ts';
import {
  afterReading,
  approved,
  carriedOn,
  decided,
  decisionDue,
  declined,
  paused,
  resumed,
  started,
  stoppedByDefault,
  type Facts,
} from '#domain/hypothesis-steps.ts';
import type { UserId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import { aHypothesis, aMember, anAbsence, aReading, at, day, someTerms } from '#test/kit/build.ts';

const OWNER = 'U0001' as UserId;
const DECIDER = 'U0002' as UserId;
const SECOND = 'U0003' as UserId;
const MONDAY = at('2026-03-09T08:00Z');
const owner = { member: aMember(), absences: [] };
const going = { owner, readings: [] };

const facts = (advice: Advice, own: Partial<Facts> = {}): Facts => ({
  verdict: { advice, because: 'short' },
  hit: false,
  rebets: 0,
  now: at('2026-03-23T15:00Z'),
  ...own,
});
const wish = (choice: Choice, by = DECIDER, reason = '') => ({ choice, by, reason, learned: null });

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const refusal = (result: Result<unknown, { readonly kind: string }>): string =>
  result.ok ? 'done' : result.error.kind;
const running = (own: Partial<Hypothesis> = {}): Hypothesis =>
  value(started(aHypothesis(own), owner, OWNER, MONDAY)).hypothesis;
const due = (): Hypothesis => decisionDue(running(), 'deadline', null, at('2026-03-23T17:00Z'))!.hypothesis;

describe('a bet starts', () => {
  it('in the working days of its owner, less their leave', () => {
    expect(running().state).toMatchObject({ is: 'running', run: { startOn: '2026-03-09', endOn: '2026-03-23' } });
    const away = { ...owner, absences: [anAbsence('2026-03-12', '2026-03-13')] };
    const later = value(started(aHypothesis(), away, OWNER, MONDAY)).hypothesis;
    expect(later.state).toMatchObject({ run: { endOn: '2026-03-25', firstTarget: 0.85 } });
  });

  it('only with a green checklist, and says what is missing', () => {
    const poor = aHypothesis({
      terms: someTerms({ data: ['source'], decider: OWNER, target: 0.79, box: { until: day('2026-03-14') } }),
    });
    const refused = started(poor, owner, OWNER, MONDAY);
    if (refused.ok) throw new Error('it started');
    const sentence = refusalInWords(refused.error, 12, () => 'Ann');
    expect(sentence).toContain('H12 cannot start yet');
    expect(sentence).toContain('its licence');
    expect(sentence).toContain('another person than the owner');
    expect(sentence).toContain('at least 0.041 apart');
    expect(sentence).toContain('does not work on its last day');
    expect(refusal(started(running(), owner, OWNER, MONDAY))).toBe('started');
  });
});

describe('a reading', () => {
  it('at the target claims it, and one that confirms it asks for the decision', () => {
    expect(afterReading(running(), aReading({ value: 0.84 }), MONDAY)).toBeNull();
    const claimed = afterReading(running(), aReading({ value: 0.86 }), MONDAY)!.hypothesis;
    expect(claimed.state).toMatchObject({ is: 'target-claimed', reading: 1 });
    const again = aReading({ number: 2, value: 0.9, n: 400, confirms: true });
    expect(afterReading(claimed, again, MONDAY)?.hypothesis.state).toMatchObject({ is: 'decision-due', why: 'met' });
    expect(afterReading(claimed, { ...again, confirms: false }, MONDAY)).toBeNull();
  });

  it('that was to confirm and falls short takes the claim back; one that is unsure leaves it', () => {
    const claimed = afterReading(running(), aReading({ value: 0.86 }), MONDAY)!.hypothesis;
    const short = aReading({ number: 2, value: 0.83, confirms: true });
    expect(afterReading(claimed, short, MONDAY)?.hypothesis.state.is).toBe('running');
    expect(afterReading(claimed, { ...short, value: 0.86 }, MONDAY)).toBeNull();
  });
});

describe('the agreed rule', () => {
  it('says ship where it is met with 90 %, stop below the kill rule or with a broken guardrail, pivot in between', () => {
    const verdict = (...values: readonly Partial<ReturnType<typeof aReading>>[]) =>
      ruleVerdict(someTerms(), values.map(aReading));
    expect(verdict()).toEqual({ advice: 'stop', because: 'unread' });
    expect(verdict({ value: 0.79 })).toEqual({ advice: 'stop', because: 'short' });
    expect(verdict({ value: 0.86 })).toEqual({ advice: 'pivot', because: 'between' });
    expect(verdict({ value: 0.886 })).toEqual({ advice: 'ship', because: 'met' });
    expect(verdict({ value: 0.9, n: null })).toEqual({ advice: 'pivot', because: 'between' });
    expect(verdict({ value: 0.9, n: null, confirms: true })).toEqual({ advice: 'ship', because: 'met' });
    expect(verdict({ value: 0.99, guardrails: { 'p95 ms': 201 } })).toEqual({ advice: 'stop', because: 'guardrail' });
  });
});

describe('paused with its clock going on', () => {
  it('comes to its deadline like any other, and no bet whose clock stands still does', () => {
    const known = { readings: [], owner, decider: null, chance: null, said: () => false };
    const rests = (clock: 'runs' | 'stops') =>
      value(paused(running(), clock, OWNER, at('2026-03-11T08:00Z'))).hypothesis;
    const over = at('2026-03-23T17:00Z');
    expect(hypothesisSteps({ ...known, bet: rests('runs') }, over).steps).toEqual([{ do: 'due', why: 'deadline' }]);
    expect(decisionDue(rests('runs'), 'deadline', null, over)?.hypothesis.state).toMatchObject({ is: 'decision-due' });
    expect(hypothesisSteps({ ...known, bet: rests('stops') }, over)).toEqual({ steps: [], next: null });
    expect(decisionDue(rests('stops'), 'deadline', null, over)).toBeNull();
  });
});

describe('the decision', () => {
  it('with the rule is taken at once, against it waits for a reason and a second person', () => {
    expect(value(decided(due(), wish('stop'), facts('stop'))).hypothesis.state).toMatchObject({
      end: { outcome: 'stop', by: DECIDER, approver: null, hit: false },
    });
    expect(refusal(decided(due(), wish('ship'), facts('stop')))).toBe('needs-reason');
    const proposed = value(decided(due(), wish('ship', DECIDER, 'The client wants it'), facts('stop'))).hypothesis;
    expect(proposed.state).toMatchObject({ is: 'decision-due', proposed: { choice: 'ship' } });
    expect(refusal(approved(proposed, DECIDER, facts('stop')))).toBe('same-person');
    expect(value(approved(proposed, SECOND, facts('stop'))).hypothesis.state).toMatchObject({
      end: { outcome: 'ship', by: DECIDER, approver: SECOND, reason: 'The client wants it' },
    });
    expect(value(declined(proposed, SECOND, MONDAY)).hypothesis.state).toMatchObject({ proposed: null });
  });

  it('is its owner’s alone, counts re-bets, and says early what is early', () => {
    expect(refusal(decided(due(), wish('stop', OWNER), facts('stop')))).toBe('not-decider');
    expect(refusal(decided(due(), wish('rebet'), facts('pivot', { rebets: 1 })))).toBe('one-rebet');
    expect(value(decided(due(), wish('rebet'), facts('pivot'))).hypothesis.state).toMatchObject({
      end: { outcome: 'inconclusive' },
    });
    expect(value(decided(running(), wish('stop'), facts('stop'))).hypothesis.state).toMatchObject({
      end: { outcome: 'stopped-early' },
    });
    expect(value(decided(due(), wish('invalid'), facts('ship', { hit: true }))).hypothesis.state).toMatchObject({
      end: { outcome: 'invalid', hit: null },
    });
  });

  it('is taken once: whatever is tried afterwards, the end stays as it is', () => {
    const over = value(decided(due(), wish('stop'), facts('stop'))).hypothesis;
    const tries = [
      ...CHOICES.map((choice) => decided(over, wish(choice), facts('ship'))),
      approved(over, SECOND, facts('stop')),
      declined(over, SECOND, MONDAY),
      started(over, owner, OWNER, MONDAY),
      paused(over, 'stops', OWNER, MONDAY),
      resumed(over, going, OWNER, MONDAY),
      revised(over, someTerms(), [], going, { by: OWNER, reason: '', now: MONDAY }),
    ];
    expect(tries.map(refusal)).toEqual(tries.map(() => 'over'));
    expect(afterReading(over, aReading({ value: 1 }), MONDAY)).toBeNull();
    expect(decisionDue(over, 'deadline', null, MONDAY)).toBeNull();
    expect(stoppedByDefault(over, facts('ship'))).toBeNull();
    const again = decided(over, wish('ship'), facts('ship'));
    expect(again.ok ? '' : refusalInWords(again.error, 7, String)).toContain(
      'H7 was decided on Monday 23 March: Stop.',
    );
  });

  it('that nobody takes stops it by default, in nobody’s name', () => {
    expect(stoppedByDefault(running(), facts('stop'))).toBeNull();
    expect(stoppedByDefault(due(), facts('ship'))?.hypothesis.state).toMatchObject({
      end: { outcome: 'stop', by: null },
    });
  });

  it('goes against no advice that a bet is invalid', () => {
    fc.assert(
      fc.property(fc.constantFrom<Advice>('ship', 'stop', 'pivot'), fc.constantFrom(...CHOICES), (advice, choice) => {
        if (choice === advice || choice === 'invalid') expect(goesAgainst(choice, advice)).toBe(false);
        if (choice === 'ship' && advice !== 'ship') expect(goesAgainst(choice, advice)).toBe(true);
      }),
    );
  });
});

describe('a pause', () => {
  const wednesday = at('2026-03-11T08:00Z');
  const friday = at('2026-03-13T08:00Z');
  it('with a standing clock moves the last day by the working days in between; with a running one it does not', () => {
    const stopped = value(paused(running(), 'stops', OWNER, wednesday)).hypothesis;
    const on = value(resumed(stopped, going, OWNER, friday)).hypothesis;
    expect(on.state).toMatchObject({ is: 'running', run: { endOn: '2026-03-25' } });
    expect(on.pauses).toEqual([{ from: wednesday, to: friday }]);
    const other = value(paused(running(), 'runs', OWNER, wednesday)).hypothesis;
    expect(value(resumed(other, going, OWNER, friday)).hypothesis).toMatchObject({
      state: { run: { endOn: '2026-03-23' } },
      pauses: [],
    });
    expect(refusal(paused(stopped, 'runs', OWNER, friday))).toBe('not-running');
    expect(refusal(resumed(running(), going, OWNER, friday))).toBe('not-paused');
  });

  it('forgets no claimed target, nor does whoever lets it run on; one that was disproved, or that moved away, stays gone', () => {
    const hit = aReading({ value: 0.86 });
    const claimed = afterReading(running(), hit, MONDAY)!.hypothesis;
    const after = (...readings: ReturnType<typeof aReading>[]) => {
      const stopped = value(paused(claimed, 'stops', OWNER, wednesday)).hypothesis;
      return value(resumed(stopped, { owner, readings }, OWNER, friday)).hypothesis.state;
    };
    expect(after(hit)).toMatchObject({ is: 'target-claimed', reading: 1, run: { endOn: '2026-03-25' } });
    expect(after(hit, aReading({ number: 2, value: 0.8, confirms: true }))).toMatchObject({ is: 'running' });
    const asked = decisionDue(claimed, 'guardrail', null, wednesday)!.hypothesis;
    const on = value(carriedOn(asked, { owner, readings: [hit] }, DECIDER, friday)).hypothesis;
    expect(on.state).toMatchObject({ is: 'target-claimed', reading: 1 });
    const farther = revised(
      claimed,
      someTerms({ target: 0.9 }),
      [{ field: 'target', from: '0.85', to: '0.9', moved: true }],
      { owner, readings: [hit] },
      { by: OWNER, reason: '', now: friday },
    );
    expect(value(farther).hypothesis.state.is).toBe('running');
  });

  it('stays counted where the time-box changes afterwards; an end date is meant as it is', () => {
    const stopped = value(paused(running(), 'stops', OWNER, wednesday)).hypothesis;
    const on = value(resumed(stopped, going, OWNER, friday)).hypothesis;
    const by = { by: OWNER, reason: '', now: friday };
    const endOn = (box: Hypothesis['terms']['box']) => {
      const changes = [{ field: 'box', from: '2w', to: '3w', moved: true }] as const;
      const { state } = value(revised(on, someTerms({ box }), changes, going, by)).hypothesis;
      return state.is === 'running' ? state.run.endOn : null;
    };
    expect([endOn({ weeks: 3 }), endOn({ days: 12 }), endOn({ until: day('2026-03-30') })]).toEqual([
      '2026-04-01',
      '2026-03-27',
      '2026-03-30',
    ]);
  });

  it('may be longer than the time-box: its other terms still change', () => {
    const stopped = value(paused(running(), 'stops', OWNER, wednesday)).hypothesis;
    const changes = [{ field: 'problem', from: 'a', to: 'b', moved: false }] as const;
    const by = { by: OWNER, reason: '', now: at('2026-05-04T08:00Z') };
    expect(refusal(revised(stopped, someTerms({ problem: 'b' }), changes, going, by))).toBe('done');
  });
});

describe('the goal posts', () => {
  it('may be moved while it runs, and that is told; the first target stays', () => {
    const changes = [{ field: 'target', from: '0.85', to: '0.82', moved: true }] as const;
    const by = { by: OWNER, reason: 'New labels', now: at('2026-03-18T08:00Z') };
    const moved = value(revised(running(), someTerms({ target: 0.82 }), changes, going, by));
    expect(moved.hypothesis).toMatchObject({
      version: 2,
      terms: { target: 0.82 },
      state: { run: { firstTarget: 0.85 } },
    });
    expect(moved.event.what).toMatchObject({ is: 'changed', reason: 'New labels' });
    const readings = [aReading({ value: 0.83 })];
    expect(hitInTime(moved.hypothesis, readings, at('2026-03-23T17:00Z'))).toBe(false);
    expect(hitInTime(moved.hypothesis, [aReading({ value: 0.85 })], at('2026-03-23T17:00Z'))).toBe(true);
    expect(refusal(revised(due(), someTerms({ target: 0.82 }), changes, going, by))).toBe('decision-due');
    const early = [{ field: 'box', from: '10', to: '2', moved: true }] as const;
    expect(refusal(revised(running(), someTerms({ box: { days: 2 } }), early, going, by))).toBe('ends-before-today');
  });
});

describe('another metric', () => {
  it('takes nothing over from the one before: no claim, no target reached in time, whatever was read or is changed back', () => {
    const other = { name: 'throughput', kind: 'continuous', direction: 'up', unit: 'docs/s' } as const;
    const [was, now] = [aReading({ value: 0.9, loggedAt: at('2026-03-10T08:00Z') }), at('2026-03-11T08:00Z')];
    const change = (bet: Hypothesis, terms: Hypothesis['terms'], moment = now) =>
      value(
        revised(
          bet,
          terms,
          [{ field: 'metric', from: 'a', to: 'b', moved: true }],
          { owner, readings: [was] },
          { by: OWNER, reason: '', now: moment },
        ),
      ).hypothesis;
    const swapped = change(running(), someTerms({ metric: other, target: 0.5 }));
    expect(swapped.state).toMatchObject({
      is: 'running',
      run: { first: { metric: { name: 'accuracy' }, until: now } },
    });
    expect(hitInTime(swapped, [aReading({ value: 600 })], at('2026-03-23T17:00Z'))).toBeNull();
    const back = change(swapped, someTerms(), at('2026-03-12T08:00Z'));
    expect(back.state).toMatchObject({ is: 'running', run: { first: { until: '2026-03-12T08:00:00.000Z' } } });
    expect(hitInTime(back, [was], at('2026-03-23T17:00Z'))).toBeNull();
    const renamed = change(running(), someTerms({ metric: { ...someTerms().metric, name: 'Accuracy' } }));
    expect(renamed.state).toMatchObject({ is: 'target-claimed', run: { firstTarget: 0.85 } });
    expect(value(decided(back, wish('stop'), facts('stop', { hit: null }))).hypothesis.state).toMatchObject({
      end: { hit: null },
    });
  });
});

describe('the watch', () => {
  it('is kept over what was shipped only', () => {
    const shipped = value(decided(due(), wish('ship'), facts('ship'))).hypothesis;
    const watch = { threshold: 0.83, everyDays: 7 };
    expect(value(watched(shipped, watch, OWNER, MONDAY)).hypothesis.watch).toEqual({ ...watch, since: MONDAY });
    expect(refusal(watched(running(), watch, OWNER, MONDAY))).toBe('not-shipped');
  });
});
