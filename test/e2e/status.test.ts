import { expect, it } from 'vitest';
import { aMember, aParticipation, aProject, day } from '#test/kit/build.ts';
import { aStage, until, type Stage } from './kit.ts';

async function joined(stage: Stage): Promise<void> {
  const { store, workspace } = stage;
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas') }));
  await store.members.save(aMember({ workspace, id: stage.user('anna'), name: 'anna' }));
  await store.participations.save({ ...aParticipation(stage.user('anna')), workspace });
}
const leaveOf = (stage: Stage) => stage.store.absences.ofUser(stage.workspace, stage.user('anna'), day('2026-03-01'));
/** Friday, 23:00 in Berlin. */
const status = { text: 'Out sick', emoji: ':face_with_thermometer:', expiration: Date.UTC(2026, 2, 13, 22) / 1000 };

it('a status in the local Slack is leave until it expires, and no more once it is taken away', async () => {
  await using stage = await aStage({ start: '2026-03-10T08:00:00Z', speed: 0 });
  await joined(stage);
  await stage.control.users.change('anna', { status });
  await until(async () => (await leaveOf(stage)).length === 1, 'leave');
  expect(await leaveOf(stage)).toMatchObject([
    { from: '2026-03-10', to: '2026-03-13', reason: 'Out sick', kind: 'status' },
  ]);
  await stage.control.users.change('anna', { status: { text: '', emoji: '', expiration: 0 } });
  await until(async () => (await leaveOf(stage)).length === 0, 'no leave');
  expect(await stage.control.violations()).toEqual([]);
});

it('a status is not looked at where its scope was declined', async () => {
  await using stage = await aStage({
    start: '2026-03-10T08:00:00Z',
    speed: 0,
    slack: { apps: [{ manifest: 'manifest.yml', declined: ['users.profile:read'] }] },
  });
  await joined(stage);
  await stage.control.users.change('anna', { displayName: 'Anna B', status });
  await until(
    async () => (await stage.store.members.find(stage.workspace, stage.user('anna')))?.name === 'Anna B',
    'the name',
  );
  await stage.app.idle();
  expect(await leaveOf(stage)).toEqual([]);
  expect(stage.lines.map(({ sentence }) => sentence)).not.toContain('A status could not be read');
});
