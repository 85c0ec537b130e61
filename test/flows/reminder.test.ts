import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import { nudgeKey } from '#domain/keys.ts';
import { record } from '#flows/answer.ts';
import { skip } from '#flows/skip.ts';
import { askDue } from '#flows/standup.ts';
import { aMember, aParticipation, aProject, at, day, time, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const ANA = 'U0001' as UserId;
const DATE = '2026-03-10';
const [ONE, TWO, THREE, LATER] = ['p1', 'p2', 'p3', 'p4'] as ProjectId[] as [
  ProjectId,
  ProjectId,
  ProjectId,
  ProjectId,
];
const HALF = at(`${DATE}T12:45Z`);

let house: House;
beforeEach(async () => {
  house = await aHouse([aMember({ id: ANA })]);
  const { projects, participations } = house.ports.store;
  // The fourth asks two hours later: a message and a reminder of its own.
  for (const [id, asks] of [
    [TWO, '09:30'],
    [THREE, '09:40'],
    [LATER, '11:30'],
  ] as const) {
    await projects.save(aProject({ id, name: id, channel: `C-${id}` as ChannelId, standupAt: time(asks) }));
    await participations.save({ ...aParticipation(ANA), project: id });
  }
  for (const asked of ['08:30', '08:40', '10:30']) await house.beat(at(`${DATE}T${asked}Z`));
});
afterEach(() => house.close());

const to = (project: ProjectId) => ({ workspace: WORKSPACE, project, user: ANA, date: day(DATE) });
const answer = (project: ProjectId, now = HALF) => record(house.ports, to(project), words({ done: 'x' }), 'form', now);
const reminders = () => house.said.filter(({ message }) => message.kind === 'nudge');
const projectsIn = (message: (typeof house.said)[number]['message'] | undefined) =>
  message?.kind === 'nudge' ? [message.project, ...(message.also ?? []).map(({ project }) => project)] : [];
const waiting = () => house.ports.store.deliveries.find(WORKSPACE, nudgeKey(ONE, ANA, day(DATE)));

describe('reminders of questions that came as one message', () => {
  it('are one message, also where they are due some minutes apart, and of other questions another', async () => {
    await house.live(HALF, at(`${DATE}T16:45Z`));
    const fresh = reminders().filter(({ key }) => !key.startsWith('edit:'));
    expect(fresh.map(({ to: whom, message }) => [whom, projectsIn(message)[0]])).toEqual([
      [ANA, ONE],
      [ANA, LATER],
    ]);
    expect(projectsIn(reminders().findLast(({ key }) => key.includes('p1'))?.message)).toEqual([ONE, TWO, THREE]);
    expect(house.errors).toEqual([]);
  });

  it('name those that are still open, and once none is, what became of all', async () => {
    await house.live(HALF, at(`${DATE}T13:00Z`));
    const now = at(`${DATE}T13:05Z`);
    await answer(ONE, now);
    await house.beat(now);
    expect(projectsIn(reminders().at(-1)?.message)).toEqual([TWO, THREE]);
    await answer(TWO, now);
    await skip(house.ports, to(THREE), now);
    await house.beat(at(`${DATE}T13:10Z`));
    const last = house.said.findLast(({ key }) => key.startsWith('edit:nudge:p1'))?.message;
    expect(last?.kind === 'prompts' && last.parts.map(({ kind }) => kind)).toEqual(Array(3).fill('prompt-done'));
  });

  it('that still wait are worded anew, and not sent once nothing is open', async () => {
    await askDue(house.ports, HALF);
    await askDue(house.ports, at(`${DATE}T12:50Z`));
    expect(projectsIn((await waiting())?.message)).toEqual([ONE, TWO, THREE]);
    await answer(TWO);
    expect(projectsIn((await waiting())?.message)).toEqual([ONE, THREE]);
    await answer(ONE);
    await answer(THREE);
    expect((await waiting())?.state).toBe('dropped');
    await house.beat(at(`${DATE}T13:00Z`));
    expect(reminders()).toEqual([]);
  });
});
