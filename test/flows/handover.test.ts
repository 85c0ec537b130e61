import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttons, forms } from '#commands/index.ts';
import { standup } from '#commands/standup.ts';
import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { record } from '#flows/answer.ts';
import { exportMine } from '#flows/export-mine.ts';
import { forgetMe } from '#flows/forget.ts';
import { forget } from '#flows/upkeep.ts';
import type { FormValues, Reply } from '#ports/doors.ts';
import { anAbsence, aParticipation, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

const [TYO, BER, SFO] = ['UTYO', 'UBER', 'USFO'] as UserId[] as [UserId, UserId, UserId];
/** Tuesday; 17:50 in Berlin, 09:50 in Los Angeles, 01:50 of Wednesday in Tokyo. */
const EVENING = at('2026-03-10T16:50Z');
const WORDS = { done: 'Batch 14 is labelled', needs: 'Relabel batch 12?' };

let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM);
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const shown = (message: Message): string => JSON.stringify(render(message).blocks);
async function send(values: FormValues, who = BER, now = EVENING): Promise<Reply> {
  const form = forms.find(({ id }) => id === 'handover-form');
  const deed = form?.read({ project: PROJECT, until: 'back', to: null, ...WORDS, ...values }, '');
  if (!deed?.ok) throw new Error('refused');
  return house.run(deed.value, { who, now });
}
async function press(
  id: string,
  who: UserId,
  now: Parameters<House['beat']>[0],
  value = `1|${PROJECT}`,
): Promise<string> {
  const deed = buttons.find((one) => one.id === id)?.read(value);
  if (!deed?.ok) throw new Error(id);
  const reply = await house.run(deed.value, { who, now });
  return reply.kind === 'say' ? shown(reply.message) : reply.kind;
}
const toldTo = (who: UserId) =>
  house.said
    .filter(({ to, message }) => to === who && message.kind === 'handover-card')
    .map(({ at: when, message }) => `${when.slice(8, 16)} ${shown(message)}`);
const latestFor = (key: string) => {
  const found = house.said.findLast((one) => one.key === key || one.to === `edit ${key}`);
  return found ? shown(found.message) : '';
};

