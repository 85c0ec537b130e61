import { expect, it } from 'vitest';
import { aMember, aParticipation, aProject, PROJECT } from '#test/kit/build.ts';
import { aStage } from './kit.ts';

it('in the local Slack, public holidays are proposed, confirmed in their form, not asked about, and shown with the return', async () => {
  await using stage = await aStage({ start: '2026-12-23T12:00:00Z', speed: 0 });
  const { store, workspace, control, app } = stage;
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas') }));
  for (const name of ['anna', 'ben']) {
    const id = stage.user(name);
    await store.members.save(
      aMember({ workspace, id, name, zone: name === 'anna' ? 'Europe/Berlin' : 'Asia/Kathmandu' }),
    );
    await store.participations.save({ ...aParticipation(id), workspace });
  }
  const typed = async (user: string, command: `/${string}`, text: string): Promise<void> => {
    await control.act.command({ user, channel: 'atlas', command, text });
    await app.idle();
  };

  await typed('anna', '/meridian', 'holidays');
  const [form] = await control.views('anna');
  expect(JSON.stringify(form)).toContain(
    'Public holidays of Germany up to Friday 31 December 2027, on days that you work.',
  );
  expect(await control.act.submit({ user: 'anna', values: { 'region-DE': { value: 'DE-BE' } } })).toMatchObject({
    ack: 'ok',
  });
  await control.act.submit({ user: 'anna', values: { added: { value: '2026-12-24 Christmas Eve' } } });
  await app.idle();
  expect(JSON.stringify(await control.views('anna'))).toContain('Thursday 24 December 2026: Christmas Eve');

  // A day on which one of two is away: she is not asked, and shown with her return.
  for (const moment of ['2026-12-24T09:00:00Z', '2026-12-25T09:00:00Z']) {
    await control.clock.set(moment);
    await app.beat();
    await app.idle();
  }
  await typed('ben', '/standup', 'status');
  expect(JSON.stringify(await control.messages('atlas'))).toContain('Monday 28 December');
  const lastOf = (name: string) => store.prompts.latest(workspace, PROJECT, stage.user(name));
  expect([await lastOf('anna'), (await lastOf('ben'))?.date]).toEqual([null, '2026-12-25']);

  await control.act.openHome({ user: 'anna' });
  await app.idle();
  expect(JSON.stringify(await control.home('anna'))).toContain('Public holidays (Berlin, Germany): you keep');
  expect(await control.violations()).toEqual([]);
});
