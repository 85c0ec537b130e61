import { afterEach, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { tzRelease } from '#domain/time.ts';
import { examine } from '#flows/doctor.ts';
import { aMember, at, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

it('names the members whose clock the runtime has wrong', async () => {
  const far = aMember({ id: 'UINU', zone: 'America/Inuvik', name: 'Nora' });
  house = await aHouse([far, aMember({ id: 'UGONE', zone: 'America/Inuvik', active: false }), aMember({ id: 'UBER' })]);
  const found = await examine(house.ports, WORKSPACE, 'UBER' as UserId, at('2026-12-01T10:00Z'));
  expect(found).toMatchObject({ kind: 'doctor', readerZone: 'Europe/Berlin', workspace: { overdue: 0 } });
  if (tzRelease() === '2026c') expect(found.zones.affected).toEqual([{ zone: 'America/Inuvik', names: ['Nora'] }]);
});
