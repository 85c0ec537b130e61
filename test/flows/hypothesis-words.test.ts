import { expect, it, onTestFinished } from 'vitest';
import { hypothesisDoors } from '#commands/hypothesis.ts';
import type { HypothesisOccasion } from '#domain/hypothesis-message.ts';
import type { Terms } from '#domain/hypothesis.ts';
import { readTerms } from '#domain/hypothesis-terms.ts';
import { typedOf } from '#domain/hypothesis-typed.ts';
import type { UserId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { cardOf } from '#flows/hypothesis-keep.ts';
import { loadBet } from '#flows/hypothesis-look.ts';
import { lookAfterBets } from '#flows/hypothesis-due.ts';
import { searchIn } from '#flows/hypothesis-ledger.ts';
import { draft, start } from '#flows/hypothesis.ts';
import { takeMeasured } from '#flows/machine-reading.ts';
import { log } from '#flows/reading.ts';
import { render } from '#views/index.ts';
import { aMember, at, day, PROJECT, someTerms, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const ANNA = 'U0001' as UserId;
const MONDAY = at('2026-03-09T08:00Z');
const act = { workspace: WORKSPACE, user: ANNA, number: 1 };

async function aBet(own: Partial<Terms> = {}): Promise<House> {
  const house = await aHouse([ANNA, 'U0002' as UserId].map((id) => aMember({ id, name: id })));
  onTestFinished(() => house.close());
  await draft(house.ports, { workspace: WORKSPACE, user: ANNA, project: PROJECT }, someTerms(own), null, MONDAY);
  await start(house.ports, act, MONDAY);
  return house;
}

const logAt = (house: House, value: number, moment: Instant, confirms = false) => {
  const typed = { value, n: 2000, counts: null, runs: null, evaluation: null, confirms, note: '', guardrails: {} };
  return log(house.ports, act, typed, moment, moment);
};

async function shown(house: House, occasion: HypothesisOccasion = { to: 'channel' }): Promise<string> {
  const now = at('2026-03-11T09:00Z');
  const known = await loadBet(house.ports.store, WORKSPACE, 1, now);
  if (!known) throw new Error('there is none');
  return JSON.stringify(render(await cardOf(house.ports.store, known, occasion, now)).blocks);
}

it('says that it is confirmed where another reading confirms it, and not while it is to be', async () => {
  const house = await aBet();
  await logAt(house, 0.9, at('2026-03-10T08:00Z'), true);
  const claimed = await shown(house);
  expect(claimed).toContain('to be confirmed');
  expect(claimed).not.toContain('met (confirmed)');
  await logAt(house, 0.9, at('2026-03-11T08:00Z'), true);
  expect(await shown(house)).toContain('met (confirmed)');
});

it('says after a miss of what should confirm it that the target was reached and not confirmed', async () => {
  const house = await aBet();
  await logAt(house, 0.9, at('2026-03-10T08:00Z'));
  expect(await shown(house)).toContain('a reading has reached the target');
  await logAt(house, 0.8, at('2026-03-11T08:00Z'), true);
  const missed = await shown(house);
  expect(missed).toContain('a reading reached the target, and one to confirm it fell short');
  expect(missed).not.toContain('has reached the target');
});

it('tells the truth on why its owner hears of it', async () => {
  const house = await aBet();
  const why = (is: 'drift' | 'ended' | 'last-days') => shown(house, { to: 'owner', about: { is } });
  expect(await why('last-days')).toContain('I ask at a quarter');
  expect(await why('drift')).toContain('a reading lies beyond the threshold');
  expect(await why('drift')).not.toContain('I ask at a quarter');
  expect(await why('ended')).not.toContain('I ask at a quarter');
});

it('ends as was agreed for the case that nobody decides', async () => {
  const agreed = readTerms({ ...typedOf(someTerms()), silence: 'inconclusive' }, day('2026-03-09'));
  if (!agreed.ok) throw new Error(JSON.stringify(agreed.error));
  const house = await aBet(agreed.value);
  expect(await shown(house)).toContain('it ends as inconclusive');
  await house.live(at('2026-03-23T15:00Z'), at('2026-03-25T17:00Z'));
  await lookAfterBets(house.ports, at('2026-03-26T17:00Z'));
  const bet = await house.ports.store.hypotheses.find(WORKSPACE, 1);
  expect(bet?.state).toMatchObject({ is: 'decided', end: { outcome: 'inconclusive', by: null } });
  expect(await shown(house)).toContain('Inconclusive by default');
  const project = await house.ports.store.projects.find(WORKSPACE, PROJECT);
  const found = project && (await searchIn(house.ports.store, project, '', at('2026-03-27T09:00Z')));
  expect(JSON.stringify(found)).toContain('inconclusive');
});

it('asks its owner to confirm a claim that somebody else or a machine logged, once, while it stands', async () => {
  const house = await aBet();
  const told = () =>
    house.said.filter(({ to, message }) => to === ANNA && JSON.stringify(message).includes('"is":"claimed"'));
  const take = async (value: number, moment: Instant, confirms = false) => {
    const measured = { hypothesis: 1, sourceId: `run-${moment}`, at: null, value, n: 2000, counts: null, runs: null };
    const more = { evaluation: null, confirms, note: '', guardrails: {} };
    const taken = await takeMeasured(
      house.ports,
      { workspace: WORKSPACE, project: PROJECT },
      { ...measured, ...more },
      'api',
      moment,
    );
    expect(taken.ok).toBe(true);
  };
  await take(0.9, at('2026-03-10T20:00Z'));
  await take(0.8, at('2026-03-10T21:00Z'), true); // it does not hold, before she reads of it
  await house.live(at('2026-03-10T21:00Z'), at('2026-03-11T10:00Z'));
  expect(told()).toEqual([]);
  await take(0.9, at('2026-03-11T10:00Z'));
  await house.live(at('2026-03-11T10:00Z'), at('2026-03-12T17:00Z'));
  expect(told().map(({ at: when }) => when)).toEqual(['2026-03-11T10:00:00.000Z']);
  await logAt(house, 0.8, at('2026-03-12T17:00Z'), true);
  await logAt(house, 0.9, at('2026-03-13T08:00Z'));
  await house.live(at('2026-03-13T08:00Z'), at('2026-03-13T17:00Z'));
  expect(told()).toHaveLength(1);
});

it('says from which share on as many items would do', async () => {
  const house = await aBet();
  const value = {
    value: 0.86,
    n: 200,
    counts: null,
    runs: null,
    evaluation: null,
    confirms: false,
    note: '',
    guardrails: {},
  };
  await log(house.ports, act, value, at('2026-03-10T08:00Z'), at('2026-03-10T08:00Z'));
  expect(await shown(house)).toContain('it takes 0.885 on as many');
});

it.each([
  ['H1', 'hypothesis-card'],
  ['h1 0.81 n=200', '0.81 is noted'],
  ['H1: 0.81', '0.81 is noted'],
  ['H1 data', 'Data readiness of H1'],
  ['H1 good', 'is not a number'],
])('takes %j, with the id in front, for what is meant', async (text, words) => {
  const house = await aBet();
  const read = hypothesisDoors.command.read(text, MONDAY);
  const reply = read.ok ? await house.run(read.value, { who: ANNA, now: at('2026-03-10T08:00Z') }) : read.error;
  expect(JSON.stringify(reply)).toContain(words);
});
