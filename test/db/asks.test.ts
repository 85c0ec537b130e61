import { describe, expect, it } from 'vitest';
import type { Ask } from '#domain/ask.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, at, BEN, BETA, HOME, NEXT_DOOR, TUESDAY } from './build.ts';

const anAsk = (own: Partial<Ask> = {}): Omit<Ask, 'number'> => ({
  workspace: HOME,
  project: ALPHA,
  asker: ANN,
  date: TUESDAY,
  asked: BEN,
  mark: 'm1',
  askedAt: at('08:00'),
  state: { is: 'open' },
  ...own,
});

describe.each(engines)('asks on $name', (engine) => {
  it('are numbered in each workspace, come back as they were saved, and stand until they are settled', async () => {
    const { asks } = await engine.store();
    await asks.add(anAsk({ askedAt: at('09:00') }));
    await asks.add(anAsk({ workspace: NEXT_DOOR }));
    const second = await asks.add(anAsk({ mark: 'm2' }));
    await asks.add(anAsk({ project: BETA, asker: BEN, asked: ANN }));
    expect((await asks.openIn(HOME, ALPHA, at('08:00'))).map(({ number }) => number)).toEqual([2, 1]);
    expect((await asks.openIn(HOME, ALPHA, at('08:01'))).map(({ number }) => number)).toEqual([1]);
    const over: Ask = { ...second, state: { is: 'answered', by: BEN, at: at('10:00') } };
    await asks.save(over);
    expect(await asks.find(HOME, 2)).toEqual(over);
    expect((await asks.ofAnswer(HOME, ALPHA, ANN, TUESDAY)).map(({ number }) => number)).toEqual([1, 2]);
    expect((await asks.of(HOME, ALPHA)).map(({ number }) => number)).toEqual([1, 2]);
    expect((await asks.ofUser(HOME, ANN)).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(await asks.find(NEXT_DOOR, 1)).not.toBeNull();
  });

  it('leave nothing of whoever is forgotten', async () => {
    const { asks, members } = await engine.store();
    await asks.add(anAsk());
    await asks.add(anAsk({ asker: BEN, asked: ANN }));
    await members.forgetWords(HOME, ANN, at('10:00'));
    expect(await asks.of(HOME, ALPHA)).toEqual([]);
  });
});
