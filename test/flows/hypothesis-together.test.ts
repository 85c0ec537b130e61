import { expect, it, onTestFinished } from 'vitest';
import type { Terms } from '#domain/hypothesis.ts';
import type { UserId } from '#domain/ids.ts';
import { draft, start } from '#flows/hypothesis.ts';
import { aMember, at, PROJECT, someTerms, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const ANNA = 'U0001' as UserId;
const BEN = 'U0002' as UserId;
const MONDAY = at('2026-03-09T08:00Z'); // 09:00 in Berlin

/** Bets of anna's of two weeks, or of what `boxes` say, begun on Monday at nine. */
async function bets(boxes: readonly Partial<Terms>[], starts: readonly string[] = []): Promise<House> {
  const house = await aHouse(
    [ANNA, BEN].map((id) => aMember({ id, name: id })),
    { nudges: false },
  );
  onTestFinished(() => house.close());
  for (const [place, own] of boxes.entries()) {
    const now = starts[place] ? at(starts[place]) : MONDAY;
    const made = await draft(
      house.ports,
      { workspace: WORKSPACE, user: ANNA, project: PROJECT },
      someTerms(own),
      null,
      MONDAY,
    );
    expect(made.ok).toBe(true);
    await start(house.ports, { workspace: WORKSPACE, user: ANNA, number: place + 1 }, now);
  }
  return house;
}

/** What anna was told of bets: when, and of which. */
const told = ({ said }: House) =>
  said.flatMap(({ key, to, message, at: when }) => {
    if (to !== ANNA && !key.startsWith('edit:hypothesis-news:')) return [];
    if (message.kind === 'hypothesis-check-ins')
      return [[when.slice(5, 16), ...message.asked.map(({ look }) => look.number)]];
    return message.kind === 'hypothesis-card' ? [[when.slice(5, 16), message.look.number]] : [];
  });

it('asks an owner about several bets at once in one message', async () => {
  const house = await bets([{}, {}, {}]);
  await house.live(at('2026-03-09T08:00Z'), at('2026-03-13T17:00Z'));
  expect(told(house)).toEqual([[expect.stringContaining('03-11'), 1, 2, 3]]);
  await house.live(at('2026-03-13T17:15Z'), at('2026-03-19T17:00Z'));
  expect(told(house).slice(1)).toEqual([
    [expect.stringContaining('03-16'), 1, 2, 3],
    [expect.stringContaining('03-19'), 1, 2, 3],
  ]);
  expect(house.errors).toEqual([]);
});

it('puts one that comes shortly after into the message that stands, and sends a later one by itself', async () => {
  const house = await bets([{}, {}, {}], ['2026-03-09T08:00Z', '2026-03-09T08:10Z', '2026-03-09T09:30Z']);
  await house.live(at('2026-03-09T08:00Z'), at('2026-03-11T17:00Z'));
  expect(told(house)).toEqual([
    ['03-11T14:45', 1],
    ['03-11T15:00', 1, 2],
    ['03-11T16:00', 3],
  ]);
});

it('says once that a bet is about to end, however long the bot was down', async () => {
  const house = await bets([{ box: { days: 5 } }]);
  // The last two days are Thursday and Friday; nothing ran on Thursday.
  await house.beat(at('2026-03-11T12:00Z'));
  await house.beat(at('2026-03-13T08:05Z'));
  await house.beat(at('2026-03-13T08:20Z'));
  const ends = house.said.filter(({ message }) => JSON.stringify(message).includes('"is":"last-days"'));
  expect(ends.map(({ at: when }) => when.slice(5, 16))).toEqual(['03-13T08:05']);
});

it('does not say on the morning of the last day what was for the day before', async () => {
  const house = await bets([{ box: { days: 5 } }]);
  await house.beat(at('2026-03-11T12:00Z'));
  await house.beat(at('2026-03-12T20:00Z'));
  await house.live(at('2026-03-13T07:00Z'), at('2026-03-13T12:00Z'));
  const ends = house.said.filter(({ message }) => JSON.stringify(message).includes('"is":"last-days"'));
  expect(ends).toHaveLength(1);
});
