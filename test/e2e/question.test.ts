import { describe, expect, it } from 'vitest';
import { aMember, aParticipation, aProject, PROJECT } from '#test/kit/build.ts';
import { aStage, type Stage } from './kit.ts';

/** Anna, who leads, and Ben as members of the project in #atlas; it is 09:00 in Berlin and nobody is asked yet. */
async function peopled(stage: Stage): Promise<void> {
  const { store, workspace } = stage;
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: stage.user('anna') }));
  for (const name of ['anna', 'ben']) {
    const id = stage.user(name);
    await store.members.save(aMember({ workspace, id, name }));
    await store.participations.save({ ...aParticipation(id), workspace, lead: name === 'anna' });
  }
}

const open = async (stage: Stage, user: string, command: string, text: string) => {
  await stage.control.act.command({ user, channel: 'atlas', command, text });
  await stage.app.idle();
  return (await stage.control.views(user)).at(-1);
};

describe('a project with questions of its own, in the local Slack', () => {
  it('has them written by its lead, asks them, and shows the answers in the thread', async () => {
    await using stage = await aStage({ start: '2026-03-10T08:00:00Z', speed: 0 });
    await peopled(stage);
    const form = await open(stage, 'anna', '/project', 'questions');
    const write = async (text: string) =>
      stage.control.act.submit({ user: 'anna', viewId: form?.id ?? '', values: { questions: { value: text } } });
    const refused = await write('GPU hours? | numbr');
    expect(JSON.stringify(refused.errors)).toContain('did you mean number?');
    expect((await write('GPU hours? | number | required\nMood? | good, bad')).errors ?? {}).toEqual({});
    await stage.app.idle();

    await stage.control.clock.advance('30m');
    await stage.app.beat();
    await stage.app.idle();
    const standup = await open(stage, 'ben', '/standup', '');
    expect(JSON.stringify(standup?.blocks)).toContain('One number in digits');
    const values = { [`done:${PROJECT}`]: { value: 'x' }, [`own-1:${PROJECT}`]: { value: 'bad' } };
    const send = (hours: string) =>
      stage.control.act.submit({
        user: 'ben',
        viewId: standup?.id ?? '',
        values: { ...values, [`own-0:${PROJECT}`]: { value: hours } },
      });
    expect(JSON.stringify((await send('1,5')).errors)).toContain('Did you mean 1.5?');
    expect((await send('1.5')).errors ?? {}).toEqual({});
    await stage.app.idle();
    await stage.control.clock.advance('5m');
    await stage.app.beat();
    await stage.app.idle();
    const thread = JSON.stringify(await stage.control.messages('atlas'));
    for (const part of ['GPU hours?', '1.5', 'Mood?', 'bad']) expect(thread).toContain(part);
    expect(JSON.stringify(await stage.control.messages('@ben'))).toContain('GPU hours?');
    expect(await stage.control.violations()).toEqual([]);
  });
});
