import { afterEach, expect, it } from 'vitest';
import { toLocalTime } from '#domain/time.ts';
import { aMember, at } from '#test/kit/build.ts';
import { jobs } from '#jobs/index.ts';
import { aHouse, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

const shift = (from: string, to: string) => ({ from: toLocalTime(from), to: toLocalTime(to) });
const questions = () => house.said.flatMap(({ message, at: when }) => (message.kind === 'prompt' ? [when] : []));

it('sends a question that did not get through in the morning not in the break, but when work goes on', async () => {
  const split = [shift('07:00', '11:00'), shift('15:30', '19:00')];
  house = await aHouse([aMember({ id: 'UBER', shifts: { 2: split }, nudges: false })]);
  // Decided at 09:30 in Berlin; then Slack is away until noon.
  for (const job of jobs) await job.run(house.ports, at('2026-03-10T08:30Z'));
  await house.live(at('2026-03-10T11:00Z'), at('2026-03-10T20:00Z'));
  expect(questions()).toEqual([at('2026-03-10T14:30Z')]);
  const [question] = house.said;
  expect(question?.message).toMatchObject({ kind: 'prompt', again: false });
});

it('drops a question that did not get through until the day was over', async () => {
  house = await aHouse([aMember({ id: 'UBER' })]);
  for (const job of jobs) await job.run(house.ports, at('2026-03-10T08:30Z'));
  await house.live(at('2026-03-10T17:00Z'), at('2026-03-10T22:00Z'));
  expect(questions()).toEqual([]);
});
