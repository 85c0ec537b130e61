import { describe, expect, it } from 'vitest';
import type { Hypothesis, HypothesisState } from '#domain/hypothesis.ts';
import type { Reading } from '#domain/reading.ts';
import type { Store } from '#ports/store.ts';
import { aHypothesis, aReading, someTerms } from '#test/kit/build.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, at, aWorkspace, BEN, BETA, CLEO, HOME, MONDAY, NEXT_DOOR, TUESDAY, twoHouses } from './build.ts';

const run = { startedAt: at('08:00'), startOn: MONDAY, endOn: TUESDAY, firstTarget: 0.85 };
const ENDED: HypothesisState = {
  is: 'decided',
  run,
  end: {
    outcome: 'stop',
    by: BEN,
    at: at('12:00'),
    reason: 'Too slow',
    advice: 'stop',
    approver: null,
    next: null,
    hit: false,
    learned: null,
  },
};

function bet(own: Partial<Hypothesis> = {}): Omit<Hypothesis, 'number'> {
  const terms = someTerms({ owner: ANN, decider: BEN });
  const { number: _none, ...rest } = aHypothesis({ workspace: HOME, project: ALPHA, terms, createdBy: ANN, ...own });
  return rest;
}

function reading(own: Partial<Reading> = {}): Omit<Reading, 'number'> {
  const { number: _none, ...rest } = aReading({ workspace: HOME, by: ANN, ...own });
  return rest;
}

const numbers = (found: readonly { readonly number: number }[]) => found.map(({ number }) => number);

describe.each(engines)('bets on $name', (engine) => {
  it('are numbered in each workspace on their own, and tell who wrote them', async () => {
    const { hypotheses } = await engine.store();
    const made = [];
    for (const own of [{}, { project: BETA }, { workspace: NEXT_DOOR }, {}])
      made.push(await hypotheses.create(bet(own)));
    expect(numbers(made)).toEqual([1, 2, 1, 3]);
    expect(await hypotheses.find(HOME, 2)).toEqual({ ...bet({ project: BETA }), number: 2 });
    expect(await hypotheses.find(HOME, 4)).toBeNull();
    expect(await hypotheses.history(HOME, 3)).toMatchObject([{ what: { is: 'created' }, by: ANN }]);
  });

  it('come back as they were saved, in every state', async () => {
    const { hypotheses } = await engine.store();
    const states: HypothesisState[] = [
      { is: 'draft' },
      { is: 'running', run },
      { is: 'target-claimed', run, reading: 3, at: at('10:00') },
      { is: 'decision-due', run, why: 'deadline', at: at('10:00'), proposed: null },
      { is: 'paused', run, at: at('10:00'), clock: 'stops' },
      ENDED,
    ];
    for (const state of states) {
      const made = await hypotheses.create(bet());
      const hostile = someTerms({ owner: ANN, decider: BEN, belief: '<!channel> \u0000 \uD800 👩‍🔬' });
      const saved: Hypothesis = {
        ...made,
        state,
        terms: hostile,
        version: 4,
        pauses: [{ from: at('09:00'), to: at('10:00') }],
        parent: { number: 1, how: 'pivot' },
        watch: { threshold: 0.8, everyDays: 7 },
      };
      const { workspace, number } = made;
      await hypotheses.save(saved, {
        workspace,
        number,
        at: at('11:00'),
        by: null,
        what: { is: 'due', why: 'deadline' },
      });
      expect(await hypotheses.find(HOME, number)).toEqual(saved);
      expect((await hypotheses.history(HOME, number)).map(({ what }) => what.is)).toEqual(['created', 'due']);
    }
  });

  it('are found open by project, owner and decision owner, and ended newest first', async () => {
    const { hypotheses } = await engine.store();
    for (const own of [{}, { project: BETA }, { workspace: NEXT_DOOR }]) await hypotheses.create(bet(own));
    const terms = someTerms({ owner: CLEO, decider: ANN });
    await hypotheses.create(bet({ terms }));
    for (const hour of ['13:00', '14:00'] as const) {
      const { number } = await hypotheses.create(bet());
      const end = { ...ENDED.end, at: at(hour) };
      await hypotheses.save({ ...bet(), number, state: { ...ENDED, end } }, null);
    }
    expect(numbers(await hypotheses.openIn(HOME, ALPHA))).toEqual([1, 3]);
    expect(numbers(await hypotheses.openOf(HOME, ANN))).toEqual([1, 2, 3]);
    expect(numbers(await hypotheses.openOf(HOME, BEN))).toEqual([1, 2]);
    expect(numbers(await hypotheses.endedIn(HOME, ALPHA, 9))).toEqual([5, 4]);
    expect(numbers(await hypotheses.endedIn(HOME, ALPHA, 1))).toEqual([5]);
  });

  it('are due at once when written, saved or measured, and then when planned', async () => {
    const store = await engine.store();
    await twoHouses(store);
    const { hypotheses, readings, agenda } = store;
    const due = async (time: string) => numbers(await hypotheses.due(at(time), 9));
    const made = await hypotheses.create(bet());
    expect(await due('08:00')).toEqual([1]);
    await hypotheses.plan(HOME, 1, at('10:00'));
    expect([await due('09:59'), await due('10:00'), await agenda.next()]).toEqual([[], [1], at('10:00')]);
    await hypotheses.plan(HOME, 1, null);
    expect(await due('23:00')).toEqual([]);
    await readings.add(reading());
    expect(await due('08:00')).toEqual([1]);
    await hypotheses.plan(HOME, 1, null);
    await hypotheses.save(made, null);
    expect(await due('08:00')).toEqual([1]);
    await store.workspaces.save(aWorkspace({ uninstalledAt: at('08:30') }));
    expect(await due('23:00')).toEqual([]);
  });

  it('know how often the same was bet before', async () => {
    const { hypotheses } = await engine.store();
    await hypotheses.create(bet());
    await hypotheses.create(bet({ parent: { number: 1, how: 'rebet' } }));
    await hypotheses.create(bet({ parent: { number: 2, how: 'pivot' } }));
    expect(await Promise.all([1, 2, 3].map((number) => hypotheses.rebets(HOME, number)))).toEqual([0, 1, 0]);
  });

  it('keep the first guess of each person, and the first forecast at each mark', async () => {
    const { hypotheses } = await engine.store();
    await hypotheses.create(bet());
    const guess = { workspace: HOME, number: 1, user: BEN, percent: 40, at: at('09:00') };
    expect(await hypotheses.guess(guess)).toBe(true);
    expect(await hypotheses.guess({ ...guess, percent: 90 })).toBe(false);
    expect(await hypotheses.guesses(HOME, 1)).toEqual([guess]);
    const note = { workspace: HOME, number: 1, mark: 50, at: at('09:00'), chance: 0.1 + 0.2, logOdds: -0.8 } as const;
    expect(await hypotheses.noteForecast(note)).toBe(true);
    expect(await hypotheses.noteForecast({ ...note, chance: 1 })).toBe(false);
    expect(await hypotheses.scored(HOME, ALPHA)).toEqual([]);
    await hypotheses.save({ ...bet(), number: 1, state: ENDED }, null);
    expect(await hypotheses.scored(HOME, ALPHA)).toEqual([{ ...note, hit: false }]);
    expect(await hypotheses.scored(HOME, BETA)).toEqual([]);
  });

  it('go with their project, and those of others stay', async () => {
    const store: Store = await engine.store();
    await twoHouses(store);
    for (const project of [ALPHA, BETA]) await store.hypotheses.create(bet({ project }));
    for (const hypothesis of [1, 2]) await store.readings.add(reading({ hypothesis }));
    await store.projects.remove(HOME, ALPHA, at('12:00'));
    expect(await store.hypotheses.find(HOME, 1)).toBeNull();
    expect(await store.readings.of(HOME, 1)).toEqual([]);
    expect(await store.hypotheses.history(HOME, 1)).toEqual([]);
    expect(await store.readings.of(HOME, 2)).toHaveLength(1);
  });
});

