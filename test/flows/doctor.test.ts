import { afterEach, expect, it } from 'vitest';
import { meridian } from '#commands/meridian.ts';
import type { UserId } from '#domain/ids.ts';
import { tzRelease } from '#domain/time.ts';
import { examineFor } from '#flows/doctor.ts';
import { aMember, at } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

it('names the members whose clock the runtime has wrong', async () => {
  const far = aMember({ id: 'UINU', zone: 'America/Inuvik', name: 'Nora' });
  house = await aHouse([far, aMember({ id: 'UGONE', zone: 'America/Inuvik', active: false }), aMember({ id: 'UBER' })]);
  const now = at('2026-12-01T10:00Z');
  const found = await examineFor(house.ports, aMember({ id: 'UBER', admin: true }), now);
  expect(found).toMatchObject({ kind: 'doctor', readerZone: 'Europe/Berlin', workspace: { overdue: 0 } });
  if (tzRelease() === '2026c') expect(found.zones.affected).toEqual([{ zone: 'America/Inuvik', names: ['Nora'] }]);
  const others = await examineFor(house.ports, aMember({ id: 'UBER' }), now);
  expect(others.zones).toMatchObject({ release: tzRelease(), affected: [] });
});

it('is shown to no guest', async () => {
  house = await aHouse([aMember({ id: 'UBER' }), aMember({ id: 'UGUEST', guest: true })]);
  const deed = meridian.read('doctor', at('2026-12-01T10:00Z'));
  if (!deed.ok) throw new Error('not read');
  const ask = (who: string) => house.run(deed.value, { who: who as UserId, now: at('2026-12-01T10:00Z') });
  expect(await ask('UBER')).toMatchObject({ message: { kind: 'doctor' } });
  expect(await ask('UGUEST')).toMatchObject({ message: { kind: 'note', tone: 'refused' } });
});
