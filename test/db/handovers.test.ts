import { describe, expect, it } from 'vitest';
import type { Handover } from '#domain/handover.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, at, aWorkspace, BEN, BETA, HOME, NEXT_DOOR } from './build.ts';

const given = (own: Partial<Handover> = {}): Omit<Handover, 'number'> => ({
  workspace: HOME,
  project: ALPHA,
  giver: ANN,
  to: null,
  next: BEN,
  words: { done: '<!channel> \u0000 \uD800', needs: '👩‍🔬' },
  until: null,
  givenAt: at('08:00'),
  toldAt: null,
  state: { is: 'open' },
  ...own,
});

describe.each(engines)('handovers on $name', (engine) => {
  it('are numbered in each workspace and come back as they were saved', async () => {
    const { handovers } = await engine.store();
    const first = await handovers.add(given());
    await handovers.add(given({ workspace: NEXT_DOOR }));
    const second = await handovers.add(given({ to: BEN, until: at('17:00'), givenAt: at('07:00') }));
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(await handovers.find(HOME, 1)).toEqual({ ...given(), number: 1 });
    expect((await handovers.openIn(HOME, ALPHA)).map(({ number }) => number)).toEqual([2, 1]);
    const taken: Handover = { ...second, toldAt: at('09:00'), state: { is: 'taken', by: BEN, at: at('10:00') } };
    await handovers.save(taken);
    expect(await handovers.find(HOME, 2)).toEqual(taken);
    expect(await handovers.openIn(HOME, ALPHA)).toHaveLength(1);
    expect(await handovers.openIn(HOME, BETA)).toEqual([]);
    expect(await handovers.overSince(HOME, ALPHA, at('10:00'))).toEqual([taken]);
    expect(await handovers.overSince(HOME, ALPHA, at('10:01'))).toEqual([]);
    expect((await handovers.ofUser(HOME, BEN)).map(({ number }) => number)).toEqual([2]);
  });

  it('are due at once, then when planned, and never where the bot is not installed', async () => {
    const store = await engine.store();
    await store.workspaces.save(aWorkspace());
    await store.handovers.add(given());
    expect(await store.handovers.due(at('08:00'), 10)).toHaveLength(1);
    await store.handovers.plan(HOME, 1, at('09:00'));
    expect(await store.agenda.next()).toBe(at('09:00'));
    expect(await store.handovers.due(at('08:59'), 10)).toEqual([]);
    await store.workspaces.save(aWorkspace({ uninstalledAt: at('08:30') }));
    expect(await store.handovers.due(at('09:00'), 10)).toEqual([]);
  });

  it('keep no word of whoever is forgotten', async () => {
    const { handovers, members } = await engine.store();
    await handovers.add(given({ to: BEN }));
    await handovers.add(given({ giver: BEN, to: ANN, next: ANN }));
    await members.forgetWords(HOME, BEN, at('10:00'));
    expect(await handovers.find(HOME, 1)).toMatchObject({ to: null, words: given().words });
    expect(await handovers.find(HOME, 2)).toMatchObject({ to: ANN, words: { done: '', needs: '' } });
  });
});
