import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttons } from '#commands/index.ts';
import type { UserId } from '#domain/ids.ts';
import type { Hypothesis } from '#domain/hypothesis.ts';
import { hypothesisSubject, riskSubject } from '#domain/keys.ts';
import { pause } from '#flows/hypothesis.ts';
import { lookAfterBets } from '#flows/hypothesis-due.ts';
import { keep, restateCard } from '#flows/hypothesis-keep.ts';
import { sayStatus } from '#flows/hypothesis-status.ts';
import { callUseless, snoozeItem } from '#flows/nudge.ts';
import { take } from '#flows/reading.ts';
import { evaluateRisks } from '#flows/risk.ts';
import { risksTold } from '#flows/risk-told.ts';
import type { Log } from '#ports/log.ts';
import type { Store } from '#ports/store.ts';
import {
  aBlocker,
  aHypothesis,
  aMember,
  anAbsence,
  aReading,
  at,
  day,
  PROJECT,
  someTerms,
  WORKSPACE,
} from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

const OWNER = 'UBER' as UserId;
const QUIET: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
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
    terms: someTerms({ owner: OWNER, decider: 'UKTM' as UserId }),
    state: { is: 'running', run },
    ...own,
  });
  return store.hypotheses.create(bet);
}
const risks = () =>
  house.said.flatMap(({ to, message, at: when }) =>
    message.kind === 'risk-nudge' ? [{ to, when: when.slice(5, 16), message }] : [],
  );
/** What its owner was told. */
const told = () => risks().filter(({ to }) => to === OWNER);