describe('a handover', () => {
  it('reaches who is awake next at once, and is at the top of the questions of the others until somebody takes it', async () => {
    await house.beat(EVENING);
    const reply = await send({});
    expect(reply.kind === 'say' && shown(reply.message)).toContain('until 09:00 on Wednesday 11 March');
    await house.live(EVENING, at('2026-03-11T00:45Z'));
    expect(toldTo(SFO)).toEqual([expect.stringMatching(/^10T16:50.*Relabel batch 12\?/)]);
    expect(toldTo(TYO)).toEqual([]);
    const question = latestFor(`prompt:${PROJECT}:${TYO}:2026-03-11`);
    expect(question).toMatch(/Handed over by Bruno.*Relabel batch 12.*handover\.take/);
    // Its giver is not asked to take it.
    expect(latestFor(`prompt:${PROJECT}:${BER}:2026-03-10`)).not.toContain('Handed over by');

    expect(await press('handover.take', TYO, at('2026-03-11T00:50Z'))).toBe('silent');
    await house.live(at('2026-03-11T01:00Z'), at('2026-03-11T18:00Z'));
    expect(latestFor(`prompt:${PROJECT}:${TYO}:2026-03-11`)).not.toContain('Handed over by');
    expect(toldTo(SFO)).toHaveLength(1);
    expect(
      house.said.filter(
        ({ to, message }) => to.startsWith('edit handover-next') && shown(message).includes('Aiko took over'),
      ),
    ).toHaveLength(1);
    // The giver hears of it at the start of their day, once.
    expect(toldTo(BER)).toEqual([expect.stringMatching(/^11T08:00.*Aiko took over what you handed over/)]);
    expect(await press('handover.take', SFO, at('2026-03-11T18:00Z'))).toContain('Aiko took over');
  });

  it('is told by the question where one comes soon, and by nothing else; after the answer it can be taken still', async () => {
    await send({ to: TYO });
    await house.live(EVENING, at('2026-03-11T02:00Z'));
    expect(toldTo(TYO)).toEqual([]);
    expect(latestFor(`prompt:${PROJECT}:${TYO}:2026-03-11`)).toContain('Handed over by Bruno');
    const to = { workspace: WORKSPACE, user: TYO, project: PROJECT, date: day('2026-03-11') };
    await record(house.ports, to, words({ done: 'x' }), 'form', at('2026-03-11T02:10Z'));
    await house.beat(at('2026-03-11T02:15Z'));
    expect(latestFor(`prompt:${PROJECT}:${TYO}:2026-03-11`)).toMatch(/Handed over by Bruno.*your answer is in/);
    // It is not for others.
    expect(await press('handover.take', SFO, at('2026-03-11T02:20Z'))).toContain('It is for somebody else');
    await press('handover.take', TYO, at('2026-03-11T02:20Z'));
    await house.beat(at('2026-03-11T02:30Z'));
    expect(latestFor(`prompt:${PROJECT}:${TYO}:2026-03-11`)).not.toContain('Handed over by');
  });

  it('goes back to its giver after one overlap in which nobody took it, in their hours', async () => {
    await send({ to: TYO });
    await house.live(EVENING, at('2026-03-11T16:45Z'));
    // Tokyo and Berlin share 09:00 to 10:00 of Berlin.
    expect(toldTo(BER)).toEqual([expect.stringMatching(/^11T09:0.*Nobody took over.*Hand it over again/)]);
    expect(latestFor(`prompt:${PROJECT}:${TYO}:2026-03-11`)).not.toContain('Handed over by');
    expect(await press('handover.take', TYO, at('2026-03-12T01:00Z'))).toContain('Bruno has back');
    expect(await press('handover.again', BER, at('2026-03-11T10:00Z'))).toBe('show');
    expect(await press('handover.again', TYO, at('2026-03-11T10:00Z'))).toContain('I know no such handover');
  });

  it('is told of once more as the hours begin that the giver shares with whom it waits for', async () => {
    await send({ to: TYO });
    await house.live(EVENING, at('2026-03-11T07:30Z'));
    expect(toldTo(TYO)).toEqual([]);
    await house.live(at('2026-03-11T07:50Z'), at('2026-03-11T08:50Z'));
    expect(toldTo(TYO)).toEqual([
      expect.stringMatching(
        /^11T07:50.*You and Bruno are both at work 17:00–18:00 \(1h\).*still waits for you.*goes back.*handover\.take.*overlap\|handover 1/,
      ),
    ]);
    expect(await press('handover.take', TYO, at('2026-03-11T08:50Z'))).toBe('silent');
    expect(latestFor(house.said.findLast(({ key }) => key.startsWith('handover-next'))?.key ?? '')).not.toContain(
      'nudge.why',
    );
  });

  it('waits for a weekend, a leave and Slack to be over', async () => {
    const friday = at('2026-03-13T16:50Z');
    await house.ports.store.absences.save(anAbsence('2026-03-16', '2026-03-16', BER));
    await send({ to: TYO }, BER, friday);
    await house.live(friday, at('2026-03-17T16:00Z'));
    // On its own it is told of in the hours that both share, not before.
    expect(toldTo(TYO)).toEqual([expect.stringMatching(/^17T0[78].*still waits for you/)]);
    // Its giver is on leave on Monday, so the two meet on Tuesday only.
    expect(toldTo(BER)).toEqual([expect.stringMatching(/^17T09:0.*Nobody took over/)]);
  });

  it('stands in the digest until it is taken back', async () => {
    await send({ to: SFO }, BER, at('2026-03-10T12:00Z'));
    await house.live(at('2026-03-10T12:00Z'), at('2026-03-11T02:00Z'));
    const digest = house.said.find(({ message }) => message.kind === 'digest' && message.handovers);
    expect(digest && shown(digest.message)).toMatch(
      /Handed over.*Bruno to Cleo.*waits.*until .*date.*Relabel batch 12/,
    );
    expect(await press('handover.back', BER, at('2026-03-11T02:00Z'))).toContain('You took it back');
    expect(await press('handover.take', SFO, at('2026-03-11T02:01Z'))).toContain('Bruno took back');
  });

  it.each([
    [{ done: ' ', needs: '' }, 'needs', 'at least one of the two'],
    [{ to: BER }, 'to', 'That is you'],
    [{ to: 'UNOBODY' }, 'to', 'do not know their hours'],
    [{ project: 'p9' }, 'project', 'in no project there'],
  ])('is refused under the field: %j', async (values, field, expected) => {
    const reply = await send(values);
    expect(reply.kind === 'faults' && reply.faults[field]).toContain(expected);
  });

  it('is refused to whoever is away, and where nobody else works', async () => {
    const { absences, participations } = house.ports.store;
    await absences.save(anAbsence('2026-03-09', '2026-03-20', SFO));
    const away = await send({ to: SFO });
    expect(away.kind === 'faults' && away.faults['to']).toContain('Cleo is away until Friday 20 March');
    for (const user of [SFO, TYO]) await participations.save(aParticipation(user, { role: 'observer' }));
    const alone = await send({});
    expect(alone.kind === 'faults' && alone.faults['to']).toContain('Nobody else has hours');
  });

  it('opens from text with what was typed, and works for nobody in no project', async () => {
    const deed = standup.read('handover <@UTYO|aiko> labelled | relabel? | or not', EVENING);
    if (!deed.ok) throw new Error('refused');
    const reply = await house.run(deed.value, { who: BER, now: EVENING });
    expect(reply).toMatchObject({ form: { to: TYO, done: 'labelled', needs: 'relabel? | or not', nextName: 'Cleo' } });
    const none = await house.run(deed.value, { who: 'UXXX' as UserId, now: EVENING });
    expect(none.kind === 'say' && shown(none.message)).toContain('in no project there');
  });

  it('is exported, and leaves no word of whoever is forgotten', async () => {
    await house.beat(EVENING);
    await send({});
    await house.live(EVENING, at('2026-03-11T00:45Z'));
    await exportMine(house.ports, { workspace: WORKSPACE, user: BER }, EVENING);
    expect(house.handed[0]?.text).toContain('Relabel batch 12');
    await exportMine(house.ports, { workspace: WORKSPACE, user: TYO }, EVENING);
    expect(house.handed[1]?.text).not.toContain('Relabel batch 12');
    await forgetMe(house.ports, { workspace: WORKSPACE, user: BER }, at('2026-03-11T00:50Z'));
    await house.beat(at('2026-03-11T01:00Z'));
    expect(latestFor(`prompt:${PROJECT}:${TYO}:2026-03-11`)).not.toContain('Relabel batch 12');
    const card = house.said.findLast(({ to }) => to.startsWith('edit handover-next'));
    expect(card && shown(card.message)).not.toContain('Relabel batch 12');
    expect((await house.ports.store.handovers.find(WORKSPACE, 1))?.words).toEqual({ done: '', needs: '' });
  });

  it('loses its words a month after it is over', async () => {
    await send({});
    await press('handover.back', BER, at('2026-03-10T16:55Z'));
    await forget(house.ports, at('2026-04-09T16:00Z'));
    expect((await house.ports.store.handovers.find(WORKSPACE, 1))?.words).toEqual(WORDS);
    await forget(house.ports, at('2026-04-10T00:00Z'));
    expect((await house.ports.store.handovers.find(WORKSPACE, 1))?.words).toEqual({ done: '', needs: '' });
  });
});

