import { describe, expect, it } from 'vitest';
import type { ProjectId, UserId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { engines } from '#test/kit/engines.ts';
import {
  ALPHA,
  ANN,
  aParticipation,
  aProject,
  aRun,
  at,
  aWorkspace,
  BEN,
  BETA,
  HOME,
  MONDAY,
  NEXT_DOOR,
  twoHouses,
} from './build.ts';

const LONG_AGO = '1970-01-01T00:00:00.000Z';
const EVERYBODY = ['T1 alpha UA', 'T1 alpha UB', 'T1 beta UA', 'T2 alpha UA'];

/** Ann in three projects of two workspaces, Ben in one; all planned for noon. */
async function planned(store: Store): Promise<void> {
  await twoHouses(store);
  for (const item of [{}, { project: BETA }, { user: BEN }, { workspace: NEXT_DOOR }]) {
    await store.participations.save(aParticipation(item));
    await store.agenda.set(aParticipation(item), at('12:00'));
  }
}

async function due({ agenda }: Store, now: Instant, limit = 10): Promise<string[]> {
  return (await agenda.due(now, limit)).map(({ workspace, project, user }) => `${workspace} ${project} ${user}`);
}

describe.each(engines)('agenda on $name', (engine) => {
  it('has everybody due whose moment has come, oldest first, up to a limit', async () => {
    const store = await engine.store();
    await planned(store);
    await store.agenda.set(aParticipation({ user: BEN }), at('11:00'));
    await store.agenda.set(aParticipation({ project: BETA }), at('12:01'));

    expect(await due(store, at('10:59'))).toEqual([]);
    expect(await due(store, at('12:00'))).toEqual(['T1 alpha UB', 'T1 alpha UA', 'T2 alpha UA']);
    expect(await due(store, at('12:00'), 1)).toEqual(['T1 alpha UB']);
  });

  it('has a participant due at once when they join or change, an observer never', async () => {
    const store = await engine.store();
    await twoHouses(store);
    await store.participations.save(aParticipation());
    await store.participations.save(aParticipation({ user: BEN, role: 'observer' }));
    expect(await due(store, at('00:00'))).toEqual(['T1 alpha UA']);

    await store.agenda.set(aParticipation(), null);
    await store.participations.save(aParticipation({ lead: true }));
    expect(await due(store, at('00:00'))).toEqual(['T1 alpha UA']);
  });

  it('takes exactly the one off who becomes an observer', async () => {
    const store = await engine.store();
    await planned(store);
    await store.participations.save(aParticipation({ role: 'observer' }));
    expect(await due(store, at('12:00'))).toEqual(['T1 alpha UB', 'T1 beta UA', 'T2 alpha UA']);
  });

  it('takes exactly the one off who leaves', async () => {
    const store = await engine.store();
    await planned(store);
    await store.participations.remove(HOME, ALPHA, ANN);
    await store.agenda.set(aParticipation(), at('09:00'));
    expect(await due(store, at('12:00'))).toEqual(['T1 alpha UB', 'T1 beta UA', 'T2 alpha UA']);
  });

  it('never has somebody due again once nothing is planned for them', async () => {
    const store = await engine.store();
    await planned(store);
    await store.agenda.set(aParticipation(), null);
    expect(await due(store, at('12:00'))).toEqual(['T1 alpha UB', 'T1 beta UA', 'T2 alpha UA']);
  });

  it('makes due at once what is forgotten: a project, a user, one item, a workspace, everybody', async () => {
    const store = await engine.store();
    const forgotten = async (which: Parameters<Store['agenda']['forget']>[0]) => {
      for (const item of [{}, { project: BETA }, { user: BEN }, { workspace: NEXT_DOOR }]) {
        await store.agenda.set(aParticipation(item), at('12:00'));
      }
      await store.agenda.forget(which);
      return due(store, at('00:00'));
    };
    await planned(store);

    expect(await forgotten({ workspace: HOME, project: ALPHA })).toEqual(['T1 alpha UA', 'T1 alpha UB']);
    expect(await forgotten({ workspace: HOME, user: ANN })).toEqual(['T1 alpha UA', 'T1 beta UA']);
    expect(await forgotten({ workspace: HOME, project: ALPHA, user: BEN })).toEqual(['T1 alpha UB']);
    expect(await forgotten({ workspace: NEXT_DOOR })).toEqual(['T2 alpha UA']);
    expect(await forgotten('all')).toEqual(EVERYBODY);
  });

  it.each(['paused', 'dormant'] as const)(
    'leaves a %s project alone, and looks at it at once when it resumes',
    async (state) => {
      const store = await engine.store();
      await planned(store);
      await store.projects.save(aProject({ state }));
      expect(await due(store, at('12:00'))).toEqual(['T1 beta UA', 'T2 alpha UA']);

      await store.agenda.forget('all');
      expect(await due(store, at('12:00'))).toEqual(['T1 beta UA', 'T2 alpha UA']);

      await store.projects.save(aProject());
      expect(await due(store, at('00:00'))).toEqual(EVERYBODY);
    },
  );

  it('looks at once at everybody in a project whose settings change', async () => {
    const store = await engine.store();
    await planned(store);
    await store.projects.save(aProject({ days: [1] }));
    expect(await due(store, at('00:00'))).toEqual(['T1 alpha UA', 'T1 alpha UB']);
  });

  it('leaves a workspace alone that uninstalled the bot, and looks at it at once when it is back', async () => {
    const store = await engine.store();
    await planned(store);
    await store.workspaces.markUninstalled(HOME, at('09:00'));
    expect(await due(store, at('12:00'))).toEqual(['T2 alpha UA']);
    await store.agenda.forget('all');
    expect(await due(store, at('12:00'))).toEqual(['T2 alpha UA']);

    await store.agenda.set(aParticipation({ workspace: NEXT_DOOR }), at('12:00'));
    await store.workspaces.save(aWorkspace());
    expect(await due(store, at('00:00'))).toEqual(['T1 alpha UA', 'T1 alpha UB', 'T1 beta UA']);
  });

  it('keeps its plan when an installed workspace is saved again, as every start of the bot does', async () => {
    const store = await engine.store();
    await planned(store);
    await store.workspaces.save(aWorkspace({ name: 'New name' }));
    expect(await due(store, at('11:59'))).toEqual([]);
  });
});

describe.each(engines)('the next moment of the agenda on $name', (engine) => {
  it('is nothing while nothing is planned', async () => {
    const store = await engine.store();
    await twoHouses(store);
    expect(await store.agenda.next()).toBeNull();
  });

  it('is the earliest among items, open runs and wanted rosters', async () => {
    const store = await engine.store();
    await planned(store);
    expect(await store.agenda.next()).toBe(at('12:00'));

    await store.runs.insert(aRun({ closesAt: at('11:00') }));
    await store.runs.insert(aRun({ date: MONDAY, closesAt: at('10:00'), closedAt: at('10:00') }));
    expect(await store.agenda.next()).toBe(at('11:00'));

    await store.projects.wantRoster(NEXT_DOOR, BETA, at('10:30'));
    expect(await store.agenda.next()).toBe(at('10:30'));

    await store.agenda.set(aParticipation({ user: BEN }), at('10:15'));
    expect(await store.agenda.next()).toBe(at('10:15'));

    await store.agenda.forget({ workspace: HOME, user: ANN });
    expect(await store.agenda.next()).toBe(LONG_AGO);
  });

  it('skips what nobody may be asked: other states of a project, an uninstalled workspace, nothing planned', async () => {
    const store = await engine.store();
    await twoHouses(store);
    await store.projects.save(aProject({ id: 'p' as ProjectId, state: 'paused' }));
    await store.participations.save(aParticipation({ project: 'p' as ProjectId }));
    await store.participations.save(aParticipation({ user: 'UX' as UserId }));
    await store.agenda.set(aParticipation({ user: 'UX' as UserId }), null);
    expect(await store.agenda.next()).toBeNull();

    await store.workspaces.markUninstalled(NEXT_DOOR, at('09:00'));
    await store.participations.save(aParticipation({ workspace: NEXT_DOOR }));
    await store.runs.insert(aRun({ workspace: NEXT_DOOR }));
    await store.projects.wantRoster(NEXT_DOOR, ALPHA, at('09:00'));
    expect(await store.agenda.next()).toBeNull();
  });
});
