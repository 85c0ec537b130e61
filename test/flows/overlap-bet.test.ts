import { afterEach, beforeEach, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import type { HypothesisState } from '#domain/hypothesis.ts';
import { homeOf } from '#flows/home.ts';
import { aBlocker, aHypothesis, aMember, aParticipation, at, day, someTerms, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render, renderHome } from '#views/index.ts';

const [ANA, RAJ] = ['UANA', 'URAJ'] as UserId[] as [UserId, UserId];
/** Monday, 09:00 in Berlin; they share 09:00 to 13:15 of Berlin. */
const MONDAY = at('2026-03-09T08:00Z');
const run = { startedAt: MONDAY, startOn: day('2026-03-09'), endOn: day('2026-03-13'), firstTarget: 0.85 };

let house: House;
beforeEach(async () => {
  house = await aHouse([
    aMember({ id: ANA, name: 'Ana' }),
    aMember({ id: RAJ, name: 'Raj', zone: 'Asia/Kathmandu' }),
    aMember({ id: 'UIDL', name: 'Idle', zone: 'America/Los_Angeles' }),
  ]);
  await house.ports.store.participations.save(aParticipation('UIDL' as UserId, { role: 'observer' }));
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

async function aBet(state: HypothesisState): Promise<void> {
  const { number: _none, ...bet } = aHypothesis({ terms: someTerms({ owner: ANA, decider: RAJ }), state });
  await house.ports.store.hypotheses.create(bet);
}
const told = () =>
  house.said
    .filter(({ message }) => message.kind === 'overlap-bet')
    .map(({ to, at: when, message }) => `${to} ${when.slice(8, 16)} ${JSON.stringify(render(message).blocks)}`);

it('brings a bet that ends to its decision owner in the hours shared with its owner, once', async () => {
  await aBet({ is: 'running', run });
  await house.live(MONDAY, at('2026-03-13T12:00Z'));
  expect(told()).toEqual([
    expect.stringMatching(/^URAJ 12T0[78].*H1 in atlas ends on Friday 13 March.*Why am I seeing this/),
  ]);
});

it('tells the owner from the next day on that the verdict waits, and nothing once it is made or rests', async () => {
  await aBet({ is: 'decision-due', run, why: 'asked', at: at('2026-03-10T13:30Z'), proposed: null });
  await house.live(at('2026-03-10T13:30Z'), at('2026-03-11T17:00Z'));
  expect(told()).toEqual([expect.stringMatching(/^UANA 11T08:0.*waits for its decision, which is Raj’s/)]);
  const proposed = { choice: 'ship', by: RAJ, reason: 'x', at: at('2026-03-11T09:00Z') } as const;
  await house.ports.store.hypotheses.save(
    {
      ...(await house.ports.store.hypotheses.find(WORKSPACE, 1))!,
      state: { is: 'decision-due', run, why: 'asked', at: at('2026-03-10T13:30Z'), proposed },
    },
    null,
  );
  await house.live(at('2026-03-12T05:00Z'), at('2026-03-12T13:00Z'));
  expect(told().slice(1)).toEqual([
    expect.stringMatching(/^URAJ 12T0[78].*waits for a second person: Ana, who owns it/),
  ]);
  await aBet({ is: 'paused', run, at: MONDAY, clock: 'runs' });
  await house.live(at('2026-03-12T13:30Z'), at('2026-03-12T17:00Z'));
  expect(told().filter((one) => one.includes('H2'))).toEqual([]);
});

it('shows in the Home who is at work now and when next with whom something is open', async () => {
  const { store } = house.ports;
  const { number: _none, ...blocker } = aBlocker({ owner: RAJ, helper: ANA });
  await store.blockers.raise(blocker);
  await aBet({ is: 'running', run });
  const shown = async (now: ReturnType<typeof at>) =>
    JSON.stringify(renderHome(await homeOf(store, WORKSPACE, ANA, now)));
  const now = await shown(at('2026-03-10T09:00Z'));
  expect(now).toContain('atlas: Raj (1 of 1)');
  expect(now).toContain('Raj: together now, until 13:15 · B1, H1');
  const evening = await shown(at('2026-03-13T16:00Z'));
  expect(evening).toContain('atlas: nobody else is at work now');
  expect(evening).toContain('Raj: next together Mon 16 March 09:00–13:15 · B1, H1');
});