describe('a handover whose giver is gone', () => {
  it('goes on to one after the other, each told once in their hours, until somebody takes it', async () => {
    const { store } = house.ports;
    await send({ to: SFO });
    const member = await store.members.find(WORKSPACE, BER);
    if (member) await store.members.save({ ...member, active: false });
    await house.live(EVENING, at('2026-03-13T12:00Z'));
    expect(toldTo(BER)).toEqual([]);
    expect(toldTo(SFO).length + toldTo(TYO).length).toBeGreaterThan(0);
    expect((await store.handovers.find(WORKSPACE, 1))?.to).toBeNull();
    const others = house.said.filter(({ key }) => key.startsWith('handover-next'));
    expect(new Set(others.map(({ to }) => to)).size).toBe(others.length);
    expect(await press('handover.take', TYO, at('2026-03-13T12:00Z'))).toContain('silent');
  });

  it.each(['left the project', 'is on a long leave'])('goes on to the others where its giver %s', async (how) => {
    const { store } = house.ports;
    await send({ to: SFO });
    if (how === 'is on a long leave') await store.absences.save(anAbsence('2026-03-11', '2026-04-20', BER));
    else await store.participations.remove(WORKSPACE, PROJECT, BER);
    await house.live(EVENING, at('2026-03-11T20:00Z'));
    expect(toldTo(BER)).toEqual([]);
    expect(await store.handovers.find(WORKSPACE, 1)).toMatchObject({ to: null, state: { is: 'open' } });
    expect(await press('handover.take', TYO, at('2026-03-12T01:00Z'))).toBe('silent');
  });
});

