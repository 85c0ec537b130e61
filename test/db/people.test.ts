import { describe, expect, it } from 'vitest';
import type { LocalTime } from '#domain/time.ts';
import { engines } from '#test/kit/engines.ts';
import {
  aMember,
  ALPHA,
  ANN,
  anAbsence,
  aParticipation,
  at,
  aWorkspace,
  BEN,
  BETA,
  CLEO,
  date,
  HOME,
  NEXT_DOOR,
  TUESDAY,
  twoHouses,
  WEDNESDAY,
} from './build.ts';

describe.each(engines)('workspaces on $name', (engine) => {
  it('keeps each workspace apart and replaces what it knew', async () => {
    const { workspaces } = await engine.store();
    await workspaces.save(aWorkspace());
    await workspaces.save(aWorkspace({ id: NEXT_DOOR, name: 'Next door' }));
    await workspaces.save(aWorkspace({ name: 'Renamed' }));

    expect(await workspaces.find(HOME)).toEqual(aWorkspace({ name: 'Renamed' }));
    expect(await workspaces.find(NEXT_DOOR)).toEqual(aWorkspace({ id: NEXT_DOOR, name: 'Next door' }));
  });

  it('marks the one that was uninstalled, and a new install clears it', async () => {
    const { workspaces } = await engine.store();
    await workspaces.save(aWorkspace());
    await workspaces.save(aWorkspace({ id: NEXT_DOOR }));

    await workspaces.markUninstalled(HOME, at('09:00'));
    expect(await workspaces.find(HOME)).toEqual(aWorkspace({ uninstalledAt: at('09:00') }));
    expect(await workspaces.find(NEXT_DOOR)).toEqual(aWorkspace({ id: NEXT_DOOR }));

    await workspaces.save(aWorkspace());
    expect(await workspaces.find(HOME)).toEqual(aWorkspace());
  });
});

describe.each(engines)('members on $name', (engine) => {
  it('gives back every field as it was saved, and the newest save wins', async () => {
    const { members } = await engine.store();
    const shifts = { 1: [{ from: '22:00' as LocalTime, to: '06:00' as LocalTime }] };
    const member = aMember({
      zone: null,
      shifts,
      standupAt: '10:15' as LocalTime,
      nudges: false,
      guest: true,
      admin: true,
      active: false,
      confirmedAt: at('09:00'),
    });
    await members.save(aMember());
    await members.save(member);

    expect(await members.find(HOME, ANN)).toEqual(member);
    expect(await members.find(HOME, BEN)).toBeNull();
    expect(await members.find(NEXT_DOOR, ANN)).toBeNull();
  });

  it('lists the members of one project by id, observers included, each in their own workspace', async () => {
    const store = await engine.store();
    await twoHouses(store);
    await store.participations.save(aParticipation({ user: BEN }));
    await store.participations.save(aParticipation({ user: ANN, role: 'observer' }));
    await store.participations.save(aParticipation({ project: BETA, user: BEN }));
    await store.members.save(aMember({ workspace: NEXT_DOOR, id: CLEO }));
    await store.participations.save(aParticipation({ workspace: NEXT_DOOR, user: CLEO }));

    const names = (await store.members.inProject(HOME, ALPHA)).map(({ name }) => name);
    expect(names).toEqual(['UA of T1', 'UB of T1']);
  });
});

describe.each(engines)('absences on $name', (engine) => {
  it('lists those of one user that end on or after a day, by first day', async () => {
    const { absences } = await engine.store();
    const long = anAbsence({ id: 'a9', from: date('2026-03-09'), to: date('2026-03-20') });
    const twice = anAbsence({ id: 'a2', to: WEDNESDAY });
    for (const absence of [twice, anAbsence(), long]) await absences.save(absence);
    await absences.save(anAbsence({ id: 'a0', from: date('2026-03-08'), to: date('2026-03-09') }));
    await absences.save(anAbsence({ id: 'a3', user: BEN }));
    await absences.save(anAbsence({ workspace: NEXT_DOOR }));

    expect(await absences.ofUser(HOME, ANN, TUESDAY)).toEqual([long, anAbsence(), twice]);
  });

  it('lists those in a project that touch the range, by first day', async () => {
    const store = await engine.store();
    await twoHouses(store);
    await store.participations.save(aParticipation({ user: ANN }));
    await store.participations.save(aParticipation({ user: BEN, project: BETA }));
    await store.participations.save(aParticipation({ user: BEN, workspace: NEXT_DOOR }));
    const first = anAbsence({ id: 'z', from: date('2026-03-01'), to: TUESDAY });
    const second = anAbsence({ id: 'y', from: WEDNESDAY, to: date('2026-04-01') });
    const third = anAbsence({ id: 'z2', from: WEDNESDAY, to: WEDNESDAY });
    for (const absence of [third, second, first]) await store.absences.save(absence);
    await store.absences.save(anAbsence({ id: 'ended', from: date('2026-03-01'), to: date('2026-03-09') }));
    await store.absences.save(anAbsence({ id: 'ahead', from: date('2026-03-12'), to: date('2026-03-13') }));
    await store.absences.save(anAbsence({ id: 'other project', user: BEN }));
    await store.absences.save(anAbsence({ id: 'next door', workspace: NEXT_DOOR, user: ANN }));
    await store.absences.save(anAbsence({ id: 'next door too', workspace: NEXT_DOOR, user: BEN }));

    expect(await store.absences.inProject(HOME, ALPHA, TUESDAY, WEDNESDAY)).toEqual([first, second, third]);
  });

  it('replaces by id and removes only the one named', async () => {
    const { absences } = await engine.store();
    await absences.save(anAbsence());
    await absences.save(anAbsence({ reason: '' }));
    await absences.save(anAbsence({ id: 'a2' }));
    await absences.save(anAbsence({ workspace: NEXT_DOOR }));

    await absences.remove(HOME, 'a2');
    expect(await absences.ofUser(HOME, ANN, TUESDAY)).toEqual([anAbsence({ reason: '' })]);
    await absences.remove(HOME, 'a1');
    expect(await absences.ofUser(HOME, ANN, TUESDAY)).toEqual([]);
    expect(await absences.ofUser(NEXT_DOOR, ANN, TUESDAY)).toHaveLength(1);
  });
});
