import { afterEach, describe, expect, it } from 'vitest';
import { answerDoors } from '#commands/answer.ts';
import { hoursDoors } from '#commands/hours.ts';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import { NO_WORDS } from '#domain/answer.ts';
import type { Member } from '#domain/member.ts';
import { PROJECT_DEFAULTS, type Participation } from '#domain/project.ts';
import { promptHandle } from '#domain/prompt.ts';
import type { Instant } from '#domain/time.ts';
import { acquaint } from '#flows/acquaint.ts';
import { record } from '#flows/answer.ts';
import { invited } from '#flows/channel.ts';
import { participationsOf } from '#flows/participant.ts';
import { remove } from '#flows/project-end.ts';
import { setUp } from '#flows/project.ts';
import { skip } from '#flows/skip.ts';
import { formFor } from '#flows/standup-form.ts';
import { heard } from '#flows/typed.ts';
import { auditLog } from '#views/audit-log.ts';
import { aMember, aParticipation, aProfile, aProject, at, CHANNEL, day, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';

const ANNA = 'U0001' as UserId;
const who = { workspace: WORKSPACE, user: ANNA };
const MORNING = at('2026-03-10T08:40Z');
const NIGHT = at('2026-03-10T04:00Z');
const SUNDAY = at('2026-03-08T12:00Z');

let house: House;
afterEach(() => house.close());

const last = () => house.said.at(-1)?.message;

describe('words to the bot that answer nothing', () => {
  const said = async (own: { zone?: string | null }, part: Partial<Participation> | null, now: Instant) => {
    house = await aHouse(part === null ? [] : [aMember({ id: ANNA, ...own })]);
    if (part) await house.ports.store.participations.save(aParticipation(ANNA, part));
    const typed = { kind: 'said', user: ANNA, channel: 'D1' as ChannelId, ts: '9.0', thread: null } as const;
    await heard(house.ports, WORKSPACE, { ...typed, text: 'Trained it' }, now);
    await house.beat(now);
    return last();
  };

  it.each([
    ['an observer', { role: 'observer' as const }, {}, MORNING, /You read along in atlas and are not asked/],
    ['somebody without a zone', {}, { zone: null }, MORNING, /time zone\. `\/meridian hours`/],
    ['somebody on a free day', {}, {}, SUNDAY, /no standup today\. Your next one is on Monday 9 March/],
    ['somebody in no project', null, {}, MORNING, /You are in no project yet/],
    ['somebody not asked yet', {}, {}, NIGHT, /I have not asked you yet.*`\/standup` opens your form now/],
  ])('are given back with what is true for them: %s', async (_who, part, own, now, sentence) => {
    const note = await said(own, part, now);
    expect(note).toMatchObject({ kind: 'note', tone: 'refused', kept: 'Trained it' });
    expect(note?.kind === 'note' && note.text).toMatch(sentence);
  });
});

it('words to the bot of whom a lead made an observer today are no answer, and are given back', async () => {
  house = await aHouse([aMember({ id: ANNA })]);
  await house.beat(at('2026-03-10T08:30Z'));
  await house.ports.store.participations.save(aParticipation(ANNA, { role: 'observer' }));
  const typed = { kind: 'said', user: ANNA, channel: 'D1' as ChannelId, ts: '9.0', thread: null } as const;
  await heard(house.ports, WORKSPACE, { ...typed, text: 'Trained it' }, MORNING);
  await house.beat(MORNING);
  expect(last()).toMatchObject({
    kept: 'Trained it',
    text: expect.stringContaining('You read along in atlas') as string,
  });
});

describe('a button that is used up', () => {
  it('goes: Set up once the project is set up, Settings once it is deleted', async () => {
    house = await aHouse();
    house.profiles.set(ANNA, aProfile(ANNA));
    house.channels.set(CHANNEL, { name: 'atlas', members: [ANNA] });
    await invited(house.ports, WORKSPACE, CHANNEL, MORNING);
    await house.beat(MORNING);
    expect(last()).toEqual({ kind: 'welcome', channel: CHANNEL });
    await acquaint(house.ports, who);
    const made = await setUp(house.ports, who, CHANNEL, { name: '', ...PROJECT_DEFAULTS }, MORNING);
    await house.beat(MORNING);
    expect(house.said.map(({ message }) => message)).toContainEqual({ kind: 'welcome', channel: CHANNEL, over: true });
    const project = made.ok ? made.value.id : PROJECT;
    expect(await remove(house.ports, who, project, 'atlas', MORNING)).toMatchObject({ ok: true });
    await house.beat(MORNING);
    expect(house.said.map(({ message }) => message)).toContainEqual(
      expect.objectContaining({ kind: 'project-card', why: 'deleted' }),
    );
    // What the project asked on, and on how many days it did, are two things.
    const [act] = await house.ports.store.audit.latest(WORKSPACE, project, 1);
    expect(act).toMatchObject({ act: 'deleted', before: { days: [1, 2, 3, 4, 5], daysAsked: 0 } });
  });

  it('goes: That’s right once the hours are confirmed, and they and the next question stand there', async () => {
    house = await aHouse();
    house.profiles.set(ANNA, aProfile(ANNA));
    house.channels.set(CHANNEL, { name: 'atlas', members: [ANNA] });
    await acquaint(house.ports, who);
    await setUp(house.ports, who, CHANNEL, { name: '', ...PROJECT_DEFAULTS }, MORNING);
    await house.beat(MORNING);
    const confirm = hoursDoors.buttons.find(({ id }) => id === 'hours.confirm')?.read('-');
    const reply = confirm?.ok ? await house.run(confirm.value, { who: ANNA, now: MORNING }) : null;
    expect(reply).toEqual({ kind: 'silent' });
    expect(last()).toMatchObject({
      kind: 'introduction',
      confirmed: true,
      hours: 'Mon–Fri 09:00–18:00',
      next: { projectName: 'atlas', askAt: '2026-03-11T08:30:00.000Z' },
    });
  });
});

describe('a form that is sent late', () => {
  const DATE = day('2026-03-10');
  const to = { ...who, project: PROJECT, date: DATE };
  const OTHER = 'p2' as ProjectId;

  it('says that the project was deleted, or that its sender reads along, and not to join a channel', async () => {
    house = await aHouse([aMember({ id: ANNA, admin: true })]);
    const { participations } = house.ports.store;
    await participations.save(aParticipation(ANNA, { role: 'observer' }));
    const sent = async () => [
      await record(house.ports, to, { ...NO_WORDS, done: 'x' }, 'form', MORNING),
      await skip(house.ports, to, MORNING),
    ];
    expect(await sent()).toMatchObject([{ error: { kind: 'observer' } }, { error: { kind: 'observer' } }]);
    await remove(house.ports, who, PROJECT, 'atlas', MORNING);
    expect(await sent()).toMatchObject([{ error: { kind: 'no-project' } }, { error: { kind: 'no-project' } }]);
  });

  it('is taken for the projects that are still there, and gives back what was written for one that is not', async () => {
    house = await aHouse([aMember({ id: ANNA, admin: true })]);
    const { store } = house.ports;
    await store.projects.save(aProject({ id: OTHER, channel: 'C2' as ChannelId, name: 'borealis' }));
    await store.participations.save({ ...aParticipation(ANNA), project: OTHER });
    await remove(house.ports, who, PROJECT, 'atlas', MORNING);
    const values = { [`done:${PROJECT}`]: 'for atlas', [`done:${OTHER}`]: 'for borealis' };
    const meta = JSON.stringify([promptHandle(PROJECT, DATE), promptHandle(OTHER, DATE)]);
    const read = answerDoors.forms[0]?.read(values, meta);
    const reply = read?.ok ? await house.run(read.value, { who: ANNA, now: MORNING }) : null;
    expect(reply).toMatchObject({ kind: 'say', message: { tone: 'refused', kept: 'for atlas' } });
    expect((await store.answers.find(WORKSPACE, OTHER, ANNA, DATE))?.words.done).toBe('for borealis');
  });
});

it('the form and the message list projects in one order, numbers in their names as numbers', async () => {
  house = await aHouse();
  const { store } = house.ports;
  await store.members.save(aMember({ id: ANNA }));
  const names = ['proj-10', 'proj-2', 'Alpha', 'zeta', 'beta'];
  for (const [place, name] of names.entries()) {
    const project = `p${place + 1}` as ProjectId;
    await store.projects.save(aProject({ id: project, channel: `C${place}` as ChannelId, name }));
    await store.participations.save({ ...aParticipation(ANNA), project });
  }
  await house.beat(at('2026-03-10T08:30Z'));
  const sorted = ['Alpha', 'beta', 'proj-2', 'proj-10', 'zeta'];
  const asked = house.said.map(({ message }) => message).find(({ kind }) => kind === 'prompts');
  expect(asked?.kind === 'prompts' && asked.parts.map(({ projectName }) => projectName)).toEqual(sorted);
  const participants = await participationsOf(store, WORKSPACE, ANNA, null, MORNING);
  const form = await formFor(store, participants, MORNING);
  expect(form.sections.map(({ projectName }) => projectName)).toEqual(sorted);
});

it('the audit log says what is true of a last lead who is gone', () => {
  const shown = (after: Record<string, string[]>) =>
    JSON.stringify(
      auditLog({
        kind: 'audit-log',
        projectName: 'atlas',
        zone: 'UTC' as NonNullable<Member['zone']>,
        acts: [{ at: MORNING, by: null, act: 'lead-lost', before: { leads: ['Anna'] }, after }],
      }).blocks,
    );
  expect(shown({ leads: ['Anna'] })).toContain('Anna, left the channel and leads on until another is named.');
  expect(shown({ leads: [] })).toContain('Anna, was deactivated in Slack, so nobody leads it.');
  expect(shown({})).toContain('The last lead, Anna, left.');
});
