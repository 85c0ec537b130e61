import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttons, choices, forms } from '#commands/index.ts';
import { commands } from '#commands/index.ts';
import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { record } from '#flows/answer.ts';
import { exportProject } from '#flows/export.ts';
import { homeOf } from '#flows/home.ts';
import type { FormValues, Reply } from '#ports/doors.ts';
import { aParticipation, aProfile, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';
import { render, renderHome } from '#views/index.ts';

const [TYO, BER] = ['UTYO', 'UBER'] as UserId[] as [UserId, UserId];
const NOW = at('2026-03-10T08:40Z');

let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM);
  for (const { id } of TEAM) house.profiles.set(id, aProfile(id));
  await house.ports.store.participations.save(aParticipation(BER, { lead: true }));
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const shown = (message: Message): string => JSON.stringify(render(message).blocks);
const told = (reply: Reply): string =>
  reply.kind === 'say' ? shown(reply.message) : reply.kind === 'faults' ? JSON.stringify(reply.faults) : reply.kind;
async function type(text: string, who = BER, now = NOW): Promise<string> {
  const deed = commands.find(({ name }) => name === '/project')?.read(`deadlines ${text}`, now);
  if (!deed) throw new Error('no command');
  return deed.ok ? told(await house.run(deed.value, { who, now })) : shown(deed.error);
}
async function press(id: string, value: string, who = BER): Promise<string> {
  const deed = buttons.find((one) => one.id === id)?.read(value);
  return deed?.ok ? told(await house.run(deed.value, { who, now: NOW })) : 'refused';
}
async function submit(values: FormValues, number: number | null = null): Promise<string> {
  const deed = forms
    .find(({ id }) => id === 'deadline-form')
    ?.read(values, JSON.stringify({ project: PROJECT, number }));
  if (!deed) throw new Error('no form');
  return deed.ok ? told(await house.run(deed.value, { who: BER, now: NOW })) : JSON.stringify(deed.error);
}

describe('/project deadlines', () => {
  it('are set by a lead and read by everybody in their own clock, with their own working days', async () => {
    expect(await type('')).toContain('There is none ahead');
    const mine = await type('add Camera-ready | 2026-03-20 23:59 AoE');
    expect(mine).toMatch(
      /D1 · Camera-ready.*12:59 on Saturday 21 March your time, 9 of your working days left; set as 23:59/,
    );
    expect(mine).toContain('deadline.change');
    const theirs = await type('', TYO);
    expect(theirs).toContain('20:59 on Saturday 21 March your time');
    expect(theirs).not.toContain('deadline.change');
    expect(await type('add Mine | 2026-03-20', TYO)).toContain('Only its leads');
    const log = await house.ports.store.audit.latest(WORKSPACE, PROJECT, 5);
    expect(log[0]).toMatchObject({ act: 'deadline', after: { D1: '2026-03-20 23:59 Etc/GMT+12' } });
  });

  it('change and go by text, and by buttons', async () => {
    await type('add Camera-ready | 2026-03-20 AoE');
    expect(await type('edit D1 Camera-ready, again | 2026-03-24 12:00')).toContain('12:00 on Tuesday 24 March');
    expect(await press('deadline.change', JSON.stringify([PROJECT, 1]))).toBe('show');
    expect(await press('deadline.remove', JSON.stringify([PROJECT, 1]), TYO)).toContain('Only its leads');
    expect(await press('deadline.remove', JSON.stringify([PROJECT, 1]))).toContain('There is none ahead');
    expect(await press('deadline.remove', JSON.stringify([PROJECT, 1]))).toContain('is gone');
    expect(await press('deadline.set', PROJECT)).toBe('show');
  });

  it.each([
    ['remove', 'by its id, such as D3'],
    ['remove D9', 'is gone'],
    ['ad x', '/project deadlines add'],
    ['add Camera-ready', 'with a bar between'],
    ['add Camera-ready | 2026-03-01 12:00', 'That moment is over'],
    ['edit D1 x | 2026-03-20', 'is gone'],
    ['add', 'show'],
  ])('answers %j with what to do next', async (text, expected) => {
    expect(await type(text)).toContain(expected);
  });

  it('are set in a form, with faults under the fields', async () => {
    const good = { name: 'Release', date: '2026-03-20', time: '17:00', 'deadline-zone': 'Asia/Kathmandu' };
    expect(await submit({ ...good, date: null })).toContain('Choose the date');
    expect(await submit({ ...good, 'deadline-zone': null })).toContain('Choose a clock');
    expect(await submit({ ...good, name: ' ' })).toContain('Say what has to be done');
    expect(await submit(good)).toContain('12:15 on Friday 20 March');
    expect(await submit({ ...good, name: 'Later' }, 1)).toContain('D1 · Later');
    expect(await submit(good, 7)).toContain('is gone');
    const offered = choices.find(({ id }) => id === 'deadline-zone');
    expect(offered?.find('', NOW)[0]?.value).toBe('Etc/GMT+12');
    expect(offered?.find('nepal', NOW)[0]?.value).toBe('Asia/Kathmandu');
  });

  it('stand in the question, in the digest and in the Home until they are over', async () => {
    await type('add Camera-ready | 2026-03-12 23:59 AoE');
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-11T01:00Z'));
    const which = { workspace: WORKSPACE, user: TYO, project: PROJECT, date: day('2026-03-11') };
    await record(house.ports, which, words({ done: 'x' }), 'form', at('2026-03-11T01:00Z'));
    await house.live(at('2026-03-11T01:15Z'), at('2026-03-12T02:00Z'));
    const question = house.said.find(({ to, message }) => to === TYO && message.kind === 'prompt');
    expect(question && shown(question.message)).toContain(
      '20:59 on Friday 13 March your time, 3 of your working days left',
    );
    const digest = house.said.findLast(({ message }) => message.kind === 'digest');
    expect(digest && shown(digest.message)).toMatch(/Camera-ready.*"type":"date".*working days left/);
    const home = await homeOf(house.ports.store, WORKSPACE, BER, at('2026-03-12T08:00Z'));
    expect(JSON.stringify(renderHome(home))).toContain('2 of your working days left · atlas: Camera-ready');
    const after = await homeOf(house.ports.store, WORKSPACE, BER, at('2026-03-13T12:00Z'));
    expect(JSON.stringify(renderHome(after))).not.toContain('Camera-ready');
  });

  it('are exported, and go with their project', async () => {
    await type('add Camera-ready | 2026-03-20 AoE');
    const project = await house.ports.store.projects.find(WORKSPACE, PROJECT);
    if (!project) throw new Error('no project');
    await exportProject(house.ports, { workspace: WORKSPACE, user: BER }, project, NOW);
    expect(house.handed[0]?.text).toContain('Camera-ready');
    await house.ports.store.projects.remove(WORKSPACE, PROJECT, NOW);
    expect(await house.ports.store.deadlines.of(WORKSPACE, PROJECT)).toEqual([]);
  });

  it('are thirty at most', async () => {
    for (let n = 1; n <= 30; n += 1) await type(`add N${n} | 2026-03-20`);
    expect(await type('add One more | 2026-03-20')).toContain('30 deadlines ahead already');
    expect(await type('')).toContain('and 18 more deadlines');
  });
});
