import { afterEach, describe, expect, it } from 'vitest';
import type { ChannelId, UserId } from '#domain/ids.ts';
import { acquaint } from '#flows/acquaint.ts';
import { record } from '#flows/answer.ts';
import { closed, invited, left, opened, renamed } from '#flows/channel.ts';
import { profileChanged } from '#flows/member.ts';
import { remove } from '#flows/project-end.ts';
import { auditOf } from '#flows/project-people.ts';
import { change, pause, resume, setUp } from '#flows/project.ts';
import { cast, castOf, type Cast } from '#flows/roles.ts';
import { PROJECT_DEFAULTS } from '#domain/project.ts';
import {
  aMember,
  anAbsence,
  aParticipation,
  aProfile,
  aProject,
  at,
  CHANNEL,
  day,
  PROJECT,
  words,
  WORKSPACE,
} from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

const user = (id: string) => id as UserId;
const by = (id: string) => ({ workspace: WORKSPACE, user: user(id) });
const SETTINGS = { name: 'atlas', ...PROJECT_DEFAULTS };
/** A Tuesday on which everybody in the team is at work or will be. */
const NOON = at('2026-03-10T12:00Z');

const news = () =>
  house.said.flatMap(({ message, to }) => (message.kind === 'lead-note' ? [`${message.news.is} → ${to}`] : []));
const recasts = () =>
  house.said.flatMap(({ message, to }) =>
    message.kind === 'lead-note' && message.news.is === 'recast'
      ? [
          `${message.news.name} → ${to}: ${message.news.changes.map(({ as, given }) => `${given ? '' : 'no '}${as}`).join(', ')}`,
        ]
      : [],
  );
const acts = async () =>
  (await house.ports.store.audit.latest(WORKSPACE, PROJECT, 50))
    .map(({ act, actor }) => `${act} by ${actor}`)
    .toReversed();

/** The team, led by those named, set up by Bruno. */
async function ledBy(...leads: string[]): Promise<void> {
  house = await aHouse(TEAM, { createdBy: user('UBER') }, at('2026-03-10T00:00Z'));
  house.channels.set(CHANNEL, { name: 'atlas', members: TEAM.map(({ id }) => id) });
  for (const lead of leads) {
    const known = await house.ports.store.participations.find(WORKSPACE, PROJECT, user(lead));
    await house.ports.store.participations.save({ ...(known ?? aParticipation(user(lead))), lead: true });
  }
}

async function wanted(own: Partial<Cast> = {}): Promise<Cast> {
  return { ...(await castOf(house.ports.store, aProject())), ...own };
}

