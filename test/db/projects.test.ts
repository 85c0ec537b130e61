import { describe, expect, it } from 'vitest';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import type { LocalTime } from '#domain/time.ts';
import { engines } from '#test/kit/engines.ts';
import {
  ALPHA,
  ANN,
  aParticipation,
  aProject,
  at,
  aWorkspace,
  BEN,
  BETA,
  HOME,
  NEXT_DOOR,
  twoHouses,
} from './build.ts';

describe.each(engines)('projects on $name', (engine) => {
  it('gives back every field as it was saved, and the newest save wins', async () => {
    const { projects } = await engine.store();
    const project = aProject({
      state: 'dormant',
      standupAt: '23:45' as LocalTime,
      days: [7],
      nudges: false,
      name: 'A',
      channelName: 'b',
    });
    await projects.save(aProject());
    await projects.save(project);

    expect(await projects.find(HOME, ALPHA)).toEqual(project);
    expect(await projects.find(HOME, BETA)).toBeNull();
    expect(await projects.find(NEXT_DOOR, ALPHA)).toBeNull();
  });

  it('finds the project of a channel in its own workspace', async () => {
    const { projects } = await engine.store();
    const channel = 'C9' as ChannelId;
    await projects.save(aProject({ workspace: NEXT_DOOR, channel }));
    await projects.save(aProject({ channel: 'C8' as ChannelId }));

    expect(await projects.findByChannel(HOME, channel)).toBeNull();
    expect(await projects.findByChannel(HOME, 'C8' as ChannelId)).toEqual(aProject({ channel: 'C8' as ChannelId }));
  });

  it('refuses a second project in a channel', async () => {
    const { projects } = await engine.store();
    await projects.save(aProject({ channel: 'C1' as ChannelId }));

    await expect(projects.save(aProject({ id: BETA, channel: 'C1' as ChannelId }))).rejects.toThrow();
  });

  it('lists the projects of a user by name', async () => {
    const store = await engine.store();
    await twoHouses(store);
    await store.projects.save(aProject({ id: BETA, name: 'Aardvark' }));
    for (const project of [ALPHA, BETA]) await store.participations.save(aParticipation({ project }));
    await store.projects.save(aProject({ id: 'gamma' as ProjectId }));
    await store.participations.save(aParticipation({ project: 'gamma' as ProjectId, user: BEN }));
    await store.projects.save(aProject({ workspace: NEXT_DOOR, id: 'delta' as ProjectId }));
    await store.participations.save(aParticipation({ workspace: NEXT_DOOR, project: 'delta' as ProjectId }));

    const names = (await store.projects.ofUser(HOME, ANN)).map(({ name }) => name);
    expect(names).toEqual(['Aardvark', 'alpha of T1']);
  });

  it('lists rosters that are wanted by now, oldest first, up to a limit; saving a project changes nothing of that', async () => {
    const store = await engine.store();
    await twoHouses(store);
    await store.projects.wantRoster(HOME, ALPHA, at('09:00'));
    await store.projects.wantRoster(NEXT_DOOR, BETA, at('08:00'));
    await store.projects.wantRoster(HOME, BETA, at('10:00'));
    await store.projects.save(aProject());

    const due = async (time: string, limit: number) =>
      (await store.projects.rosterDue(at(time), limit)).map(({ workspace, id }) => `${workspace} ${id}`);
    expect(await due('09:00', 10)).toEqual(['T2 beta', 'T1 alpha']);
    expect(await due('09:59', 1)).toEqual(['T2 beta']);

    await store.projects.wantRoster(NEXT_DOOR, BETA, null);
    expect(await due('10:00', 10)).toEqual(['T1 alpha', 'T1 beta']);
  });

  it('wants no roster of a workspace that uninstalled the bot', async () => {
    const store = await engine.store();
    await twoHouses(store);
    await store.projects.wantRoster(HOME, ALPHA, at('09:00'));
    await store.workspaces.markUninstalled(HOME, at('09:00'));
    expect(await store.projects.rosterDue(at('09:00'), 10)).toEqual([]);

    await store.workspaces.save(aWorkspace());
    expect(await store.projects.rosterDue(at('09:00'), 10)).toHaveLength(1);
  });
});

describe.each(engines)('participations on $name', (engine) => {
  it('gives back every field as it was saved, and the newest save wins', async () => {
    const { participations } = await engine.store();
    const observer = aParticipation({
      role: 'observer',
      lead: true,
      roles: ['human-reviewer', 'data-provider'],
      since: at('09:00'),
    });
    await participations.save(aParticipation());
    await participations.save(observer);

    expect(await participations.find(HOME, ALPHA, ANN)).toEqual(observer);
    expect(await participations.find(HOME, ALPHA, BEN)).toBeNull();
    expect(await participations.find(HOME, BETA, ANN)).toBeNull();
    expect(await participations.find(NEXT_DOOR, ALPHA, ANN)).toBeNull();
  });

  it('lists those of one project and removes only the one named', async () => {
    const { participations } = await engine.store();
    const others = [
      aParticipation({ user: BEN }),
      aParticipation({ project: BETA }),
      aParticipation({ workspace: NEXT_DOOR }),
    ];
    for (const one of [aParticipation(), ...others]) await participations.save(one);
    expect(await participations.of(HOME, ALPHA)).toEqual([aParticipation(), aParticipation({ user: BEN })]);

    await participations.remove(HOME, ALPHA, ANN);
    expect(await participations.of(HOME, ALPHA)).toEqual([aParticipation({ user: BEN })]);
    expect(await participations.of(HOME, BETA)).toHaveLength(1);
    expect(await participations.of(NEXT_DOOR, ALPHA)).toHaveLength(1);
  });
});
