import { describe, expect, it } from 'vitest';
import { acknowledged, closed, type Blocker } from '#domain/blocker.ts';
import type { ChannelId, UserId } from '#domain/ids.ts';
import { engines } from '#test/kit/engines.ts';
import { aBlocker as anyBlocker } from '#test/kit/build.ts';
import { ALPHA, ANN, at, aWorkspace, BEN, BETA, CLEO, HOME, MONDAY, NEXT_DOOR, TUESDAY } from './build.ts';

const NO_MOMENT = null;

function aBlocker(own: Partial<Blocker> = {}): Omit<Blocker, 'number'> {
  const { number: _none, ...rest } = anyBlocker({ workspace: HOME, project: ALPHA, owner: ANN, ...own });
  return rest;
}

describe.each(engines)('blockers on $name', (engine) => {
  it('are numbered in each workspace on their own, and tell who raised them', async () => {
    const { blockers } = await engine.store();
    const numbers = [];
    for (const own of [{}, { project: BETA }, { workspace: NEXT_DOOR }, { owner: BEN }]) {
      numbers.push((await blockers.raise(aBlocker(own))).number);
    }
    expect(numbers).toEqual([1, 2, 1, 3]);
    expect(await blockers.find(HOME, 2)).toEqual({ ...aBlocker({ project: BETA }), number: 2 });
    expect(await blockers.find(HOME, 4)).toBeNull();
    expect(await blockers.history(HOME, 3)).toMatchObject([{ what: 'raised', by: BEN, text: 'Waiting for labels' }]);
  });

  it('come back as they were saved, in every state and from every source', async () => {
    const { blockers } = await engine.store();
    const states: Partial<Blocker>[] = [
      { state: { is: 'asked', doubt: 'link' }, text: '<!channel> \u0000 \uD800 👩‍🔬' },
      { state: { is: 'acknowledged', by: BEN, at: at('10:00') }, helper: BEN, toldAt: at('09:30') },
      { state: { is: 'closed', how: 'withdrawn', by: ANN, at: at('11:00') }, escalatedAt: at('10:30') },
      { source: { from: 'message', channel: 'C9' as ChannelId, ts: '17.5' }, kind: 'compute' },
    ];
    for (const own of states) {
      const raised = await blockers.raise(aBlocker());
      const changed = { ...raised, ...own };
      await blockers.save(changed, null);
      expect(await blockers.find(HOME, raised.number)).toEqual(changed);
    }
    expect(await blockers.ofMessage(HOME, 'C9' as ChannelId, '17.5')).toMatchObject({ number: 4 });
    expect(await blockers.ofMessage(NEXT_DOOR, 'C9' as ChannelId, '17.5')).toBeNull();
  });

  it('keep every change with who and when', async () => {
    const { blockers } = await engine.store();
    const first = await blockers.raise(aBlocker());
    const seen = acknowledged(first, BEN, at('10:00'));
    const over = seen && closed(seen.blocker, 'resolved', ANN, at('11:00'));
    for (const change of [seen, over]) if (change) await blockers.save(change.blocker, change.update);
    const told = (await blockers.history(HOME, 1)).map(({ what, by, at: when }) => [what, by, when]);
    expect(told).toEqual([
      ['raised', ANN, first.raisedAt],
      ['acknowledged', BEN, at('10:00')],
      ['resolved', ANN, at('11:00')],
    ]);
  });

  it('are found open by project and by person, and closed newest first', async () => {
    const { blockers } = await engine.store();
    const raise = async (own: Partial<Blocker>) => (await blockers.raise(aBlocker(own))).number;
    const late = await raise({ raisedAt: at('12:00') });
    const early = await raise({ raisedAt: at('06:00'), helper: CLEO });
    await raise({ project: BETA, owner: BEN, helper: ANN, raisedAt: at('07:00') });
    await raise({ workspace: NEXT_DOOR });
    const ended = [];
    for (const moment of ['13:00', '14:00'] as const) {
      const one = await blockers.raise(aBlocker());
      const change = closed(one, 'resolved', BEN, at(moment));
      if (change) await blockers.save(change.blocker, change.update);
      ended.unshift(one.number);
    }
    const numbers = (found: readonly Blocker[]) => found.map(({ number }) => number);
    expect(numbers(await blockers.openIn(HOME, ALPHA))).toEqual([early, late]);
    expect(numbers(await blockers.openFor(HOME, ANN))).toEqual([early, 3, late]);
    expect(numbers(await blockers.openFor(HOME, CLEO))).toEqual([early]);
    expect(await blockers.openFor(HOME, 'UX' as UserId)).toEqual([]);
    expect(numbers(await blockers.closedIn(HOME, ALPHA, 9))).toEqual(ended);
    expect(numbers(await blockers.closedIn(HOME, ALPHA, 1))).toEqual(ended.slice(0, 1));
  });

  it('are found by the answer that raised them', async () => {
    const { blockers } = await engine.store();
    for (const date of [MONDAY, TUESDAY, TUESDAY]) await blockers.raise(aBlocker({ source: { from: 'answer', date } }));
    await blockers.raise(aBlocker({ owner: BEN, source: { from: 'answer', date: TUESDAY } }));
    const found = await blockers.ofAnswer(HOME, ALPHA, ANN, TUESDAY);
    expect(found.map(({ number }) => number)).toEqual([2, 3]);
  });

  it('are due at once when they change, then when planned, then never', async () => {
    const { blockers, workspaces, agenda } = await engine.store();
    const due = async () => (await blockers.due(at('08:00'), 10)).map(({ number }) => number);
    const first = await blockers.raise(aBlocker());
    expect(await due()).toEqual([]); // nobody is installed yet
    await workspaces.save(aWorkspace());
    const second = await blockers.raise(aBlocker());
    expect(await due()).toEqual([1, 2]);
    expect(await agenda.next()).toBe('1970-01-01T00:00:00.000Z');
    await blockers.plan(HOME, 1, at('09:00'));
    await blockers.plan(HOME, 2, NO_MOMENT);
    expect(await due()).toEqual([]);
    expect(await agenda.next()).toBe(at('09:00'));
    await blockers.save(second, null);
    expect(await due()).toEqual([2]);
    expect(await blockers.due(at('09:00'), 1)).toHaveLength(1);
    expect(first.number).toBe(1);
    await workspaces.markUninstalled(HOME, at('08:00'));
    expect(await due()).toEqual([]);
  });
});
