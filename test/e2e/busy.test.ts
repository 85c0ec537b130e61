import { describe, expect, it } from 'vitest';
import { aMember, aParticipation, aProject } from '#test/kit/build.ts';
import { aStage, type Stage } from './kit.ts';

async function settings(wait: number): Promise<Stage> {
  const stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
  const { store, workspace } = stage;
  const id = stage.user('anna');
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: id }));
  await store.members.save(aMember({ workspace, id, name: 'anna' }));
  await store.participations.save({ ...aParticipation(id), workspace, lead: true });
  await stage.control.faults.add({ kind: '429', where: 'views.open', amount: wait });
  await stage.control.act.command({ user: 'anna', channel: 'atlas', command: '/project', text: 'settings' });
  await stage.app.idle();
  return stage;
}

describe('a modal that Slack cannot open at once', () => {
  it('opens after the second that Slack asks for', async () => {
    await using stage = await settings(1);
    expect(await stage.control.views('anna')).toHaveLength(1);
  });

  it('is said to be late where Slack asks for longer than the click lives', async () => {
    await using stage = await settings(30);
    expect(await stage.control.views('anna')).toEqual([]);
    expect(JSON.stringify(await stage.control.messages('atlas'))).toContain('That took too long');
  });
});