describe('a handover whose receiver is gone', () => {
  const AWAY = anAbsence('2026-03-11', '2026-03-20', TYO);
  const left = async () => house.ports.store.participations.remove(WORKSPACE, PROJECT, TYO);

  it('goes back to its giver at once in their hours, with why, where it was for somebody', async () => {
    const { store } = house.ports;
    await send({ to: TYO });
    await store.absences.save(AWAY);
    await house.live(EVENING, at('2026-03-11T16:00Z'));
    expect(toldTo(TYO)).toEqual([]);
    expect(toldTo(BER)).toEqual([
      expect.stringMatching(
        /^10T16:50.*Aiko is away until Friday 20 March, so what you handed over.*Hand it over again/,
      ),
    ]);
    await send({ to: TYO, done: 'more' }, BER, at('2026-03-23T16:50Z'));
    await left();
    await house.live(at('2026-03-23T16:50Z'), at('2026-03-24T16:00Z'));
    expect(toldTo(BER).slice(1)).toEqual([expect.stringMatching(/^23T16:50.*Aiko is no longer there/)]);
  });

  it('goes to whoever is awake next else, where it was for whoever is', async () => {
    const { store } = house.ports;
    await send({});
    expect((await store.handovers.find(WORKSPACE, 1))?.next).toBe(SFO);
    await store.absences.save({ ...AWAY, from: day('2026-03-10'), user: SFO });
    await house.live(EVENING, at('2026-03-11T02:00Z'));
    expect(toldTo(BER)).toEqual([]);
    expect(toldTo(SFO)).toEqual([]);
    expect(latestFor(`prompt:${PROJECT}:${TYO}:2026-03-11`)).toContain('Relabel batch 12');
    expect(await press('handover.take', TYO, at('2026-03-11T02:00Z'))).toBe('silent');
  });

  it('is its giver’s again where its term was long over before anybody could hear of it', async () => {
    const { store } = house.ports;
    await send({ to: TYO });
    const project = await store.projects.find(WORKSPACE, PROJECT);
    if (project) await store.projects.save({ ...project, state: 'paused' });
    await house.live(EVENING, at('2026-03-12T17:00Z'));
    if (project) await store.projects.save(project);
    await house.live(at('2026-03-13T09:30Z'), at('2026-03-16T16:00Z'));
    expect(toldTo(TYO)).toEqual([]);
    expect(toldTo(BER)).toEqual([expect.stringMatching(/^13T09:30.*is yours again/)]);
  });

  it('belongs for good to whoever takes it after its term', async () => {
    await send({ to: TYO });
    await house.live(EVENING, at('2026-03-11T08:15Z'));
    expect(await press('handover.take', TYO, at('2026-03-11T08:20Z'))).toBe('silent');
    expect(await house.ports.store.handovers.find(WORKSPACE, 1)).toMatchObject({ until: null, state: { is: 'taken' } });
  });
});