describe('administering', () => {
  it('is for the creator, leads and administrators of Slack, and every act is logged', async () => {
    await ledBy('UTYO');
    await house.ports.store.members.save(aMember({ id: 'UADM', admin: true }));
    const may = async (id: string) =>
      (
        await change(
          house.ports,
          by(id),
          PROJECT,
          { chosen: { ...SETTINGS, nudges: id === 'UBER' }, shown: null },
          NOON,
        )
      ).ok;
    expect([await may('UTYO'), await may('UBER'), await may('UADM'), await may('USFO')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(await acts()).toEqual(['settings by UTYO', 'settings by UBER', 'settings by UADM']);
  });

  it('is not for guests, even where they set the project up or lead it', async () => {
    await ledBy('UTYO');
    for (const member of TEAM) await house.ports.store.members.save({ ...member, guest: true });
    for (const id of ['UTYO', 'UBER']) {
      expect(await pause(house.ports, by(id), CHANNEL, NOON)).toMatchObject({ ok: false, error: { kind: 'guest' } });
    }
    expect(await acts()).toEqual([]);
  });

  it('looks up who was never met: administrators are remembered, guests and foreigners refused', async () => {
    await ledBy('UTYO');
    house.profiles.set(user('UADM'), aProfile('UADM', 'Europe/Berlin', { admin: true }));
    house.profiles.set(user('UGST'), aProfile('UGST', 'Europe/Berlin', { guest: true }));
    house.profiles.set(user('UFOR'), aProfile('UFOR', 'Europe/Berlin', { foreign: true, admin: true }));
    expect(await acquaint(house.ports, by('UADM'))).toMatchObject({ ok: true, value: { admin: true } });
    for (const id of ['UGST', 'UFOR']) {
      expect(await acquaint(house.ports, by(id))).toMatchObject({ error: { kind: 'guest' } });
      expect(await house.ports.store.members.find(WORKSPACE, user(id))).toBeNull();
    }
    expect(await acquaint(house.ports, by('UNOBODY'))).toMatchObject({ error: { kind: 'stranger' } });
    expect(await pause(house.ports, by('UADM'), CHANNEL, NOON)).toMatchObject({ ok: true });
  });

  it('lets no stranger set up a project', async () => {
    await ledBy('UTYO');
    const channel = 'C2' as ChannelId;
    expect(await setUp(house.ports, by('UNOBODY'), channel, SETTINGS, NOON)).toMatchObject({
      error: { kind: 'stranger' },
    });
  });
});

describe('roles', () => {
  it('are given, and whoever somebody else made something is told once by whom and what', async () => {
    await ledBy('UTYO');
    const roles = { 'data-provider': [user('USFO')], 'model-architect': [], 'human-reviewer': [user('UBER')] };
    const given = await cast(
      house.ports,
      by('UTYO'),
      PROJECT,
      { chosen: await wanted({ leads: [user('UTYO'), user('UBER')], roles }), shown: null },
      NOON,
    );
    expect(given.ok).toBe(true);
    await house.beat(NOON);
    // In the other's hours: San Francisco is asleep.
    expect(news()).toEqual(['recast → UBER']);
    await house.live(NOON, at('2026-03-10T18:00Z'));
    expect(recasts()).toEqual(['Aiko → UBER: lead, human-reviewer', 'Aiko → USFO: data-provider']);
    expect(await wanted()).toMatchObject({ leads: ['UBER', 'UTYO'], roles });
    const log = await auditOf(house.ports.store, aProject(), TEAM[0] ?? aMember());
    expect(log.acts[0]).toMatchObject({
      by: 'Aiko',
      act: 'roles',
      after: { 'data-provider': ['Cleo'], leads: ['Bruno', 'Aiko'] },
    });
  });

  it('take an observer out of the run at once, and it closes when nobody else is waited for', async () => {
    await ledBy('UTYO');
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T16:45Z'));
    for (const id of ['UTYO', 'UBER']) {
      const to = { ...by(id), project: PROJECT, date: day('2026-03-10') };
      await record(house.ports, to, words({ done: 'x' }), 'form', at('2026-03-10T16:46Z'));
    }
    await cast(
      house.ports,
      by('UTYO'),
      PROJECT,
      { chosen: await wanted({ observers: [user('USFO')] }), shown: null },
      at('2026-03-10T17:00Z'),
    );
    await house.beat(at('2026-03-10T17:00Z'));
    const digest = house.said.find(({ message }) => message.kind === 'digest');
    expect(digest?.message).toMatchObject({ missing: 0 });
    const done = house.said.filter(({ message }) => message.kind === 'prompt-done').at(-1);
    expect(done?.message).toMatchObject({ outcome: { is: 'withdrawn', why: 'observes' } });
    await house.live(at('2026-03-10T17:15Z'), at('2026-03-11T20:00Z'));
    const asked = house.said.filter(
      ({ message, at: when }) => message.kind === 'prompt' && when > at('2026-03-10T17:00Z'),
    );
    expect(asked.map(({ to }) => to)).toEqual(['UTYO', 'UBER']);
  });

  it('are told in one message at the person’s next hours, whatever else is news of the project by then', async () => {
    await ledBy('UTYO', 'UBER');
    const give = async (own: Partial<Cast>, minute: string) =>
      cast(
        house.ports,
        by('UTYO'),
        PROJECT,
        { chosen: await wanted(own), shown: null },
        at(`2026-03-10T12:${minute}Z`),
      );
    await give({ observers: [user('USFO')], leads: [user('UTYO'), user('UBER'), user('USFO')] }, '01');
    await give({ leads: [user('UTYO'), user('UBER')] }, '02'); // taken back before Cleo's morning
    await give({ leads: [user('UTYO')] }, '03');
    await pause(house.ports, by('UTYO'), CHANNEL, at('2026-03-10T12:04Z'));
    await resume(house.ports, by('UTYO'), CHANNEL, at('2026-03-10T12:05Z'));
    await house.live(NOON, at('2026-03-10T18:00Z'));
    expect(recasts()).toEqual(['Aiko → UBER: no lead', 'Aiko → USFO: observer']);
    await give({ observers: [] }, '30');
    await give({ observers: [user('USFO')] }, '31');
    await house.live(at('2026-03-10T18:00Z'), at('2026-03-11T18:00Z'));
    expect(recasts()).toHaveLength(2);
  });

  it('always leave a lead who is there and no guest', async () => {
    await ledBy('UTYO');
    expect(
      await cast(house.ports, by('UTYO'), PROJECT, { chosen: await wanted({ leads: [] }), shown: null }, NOON),
    ).toMatchObject({
      error: { kind: 'no-lead', where: 'leads' },
    });
    await house.ports.store.members.save(aMember({ id: 'USFO', name: 'Cleo', guest: true }));
    expect(
      await cast(
        house.ports,
        by('UTYO'),
        PROJECT,
        { chosen: await wanted({ leads: [user('USFO')] }), shown: null },
        NOON,
      ),
    ).toMatchObject({
      error: { kind: 'guests', where: 'leads', names: ['Cleo'] },
    });
    expect(
      await cast(
        house.ports,
        by('UTYO'),
        PROJECT,
        { chosen: await wanted({ observers: [user('UX')] }), shown: null },
        NOON,
      ),
    ).toMatchObject({
      error: { kind: 'outsiders', where: 'observers' },
    });
    expect((await wanted()).leads).toEqual(['UTYO']);
    expect(await acts()).toEqual([]);
  });
});

describe('the last lead', () => {
  it('who leaves the channel is asked no more and leads on, and is told so once', async () => {
    await ledBy('UTYO');
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T01:00Z'));
    await left(house.ports, WORKSPACE, CHANNEL, user('UTYO'), at('2026-03-10T01:05Z'));
    await left(house.ports, WORKSPACE, CHANNEL, user('UTYO'), at('2026-03-10T01:06Z'));
    await house.live(at('2026-03-10T01:15Z'), at('2026-03-11T03:00Z'));
    expect(news()).toEqual(['only-lead → UTYO']);
    expect(await wanted()).toMatchObject({ leads: ['UTYO'], observers: ['UTYO'] });
    expect(house.said.filter(({ message, to }) => message.kind === 'prompt' && to === 'UTYO')).toHaveLength(1);
    // Once somebody else leads, leaving is leaving.
    await cast(
      house.ports,
      by('UTYO'),
      PROJECT,
      { chosen: await wanted({ leads: [user('UTYO'), user('UBER')] }), shown: null },
      NOON,
    );
    await left(house.ports, WORKSPACE, CHANNEL, user('UTYO'), NOON);
    expect(await wanted()).toMatchObject({ leads: ['UBER'], observers: [] });
  });

  it('who is deactivated leaves the run at once, and whoever set the project up is told once', async () => {
    await ledBy('UTYO');
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T08:00Z'));
    house.profiles.set(user('UTYO'), aProfile('UTYO', 'Asia/Tokyo', { deleted: true }));
    for (const minute of ['05', '06'])
      await profileChanged(house.ports, WORKSPACE, user('UTYO'), at(`2026-03-10T08:${minute}Z`));
    await house.live(at('2026-03-10T08:15Z'), at('2026-03-11T09:00Z'));
    expect(news()).toEqual(['leaderless → UBER']);
    expect(await acts()).toEqual(['lead-lost by null']);
    const digest = house.said.find(({ message }) => message.kind === 'digest');
    expect(digest?.message).toMatchObject({ date: '2026-03-10', missing: 2 });
  });

  it('falls to the eldest member where the one who set it up is gone too', async () => {
    house = await aHouse(TEAM, { createdBy: user('UTYO') }, at('2026-03-10T00:00Z'));
    const { store } = house.ports;
    await store.participations.save(aParticipation(user('UTYO'), { lead: true }));
    await store.participations.save(aParticipation(user('USFO'), { since: at('2026-02-01T00:00Z') }));
    house.profiles.set(user('UTYO'), aProfile('UTYO', 'Asia/Tokyo', { deleted: true }));
    await profileChanged(house.ports, WORKSPACE, user('UTYO'), at('2026-03-10T18:00Z'));
    await house.beat(at('2026-03-10T18:00Z'));
    expect(news()).toEqual(['leaderless → USFO']);
  });
});

describe('deleting', () => {
  it('wants the name, takes everything, tells the other leads and what was asked', async () => {
    await ledBy('UTYO', 'UBER');
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T12:00Z'));
    expect(await remove(house.ports, by('UTYO'), PROJECT, 'atlantis', NOON)).toMatchObject({
      error: { kind: 'name', wanted: 'atlas' },
    });
    expect(await remove(house.ports, by('USFO'), PROJECT, 'atlas', NOON)).toMatchObject({ ok: false });
    expect(await remove(house.ports, by('UTYO'), PROJECT, '  Atlas ', NOON)).toMatchObject({ ok: true });
    await house.live(NOON, at('2026-03-11T12:00Z'));
    expect(news()).toEqual(['deleted → UBER']);
    const over = house.said.flatMap(({ message }) => (message.kind === 'prompt-done' ? [message.outcome] : []));
    expect(over.length).toBeGreaterThan(1);
    expect(over.every((outcome) => outcome.is === 'withdrawn' && outcome.why === 'deleted')).toBe(true);
    expect(await acts()).toEqual(['deleted by UTYO']);
    expect(house.said.some(({ at: when, message }) => when > NOON && message.kind === 'prompt')).toBe(false);
    expect(house.errors).toEqual([]);
  });
});

describe('the life of a channel', () => {
  it('sleeps with it, tells each lead once in their hours, and wakes without asking for the past', async () => {
    await ledBy('UTYO', 'UBER');
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T08:45Z'));
    for (const _ of [1, 2]) await closed(house.ports, WORKSPACE, CHANNEL, 'closed', at('2026-03-10T09:00Z'));
    await house.live(at('2026-03-10T09:00Z'), at('2026-03-12T00:15Z'));
    expect(news()).toEqual(['closed → UBER', 'closed → UTYO']);
    const told = house.said.filter(({ message }) => message.kind === 'lead-note').map(({ at: when }) => when);
    expect(told).toEqual([at('2026-03-10T09:00Z'), at('2026-03-11T00:00Z')]);

    await opened(house.ports, WORKSPACE, CHANNEL, at('2026-03-12T12:00Z'));
    await house.live(at('2026-03-12T12:00Z'), at('2026-03-13T09:00Z'));
    const asked = house.said
      .filter(({ message }) => message.kind === 'prompt')
      .map(({ to, at: when }) => `${to} ${when.slice(0, 13)}`);
    expect(asked).toEqual([
      'UTYO 2026-03-10T00',
      'UBER 2026-03-10T08',
      'USFO 2026-03-12T16',
      'UTYO 2026-03-13T00',
      'UBER 2026-03-13T08',
    ]);
    expect(await acts()).toEqual(['asleep by null', 'awake by null']);
    expect(house.errors).toEqual([]);
  });

  it('tells nobody of a sleep that is over before their morning, and nobody on leave', async () => {
    await ledBy('UTYO', 'UBER');
    await house.ports.store.absences.save(anAbsence('2026-03-10', '2026-03-11', 'UBER'));
    await closed(house.ports, WORKSPACE, CHANNEL, 'removed', at('2026-03-10T12:00Z'));
    await house.beat(at('2026-03-10T12:00Z'));
    await invited(house.ports, WORKSPACE, CHANNEL, at('2026-03-10T13:00Z'));
    await house.live(at('2026-03-10T13:00Z'), at('2026-03-12T12:00Z'));
    expect(news()).toEqual(['awake → UTYO', 'awake → UBER']);
    expect(house.said.find(({ to, message }) => to === 'UBER' && message.kind === 'lead-note')?.at).toBe(
      at('2026-03-12T08:00Z'),
    );
  });

  it('leaves what people paused alone, and pausing tells the other leads', async () => {
    await ledBy('UTYO', 'UBER');
    await pause(house.ports, by('UTYO'), CHANNEL, NOON);
    await closed(house.ports, WORKSPACE, CHANNEL, 'closed', NOON);
    await opened(house.ports, WORKSPACE, CHANNEL, NOON);
    await house.beat(NOON);
    expect((await house.ports.store.projects.find(WORKSPACE, PROJECT))?.state).toBe('paused');
    await resume(house.ports, by('UTYO'), CHANNEL, at('2026-03-10T12:30Z'));
    await house.beat(at('2026-03-10T12:30Z'));
    expect(news()).toEqual(['paused → UBER', 'resumed → UBER']);
    expect(await acts()).toEqual(['paused by UTYO', 'resumed by UTYO']);
  });

  it('neither nudges nor asks for a day on which the project was paused', async () => {
    await ledBy('UTYO');
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T08:45Z'));
    await pause(house.ports, by('UTYO'), CHANNEL, at('2026-03-10T09:00Z'));
    await resume(house.ports, by('UTYO'), CHANNEL, at('2026-03-10T10:00Z'));
    await house.live(at('2026-03-10T10:00Z'), at('2026-03-10T16:15Z'));
    expect(house.said.filter(({ to, message }) => to === 'UBER' && message.kind === 'nudge')).toEqual([]);
  });

  it('renames a project that is called after its channel, and no other', async () => {
    await ledBy('UTYO');
    await renamed(house.ports, WORKSPACE, CHANNEL, 'helios', at('2026-03-10T01:00Z'));
    await renamed(house.ports, WORKSPACE, CHANNEL, 'helios', at('2026-03-10T01:00Z'));
    await house.beat(at('2026-03-10T01:00Z'));
    expect(news()).toEqual(['renamed → UTYO']);
    const { store } = house.ports;
    expect(await store.projects.find(WORKSPACE, PROJECT)).toMatchObject({ name: 'helios', channelName: 'helios' });
    await store.projects.save(aProject({ name: 'Chosen', channelName: 'helios' }));
    await renamed(house.ports, WORKSPACE, CHANNEL, 'icarus', at('2026-03-10T02:00Z'));
    expect(await store.projects.find(WORKSPACE, PROJECT)).toMatchObject({ name: 'Chosen', channelName: 'icarus' });
  });
});
