import { acquaint } from '#flows/acquaint.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectId, UserId } from '#domain/ids.ts';
import { PROJECT_DEFAULTS, type Project } from '#domain/project.ts';
import { refuse } from '#domain/result.ts';
import { invited, joined, left } from '#flows/channel.ts';
import { profileChanged } from '#flows/member.ts';
import { lost } from '#flows/lost.ts';
import { pause, resume, setUp } from '#flows/project.ts';
import { readDue } from '#flows/roster.ts';
import type { Chat } from '#ports/chat.ts';
import type { Ports } from '#ports/index.ts';
import { aProfile, at, CHANNEL, day, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { record } from '#flows/answer.ts';

const ANNA = 'UANNA' as UserId;
const BEN = 'UBEN' as UserId;
const CARA = 'UCARA' as UserId;
const who = { workspace: WORKSPACE, user: ANNA };
const NOW = at('2026-03-09T08:00Z');

let house: House;
let project: ProjectId;
beforeEach(async () => {
  house = await aHouse();
  for (const id of [ANNA, BEN, CARA]) house.profiles.set(id, aProfile(id));
  house.channels.set(CHANNEL, { name: 'atlas', members: [ANNA, BEN] });
  await acquaint(house.ports, who);
  const made = await setUp(house.ports, who, CHANNEL, { name: '', ...PROJECT_DEFAULTS }, NOW);
  if (!made.ok) throw new Error(made.error.kind);
  project = made.value.id;
});
afterEach(() => house.close());

/** The ports of a bot while whose look at the channel's members something else happens. */
function meanwhile(happens: () => Promise<unknown>): Ports {
  const { chat } = house.ports;
  const membersOf: Chat['membersOf'] = async (...args) => {
    const members = await chat.membersOf(...args);
    await happens();
    return members;
  };
  return { ...house.ports, chat: { ...chat, membersOf } };
}

const found = async (): Promise<Project | null> => house.ports.store.projects.find(WORKSPACE, project);
const people = async () => (await house.ports.store.participations.of(WORKSPACE, project)).map(({ user }) => user);
const textsTo = (user: UserId) =>
  house.said.flatMap(({ to, message }) => (to === user && message.kind === 'note' ? [message.text] : []));

describe('reading the roster', () => {
  it('takes the members and the name of the channel', async () => {
    await house.beat(NOW);
    expect(await people()).toEqual([ANNA, BEN]);
    expect(await found()).toMatchObject({ name: 'atlas', state: 'active' });
  });

  it('undoes nothing that is decided while Slack is asked', async () => {
    await readDue(
      meanwhile(() => pause(house.ports, who, CHANNEL, NOW)),
      NOW,
    );
    expect(await found()).toMatchObject({ name: 'atlas', state: 'paused' });
  });

  it('keeps whoever joins while Slack is asked', async () => {
    await readDue(
      meanwhile(() => joined(house.ports, WORKSPACE, CHANNEL, CARA, NOW)),
      NOW,
    );
    expect(await people()).toEqual([ANNA, BEN, CARA]);
  });

  it('lets go, with their open question, whoever is in the channel no more', async () => {
    await house.beat(NOW);
    await house.beat(at('2026-03-09T08:30Z'));
    house.channels.set(CHANNEL, { name: 'atlas', members: [ANNA] });
    await house.ports.store.projects.wantRoster(WORKSPACE, project, NOW);
    await house.beat(at('2026-03-09T08:31Z'));
    expect(await people()).toEqual([ANNA]);
    expect(await house.ports.store.prompts.latest(WORKSPACE, project, BEN)).toMatchObject({ state: 'excused' });
  });

  it('tells whoever set a project up that the bot is not in the channel, and begins when it is invited', async () => {
    const { chat } = house.ports;
    const outside: Chat = {
      ...chat,
      membersOf: () => Promise.resolve(refuse({ kind: 'refused', code: 'channel_not_found' })),
    };
    await readDue({ ...house.ports, chat: outside }, NOW);
    expect(await found()).toMatchObject({ state: 'dormant' });
    await house.beat(NOW);
    expect(textsTo(ANNA)).toEqual([expect.stringContaining('Invite me there')]);

    await invited(house.ports, WORKSPACE, CHANNEL, NOW);
    await house.beat(NOW);
    expect(await found()).toMatchObject({ state: 'active', name: 'atlas' });
    expect(await people()).toEqual([ANNA, BEN]);
    expect(house.said.map(({ message }) => message.kind)).toContain('project-card');
  });
});

describe('a project whose channel is shut', () => {
  it('says that it runs again when the bot is invited back', async () => {
    await house.beat(NOW);
    await lost(house.ports, WORKSPACE, CHANNEL, NOW);
    await invited(house.ports, WORKSPACE, CHANNEL, at('2026-03-09T08:01Z'));
    await house.beat(at('2026-03-09T08:01Z'));
    const cards = house.said.flatMap(({ message }) => (message.kind === 'project-card' ? [message.why] : []));
    expect(cards).toEqual(['created', 'resumed']);
  });

  it('is not resumed before the bot is in the channel again', async () => {
    await house.beat(NOW);
    await left(house.ports, WORKSPACE, CHANNEL, BEN, NOW);
    await house.ports.store.projects.save({ ...((await found()) as Project), state: 'dormant' });
    expect(await resume(house.ports, who, CHANNEL, NOW)).toMatchObject({ ok: false, error: { kind: 'dormant' } });
  });
});

describe('somebody deactivated', () => {
  it('keeps no run open', async () => {
    await house.beat(NOW);
    await house.beat(at('2026-03-09T08:30Z'));
    house.profiles.set(BEN, aProfile(BEN, 'Europe/Berlin', { deleted: true }));
    await profileChanged(house.ports, WORKSPACE, BEN, at('2026-03-09T08:40Z'));
    await house.beat(at('2026-03-09T08:41Z'));
    const to = { ...who, project, date: day('2026-03-09') };
    await record(house.ports, to, words({ done: 'trained' }), 'form', at('2026-03-09T08:45Z'));
    await house.beat(at('2026-03-09T08:46Z'));
    expect(house.said.map(({ message }) => message.kind)).toContain('digest');
  });
});
