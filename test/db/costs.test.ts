import { describe, expect, it } from 'vitest';
import type { ModelCall } from '#domain/cost.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, aProject, at, aWorkspace, BETA, HOME, NEXT_DOOR, TUESDAY } from './build.ts';

const aCall = (id: string, own: Partial<ModelCall> = {}): ModelCall => ({
  workspace: HOME,
  id,
  project: ALPHA,
  purpose: 'digest',
  task: 'map',
  model: 'small',
  at: at('09:00'),
  outcome: 'reserved',
  input: 0,
  cached: 0,
  output: 0,
  latencyMs: 0,
  price: { input: 1, cached: 0.1, output: 5 },
  micros: null,
  counted: 40,
  ...own,
});
const written = { outcome: 'written', input: 10, cached: 2, output: 3, latencyMs: 7, micros: 24, counted: 24 } as const;

describe.each(engines)('what a model cost on $name', (engine) => {
  it('is reserved while there is room under the cap of its project and day, and settled at what it was', async () => {
    const { costs } = await engine.store();
    const reserve = (call: ModelCall, cap: number | null = 100) => costs.reserve(call, cap, at('00:00'));
    // Yesterday's, next door's and another project's take no room.
    await costs.settle(aCall('old', { at: at('00:00').replace('-10T', '-09T') as ModelCall['at'], counted: 100 }));
    await costs.settle(aCall('b', { workspace: NEXT_DOOR, counted: 100 }));
    await costs.settle(aCall('c', { project: BETA, counted: 100 }));
    const calls = ['1', '2', '3', '4'];
    const reserved = await Promise.all(calls.map((id) => reserve(aCall(id))));
    const [first = '', ...rest] = calls.filter((_, n) => reserved[n]);
    expect(rest).toHaveLength(1);
    await costs.settle(aCall(first, written));
    expect(await costs.counted(HOME, ALPHA, at('00:00'))).toEqual({ settled: 24, underWay: 40 });
    expect(await reserve(aCall('5', { counted: 36 }))).toBe(true);
    expect(await reserve(aCall('6', { counted: 1 }))).toBe(false);
    expect(await reserve(aCall('6', { counted: 1 }), null)).toBe(true);
    expect(await reserve(aCall('7', { project: null }))).toBe(true);
  });

  it('holds its room until the day ends for whoever died before the answer, and is then unknown, not nothing', async () => {
    const { costs } = await engine.store();
    await costs.reserve(aCall('dead', { counted: 100 }), 100, at('00:00'));
    expect(await costs.reserve(aCall('next'), 100, at('00:00'))).toBe(false);
    expect(await costs.giveUp(at('08:00'))).toBe(0);
    expect(await costs.giveUp(at('09:01'))).toBe(1);
    expect(await costs.counted(HOME, ALPHA, at('00:00'))).toEqual({ settled: 100, underWay: 0 });
    expect(await costs.reserve(aCall('next'), 100, at('00:00'))).toBe(false);
    expect(await costs.reserve(aCall('next'), 100, at('23:59'))).toBe(true); // as tomorrow will
    await costs.settle(aCall('next', written));
    const [sum] = await costs.sums(HOME, at('00:00'), at('23:00'));
    expect(sum).toMatchObject({ calls: 2, failed: 1, unpriced: 1, micros: 24 });
  });

  it('is summed by day, project, purpose and model', async () => {
    const { costs } = await engine.store();
    await costs.settle(aCall('1', written));
    await costs.settle(aCall('2', { ...written, outcome: 'garbled' }));
    await costs.settle(aCall('3', { ...written, outcome: 'kept', input: 0, cached: 0, output: 0, micros: 0 }));
    await costs.settle(aCall('4', { ...written, model: 'unheard-of', price: null, micros: null }));
    await costs.settle(aCall('5', { ...written, purpose: 'weekly' }));
    await costs.settle(aCall('6', { ...written, at: at('23:00') }));
    const sum = { day: TUESDAY, project: ALPHA, purpose: 'digest', model: 'small', kept: 0, unpriced: 0, failed: 0 };
    const one = { calls: 1, input: 10, cached: 2, output: 3, micros: 24 };
    expect(await costs.sums(HOME, at('00:00'), at('23:00'))).toEqual([
      { ...sum, calls: 2, failed: 1, kept: 1, input: 20, cached: 4, output: 6, micros: 48 },
      { ...sum, ...one, model: 'unheard-of', unpriced: 1, micros: 0 },
      { ...sum, ...one, purpose: 'weekly' },
    ]);
  });

  it('stays when its project goes; answers go with their project and with whoever is forgotten', async () => {
    const { costs, projects, members, workspaces } = await engine.store();
    await workspaces.save(aWorkspace());
    await projects.save(aProject());
    await costs.settle(aCall('1', written));
    const recall = (project = ALPHA, from = at('08:00')) => costs.recall(HOME, project, 'hash', from);
    for (const project of [ALPHA, BETA]) await costs.keep(HOME, project, 'hash', { of: project }, at('09:00'));
    expect(await recall()).toEqual({ of: ALPHA });
    expect(await recall(ALPHA, at('09:01'))).toBeUndefined();
    await projects.remove(HOME, ALPHA, at('10:00'));
    expect([await recall(), await recall(BETA)]).toEqual([undefined, { of: BETA }]);
    expect(await costs.sums(HOME, at('00:00'), at('23:00'))).toMatchObject([{ project: null, micros: 24 }]);
    await members.forgetWords(HOME, ANN, at('11:00'));
    expect(await recall(BETA)).toBeUndefined();
    await costs.keep(HOME, BETA, 'hash', 1, at('11:00'));
    await costs.forget({ answers: at('11:01'), calls: at('09:01') });
    expect(await recall(BETA)).toBeUndefined();
    expect(await costs.sums(HOME, at('00:00'), at('23:00'))).toEqual([]);
  });
});
