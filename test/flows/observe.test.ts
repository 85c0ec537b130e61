import { afterEach, expect, it } from 'vitest';
import { projectDoors } from '#commands/project.ts';
import type { UserId } from '#domain/ids.ts';
import { aMember, aParticipation, at } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const [ANA, BO] = ['U0001', 'U0002'] as UserId[] as [UserId, UserId];
const NOW = at('2026-03-10T20:00Z');

let house: House;
afterEach(() => house.close());

it('somebody who would rather read along is told to their lead once, in the lead’s hours, and is asked until then', async () => {
  house = await aHouse([aMember({ id: ANA }), aMember({ id: BO })]);
  const { participations } = house.ports.store;
  await participations.save(aParticipation(ANA, { lead: true }));
  const wish = async (who: UserId) => {
    const read = projectDoors.commands[0]?.read('observe', NOW);
    return read?.ok ? JSON.stringify(await house.run(read.value, { who, now: NOW })) : '';
  };
  expect(await wish(ANA)).toContain('/project roles');
  expect(await wish(BO)).toContain('until they agree you are asked as before');
  await wish(BO);
  await house.live(at('2026-03-11T07:00Z'), at('2026-03-11T10:00Z'));
  const notes = house.said.filter(({ message }) => message.kind === 'lead-note');
  expect(notes.map(({ to, at: when, message }) => [to, when, message.kind === 'lead-note' && message.news])).toEqual([
    [ANA, at('2026-03-11T08:00Z'), { is: 'wishes', name: 'Name of U0002' }],
  ]);
  expect(house.said.some(({ to, message }) => to === BO && message.kind === 'prompt')).toBe(true);
  await participations.save(aParticipation(BO, { role: 'observer' }));
  expect(await wish(BO)).toContain('already');
});
