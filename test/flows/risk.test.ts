import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import type { Hypothesis } from '#domain/hypothesis.ts';
import { aBlocker, aHypothesis, aMember, anAbsence, aReading, at, day, someTerms } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

const OWNER = 'UBER' as UserId;
const run = {
  startedAt: at('2026-03-09T08:00Z'),
  startOn: day('2026-03-09'),
  endOn: day('2026-03-20'),
  firstTarget: 0.85,
};

let house: House;
beforeEach(async () => {
  house = await aHouse([aMember({ id: 'UBER', name: 'Bruno' }), aMember({ id: 'UKTM', zone: 'Asia/Kathmandu' })], {
    nudges: false,
  });
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

async function start(own: Partial<Hypothesis> = {}): Promise<Hypothesis> {
  const { store } = house.ports;
  const { number: _, ...bet } = aHypothesis({
    terms: someTerms({ owner: OWNER }),
    state: { is: 'running', run },
    ...own,
  });
  return store.hypotheses.create(bet);
}
const risks = () =>
  house.said.flatMap(({ to, message, at: when }) =>
    message.kind === 'risk-nudge' ? [{ to, when: when.slice(5, 16), message }] : [],
  );

describe('a bet at risk', () => {
  it('is told to its owner alone, in their hours, once for the same reasons', async () => {
    const { store } = house.ports;
    await start();
    await store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-10T08:00Z') }));
    await store.readings.add(aReading({ hypothesis: 1, value: 0.782, at: at('2026-03-11T08:00Z') }));
    await house.live(at('2026-03-12T00:00Z'), at('2026-03-17T23:00Z'));
    expect(risks().map(({ to }) => to)).toEqual([...new Set(risks().map(() => 'UBER'))]);
    const [first] = risks();
    if (!first) throw new Error('nothing was said');
    expect(first.when.slice(6) >= '08:00' && first.when.slice(6) < '17:00').toBe(true);
    const shown = JSON.stringify(render(first.message).blocks);
    expect(shown).toContain('H1 in atlas is at risk of missing its date');
    expect(shown).toContain('likely to reach its target in time');
    expect(shown).toContain('/hypothesis log H1');
  });

  it('is told again for another reason, no sooner than three working days later', async () => {
    const { store } = house.ports;
    await start();
    await store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-10T08:00Z') }));
    await store.blockers.raise(
      aBlocker({ owner: OWNER, raisedAt: at('2026-03-11T08:00Z'), raisedOn: day('2026-03-11') }),
    );
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-19T23:00Z'));
    const days = risks().map(({ when }) => when.slice(0, 5));
    expect(days.length).toBeGreaterThan(1);
    expect(
      risks()
        .at(-1)
        ?.message.signals.map(({ code }) => code),
    ).toContain('blocker_age');
    for (const [place, date] of days.slice(1).entries()) {
      expect(Date.parse(`2026-${date}`) - Date.parse(`2026-${days[place]}`)).toBeGreaterThanOrEqual(3 * 86_400_000);
    }
  });

  it('is not told while its owner is away, while it rests, or while nothing is wrong', async () => {
    const { store } = house.ports;
    await start();
    await store.absences.save(anAbsence('2026-03-10', '2026-03-20', 'UBER'));
    await house.live(at('2026-03-12T00:00Z'), at('2026-03-18T23:00Z'));
    expect(risks()).toEqual([]);
  });

  it('is told for a broken guardrail at once', async () => {
    const { store } = house.ports;
    await start();
    await store.readings.add(
      aReading({ hypothesis: 1, value: 0.84, at: at('2026-03-10T08:00Z'), guardrails: { 'p95 ms': 900 } }),
    );
    await house.live(at('2026-03-10T08:30Z'), at('2026-03-10T12:00Z'));
    expect(risks().map(({ message }) => message.signals[0]?.code)).toEqual(['guardrail']);
  });
});
