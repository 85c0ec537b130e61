import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAboutBet } from '#domain/bets-named.ts';
import { carriedOver, isSameItem } from '#domain/carry-over.ts';
import type { BetStatus } from '#domain/hypothesis-status.ts';
import type { UserId } from '#domain/ids.ts';
import {
  evaluated,
  NEW_ITEM,
  reasonsOf,
  riskOf,
  toldOf,
  type Measured,
  type Risk,
  type RiskFacts,
  type RiskState,
} from '#domain/risk.ts';
import { sharedReasons } from '#domain/risk-signal.ts';
import { at, day } from '#test/kit/build.ts';

const measured = (own: Partial<Measured> = {}): Measured => ({
  chance: 0.6,
  was: null,
  elapsed: 0.5,
  done: 0.5,
  readings: 3,
  daysSinceReading: 1,
  lengthDays: 20,
  unhealthy: [],
  failing: 0,
  ...own,
});
const facts = (own: Partial<RiskFacts> = {}): RiskFacts => ({
  item: 'H1',
  owner: 'U1' as UserId,
  measured: measured(),
  baseRate: null,
  blockers: [],
  carried: [],
  unacknowledged: [],
  missed: null,
  said: null,
  resting: false,
  ...own,
});
const missing = (count: number) => (count === 0 ? null : { count, last: day('2026-03-10') });
const says = (status: BetStatus) => ({ status, text: '', on: day('2026-03-09') });
const codes = (own: Partial<RiskFacts>) => riskOf(facts(own)).signals.map(({ code }) => code);
const dates = ['2026-03-09', '2026-03-10', '2026-03-11'].map((text) => day(text));