describe.each(engines)('readings on $name', (engine) => {
  it('are numbered by arrival, come back in order of measurement, and whole', async () => {
    const { hypotheses, readings } = await engine.store();
    await hypotheses.create(bet());
    const late = reading({ at: at('12:00'), counts: { truePositives: 90, falsePositives: 18, falseNegatives: 14 } });
    const early = reading({
      at: at('07:00'),
      runs: [0.1 + 0.2, 1e-300],
      note: '\u0000 "x"',
      guardrails: { 'p95 ms': 12 },
    });
    const added = [await readings.add(late), await readings.add(early)];
    expect(added.map((one) => one?.number)).toEqual([1, 2]);
    expect(await readings.of(HOME, 1)).toEqual([
      { ...early, number: 2 },
      { ...late, number: 1 },
    ]);
  });

  it('give their place to another of the same key, as long as they are what was read', async () => {
    const { hypotheses, readings } = await engine.store();
    await hypotheses.create(bet());
    await readings.add(reading({ sourceId: 'run-1', guardrails: { 'p95 ms': 12, 7: 1 } }));
    const [kept] = await readings.of(HOME, 1);
    if (!kept) throw new Error('there is none');
    const back = { ...kept, sourceId: 'run-1:edited', withdrawn: { by: ANN, at: at('12:00'), why: '' } };
    expect(await readings.replace(kept, { ...back, number: 2 })).toBe(false);
    expect(await readings.replace(kept, back)).toBe(true);
    expect(await readings.replace(kept, back)).toBe(false);
    expect(await readings.of(HOME, 1)).toEqual([back]);
  });

  it('from a machine are taken once', async () => {
    const { hypotheses, readings } = await engine.store();
    await hypotheses.create(bet());
    await hypotheses.create(bet());
    const sent = reading({ from: 'api', by: null, sourceId: 'run-1' });
    expect(await readings.add(sent)).toMatchObject({ number: 1 });
    expect(await readings.add({ ...sent, value: 0.9 })).toBeNull();
    expect(await readings.add({ ...sent, hypothesis: 2 })).toMatchObject({ number: 1 });
    expect(await readings.bySource(HOME, 1, 'run-1')).toMatchObject({ value: 0.81 });
    expect(await readings.bySource(HOME, 1, 'run-2')).toBeNull();
  });
});
