import { afterEach, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { runKey } from '#domain/keys.ts';
import { record } from '#flows/answer.ts';
import { dayLost } from '#flows/lost.ts';
import { aParticipation, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';

const BER = 'UBER' as UserId;
let house: House;
afterEach(() => house.close());

it('a day whose thread Slack refuses for good is told to the leads once, in their hours, with the way to its answers', async () => {
  house = await aHouse(TEAM);
  const { store } = house.ports;
  await store.participations.save(aParticipation(BER, { lead: true }));
  const date = day('2026-03-10');
  const to = { workspace: WORKSPACE, user: 'UTYO' as UserId, project: PROJECT, date };
  await record(house.ports, to, words({ done: 'x' }), 'form', at('2026-03-10T01:00Z'));
  const parent = await store.deliveries.find(WORKSPACE, runKey(PROJECT, date));
  const reply = (await store.deliveries.about(WORKSPACE, runKey(PROJECT, date))).find(
    ({ message }) => message.kind === 'answer-posted',
  );
  if (!parent || !reply) throw new Error('nothing was to be posted');
  for (const one of [parent, parent, reply]) await dayLost(house.ports, one, 'invalid_blocks', at('2026-03-10T02:00Z'));
  await house.beat(at('2026-03-10T02:00Z'));
  await house.beat(at('2026-03-10T08:00Z'));
  const told = house.said.filter(({ message }) => message.kind === 'lead-note');
  expect(told.map(({ to: whom, at: when }) => [whom, when])).toEqual([[BER, at('2026-03-10T08:00Z')]]);
  expect(told[0]?.message).toMatchObject({ news: { is: 'day-lost', on: date, code: 'invalid_blocks' } });
});
