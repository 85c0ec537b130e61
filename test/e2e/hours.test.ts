import { describe, expect, it } from 'vitest';
import { aMember, aParticipation, aProject } from '#test/kit/build.ts';
import { aStage, type Stage } from './kit.ts';

/** Anna and Ben as members of the project in #atlas, since long ago. */
async function peopled(stage: Stage): Promise<void> {
  const { store, workspace } = stage;
  const project = aProject({ workspace, channel: stage.channel('atlas') });
  await store.projects.save(project);
  for (const [name, zone] of [
    ['anna', 'Europe/Berlin'],
    ['ben', null],
  ] as const) {
    const id = stage.user(name);
    await store.members.save(aMember({ workspace, id, zone, name }));
    await store.participations.save({ ...aParticipation(id), workspace });
  }
}

const openHours = async (stage: Stage, user: string): Promise<string> => {
  await stage.control.act.command({ user, channel: 'atlas', command: '/meridian', text: 'hours' });
  await stage.app.idle();
  return (await stage.control.views(user)).at(-1)?.id ?? '';
};

describe('/meridian hours in the local Slack', () => {
  it('finds a zone by what is typed, keeps the form open with what is wrong, and says what was saved', async () => {
    await using stage = await aStage({ start: '2026-03-10T08:00:00Z', speed: 0 });
    await peopled(stage);
    const viewId = await openHours(stage, 'ben');
    const typed = await stage.control.act.suggest({
      user: 'ben',
      viewId,
      blockId: 'zone',
      actionId: 'value',
      value: 'kathm',
    });
    expect(typed).toMatchObject({
      ack: 'ok',
      options: [{ text: { text: 'Kathmandu, Nepal · UTC+5:45' }, value: 'Asia/Kathmandu' }],
    });

    const week = (value: string) => ({ zone: { value: 'Asia/Kathmandu' }, week: { value } });
    const refused = await stage.control.act.submit({ user: 'ben', viewId, values: week('Sun-Thu 9-5') });
    expect(refused.errors).toEqual({ week: '"9-5" would be 20 hours at once; did you mean 09:00–17:00?' });
    expect(await stage.control.views('ben')).toHaveLength(1);

    await stage.control.act.submit({ user: 'ben', viewId, values: week('Sun-Thu 9:00-17:00') });
    await stage.app.idle();
    const [told] = await stage.control.views('ben');
    expect(JSON.stringify(told)).toContain('I keep to your hours: Sun–Thu 09:00–17:00 in Kathmandu, UTC+5:45.');
    expect(JSON.stringify(told)).toContain('Your next question, for atlas, comes tomorrow 09:30 your time.');
    expect(await stage.store.members.find(stage.workspace, stage.user('ben'))).toMatchObject({
      zone: 'Asia/Kathmandu',
    });
    expect(await stage.control.violations()).toEqual([]);
  });

  it('offers zones before anything is typed, and nothing for nonsense', async () => {
    await using stage = await aStage({ start: '2026-03-10T08:00:00Z', speed: 0 });
    await peopled(stage);
    const viewId = await openHours(stage, 'anna');
    const offered = async (value: string) => {
      const act = await stage.control.act.suggest({ user: 'anna', viewId, blockId: 'zone', actionId: 'value', value });
      expect(act.ack).toBe('ok');
      return act.options ?? [];
    };
    expect((await offered('')).length).toBeGreaterThan(50);
    expect(await offered('zzzzqq')).toEqual([]);
    expect(await stage.control.violations()).toEqual([]);
  });
});
