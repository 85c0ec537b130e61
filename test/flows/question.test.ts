import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forms } from '#commands/index.ts';
import type { UserId } from '#domain/ids.ts';
import { readQuestions, type Question } from '#domain/question.ts';
import { readImport } from '#domain/standup-import.ts';
import { record, recordSamePlan, recordText } from '#flows/answer.ts';
import { exportProject } from '#flows/export.ts';
import { forgetMe } from '#flows/forget.ts';
import { previewFor } from '#flows/preview.ts';
import { ask } from '#flows/question.ts';
import { importStandups } from '#flows/standup-import.ts';
import { formFor } from '#flows/standup-form.ts';
import { participationsOf } from '#flows/participant.ts';
import { aMember, aParticipation, aProject, at, CHANNEL, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const ANA = 'U0001' as UserId;
const BO = 'U0002' as UserId;
const DATE = '2026-03-10';
const ASKED = at(`${DATE}T08:30Z`);
const LATER = at(`${DATE}T09:00Z`);
const to = (user: UserId, date = DATE) => ({ workspace: WORKSPACE, project: PROJECT, user, date: day(date) });
const questions = (text: string): readonly Question[] => {
  const read = readQuestions(text);
  if (!read.ok) throw new Error(read.error.join(' '));
  return read.value;
};
const HOURS = 'GPU hours? | number | required\nMood? | good, bad';

let house: House;
beforeEach(async () => {
  house = await aHouse([aMember({ id: ANA }), aMember({ id: BO })], { questions: questions(HOURS) });
  await house.ports.store.participations.save(aParticipation(ANA, { lead: true }));
  await house.beat(ASKED);
});
afterEach(() => house.close());

/** Sends the standup form of `DATE` with these fields; the reply. */
async function send(user: UserId, fields: Record<string, string>, meta = `${PROJECT}@${DATE}`, now = LATER) {
  const form = forms.find(({ id }) => id === 'standup-form');
  const values = Object.fromEntries(Object.entries(fields).map(([field, text]) => [`${field}:${PROJECT}`, text]));
  const read = form?.read(values, JSON.stringify([meta]));
  if (!read?.ok) return { kind: 'faults', faults: read?.error };
  return house.run(read.value, { who: user, now });
}
const change = (text: string, now = LATER) =>
  ask(house.ports, { workspace: WORKSPACE, user: ANA }, PROJECT, { questions: questions(text), seen: now }, now);
const formOf = async (user: UserId, now = LATER) => {
  const people = await participationsOf(house.ports.store, WORKSPACE, user, CHANNEL, now);
  return (await formFor(house.ports.store, people, now)).sections[0];
};
const asked = async (user: UserId, date = DATE) =>
  (await house.ports.store.answers.find(WORKSPACE, PROJECT, user, day(date)))?.words.asked?.map(({ text }) => text);

describe('questions of its own', () => {
  it('are asked of whoever answers a day on which nobody was asked yet, by form and in words', async () => {
    const next = '2026-03-11';
    const meta = `${PROJECT}@${next}`;
    const night = at(`${next}T00:10Z`);
    expect(await send(BO, { done: 'x', 'own-0': '', 'own-1': '' }, meta, night)).toMatchObject({
      faults: { 'own-0:p1': 'This one needs an answer.' },
    });
    await send(BO, { done: 'x', 'own-0': '12', 'own-1': '' }, meta, night);
    expect(await asked(BO, next)).toEqual(['12']);
    await recordText(house.ports, to(ANA, next), 'GPU hours: 12\nDone: x', night);
    expect(await asked(ANA, next)).toEqual(['12']);
  });

  it('are answered in the form, with the right form named under the field, and nothing is half stored', async () => {
    expect(await send(BO, { done: 'x', 'own-0': '3 h', 'own-1': '' })).toMatchObject({
      kind: 'faults',
      faults: { 'own-0:p1': expect.stringContaining('such as 12 or 0.75') },
    });
    expect(await send(BO, { done: 'x', 'own-0': '', 'own-1': 'good' })).toMatchObject({
      faults: { 'own-0:p1': 'This one needs an answer.' },
    });
    expect(await asked(BO)).toBeUndefined();
    expect(await send(BO, { done: 'x', 'own-0': '3.5', 'own-1': 'good' })).toEqual({ kind: 'silent' });
    expect(await asked(BO)).toEqual(['3.5', 'good']);
    // Edited: what is emptied is gone, what stays is filled in.
    expect((await formOf(BO))?.own.map(({ text }) => text)).toEqual(['3.5', 'good']);
    await send(BO, { done: 'x', 'own-0': '4', 'own-1': '' });
    expect(await asked(BO)).toEqual(['4']);
  });

  it('stay for a run as they were when it opened, also where its first form was opened before anybody was asked', async () => {
    const early = at('2026-03-11T07:00Z');
    for (const user of [ANA, BO]) await send(user, { done: 'x', 'own-0': '1', 'own-1': '' });
    await house.beat(at(`${DATE}T17:30Z`));
    expect((await formOf(BO, early))?.date).toBe('2026-03-11');
    expect((await formOf(BO, early))?.own.map(({ question }) => question.text)).toEqual(['GPU hours?', 'Mood?']);
    await change('Mood? | good, so so', early);
    expect((await formOf(ANA, early))?.own).toHaveLength(2);
    await house.beat(at('2026-03-11T08:30Z'));
    await send(BO, { done: 'x', 'own-0': '3', 'own-1': 'bad' }, `${PROJECT}@2026-03-11`, at('2026-03-11T09:00Z'));
    expect(await asked(BO, '2026-03-11')).toEqual(['3', 'bad']);
    await house.beat(at('2026-03-12T08:30Z'));
    const next = await formOf(BO, at('2026-03-12T08:40Z'));
    expect(next?.own.map(({ question }) => question.choices)).toEqual([['good', 'so so']]);
    // The choice is gone, the answer is not.
    expect(await asked(BO, '2026-03-11')).toEqual(['3', 'bad']);
  });

  it('hold back the plan of last time where one must be answered, and are answered in typed words', async () => {
    const earlier = { ...to(BO, '2026-03-09'), version: 1, source: 'form', editedAt: null, late: false } as const;
    await house.ports.store.answers.save({ ...earlier, words: words({ plan: 'sweep' }), answeredAt: ASKED });
    expect(await recordSamePlan(house.ports, to(BO), LATER)).toEqual({
      ok: false,
      error: { kind: 'still-asked', question: 'GPU hours?' },
    });
    await recordText(house.ports, to(BO), 'swept\ngpu hours: 12', LATER);
    await recordText(house.ports, to(BO), 'GPU hours?: 13\nMood: Good', LATER);
    const answer = await house.ports.store.answers.find(WORKSPACE, PROJECT, BO, day(DATE));
    expect(answer?.words).toMatchObject({ done: 'swept', asked: [{ text: '13' }, { text: 'good' }] });
  });

  it('are changed by whoever administers the project, whose log keeps no words of them', async () => {
    expect(
      await ask(house.ports, { workspace: WORKSPACE, user: BO }, PROJECT, { questions: [], seen: LATER }, LATER),
    ).toEqual({
      ok: false,
      error: { kind: 'not-allowed' },
    });
    expect((await change('Mood? | good, bad')).ok).toBe(true);
    const [entry] = await house.ports.store.audit.latest(WORKSPACE, PROJECT, 1);
    expect(entry).toMatchObject({ act: 'questions', before: { questions: ['number, required', 'choice'] } });
    expect(JSON.stringify(entry)).not.toContain('Mood');
  });

  it('are shown in the thread, the digest and the plan of a day, come out and back in, and are forgotten', async () => {
    const said = { ...words({ done: 'x' }), asked: [{ question: 'GPU hours?', kind: 'number', text: '-7' }] } as const;
    await record(house.ports, to(BO), said, 'form', LATER);
    await house.beat(at(`${DATE}T17:30Z`));
    for (const kind of ['answer-posted', 'digest', 'prompt-done'])
      expect(JSON.stringify(house.said.filter(({ message }) => message.kind === kind))).toContain('GPU hours?');
    const preview = await previewFor(house.ports.store, aProject(), day(DATE));
    expect(preview.questions).toEqual(['GPU hours?', 'Mood?']);

    const project = (await house.ports.store.projects.find(WORKSPACE, PROJECT)) ?? aProject();
    await exportProject(house.ports, { workspace: WORKSPACE, user: ANA }, project, at(`${DATE}T18:00Z`));
    const csv = house.handed.find(({ name }) => name.endsWith('.csv'))?.text ?? '';
    expect(csv.split('\r\n')[0]).toMatch(/,question: GPU hours\?$/);
    expect(csv).toContain(",'-7\r\n");
    const rows = readImport(csv, 'csv', {}, day('2026-03-11'));
    if (!rows.ok) throw new Error(JSON.stringify(rows.error));
    const choices = { people: new Map<string, string>(), former: true, write: true };
    const other = { ...project, id: 'p2' as typeof project.id, channel: 'C2' as typeof project.channel };
    await house.ports.store.projects.save(other);
    await importStandups(house.ports.store, other, rows.value, choices, at(`${DATE}T18:00Z`));
    const brought = await house.ports.store.answers.inProject(WORKSPACE, other.id);
    expect(brought[0]?.words.asked).toEqual(said.asked);

    await forgetMe(house.ports, { workspace: WORKSPACE, user: BO }, at(`${DATE}T18:30Z`));
    expect(await asked(BO)).toBeUndefined();
    expect(house.errors).toEqual([]);
  });
});
