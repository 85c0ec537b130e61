import { describe, expect, it, onTestFinished } from 'vitest';
import { readingForm } from '#commands/hypothesis-acts.ts';
import { hypothesisForm } from '#commands/hypothesis-sent.ts';
import type { Hypothesis, Terms } from '#domain/hypothesis.ts';
import { typedOf } from '#domain/hypothesis-typed.ts';
import type { UserId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { forgetMe } from '#flows/forget.ts';
import { lookAfterBets } from '#flows/hypothesis-due.ts';
import { NO_WORDS } from '#domain/answer.ts';
import type { Stance } from '#domain/hypothesis-said.ts';
import { record } from '#flows/answer.ts';
import { betsAsked, withBets } from '#flows/hypothesis-standup.ts';
import { participantOf } from '#flows/participant.ts';
import { sectionFor } from '#flows/standup-form.ts';
import { shareData } from '#flows/hypothesis-data.ts';
import { calibrationOf, searchIn, similarTo } from '#flows/hypothesis-ledger.ts';
import {
  approve,
  carryOn,
  decide,
  decline,
  draft,
  guess,
  pause,
  resume,
  revise,
  start,
  watch,
} from '#flows/hypothesis.ts';
import { loadBet, lookAt } from '#flows/hypothesis-look.ts';
import { whyInWords } from '#flows/hypothesis-why.ts';
import { log, take } from '#flows/reading.ts';
import { aMember, anAbsence, aReading, at, day as dayOf, PROJECT, someTerms, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const ANNA = 'U0001' as UserId;
const BEN = 'U0002' as UserId;
const CLEO = 'U0003' as UserId;
const DAN = 'U0004' as UserId;
const MONDAY = at('2026-03-09T08:00Z');

const act = (user: UserId = ANNA, number = 1) => ({ workspace: WORKSPACE, user, number });
const typed = (value: number, own = {}) => ({
  value,
  n: 200,
  counts: null,
  runs: null,
  evaluation: null,
  confirms: false,
  note: '',
  guardrails: {},
  ...own,
});
const kind = (result: { readonly ok: boolean; readonly error?: { readonly kind: string } }) =>
  result.error?.kind ?? 'done';

/** A house with a running bet of anna's, on which ben decides; cleo provides data, dan only takes part. */
async function aBet(own = {}): Promise<House> {
  const people = [ANNA, BEN, CLEO, DAN].map((id) => aMember({ id, name: id }));
  const house = await aHouse(people);
  onTestFinished(() => house.close());
  const { ports } = house;
  const who = { workspace: WORKSPACE, user: ANNA, project: PROJECT };
  await draft(ports, who, someTerms(own), null, MONDAY);
  await start(ports, act(), MONDAY);
  return house;
}

/** The form of those terms as it is sent. */
function valuesOf(terms: Terms): Record<string, string | readonly string[] | null> {
  const { ready, none, kind: called, ...rest } = typedOf(terms);
  return { ...rest, kind: called, ready: [...ready], none: [...none] };
}

const stateOf = async ({ ports }: House, number = 1): Promise<Hypothesis['state']> => {
  const bet = await ports.store.hypotheses.find(WORKSPACE, number);
  if (!bet) throw new Error('there is none');
  return bet.state;
};

const told = ({ said }: House, user: string): string =>
  said
    .filter(({ to }) => to === user)
    .map(({ message }) => JSON.stringify(message))
    .join('\n');

const logAt = (house: House, value: number, moment: Instant, own = {}) =>
  log(house.ports, act(), typed(value, own), moment, moment);

describe('a bet', () => {
  it('is changed by its people and leads only, measured by nobody else, and by no stranger', async () => {
    const house = await aBet();
    const { ports } = house;
    expect(kind(await log(ports, act(CLEO), typed(0.8), MONDAY, MONDAY))).toBe('done');
    expect(kind(await log(ports, act(DAN), typed(0.8), MONDAY, MONDAY))).toBe('not-yours');
    expect(kind(await log(ports, act('U9' as UserId), typed(0.8), MONDAY, MONDAY))).toBe('not-a-participant');
    expect(kind(await log(ports, act(ANNA, 7), typed(0.8), MONDAY, MONDAY))).toBe('unknown');
    expect(kind(await log(ports, act(), typed(0.8), at('2026-03-10T08:00Z'), MONDAY))).toBe('reading-ahead');
    expect(
      kind(
        await draft(ports, { workspace: WORKSPACE, user: 'U9' as UserId, project: PROJECT }, someTerms(), null, MONDAY),
      ),
    ).toBe('not-a-participant');
  });

  it('keeps its form where it would end on leave, with the sentence under the time-box', async () => {
    const house = await aBet();
    const leave = anAbsence('2026-03-18', '2026-03-20', ANNA);
    await house.ports.store.absences.save(leave);
    const values = {
      ...valuesOf(someTerms()),
      belief: 'Another belief entirely',
      box: '2026-03-19',
    };
    const meta = JSON.stringify({ project: PROJECT, number: null, parent: null, running: false, whole: true });
    const read = hypothesisForm.read(values, meta);
    const reply = read.ok ? await house.run(read.value, { who: ANNA, now: MONDAY }) : null;
    expect(reply).toMatchObject({
      kind: 'faults',
      faults: { box: expect.stringContaining('does not work on its last day') },
    });
    const kept = hypothesisForm.read({ ...values, draft: ['draft'] }, meta);
    if (kept.ok) await house.run(kept.value, { who: ANNA, now: MONDAY });
    expect(await stateOf(house, 2)).toEqual({ is: 'draft' });
  });

  it('is one bet however often its form is sent', async () => {
    const house = await aBet();
    const send = async (key: string, belief = 'Another belief entirely') => {
      const meta = JSON.stringify({ project: PROJECT, number: null, parent: null, running: false, whole: true, key });
      const read = hypothesisForm.read({ ...valuesOf(someTerms()), belief }, meta);
      return read.ok ? JSON.stringify(await house.run(read.value, { who: ANNA, now: MONDAY })) : '';
    };
    const twice = await Promise.all([send('f-1'), send('f-1')]);
    expect(twice.filter((one) => one.includes('H2 runs.'))).toHaveLength(1);
    expect(twice.filter((one) => one.includes('H2 is there: this form was sent twice'))).toHaveLength(1);
    expect(await send('f-2')).toContain('H3 runs.');
    expect(await house.ports.store.hypotheses.openIn(WORKSPACE, PROJECT)).toHaveLength(3);
  });

  it('takes one reading however often its form is sent', async () => {
    const house = await aBet();
    const send = async (meta: string) => {
      const values = { value: '0.8', n: '200', details: null, guardrails: null, eval: null, note: null, confirms: [] };
      const read = readingForm.read(values, meta);
      return read.ok ? JSON.stringify(await house.run(read.value, { who: ANNA, now: MONDAY })) : '';
    };
    expect(await send('1 f-1')).toContain('0.8 is noted');
    expect(await send('1 f-1')).toContain('has this reading already');
    await send('1');
    expect(await house.ports.store.readings.of(WORKSPACE, 1)).toHaveLength(2);
  });

  it('says on its card how it does against the baseline on the same items', async () => {
    const house = await aBet();
    await logAt(house, 0.81, at('2026-03-10T08:00Z'), { pairs: { wins: 30, losses: 12 } });
    const known = await loadBet(house.ports.store, WORKSPACE, 1, at('2026-03-10T09:00Z'));
    const look = known && (await lookAt(house.ports.store, known, at('2026-03-10T09:00Z')));
    expect(look?.latest?.paired).toMatchObject({ wins: 30, losses: 12, chance: expect.closeTo(0.997, 3) });
  });

  it('has what is known of its data posted in the channel once a day, without names', async () => {
    const house = await aBet();
    const shared = [];
    for (const [who, moment] of [
      [DAN, MONDAY],
      [BEN, at('2026-03-09T15:00Z')],
      [BEN, at('2026-03-10T09:00Z')],
    ] as const)
      shared.push(await shareData(house.ports, act(who), moment));
    expect(shared.map((one) => one.ok && one.value)).toEqual([true, false, true]);
    expect(kind(await shareData(house.ports, act('U0099' as UserId), MONDAY))).toBe('not-a-participant');
    await house.beat(at('2026-03-10T09:00Z'));
    const report = house.said.find(({ message }) => message.kind === 'hypothesis-report');
    expect(JSON.stringify(report?.message)).toContain('Data provider: named on its card');
    expect(JSON.stringify(report?.message)).not.toContain('"share"');
  });

  it('takes what a machine sends once', async () => {
    const house = await aBet();
    const bet = await house.ports.store.hypotheses.find(WORKSPACE, 1);
    if (!bet) throw new Error('there is none');
    const { number: _number, ...sent } = aReading({
      from: 'api',
      by: null,
      sourceId: 'run-1',
      at: MONDAY,
      loggedAt: MONDAY,
    });
    const twice = [
      await take(house.ports.store, bet, sent, MONDAY),
      await take(house.ports.store, bet, { ...sent, value: 0.9 }, MONDAY),
    ];
    expect(twice.map(kind)).toEqual(['done', 'known-reading']);
  });

  it('keeps guesses blind until it is decided, one each, before the first reading', async () => {
    const house = await aBet();
    const { ports } = house;
    expect(kind(await guess(ports, act(DAN), 40, MONDAY))).toBe('done');
    expect(kind(await guess(ports, act(DAN), 90, MONDAY))).toBe('guessed');
    await logAt(house, 0.79, MONDAY);
    expect(kind(await guess(ports, act(CLEO), 40, MONDAY))).toBe('no-guess-now');
    const seen = async () => {
      const known = await loadBet(ports.store, WORKSPACE, 1, MONDAY);
      return known && (await lookAt(ports.store, known, MONDAY));
    };
    expect(await seen()).toMatchObject({ guesses: 1, guessed: null });
    await decide(ports, act(BEN), { choice: 'stop', reason: '', learned: null }, MONDAY);
    expect(await seen()).toMatchObject({ guessed: [{ name: DAN, percent: 40 }] });
  });

  it('rests with its clock, goes on, and shows where its posts were moved', async () => {
    const house = await aBet();
    const { ports } = house;
    expect(kind(await pause(ports, act(), 'stops', at('2026-03-11T08:00Z')))).toBe('done');
    await house.beat(at('2026-03-12T09:00Z'));
    expect(told(house, ANNA)).not.toContain('"mark":25');
    expect(kind(await resume(ports, act(), at('2026-03-13T08:00Z')))).toBe('done');
    const day = at('2026-03-17T08:00Z');
    expect(kind(await revise(ports, act(), someTerms({ target: 0.82 }), 'Fixed labels', day))).toBe('done');
    const known = await loadBet(ports.store, WORKSPACE, 1, day);
    const look = known && (await lookAt(ports.store, known, day));
    expect(look?.moved).toEqual([{ field: 'target', from: '>= 0.85', to: '>= 0.82', day: 9 }]);
    expect(look?.state).toMatchObject({ is: 'running', endOn: '2026-03-25' });
    expect(whyInWords(known!).join(' ')).toContain('Without a past the models stand nearly alone');
  });

  it('with a broken guardrail, or hardly any hope, is put to its decision owner, who may let it run on', async () => {
    const house = await aBet();
    await logAt(house, 0.8, MONDAY, { guardrails: { 'p95 ms': 250 } });
    await house.beat(at('2026-03-09T09:00Z'));
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due', why: 'guardrail' });
    expect(told(house, BEN)).toContain('"to":"decider"');
    expect(kind(await carryOn(house.ports, act(), MONDAY))).toBe('not-decider');
    expect(kind(await carryOn(house.ports, act(BEN), at('2026-03-09T10:00Z')))).toBe('done');
    await house.beat(at('2026-03-09T11:00Z'));
    expect(await stateOf(house)).toMatchObject({ is: 'running' });
    await house.live(at('2026-03-23T16:00Z'), at('2026-03-23T17:15Z'));
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due', why: 'hopeless' });
    expect(kind(await carryOn(house.ports, act(BEN), at('2026-03-23T18:00Z')))).toBe('time-over');
    expect(house.errors).toEqual([]);
  });

  it('asks nobody any more once it is decided before their morning', async () => {
    const house = await aBet();
    await house.beat(at('2026-03-09T09:00Z'));
    await house.beat(at('2026-03-23T17:01Z')); // the decision owner has gone home
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due' });
    await decide(house.ports, act(BEN), { choice: 'stop', reason: '', learned: null }, at('2026-03-23T18:00Z'));
    await house.beat(at('2026-03-24T09:00Z'));
    expect(told(house, BEN)).not.toContain('"to":"decider"');
  });

  it.each([
    ['its owner', [ANNA]],
    ['its owner and whoever decides', [ANNA, BEN]],
  ] as const)('still comes to its end where %s were forgotten', async (_, gone) => {
    const house = await aBet();
    for (const user of gone) {
      const forgotten = await forgetMe(house.ports, { workspace: WORKSPACE, user }, at('2026-03-10T10:00Z'));
      expect(forgotten.ok).toBe(true);
    }
    await house.live(at('2026-03-10T10:00Z'), at('2026-04-02T18:00Z'), 60);
    expect(await stateOf(house)).toMatchObject({ is: 'decided' });
    expect(house.errors).toEqual([]);
    if (gone.length === 1) expect(told(house, BEN)).toContain('hypothesis-card');
  });

  it('shows a former member as its owner, and tells whoever hears of it in their place why', async () => {
    const house = await aBet();
    const { store } = house.ports;
    expect(kind(await guess(house.ports, act(ANNA), 70, MONDAY))).toBe('done');
    const participation = await store.participations.find(WORKSPACE, PROJECT, DAN);
    await store.participations.save({ ...participation!, lead: true });
    expect(await forgetMe(house.ports, { workspace: WORKSPACE, user: ANNA }, at('2026-03-10T09:00Z'))).toMatchObject({
      ok: true,
    });
    expect(await store.hypotheses.guesses(WORKSPACE, 1)).toEqual([]);
    const known = await loadBet(store, WORKSPACE, 1, at('2026-03-10T09:00Z'));
    expect(known && (await lookAt(store, known, at('2026-03-10T09:00Z')))).toMatchObject({
      ownerName: 'A former member',
      roles: ['Data: U0003', 'Model: A former member', 'Review: nobody'],
    });
    expect(kind(await revise(house.ports, act(DAN), someTerms({ target: 0.84 }), 'x', at('2026-03-10T10:00Z')))).toBe(
      'done',
    );
    await house.live(at('2026-03-20T07:00Z'), at('2026-03-24T17:00Z'));
    expect(told(house, BEN)).toContain('"to":"decider"');
    await house.live(at('2026-03-24T17:00Z'), at('2026-03-26T18:00Z'));
    expect(await stateOf(house)).toMatchObject({ is: 'decided', end: { outcome: 'stop', by: null } });
    expect(told(house, BEN)).toContain('"standIn":true');
    expect(told(house, ANNA)).toBe('');
    expect(house.errors).toEqual([]);
  });

  it('is told of to a lead where its owner and its decision owner are gone', async () => {
    const house = await aBet();
    const { store } = house.ports;
    const participation = await store.participations.find(WORKSPACE, PROJECT, DAN);
    await store.participations.save({ ...participation!, lead: true });
    for (const user of [ANNA, BEN]) await forgetMe(house.ports, { workspace: WORKSPACE, user }, MONDAY);
    await house.live(at('2026-03-23T16:30Z'), at('2026-03-24T12:00Z'));
    for (const when of ['30T17:00Z', '31T09:00Z']) await house.beat(at(`2026-03-${when}`));
    expect(await stateOf(house)).toMatchObject({ is: 'decided' });
    expect(told(house, DAN)).toContain('"standIn":true');
  });

  it('waits for its decision owner’s working days before it is stopped by default', async () => {
    const house = await aBet();
    await house.ports.store.absences.save(anAbsence('2026-03-24', '2026-03-27', BEN));
    await house.live(at('2026-03-23T17:00Z'), at('2026-03-23T18:00Z'));
    for (const day of ['24', '25', '26', '27', '30', '31']) await house.beat(at(`2026-03-${day}T09:00Z`));
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due' });
    await house.beat(at('2026-03-31T16:01Z'));
    expect(await stateOf(house)).toMatchObject({ is: 'decided', end: { outcome: 'stop', by: null, hit: false } });
    const asked = house.said.filter(
      ({ to, message }) => to === BEN && JSON.stringify(message).includes('"to":"decider"'),
    );
    expect(asked.map(({ at: moment }) => moment.slice(0, 10))).toEqual(['2026-03-30', '2026-03-31']);
    await house.beat(at('2026-04-01T09:00Z'));
    expect(told(house, ANNA)).toContain('"is":"ended"');
  });

  it('is made anew once, linked both ways, and found by what it spoke of', async () => {
    const house = await aBet();
    const { ports } = house;
    await logAt(house, 0.82, MONDAY);
    const project = await ports.store.projects.find(WORKSPACE, PROJECT);
    if (!project) throw new Error('there is none');
    expect(
      kind(await decide(ports, act(BEN), { choice: 'rebet', reason: 'Labels came late', learned: null }, MONDAY)),
    ).toBe('done');
    const who = { workspace: WORKSPACE, user: ANNA, project: PROJECT };
    await draft(ports, who, someTerms(), { number: 1, how: 'rebet' }, MONDAY);
    expect(await stateOf(house)).toMatchObject({ end: { outcome: 'inconclusive', next: 2 } });
    await start(ports, act(ANNA, 2), MONDAY);
    await log(ports, act(ANNA, 2), typed(0.82), MONDAY, MONDAY);
    expect(kind(await decide(ports, act(BEN, 2), { choice: 'rebet', reason: '', learned: null }, MONDAY))).toBe(
      'one-rebet',
    );
    expect(kind(await draft(ports, who, someTerms(), { number: 2, how: 'rebet' }, MONDAY))).toBe('one-rebet');
    expect(await similarTo(ports.store, project, 'An encoder that sorts well')).toEqual([
      'H1, 2026-03-09, Inconclusive: Labels came late (A small encoder sorts them well enough)',
    ]);
    expect((await searchIn(ports.store, project, 'labels late', MONDAY)).looks).toHaveLength(1);
    expect((await searchIn(ports.store, project, 'rockets', MONDAY)).looks).toEqual([]);
    expect((await calibrationOf(ports.store, project)).lines.join()).toContain('Uncalibrated: 10 more');
  });

  it('against the rule is open again where the second person does not agree', async () => {
    const house = await aBet();
    const { ports } = house;
    const wish = { choice: 'ship', reason: 'The client wants it', learned: null } as const;
    expect(kind(await decide(ports, act(BEN), wish, MONDAY))).toBe('done');
    await house.beat(at('2026-03-09T09:00Z'));
    expect(told(house, ANNA)).toContain('"to":"second"');
    expect(kind(await decline(ports, act(BEN), MONDAY))).toBe('same-person');
    expect(kind(await decline(ports, act(ANNA), MONDAY))).toBe('done');
    expect(await stateOf(house)).toMatchObject({ is: 'decision-due', proposed: null });
  });

  it('keeps what was learned also where a second person had to agree', async () => {
    const house = await aBet();
    const learned = { observed: 'Recall rose', learned: 'Labels are the bottleneck', next: 'Buy labels' };
    await decide(house.ports, act(BEN), { choice: 'ship', reason: 'The client wants it', learned }, MONDAY);
    expect(kind(await approve(house.ports, act(ANNA), MONDAY))).toBe('done');
    expect(await stateOf(house)).toMatchObject({ is: 'decided', end: { outcome: 'ship', learned } });
  });

  it('goes on as one bet only, whoever asks for another at the same time', async () => {
    const house = await aBet();
    const { ports } = house;
    await decide(ports, act(BEN), { choice: 'rebet', reason: 'Labels came late', learned: null }, MONDAY);
    await approve(ports, act(ANNA), MONDAY);
    expect(await stateOf(house)).toMatchObject({ is: 'decided' });
    const who = { workspace: WORKSPACE, user: ANNA, project: PROJECT };
    const again = () => draft(ports, who, someTerms(), { number: 1, how: 'rebet' }, MONDAY);
    expect(kind(await again())).toBe('done');
    expect(kind(await again())).toBe('goes-on');
  });

  it('asks nobody any more what was answered before they were at work', async () => {
    const house = await aBet();
    const { ports } = house;
    const friday = at('2026-03-13T19:00Z');
    const wish = { choice: 'ship', reason: 'The client wants it', learned: null } as const;
    await decide(ports, act(BEN), wish, friday);
    expect(kind(await decline(ports, act(CLEO), friday))).toBe('done');
    expect(kind(await carryOn(ports, act(BEN), friday))).toBe('done');
    await house.live(at('2026-03-13T19:15Z'), at('2026-03-16T12:00Z'));
    expect(told(house, ANNA)).not.toContain('"to":"second"');
  });

  it('is changed by its owner, its decider and its leads; those in its roles log, and strangers do neither', async () => {
    const house = await aBet({
      dataProvider: CLEO,
      humanReviewer: 'UGUEST' as UserId,
      modelArchitect: 'UNOBODY' as UserId,
    });
    const { ports } = house;
    await ports.store.members.save(aMember({ id: 'UGUEST', guest: true }));
    for (const [user, may] of [
      [CLEO, 'not-yours'],
      ['UGUEST' as UserId, 'not-yours'],
      ['UNOBODY' as UserId, 'not-a-participant'],
      [DAN, 'not-yours'],
    ] as const)
      expect(kind(await pause(ports, act(user), 'stops', MONDAY)), user).toBe(may);
    const logged = (user: UserId) => log(ports, act(user), typed(0.8), MONDAY, MONDAY);
    expect(kind(await logged(CLEO))).toBe('done');
    expect(kind(await logged(DAN))).toBe('not-yours');
    expect(kind(await logged('UNOBODY' as UserId))).toBe('not-a-participant');
    expect(kind(await pause(ports, act(BEN), 'stops', MONDAY))).toBe('done');
  });

  it('has its card pinned once it stands, and the pin taken away at its end', async () => {
    const house = await aBet();
    const pins = () => house.said.flatMap(({ to }) => /^(?:un)?pin /.exec(to) ?? []);
    await house.beat(MONDAY);
    await logAt(house, 0.8, MONDAY);
    await house.beat(at('2026-03-09T09:00Z'));
    expect(pins()).toEqual(['pin ']);
    await decide(house.ports, act(BEN), { choice: 'stop', reason: '', learned: null }, at('2026-03-09T10:00Z'));
    await house.beat(at('2026-03-09T10:01Z'));
    await house.beat(at('2026-03-10T10:01Z'));
    expect(pins()).toEqual(['pin ', 'unpin ']);
  });

  it('on watch asks its owner for a reading that stayed out, once for each time it was expected', async () => {
    const house = await aBet();
    const { ports } = house;
    await decide(ports, act(BEN), { choice: 'ship', reason: 'The client wants it', learned: null }, MONDAY);
    await approve(ports, act(ANNA), MONDAY);
    await watch(ports, act(), { threshold: 0.8, everyDays: 7 }, at('2026-03-10T08:00Z'));
    const asked = () => house.said.filter(({ message }) => JSON.stringify(message).includes('"is":"measure"'));
    await house.live(at('2026-03-16T16:00Z'), at('2026-03-17T09:00Z'));
    await house.beat(at('2026-03-18T09:00Z'));
    expect(asked().map(({ to, at: moment }) => [to, moment])).toEqual([[ANNA, at('2026-03-17T08:00Z')]]);
    await logAt(house, 0.85, at('2026-03-18T18:00Z'));
    await house.beat(at('2026-03-24T09:00Z'));
    expect(asked()).toHaveLength(1);
    for (const date of ['25', '26', '31']) await house.beat(at(`2026-03-${date}T09:00Z`));
    expect(asked().map(({ at: moment }) => moment.slice(0, 10))).toEqual(['2026-03-17', '2026-03-25']);
    // The third one waits for the morning; what it asks for comes before.
    await house.beat(at('2026-04-01T05:00Z'));
    await logAt(house, 0.85, at('2026-04-01T05:30Z'));
    await house.live(at('2026-04-01T06:00Z'), at('2026-04-01T09:00Z'));
    expect(asked()).toHaveLength(2);
    expect(house.errors).toEqual([]);
  });

  it('is one of many whose time is over at once: a heartbeat asks for some, the next ones for the rest, none twice', async () => {
    const house = await aBet();
    const { store } = house.ports;
    const { number: _own, ...first } = (await store.hypotheses.find(WORKSPACE, 1))!;
    await store.atomically(async (inside) => {
      for (let more = 0; more < 149; more += 1) {
        const bet = await inside.hypotheses.create(first);
        // A state that nobody can read holds up nothing but itself.
        if (more === 5) await inside.hypotheses.save({ ...bet, state: { is: 'running', run: {} } as never }, null);
      }
    });
    const waiting = async () =>
      (await store.hypotheses.openIn(WORKSPACE, PROJECT)).filter(({ state }) => state.is === 'decision-due').length;
    const over = at('2026-03-23T18:00Z');
    await lookAfterBets(house.ports, over);
    expect(await waiting()).toBeGreaterThan(60);
    expect(await waiting()).toBeLessThan(149);
    await lookAfterBets(house.ports, over);
    expect(await waiting()).toBe(149);
    expect(house.errors).toHaveLength(1);
    const written = (await store.deliveries.ready(at('2026-03-25T09:00Z'), 1_000)).map(({ key }) => key);
    expect(new Set(written).size).toBe(written.length);
  });

  it('is asked about in its owner’s standup, whose readings and words for or against it it keeps, as they were last said', async () => {
    const house = await aBet();
    const { ports } = house;
    const { store } = ports;
    const who = { project: (await store.projects.find(WORKSPACE, PROJECT))!, member: aMember({ id: ANNA }) };
    expect(await betsAsked(store, who, MONDAY)).toEqual([
      {
        number: 1,
        belief: 'A small encoder sorts them well enough',
        target: 'accuracy >= 0.85',
        daysLeft: 10,
        due: false,
      },
    ]);
    expect(await betsAsked(store, { ...who, member: aMember({ id: BEN }) }, MONDAY)).toEqual([]);
    const to = { workspace: WORKSPACE, user: ANNA, project: PROJECT, date: dayOf('2026-03-09') };
    const say = (stance: Stance | null, text: string) =>
      record(ports, to, withBets(NO_WORDS, [{ number: 1, stance, text }]), 'form', MONDAY);
    await say('against', '0.79 n=200');
    await say('for', '0.79 n=200');
    await say('for', '0.79 n=200');
    expect(await store.readings.of(WORKSPACE, 1)).toMatchObject([{ value: 0.79, n: 200, from: 'standup' }]);
    const known = await loadBet(store, WORKSPACE, 1, MONDAY);
    const look = known && (await lookAt(store, known, MONDAY));
    expect(look?.evidence).toEqual([{ stance: 'for', text: '0.79 n=200', name: ANNA }]);
    const section = await sectionFor(
      store,
      (await participantOf(store, WORKSPACE, PROJECT, ANNA, MONDAY))!,
      { date: to.date, cutoffAt: at('2026-03-09T17:00Z') },
      MONDAY,
    );
    expect(section.words.evidence).toBe('');
    expect(section.bets).toMatchObject([{ number: 1, said: { stance: 'for', text: '0.79 n=200' } }]);
    await say('nothing', '');
    expect((await store.answers.find(WORKSPACE, PROJECT, ANNA, to.date))?.words.evidence).toBe('H1 nothing new');
    const after = await loadBet(store, WORKSPACE, 1, MONDAY);
    expect(after && (await lookAt(store, after, MONDAY)).evidence).toEqual([]);
  });
});
