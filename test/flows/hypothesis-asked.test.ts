import { describe, expect, it, onTestFinished } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { decide, decline, draft, pause, start } from '#flows/hypothesis.ts';
import { nameDecider } from '#flows/hypothesis-decider.ts';
import { aMember, anAbsence, at, PROJECT, someTerms, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

const [ANNA, BEN, CLEO, DAN] = ['U0001', 'U0002', 'U0003', 'U0004'] as UserId[] as [UserId, UserId, UserId, UserId];
const MONDAY = at('2026-03-09T08:00Z');
/** With the work of its last day. */
const OVER = at('2026-03-23T17:00Z');
const act = (user: UserId) => ({ workspace: WORKSPACE, user, number: 1 });
const kind = (result: { readonly ok: boolean; readonly error?: { readonly kind: string } }) =>
  result.error?.kind ?? 'done';

/** A house with a running bet of anna's, on which ben decides; dan leads. */
async function aBet(): Promise<House> {
  const house = await aHouse([ANNA, BEN, CLEO, DAN].map((id) => aMember({ id, name: id })));
  onTestFinished(() => house.close());
  const { ports } = house;
  const participation = await ports.store.participations.find(WORKSPACE, PROJECT, DAN);
  await ports.store.participations.save({ ...participation!, lead: true });
  await draft(ports, { workspace: WORKSPACE, user: ANNA, project: PROJECT }, someTerms(), null, MONDAY);
  await start(ports, act(ANNA), MONDAY);
  return house;
}

const stateOf = async ({ ports }: House) => (await ports.store.hypotheses.find(WORKSPACE, 1))?.state;
const said = (house: House, user: UserId, words: string, since: Instant = OVER): string[] =>
  house.said
    .filter(
      ({ to, at: when, message }) => to === user && when >= since && JSON.stringify(render(message)).includes(words),
    )
    .map(({ at: when }) => when.slice(5, 10));

describe('a decision that is due where nobody can take it', () => {
  it('is told to the owner and the leads, who name another, who then has as long as at first', async () => {
    const house = await aBet();
    const { store } = house.ports;
    await store.members.save({ ...(await store.members.find(WORKSPACE, BEN))!, active: false });
    await house.live(OVER, at('2026-03-26T18:00Z'));
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due' });
    expect(said(house, BEN, 'decision')).toEqual([]);
    for (const user of [ANNA, DAN]) expect(said(house, user, 'who takes it, has left')).toEqual(['03-24']);
    const later = at('2026-03-27T08:00Z');
    expect(kind(await nameDecider(house.ports, act(CLEO), DAN, '', later))).toBe('not-yours');
    expect(kind(await nameDecider(house.ports, act(DAN), ANNA, '', later))).toBe('decider-is-owner');
    expect(kind(await nameDecider(house.ports, act(DAN), CLEO, 'Ben has left', later))).toBe('done');
    await house.live(later, at('2026-03-30T18:00Z'));
    expect(said(house, CLEO, 'waits for your decision')).toEqual(['03-27', '03-30']);
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due' });
    const stop = { choice: 'stop', reason: '', learned: null } as const;
    expect(kind(await decide(house.ports, act(CLEO), stop, at('2026-03-31T08:00Z')))).toBe('done');
    expect(house.errors).toEqual([]);
  });

  it('waits for no leave for more than ten working days of its owner', async () => {
    const house = await aBet();
    await house.ports.store.absences.save(anAbsence('2026-03-24', '2026-05-01', BEN));
    await house.live(OVER, at('2026-03-26T18:00Z'));
    expect(said(house, DAN, 'is away until Monday 4 May')).toEqual(['03-24']);
    await house.beat(at('2026-04-06T15:00Z'));
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due' });
    await house.beat(at('2026-04-06T17:00Z'));
    expect(await stateOf(house)).toMatchObject({ is: 'decided', end: { outcome: 'stop', by: null } });
  });

  it('comes to its end where it was paused with its clock going on', async () => {
    const house = await aBet();
    await pause(house.ports, act(ANNA), 'runs', at('2026-03-11T08:00Z'));
    await house.live(OVER, at('2026-03-25T18:00Z'));
    expect(said(house, BEN, 'waits for your decision')).toEqual(['03-24', '03-25']);
    expect(await stateOf(house)).toMatchObject({ is: 'decided' });
  });
});

describe('a choice against the rule', () => {
  const wish = { choice: 'ship', reason: 'The client wants it', learned: null } as const;

  it('has those reminded who may agree, not who decided, and does not end in silence', async () => {
    const house = await aBet();
    await house.live(OVER, at('2026-03-24T09:00Z'));
    await decide(house.ports, act(BEN), wish, at('2026-03-24T09:30Z'));
    await house.live(at('2026-03-24T09:30Z'), at('2026-03-31T15:00Z'));
    for (const user of [ANNA, DAN])
      expect(said(house, user, 'needs a second person')).toEqual([
        '03-24',
        '03-25',
        '03-26',
        '03-27',
        '03-30',
        '03-31',
      ]);
    expect(said(house, BEN, 'waits for your decision', at('2026-03-24T09:30Z'))).toEqual([]);
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due', proposed: { choice: 'ship' } });
    await house.live(at('2026-03-31T15:00Z'), at('2026-04-01T09:00Z'));
    expect(await stateOf(house)).toMatchObject({
      end: { outcome: 'stop', by: null, reason: expect.stringContaining('Nobody agreed') },
    });
    expect(said(house, BEN, 'no longer waits for you', at('2026-03-31T15:00Z'))).toEqual(['04-01']);
    expect(house.errors).toEqual([]);
  });

  it('that is turned down leaves its decision owner two working days to choose anew', async () => {
    const house = await aBet();
    await house.live(OVER, at('2026-03-24T09:00Z'));
    await decide(house.ports, act(BEN), wish, at('2026-03-24T09:30Z'));
    expect(kind(await decline(house.ports, act(DAN), at('2026-03-26T09:30Z')))).toBe('done');
    await house.beat(at('2026-03-30T15:00Z'));
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due', proposed: null });
    await house.beat(at('2026-03-30T17:00Z'));
    expect(await stateOf(house)).toMatchObject({ is: 'decided' });
  });
});
