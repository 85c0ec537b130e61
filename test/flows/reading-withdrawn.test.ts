import { describe, expect, it, onTestFinished } from 'vitest';
import { NO_WORDS } from '#domain/answer.ts';
import type { UserId } from '#domain/ids.ts';
import { readWithdrawal } from '#domain/reading-withdrawn.ts';
import type { Instant } from '#domain/time.ts';
import { record } from '#flows/answer.ts';
import { betsTold } from '#flows/own.ts';
import { lookAfterBets } from '#flows/hypothesis-due.ts';
import { loadBet, lookAt } from '#flows/hypothesis-look.ts';
import { approve, decide, draft, guess, start, watch } from '#flows/hypothesis.ts';
import { withdraw } from '#flows/reading-withdrawn.ts';
import { log } from '#flows/reading.ts';
import { knownBets } from '#flows/weekly-bets.ts';
import { aHypothesis, aMember, aProject, aReading, at, day, PROJECT, someTerms, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const ANNA = 'U0001' as UserId;
const BEN = 'U0002' as UserId;
const CLEO = 'U0003' as UserId;
const DAN = 'U0004' as UserId;
const MONDAY = at('2026-03-09T08:00Z');
const TUESDAY = at('2026-03-10T08:00Z');
const LATER = at('2026-03-10T09:00Z');

const act = (user: UserId = ANNA, number = 1) => ({ workspace: WORKSPACE, user, number });

/** A house with a running bet of anna's, on which ben decides; cleo provides data, dan only takes part. */
async function aBet(own = {}): Promise<House> {
  const house = await aHouse([ANNA, BEN, CLEO, DAN].map((id) => aMember({ id, name: id })));
  onTestFinished(() => house.close());
  await draft(house.ports, { workspace: WORKSPACE, user: ANNA, project: PROJECT }, someTerms(own), null, MONDAY);
  await start(house.ports, act(), MONDAY);
  return house;
}

const logAt = (house: House, value: number, moment: Instant = TUESDAY, own = {}, user = ANNA) => {
  const bare = { n: 200, counts: null, runs: null, evaluation: null, confirms: false, note: '', guardrails: {} };
  return log(house.ports, act(user), { value, ...bare, ...own }, moment, moment);
};

const back = (house: House, reading: number, user = ANNA, now: Instant = LATER, why = 'a slip') =>
  withdraw(house.ports, act(user), { reading, why }, now);

const kind = (result: { readonly ok: boolean; readonly error?: { readonly kind: string } }) =>
  result.error?.kind ?? 'done';

async function look(house: House, now: Instant = LATER) {
  const known = await loadBet(house.ports.store, WORKSPACE, 1, now);
  if (!known) throw new Error('there is none');
  return { known, look: await lookAt(house.ports.store, known, now) };
}

const stateOf = async (house: House) => (await look(house)).known.bet.state;

describe('a reading that is taken back', () => {
  it('counts nowhere, and stays on record with who, when and why', async () => {
    const house = await aBet();
    const { store } = house.ports;
    await logAt(house, 0.81);
    const before = await look(house);
    await logAt(house, 0.38);
    expect(kind(await back(house, 2))).toBe('done');
    const { known, look: seen } = await look(house);
    expect(known.readings.map(({ value }) => value)).toEqual([0.81]);
    expect(known.odds?.chance).toBe(before.known.odds?.chance);
    expect(seen).toMatchObject({
      values: [0.81],
      latest: { value: 0.81 },
      withdrawn: [{ value: 0.38, name: ANNA, on: day('2026-03-10'), why: 'a slip' }],
    });
    const [weekly] = await knownBets(store, aProject(), MONDAY);
    expect(weekly?.readings).toHaveLength(1);
    const [exported] = await betsTold(store, [known.bet]);
    expect(exported).toMatchObject({
      readings: [{ value: 0.81 }, { value: 0.38, withdrawn: { by: ANNA, at: LATER, why: 'a slip' } }],
      history: expect.arrayContaining([
        expect.objectContaining({ what: expect.objectContaining({ is: 'withdrawn' }) }),
      ]),
    });
  });

  it('may be taken back by whoever logged it and by the keepers of its bet, once', async () => {
    const house = await aBet({ dataProvider: CLEO });
    await logAt(house, 0.8, TUESDAY, {}, CLEO);
    await logAt(house, 0.81);
    await logAt(house, 0.82);
    expect(kind(await back(house, 1, DAN))).toBe('not-your-reading');
    expect(kind(await back(house, 2, CLEO))).toBe('not-your-reading');
    expect(kind(await back(house, 1, CLEO))).toBe('done');
    expect(kind(await back(house, 2, BEN))).toBe('done');
    expect(kind(await back(house, 2, BEN))).toBe('withdrawn');
    expect(kind(await back(house, 9))).toBe('unknown-reading');
    expect(kind(await back(house, 3, 'U9' as UserId))).toBe('not-a-participant');
  });

  it('takes its claim with it, and the claim comes back with the miss that took it', async () => {
    const house = await aBet();
    await logAt(house, 0.95);
    expect(await stateOf(house)).toMatchObject({ is: 'target-claimed', reading: 1 });
    await logAt(house, 0.79, TUESDAY, { confirms: true });
    expect(await stateOf(house)).toMatchObject({ is: 'running' });
    await back(house, 2);
    expect(await stateOf(house)).toMatchObject({ is: 'target-claimed', reading: 1 });
    await back(house, 1);
    expect(await stateOf(house)).toMatchObject({ is: 'running' });
  });

  it('takes the decision with it that was due for it, and nobody waits for one any more', async () => {
    const house = await aBet();
    await logAt(house, 0.9);
    await logAt(house, 0.95, TUESDAY, { confirms: true });
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due', why: 'met' });
    await lookAfterBets(house.ports, TUESDAY);
    await back(house, 2);
    expect(await stateOf(house)).toMatchObject({ is: 'target-claimed' });
    const told = await house.ports.store.deliveries.about(WORKSPACE, 'hypothesis:1');
    expect(told.filter(({ key, state }) => key.includes('decide-') && state === 'waiting')).toEqual([]);
  });

  it('asks anew where a guardrail breaks after the reading that broke it first was taken back', async () => {
    const limit = { guardrails: [{ name: 'p95', rule: 'at-most', limit: 200 }] };
    const house = await aBet(limit);
    await logAt(house, 0.8, TUESDAY, { guardrails: { p95: 900 } });
    await lookAfterBets(house.ports, TUESDAY);
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due', why: 'guardrail' });
    await back(house, 1);
    expect(await stateOf(house)).toMatchObject({ is: 'running' });
    await logAt(house, 0.8, LATER, { guardrails: { p95: 300 } });
    await lookAfterBets(house.ports, LATER);
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due', why: 'guardrail' });
  });

  it('opens no guesses again, since it was seen', async () => {
    const house = await aBet();
    await logAt(house, 0.95);
    await back(house, 1);
    expect(kind(await guess(house.ports, act(DAN), 90, LATER))).toBe('no-guess-now');
  });

  it('is not taken back once its bet is decided, but those of a watch since are', async () => {
    const house = await aBet();
    await logAt(house, 0.9);
    await logAt(house, 0.95, TUESDAY, { confirms: true });
    const wish = { choice: 'ship', reason: '', learned: null } as const;
    expect(kind(await decide(house.ports, act(BEN), wish, TUESDAY))).toBe('done');
    expect(kind(await back(house, 2))).toBe('over');
    await watch(house.ports, act(), { threshold: 0.85, everyDays: 7 }, TUESDAY);
    await logAt(house, 0.31, LATER);
    await lookAfterBets(house.ports, at('2026-03-10T22:00Z'));
    const drift = async () =>
      (await house.ports.store.deliveries.about(WORKSPACE, 'hypothesis:1')).find(({ key }) => key.includes('drift-3'));
    expect(await drift()).toMatchObject({ state: 'waiting' });
    expect(kind(await back(house, 3, ANNA, at('2026-03-10T22:30Z')))).toBe('done');
    expect(await drift()).toMatchObject({ state: 'dropped' });
    expect(await stateOf(house)).toMatchObject({ is: 'decided', end: { outcome: 'ship' } });
  });

  it('leaves a choice waiting for its second person, who judges by what still counts', async () => {
    const house = await aBet();
    await logAt(house, 0.9);
    await logAt(house, 0.95, TUESDAY, { confirms: true });
    await decide(house.ports, act(BEN), { choice: 'stop', reason: 'too dear', learned: null }, TUESDAY);
    await back(house, 2);
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due', proposed: { choice: 'stop' } });
    expect(kind(await approve(house.ports, act(ANNA), LATER))).toBe('done');
    expect(await stateOf(house)).toMatchObject({ is: 'decided', end: { hit: true } });
  });

  it('goes with the line of a standup answer that no longer says it, and comes back with it', async () => {
    const house = await aBet();
    const to = { workspace: WORKSPACE, user: ANNA, project: PROJECT, date: day('2026-03-10') };
    const values = async (evidence: string, now: Instant) => {
      await record(house.ports, to, { ...NO_WORDS, plan: 'on', evidence }, 'form', now);
      return (await look(house)).look.values;
    };
    expect(await values('H1 0.38 n=200', TUESDAY)).toEqual([0.38]);
    expect(await values('H1 0.83 n=200', LATER)).toEqual([0.83]);
    expect(await values('H1 0.83 n=2000', LATER)).toEqual([0.83]);
    expect(await values('H1 0.38 n=200', LATER)).toEqual([0.38]);
    expect(await values('nothing of it', LATER)).toEqual([]);
  });
});

describe('which reading is meant', () => {
  const bet = aHypothesis({ number: 12 });
  const readings = [
    aReading({ number: 1, value: 0.81 }),
    aReading({ number: 2, value: 0.38, by: BEN }),
    aReading({ number: 3, value: 0.81, by: BEN }),
    aReading({ number: 4, value: 0.9, by: null, withdrawn: { by: BEN, at: LATER, why: '' } }),
  ];

  it.each([
    ['', ANNA, { reading: 1, why: '' }],
    ['', DAN, { reading: 3, why: '' }],
    ['wrong split', ANNA, { reading: 1, why: 'wrong split' }],
    ['0.81', ANNA, { reading: 3, why: '' }],
    ['38% a slip', ANNA, { reading: 2, why: 'a slip' }],
    ['0.38: a slip', ANNA, { reading: 2, why: 'a slip' }],
    ['#4 again', ANNA, { reading: 4, why: 'again' }],
  ])('%j of %s', (text, user, meant) => {
    expect(readWithdrawal(text, bet, readings, user)).toEqual({ ok: true, value: meant });
  });

  it.each([
    ['0.99', 'The last of H12: 0.81 (#3), 0.38 (#2), 0.81 (#1).'],
    ['#7', 'There is no "#7".'],
  ])('%j is none', (text, sentence) => {
    expect(readWithdrawal(text, bet, readings, ANNA)).toMatchObject({ error: expect.stringContaining(sentence) });
  });

  it('is none where there is none', () => {
    expect(readWithdrawal('', bet, [], ANNA)).toEqual({ ok: false, error: 'H12 has no reading to take back.' });
  });
});
