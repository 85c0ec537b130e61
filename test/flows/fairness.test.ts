import { afterEach, beforeEach, expect, it } from 'vitest';
import { buttons, commands } from '#commands/index.ts';
import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { aMember, anAbsence, at, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

const [BER, SFO] = ['UBER', 'USFO'] as UserId[] as [UserId, UserId];
/** A Monday; Berlin works until 18:00, which is when San Francisco begins. */
const MAY = at('2026-05-04T08:00Z');
const JUNE = at('2026-06-15T08:00Z');

let house: House;
beforeEach(async () => {
  house = await aHouse([
    aMember({ id: BER, name: 'Bruno' }),
    aMember({ id: SFO, name: 'Cleo', zone: 'America/Los_Angeles' }),
  ]);
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

async function ask(text: string, now: typeof MAY, who = BER): Promise<Message> {
  const deed = commands.find(({ name }) => name === '/overlap')?.read(text, now);
  if (!deed?.ok) throw new Error('refused');
  const reply = await house.run(deed.value, { who, now });
  if (reply.kind !== 'say') throw new Error(reply.kind);
  return reply.message;
}
const fair = async (now: typeof MAY, who = BER) => {
  const message = await ask('best 60m', now, who);
  return message.kind === 'overlap-best' ? message.fair : null;
};
const slots = async (now: typeof MAY, text = 'slots') => {
  const message = await ask(text, now);
  return message.kind === 'slot-list' ? message : null;
};
const shown = (message: Message | null) => JSON.stringify(message && render(message).blocks);

it('the fairest slot asks those who have given least, and what was given fades', async () => {
  expect(await fair(MAY)).toMatchObject({ own: 30, borne: null, hard: false }); // half an hour each
  await slots(MAY, 'slots add Tue 18:00 60m Sync');
  const after = await fair(JUNE);
  expect(after).toMatchObject({ bending: 1, own: 0, borne: { own: 1 } });
  expect(shown(await ask('best 60m', JUNE))).toMatch(/100 % was yours; .*It counts in what is called fair/);
  expect((await fair(JUNE, SFO))?.borne?.own).toBe(0);
  // Given up, it counts on, and less each month; a year and a half later not at all.
  await ask('slots remove S1', JUNE);
  expect((await fair(at('2026-07-13T08:00Z')))?.borne).toMatchObject({ own: 1 });
  expect(await fair(at('2027-12-13T08:00Z'))).toMatchObject({ borne: null });
});

it('who was away, or came later, gave nothing', async () => {
  await slots(MAY, 'slots add Tue 18:00 60m Sync');
  await house.ports.store.absences.save(anAbsence('2026-05-01', '2026-06-30', BER));
  expect((await slots(JUNE))?.borne).toBeNull();
});

it('a meeting is moved on after four times by who may, keeps its terms, and stays where it is for nothing', async () => {
  await slots(MAY, 'slots add Tue 18:00 60m Sync');
  expect((await slots(at('2026-05-20T08:00Z')))?.slots[0]?.fairer).toBeNull();
  const list = await slots(JUNE);
  const [slot] = list?.slots ?? [];
  expect(slot?.fairer).toEqual({ weekday: expect.any(Number), time: '17:00' });
  expect(shown(list)).toMatch(/17:00 would be fairer\..*slot\.move.*Move S1 to/);
  const value = `1|${slot?.fairer?.weekday}|17:00`;
  const press = async (who: UserId, now = JUNE) => {
    const deed = buttons.find(({ id }) => id === 'slot.move')?.read(value);
    if (!deed?.ok) throw new Error('refused');
    const reply = await house.run(deed.value, { who, now });
    return reply.kind === 'say' ? shown(reply.message) : reply.kind;
  };
  expect(await press(SFO)).toContain('Only whoever set it');
  expect(await press(BER)).toMatch(/S2 · Sync.* 17:00 Berlin time/);
  expect(await press(BER)).toContain('gone');
  expect((await slots(at('2026-06-22T08:00Z')))?.slots[0]?.fairer).toBeNull();
  expect(await house.ports.store.slots.held(WORKSPACE, MAY)).toHaveLength(2);
  expect(buttons.find(({ id }) => id === 'slot.move')?.read('1|9|25:00').ok).toBe(false);
});

it('who sets a meeting with somebody is in it, and may set one for others', async () => {
  await slots(MAY, `slots add Tue 12:00 30m One with <@${SFO}|cleo>`);
  await slots(MAY, `slots add Tue 12:00 30m Two for <@${SFO}|cleo>`);
  const kept = await house.ports.store.slots.of(WORKSPACE, PROJECT);
  expect(kept.map(({ name, people }) => [name, people])).toEqual([
    ['One', [BER, SFO]],
    ['Two', [SFO]],
  ]);
});