describe('riskOf', () => {
  it.each([
    [
      'forecast_low',
      { measured: measured({ chance: 0.29, elapsed: 0.35 }) },
      { measured: measured({ chance: 0.29, elapsed: 0.34 }) },
    ],
    [
      'burn_gap',
      { measured: measured({ elapsed: 0.8, done: 0.4 }) },
      { measured: measured({ elapsed: 0.8, done: 0.4, readings: 1 }) },
    ],
    ['stale_metric', { measured: measured({ daysSinceReading: 5 }) }, { measured: measured({ daysSinceReading: 4 }) }],
    [
      'blocker_age',
      { blockers: [{ number: 1, text: 'GPUs', days: 3 }] },
      { blockers: [{ number: 1, text: 'GPUs', days: 2 }] },
    ],
    ['carry_over', { carried: [{ text: 'x', dates }] }, { carried: [{ text: 'x', dates: dates.slice(1) }] }],
    ['dependency_unacked', { unacknowledged: [{ who: 'Bo', since: at('2026-03-10T10:20Z'), blocker: 1 }] }, {}],
    ['silence', { missed: missing(2) }, { missed: missing(1) }],
    ['self_report', { said: says('off-track') }, { said: says('on-track') }],
    [
      'green_vs_data',
      { said: says('on-track'), measured: measured({ chance: 0.29 }) },
      { said: says('on-track'), measured: measured({ chance: 0.3 }) },
    ],
    [
      'green_vs_data',
      { said: says('on-track'), measured: measured({ failing: 2 }) },
      { said: says('on-track'), measured: measured({ failing: 1 }) },
    ],
    ['guardrail', { measured: measured({ unhealthy: ['guardrail'] }) }, {}],
  ] as const)('fires %s at its border and not before', (code, fires, silent) => {
    expect(codes(fires)).toContain(code);
    expect(codes(silent)).not.toContain(code);
  });

  it('counts neither the gap nor the silence of a metric twice: the forecast knows them', () => {
    const plain = riskOf(facts({ measured: measured({ chance: 0.4 }) })).score;
    const late = riskOf(
      facts({ measured: measured({ chance: 0.4, elapsed: 0.9, done: 0.1, daysSinceReading: 9 }) }),
    ).score;
    expect(late).toBeCloseTo(plain);
    expect(plain).toBeCloseTo(0.6);
  });

  it('lets a blocker weigh more each day, to a limit', () => {
    const weight = (days: number) => riskOf(facts({ blockers: [{ number: 1, text: '', days }] })).signals[0]?.weight;
    expect([3, 4, 5, 9].map(weight)).toEqual([0.5, 0.7, 0.9, 1.2]);
  });

  it('says nothing of what rests', () => {
    expect(codes({ resting: true, missed: missing(9), measured: measured({ chance: 0, elapsed: 1 }) })).toEqual([]);
  });

  it('never falls when another reason comes', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(9), fc.nat(9), (chance, days, missed) => {
        const before = riskOf(facts({ measured: measured({ chance }) })).score;
        const blockers = [{ number: 1, text: '', days }];
        expect(
          riskOf(facts({ measured: measured({ chance }), blockers, missed: missing(missed) })).score,
        ).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('evaluated', () => {
  const low = riskOf(facts({ measured: measured({ chance: 0.2 }) }));
  const between: Risk = { ...low, score: 0.5 };
  const good: Risk = { ...low, score: 0.45, signals: [] };
  const run = (risks: readonly Risk[], from: RiskState = NEW_ITEM) => {
    let state = from;
    return risks.map((risk) => {
      ({ state } = evaluated(state, risk));
      return state.tier;
    });
  };

  it('takes two evaluations to be at risk, and 45 % or less to be no longer', () => {
    expect(run([low, low, between, between, good, low])).toEqual([
      'watch',
      'at-risk',
      'at-risk',
      'at-risk',
      'watch',
      'watch',
    ]);
  });

  it('takes an owner at their word, and a broken guardrail for what it is', () => {
    expect(run([riskOf(facts({ said: says('at-risk'), measured: null }))])).toEqual(['at-risk']);
    expect(run([riskOf(facts({ measured: measured({ chance: 0.9, unhealthy: ['guardrail'] }) }))])).toEqual([
      'at-risk',
    ]);
  });

  it('watches what nothing measures, however bad it looks', () => {
    const bad = riskOf(
      facts({
        measured: null,
        missed: missing(9),
        carried: [{ text: '', dates }],
        blockers: [{ number: 1, text: '', days: 30 }],
      }),
    );
    expect(bad.score).toBeGreaterThan(0.6);
    expect(run([bad, bad, bad])).toEqual(['watch', 'watch', 'watch']);
  });

  it('has news only for new reasons, not for the same ones a day older', () => {
    const older = riskOf(facts({ measured: measured({ chance: 0.18 }) }));
    const more = riskOf(facts({ measured: measured({ chance: 0.2 }), missed: missing(2) }));
    let { state, news } = evaluated(evaluated(NEW_ITEM, low).state, low);
    expect(news).toBe(true);
    state = toldOf(state, low);
    ({ state, news } = evaluated(state, older));
    expect(news).toBe(false);
    ({ news } = evaluated(state, more));
    expect(news).toBe(true);
    expect(reasonsOf(more)).toBe('forecast_low silence');
  });
});

describe('news of a risk', () => {
  const bad = (own: Partial<RiskFacts> = {}) => riskOf(facts({ measured: measured({ chance: 0.2 }), ...own }));
  const told = (risk: Risk): RiskState => toldOf({ tier: 'at-risk', streak: 3, told: '' }, risk);

  it('comes anew, with its old reasons, once it was at risk no more', () => {
    const { state, news } = evaluated(told(bad()), { ...bad(), score: 0.45 });
    expect([state, news]).toEqual([{ tier: 'watch', streak: 0, told: '' }, false]);
    expect(evaluated(evaluated(state, bad()).state, bad()).news).toBe(true);
  });

  it('is none where the reason was told with another bet of the same owner', () => {
    const blocked = bad({ blockers: [{ number: 7, text: '', days: 4 }] });
    expect(evaluated(told(bad()), blocked).news).toBe(true);
    expect(evaluated(told(bad()), blocked, new Set(sharedReasons(blocked.signals))).news).toBe(false);
    expect(sharedReasons(blocked.signals)).toEqual(['blocker_age:7']);
  });

  it('waits while it rests, and what was found before stands', () => {
    expect(evaluated(told(bad()), bad({ resting: true }))).toEqual({ state: told(bad()), news: false });
  });

  it('comes too where people say that all is well and two health checks fail, however good the chance', () => {
    const green = riskOf(facts({ said: says('on-track'), measured: measured({ chance: 0.8, failing: 2 }) }));
    const { state } = evaluated(NEW_ITEM, green);
    expect([state.tier, evaluated(state, green).state.tier]).toEqual(['watch', 'at-risk']);
  });
});

it.each([
  ['the labels for H12 are late', true],
  ['the labels for H3 are late', false],
  ['H3 and H12 wait', true],
  ['no H100 is free', true],
  ['THX12 fails', true],
  ['', true],
])('%j is about H12, where H3 is a bet and H100 is none: %s', (text, about) => {
  expect(isAboutBet(text, 12, new Set([3, 12]))).toBe(about);
});

describe('carriedOver', () => {
  it('follows a line back through plans, by its words or its ticket, until a plan lacks it', () => {
    const plan = (date: string, ...lines: string[]) => ({ date: day(date), lines });
    const found = carriedOver([
      plan('2026-03-12', 'Write up the ablation study', 'VIS-12: new loader'),
      plan('2026-03-11', 'write up ablation study!', 'finish VIS-12'),
      plan('2026-03-10', 'Write up the ablation study', 'Rest'),
      plan('2026-03-09', 'VIS-12'),
    ]);
    expect(found.map(({ dates: on }) => on.length)).toEqual([3, 2]);
    expect(carriedOver([])).toEqual([]);
  });

  it('takes different work for different', () => {
    expect(isSameItem('review the loader', 'rewrite the sampler')).toBe(false);
    expect(isSameItem('', '')).toBe(false);
  });
});