describe('a bet at risk', () => {
  it('is told to its owner alone, in their hours, once for the same reasons', async () => {
    const { store } = house.ports;
    await start();
    await store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-10T08:00Z') }));
    await store.readings.add(aReading({ hypothesis: 1, value: 0.782, at: at('2026-03-11T08:00Z') }));
    await house.live(at('2026-03-12T00:00Z'), at('2026-03-17T23:00Z'));
    expect(told().map(({ to }) => to)).toEqual(['UBER']);
    const [first] = risks();
    if (!first) throw new Error('nothing was said');
    expect(first.when.slice(6) >= '08:00' && first.when.slice(6) < '17:00').toBe(true);
    const shown = JSON.stringify(render(first.message).blocks);
    expect(shown).toContain('H1 in atlas is at risk of missing its date');
    expect(shown).toContain('9 % likely to reach 0.85 by Friday 20 March (was 11 % on Thursday 12 March).');
    expect(shown).toContain('/hypothesis log H1');
    // Looked at again on the same day, what it was that day is no news.
    const project = await store.projects.find(WORKSPACE, PROJECT);
    const bets = await store.hypotheses.openIn(WORKSPACE, PROJECT);
    const week =
      project && (await risksTold(store, project, bets, { since: null, reader: 'all' }, at('2026-03-17T22:59Z')));
    expect(week?.[0]?.signals).toContainEqual(expect.objectContaining({ code: 'forecast_low', was: null }));
  });

  it('is told again for another reason, no sooner than three working days later', async () => {
    const { store } = house.ports;
    await start();
    await store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-10T08:00Z') }));
    await store.blockers.raise(
      aBlocker({ owner: OWNER, raisedAt: at('2026-03-11T08:00Z'), raisedOn: day('2026-03-11') }),
    );
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-19T23:00Z'));
    const days = told().map(({ when }) => when.slice(0, 5));
    expect(days.length).toBeGreaterThan(1);
    expect(
      told()
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

  it('says too that the machine which measures it has fallen silent', async () => {
    const { store } = house.ports;
    await start({ terms: someTerms({ owner: OWNER, source: 'ci' }) });
    await store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-09T09:00Z'), from: 'api' }));
    await house.live(at('2026-03-17T00:00Z'), at('2026-03-18T17:00Z'));
    expect(risks()[0]?.message.signals.map(({ code }) => code)).toContain('source_broken');
  });

  it('is left to its decision once that is due, and what waited to be said is not said', async () => {
    const { store } = house.ports;
    const bet = await start();
    await store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-10T08:00Z') }));
    await evaluateRisks(house.ports, at('2026-03-17T18:30Z'));
    await evaluateRisks(house.ports, at('2026-03-18T18:30Z'));
    const about = () => store.deliveries.about(WORKSPACE, riskSubject(1));
    expect((await about()).map(({ state }) => state)).toEqual(['waiting']);
    const state = { is: 'decision-due', run, why: 'hopeless', at: at('2026-03-18T19:00Z'), proposed: null } as const;
    const what = { is: 'due', why: 'hopeless' } as const;
    const event = { workspace: WORKSPACE, number: 1, at: state.at, by: null, what };
    await keep(store, { hypothesis: { ...bet, state }, event }, state.at);
    expect((await about()).map(({ state: sent }) => sent)).toEqual(['dropped']);
    await evaluateRisks(house.ports, at('2026-03-19T18:30Z'));
    expect(await about()).toHaveLength(1);
    expect(await store.risks.find(WORKSPACE, PROJECT, 'H1')).toMatchObject({ tier: 'fine', rung: null, told: '' });
  });

  it('is told anew where the message never went, and goes on after leave from where it was', async () => {
    const { store } = house.ports;
    await start();
    await store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-10T08:00Z') }));
    await evaluateRisks(house.ports, at('2026-03-12T18:30Z'));
    await evaluateRisks(house.ports, at('2026-03-13T18:30Z'));
    await store.deliveries.retract(WORKSPACE, riskSubject(1), 'stale');
    await evaluateRisks(house.ports, at('2026-03-16T18:30Z'));
    const sent = (await store.deliveries.about(WORKSPACE, riskSubject(1))).map(({ state }) => state);
    expect(sent.toSorted()).toEqual(['dropped', 'waiting']);
    const before = await store.risks.find(WORKSPACE, PROJECT, 'H1');
    await store.absences.save(anAbsence('2026-03-18', '2026-03-18', 'UBER'));
    await evaluateRisks(house.ports, at('2026-03-18T18:30Z'));
    expect(await store.risks.find(WORKSPACE, PROJECT, 'H1')).toEqual(before);
  });

  it('can be put off until its next reading: neither its risk nor its marks are heard of before, all of them after', async () => {
    const { store } = house.ports;
    const bet = await start();
    await store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-10T08:00Z') }));
    const press = buttons.find(({ id }) => id === 'nudge.snooze')?.read('reading|bet|H1');
    if (!press?.ok) throw new Error('not read');
    const reply = await house.run(press.value, { who: OWNER, now: at('2026-03-10T09:00Z') });
    expect(JSON.stringify(reply)).toContain('before its next reading, or Friday 20 March');
    const heard = async () => {
      const all = await store.deliveries.about(WORKSPACE, riskSubject(1));
      const marks = await store.deliveries.about(WORKSPACE, hypothesisSubject(1));
      const mine = [...all, ...marks].filter(({ address }) => address.to === 'person' && address.user === OWNER);
      return mine.map(({ key, state }) => `${key.split(':').find((part) => /^(?:risk|mark)/.test(part))} ${state}`);
    };
    for (const date of [12, 13, 16]) {
      await evaluateRisks(house.ports, at(`2026-03-${date}T09:00Z`));
      await lookAfterBets(house.ports, at(`2026-03-${date}T09:00Z`));
    }
    expect(await heard()).toEqual(['mark-25 dropped', 'mark-50 dropped']);
    const bad = { ...aReading({ value: 0.782, at: at('2026-03-16T15:00Z') }), by: OWNER };
    expect(await take(store, bet, bad, bad.at)).toMatchObject({ ok: true });
    await evaluateRisks(house.ports, at('2026-03-17T09:00Z'));
    await lookAfterBets(house.ports, at('2026-03-18T15:00Z'));
    expect(await heard()).toEqual(['risk waiting', 'mark-25 dropped', 'mark-50 dropped', 'mark-75 waiting']);
  });

  it('has a reason about its owner told once, with the first of their bets', async () => {
    const { store } = house.ports;
    await start();
    const other = someTerms({ owner: OWNER, decider: 'UKTM' as UserId });
    await start({ terms: { ...other, metric: { ...other.metric, name: 'recall' } } });
    for (const hypothesis of [1, 2])
      await store.readings.add(aReading({ hypothesis, value: 0.781, at: at('2026-03-10T08:00Z') }));
    const raised = { raisedAt: at('2026-03-09T08:00Z'), raisedOn: day('2026-03-09') };
    await store.blockers.raise(aBlocker({ owner: OWNER, text: 'No H100 is free', ...raised }));
    for (const date of [12, 13]) await evaluateRisks(house.ports, at(`2026-03-${date}T09:00Z`));
    const said = [];
    for (const number of [1, 2])
      for (const { message } of await store.deliveries.about(WORKSPACE, riskSubject(number)))
        if (message.kind === 'risk-nudge')
          said.push([message.signals.some(({ code }) => code === 'blocker_age'), message.also, message.apart]);
    expect(said).toEqual([
      [true, ['H2'], undefined],
      [false, undefined, ['H1']],
    ]);
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

  describe('when its owner is not at work', () => {
    const friday = at('2026-03-13T19:00Z');
    const waits = async () =>
      (await house.ports.store.deliveries.about(WORKSPACE, riskSubject(1))).filter(({ state }) => state === 'waiting');
    beforeEach(async () => {
      await start();
      const broken = { value: 0.84, at: at('2026-03-13T18:30Z'), guardrails: { 'p95 ms': 900 } };
      await house.ports.store.readings.add(aReading({ hypothesis: 1, ...broken }));
      await evaluateRisks(house.ports, friday);
      expect(await waits()).toHaveLength(1);
    });

    it('waits for their next hours, and goes', async () => {
      await house.live(at('2026-03-13T19:30Z'), at('2026-03-16T09:00Z'));
      expect(risks()).toHaveLength(1);
    });

    it('is not said any more where the bet rests by then, or is gone', async () => {
      expect((await pause(house.ports, { workspace: WORKSPACE, user: OWNER, number: 1 }, 'stops', friday)).ok).toBe(
        true,
      );
      expect(await waits()).toEqual([]);
    });

    it('is not said any more where the project is gone by then', async () => {
      await house.ports.store.projects.remove(WORKSPACE, PROJECT, friday);
      expect(await waits()).toEqual([]);
    });
  });

  it('counts a day once, though the bot die before it has noted that it looked', async () => {
    const { store } = house.ports;
    await start();
    await store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-11T08:00Z') }));
    const dying = withoutLooks(store);
    await evaluateRisks({ ...house.ports, store: dying, log: QUIET }, at('2026-03-17T09:00Z')).catch(() => null);
    await evaluateRisks(house.ports, at('2026-03-17T09:01Z'));
    expect(await store.risks.find(WORKSPACE, PROJECT, 'H1')).toMatchObject({ streak: 1 });
    expect(risks()).toEqual([]);
  });
});

describe('what the owner of a bet says of it', () => {
  const act = { workspace: WORKSPACE, user: OWNER, number: 1 };
  const soon = at('2026-03-10T09:00Z');

  it('makes it at risk at once, with their words, and is taken back by their next word', async () => {
    await start();
    await house.ports.store.readings.add(aReading({ hypothesis: 1, value: 0.84, at: at('2026-03-10T08:00Z') }));
    expect((await sayStatus(house.ports, act, { status: 'off-track', text: 'No GPUs' }, soon)).ok).toBe(true);
    await house.live(soon, at('2026-03-10T12:00Z'));
    expect(risks().map(({ message }) => message.signals)).toEqual([
      [{ code: 'self_report', weight: 0, said: 'off-track', text: 'No GPUs', on: '2026-03-10' }],
    ]);
    await sayStatus(house.ports, act, { status: 'on-track', text: '' }, at('2026-03-10T15:00Z'));
    await house.live(at('2026-03-10T15:00Z'), at('2026-03-11T12:00Z'));
    expect(await house.ports.store.risks.find(WORKSPACE, PROJECT, 'H1')).toMatchObject({ tier: 'watch', rung: null });
    expect(risks()).toHaveLength(1);
  });

  it('is for nobody else to say', async () => {
    await start();
    const other = { ...act, user: 'UKTM' as UserId };
    expect(await sayStatus(house.ports, other, { status: 'on-track', text: '' }, soon)).toMatchObject({
      error: { kind: 'not-owner' },
    });
  });

  it('is told to who will decide, beside what the data says, a working day after its owner', async () => {
    await start();
    await house.ports.store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-10T08:00Z') }));
    await sayStatus(house.ports, act, { status: 'on-track', text: '' }, at('2026-03-13T09:00Z'));
    await house.live(at('2026-03-13T09:00Z'), at('2026-03-18T23:00Z'));
    const green = risks().filter(({ message }) => message.signals.some(({ code }) => code === 'green_vs_data'));
    expect(green.map(({ to, message }) => [to, message.to])).toEqual([
      ['UBER', 'owner'],
      ['UKTM', 'decider'],
    ]);
    const last = green.at(-1);
    const shown = JSON.stringify(last && render(last.message).blocks);
    expect(shown).toContain('People say: ');
    expect(shown).toContain('on track (Bruno, Friday 13 March)');
    expect(shown).toContain('Data says: ');
  });
});

describe('a bet that stays at risk', () => {
  const bad = async () => {
    const bet = await start();
    await house.ports.store.readings.add(aReading({ hypothesis: 1, value: 0.781, at: at('2026-03-10T08:00Z') }));
    await restateCard(house.ports.store, bet, 'started', run.startedAt);
    await house.beat(run.startedAt);
  };
  const rung = async () => (await house.ports.store.risks.find(WORKSPACE, PROJECT, 'H1'))?.rung;

  it('is heard of in its thread, then in the digests, then by who will decide, two working days apart', async () => {
    await bad();
    const climbed: [string, string | null | undefined][] = [];
    for (let date = 11; date <= 20; date += 1) {
      await house.live(at(`2026-03-${date}T00:00Z`), at(`2026-03-${date}T23:45Z`));
      if ((await rung()) !== climbed.at(-1)?.[1]) climbed.push([`03-${date}`, await rung()]);
    }
    expect(climbed).toEqual([
      ['03-11', null],
      ['03-13', 'owner'],
      ['03-17', 'thread'],
      ['03-20', 'digest'],
    ]);
    // On the 18th there was a new reason, which gave its owner two days more.
    expect(risks().map(({ to, message }) => [to.split(' ')[0], message.to])).toEqual([
      ['UBER', 'owner'],
      ['thread', 'thread'],
      ['UBER', 'owner'],
    ]);
  });

  it.each([
    ['put it off', () => snoozeItem(house.ports.store, { ...pressed, rule: 'risk' }, 10, at('2026-03-13T12:00Z'))],
    ['called it useless', () => callUseless(house.ports.store, { ...pressed, rule: 'risk' }, at('2026-03-13T12:00Z'))],
  ])('is heard of by nobody else where its owner has %s', async (_how, press) => {
    await bad();
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-13T12:00Z'));
    expect(await rung()).toBe('owner');
    await press();
    await house.live(at('2026-03-13T12:00Z'), at('2026-03-19T23:00Z'));
    expect(await rung()).toBe('owner');
    expect(new Set(risks().map(({ to }) => to))).toEqual(new Set(['UBER']));
  });

  it('is one piece of news with another bet on the same number', async () => {
    await bad();
    await start();
    await house.ports.store.readings.add(aReading({ hypothesis: 2, value: 0.781, at: at('2026-03-10T08:00Z') }));
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-16T23:00Z'));
    expect(risks().map(({ message }) => message.item)).toEqual(['H1']);
  });
});

const pressed = { workspace: WORKSPACE, user: OWNER, item: 'H1' };

/** A store whose process dies whenever it would note when to look again, inside transactions too. */
function withoutLooks(store: Store): Store {
  return {
    ...store,
    looks: { ...store.looks, set: () => Promise.reject(new Error('killed')) },
    atomically: (work) => store.atomically((inside) => work(withoutLooks(inside))),
  };
}
