import { describe, expect, it } from 'vitest';
import type { Deadline } from '#domain/deadline.ts';
import type { LocalDate, LocalTime, Zone } from '#domain/time.ts';
import { engines } from '#test/kit/engines.ts';
import { ALPHA, ANN, at, BETA, HOME, NEXT_DOOR } from './build.ts';

const due = (own: Partial<Deadline> = {}): Omit<Deadline, 'number'> => ({
  workspace: HOME,
  project: ALPHA,
  name: 'Camera-ready \u0000 \uD800',
  date: '2026-12-10' as LocalDate,
  time: '23:59' as LocalTime,
  zone: 'Etc/GMT+12' as Zone,
  madeBy: ANN,
  madeAt: at('08:00'),
  ...own,
});

describe.each(engines)('deadlines on $name', (engine) => {
  it('are numbered in each workspace, come back as they were saved, and go', async () => {
    const { deadlines } = await engine.store();
    for (const own of [{}, { workspace: NEXT_DOOR }, { project: BETA }]) await deadlines.add(due(own));
    expect(await deadlines.find(HOME, 2)).toEqual({ ...due({ project: BETA }), number: 2 });
    const changed = { ...due({ name: 'later', time: '12:00' as LocalTime }), number: 1 };
    await deadlines.save(changed);
    expect(await deadlines.of(HOME, ALPHA)).toEqual([changed]);
    await deadlines.remove(HOME, 1);
    expect(await deadlines.find(HOME, 1)).toBeNull();
    expect(await deadlines.find(NEXT_DOOR, 1)).toMatchObject({ name: due().name });
  });
});
