import { expect, it, onTestFinished } from 'vitest';
import type { HypothesisOccasion } from '#domain/hypothesis-message.ts';
import type { UserId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { cardOf } from '#flows/hypothesis-keep.ts';
import { loadBet } from '#flows/hypothesis-look.ts';
import { draft, start } from '#flows/hypothesis.ts';
import { log } from '#flows/reading.ts';
import { render } from '#views/index.ts';
import { aMember, at, PROJECT, someTerms, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const ANNA = 'U0001' as UserId;
const MONDAY = at('2026-03-09T08:00Z');
const act = { workspace: WORKSPACE, user: ANNA, number: 1 };

async function aBet(): Promise<House> {
  const house = await aHouse([ANNA, 'U0002' as UserId].map((id) => aMember({ id, name: id })));
  onTestFinished(() => house.close());
  await draft(house.ports, { workspace: WORKSPACE, user: ANNA, project: PROJECT }, someTerms(), null, MONDAY);
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
