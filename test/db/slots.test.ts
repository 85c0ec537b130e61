import { describe, expect, it } from 'vitest';
import type { MeetingSlot } from '#domain/slot.ts';
import type { LocalTime, Zone } from '#domain/time.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, at, BEN, BETA, HOME, NEXT_DOOR } from './build.ts';

const slot = (own: Partial<MeetingSlot> = {}): Omit<MeetingSlot, 'number'> => ({
  workspace: HOME,
  project: ALPHA,
  name: 'Planning \u0000 \uD800',
  weekday: 2,
  time: '15:00' as LocalTime,
  zone: 'Europe/Berlin' as Zone,
  minutes: 60,
  people: [ANN, BEN],
  madeBy: ANN,
  madeAt: at('08:00'),
  ...own,
});

describe.each(engines)('weekly meetings on $name', (engine) => {
  it('are numbered in each workspace, come back as they were saved, and go', async () => {
    const { slots } = await engine.store();
    for (const own of [{}, { workspace: NEXT_DOOR }, { project: BETA, people: [] }]) await slots.add(slot(own));
    expect(await slots.of(HOME, BETA)).toEqual([{ ...slot({ project: BETA, people: [] }), number: 2 }]);
    expect(await slots.find(HOME, 1)).toEqual({ ...slot(), number: 1 });
    await slots.remove(HOME, 1, at('10:00'));
    await slots.remove(HOME, 1, at('12:00'));
    expect(await slots.of(HOME, ALPHA)).toEqual([]);
    expect(await slots.find(HOME, 1)).toBeNull();
    // What it asked of people counts on, its name does not.
    const past = { ...slot(), number: 1, name: '', removedAt: at('10:00') };
    expect(await slots.held(HOME, at('10:00'))).toEqual([
      past,
      expect.objectContaining({ number: 2, removedAt: null }),
    ]);
    expect(await slots.held(HOME, at('10:01'))).toHaveLength(1);
    await slots.purge(at('10:01'));
    expect(await slots.held(HOME, at('08:00'))).toHaveLength(1);
    expect(await slots.find(NEXT_DOOR, 1)).not.toBeNull();
  });
});
