import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { searchWords } from '#domain/search-words.ts';
import type { Hypothesis } from '#domain/hypothesis.ts';
import type { Store } from '#ports/store.ts';
import { aHypothesis, someTerms } from '#test/kit/build.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, at, aWorkspace, BEN, BETA, HOME, MONDAY, NEXT_DOOR, TUESDAY } from './build.ts';

function ended(belief: string, reason: string, own: Partial<Hypothesis> = {}): Omit<Hypothesis, 'number'> {
  const { number: _none, ...bet } = aHypothesis({
    workspace: HOME,
    project: ALPHA,
    terms: someTerms({ belief, owner: ANN, decider: BEN }),
    state: {
      is: 'decided',
      run: { startedAt: at('08:00'), startOn: MONDAY, endOn: TUESDAY, firstTarget: 0.85 },
      end: {
        outcome: 'stop',
        by: BEN,
        at: at('12:00'),
        reason,
        advice: 'stop',
        approver: null,
        next: null,
        hit: false,
        learned: { observed: 'Latency doubled', learned: '', next: '' },
      },
    },
    ...own,
  });
  return bet;
}

async function keep({ hypotheses }: Store, bet: Omit<Hypothesis, 'number'>): Promise<number> {
  const made = await hypotheses.create({ ...bet, state: { is: 'draft' } });
  await hypotheses.save({ ...made, state: bet.state }, null);
  return made.number;
}

describe.each(engines)('the ledger on $name', (engine) => {
  it('finds decided bets by word forms, accents and prefixes, in belief, reason and learning', async () => {
    const store = await engine.store();
    await store.workspaces.save(aWorkspace());
    const distil = await keep(store, ended('Distilling the reranker keeps F1', 'too slow on naïve CPUs'));
    await keep(store, ended('Synthetic labels help the classifier', 'no gain'));
    const find = async (text: string) =>
      (await store.ledger.find(HOME, ALPHA, searchWords(text), 10)).map(({ number }) => number);
    expect(await find('distilled rerankers')).toEqual([distil]);
    expect(await find('naive cpu')).toEqual([distil]);
    expect(await find('label')).toEqual([2]);
    expect(new Set(await find('latency'))).toEqual(new Set([1, 2]));
    expect(await find('the and of')).toEqual([]);
    expect(await find('quantum')).toEqual([]);
  });

  it('puts the closest first, up to a limit', async () => {
    const store = await engine.store();
    await keep(store, ended('Bigger batches train faster', ''));
    await keep(store, ended('Bigger batches with warmup train more stably', 'warmup was the whole gain'));
    const found = await store.ledger.find(HOME, ALPHA, searchWords('warmup for bigger batches'), 1);
    expect(found.map(({ number }) => number)).toEqual([2]);
  });

  it('keeps projects, workspaces and open bets apart', async () => {
    const store = await engine.store();
    await keep(store, ended('Prune the encoder', '', { project: BETA }));
    await keep(store, ended('Prune the encoder', '', { workspace: NEXT_DOOR }));
    await keep(store, ended('Prune the encoder', '', { state: { is: 'draft' } }));
    const mine = await keep(store, ended('Prune the encoder', ''));
    expect((await store.ledger.find(HOME, ALPHA, ['prune'], 10)).map(({ number }) => number)).toEqual([mine]);
    await store.projects.remove(HOME, ALPHA, at('13:00'));
    expect(await store.ledger.find(HOME, ALPHA, ['prune'], 10)).toEqual([]);
  });

  it('holds each bet once, as it was saved last', async () => {
    const store = await engine.store();
    const number = await keep(store, ended('Prune the encoder', 'first'));
    const bet = await store.hypotheses.find(HOME, number);
    if (bet?.state.is !== 'decided') throw new Error('not decided');
    await store.hypotheses.save({ ...bet, state: { ...bet.state, end: { ...bet.state.end, reason: 'second' } } }, null);
    expect(await store.ledger.find(HOME, ALPHA, ['prune'], 10)).toHaveLength(1);
    expect(await store.ledger.find(HOME, ALPHA, ['first'], 10)).toEqual([]);
  });

  it('reads a NUL in what is searched as a blank', async () => {
    const store = await engine.store();
    await keep(store, ended('Prune the encoder', 'first'));
    expect(await store.ledger.find(HOME, ALPHA, ['prune\0x', 'pru\0', '\0'], 10)).toHaveLength(1);
  });

  it('takes any words, whoever wrote them', async () => {
    const store = await engine.store();
    const any = fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
      await keep(store, ended(`${text} NEAR("a" OR *`, text));
      await store.ledger.find(HOME, ALPHA, searchWords(text), 5);
      await store.ledger.find(
        HOME,
        ALPHA,
        [text, '"', '*', 'OR', ''].filter((word) => word !== ''),
        5,
      );
    });
    await fc.assert(any, { numRuns: 60 });
  });
});
