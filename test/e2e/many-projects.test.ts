import { describe, expect, it } from 'vitest';
import type { ProjectId } from '#domain/ids.ts';
import { aMember, anAnswer, aParticipation, aProject, words } from '#test/kit/build.ts';
import { aTeam, aStage, type Stage } from './kit.ts';

const CHANNELS = ['atlas', 'borealis', 'cirrus'] as const;

/** Anna in three projects that ask at 09:30; it is that time in Berlin. */
async function threeProjects(): Promise<Stage> {
  const members = ['anna', 'ben', 'meridian'];
  const slack = aTeam({ channels: CHANNELS.map((name) => ({ name, members })) });
  const stage = await aStage({ start: '2026-03-10T08:30:00Z', speed: 0, slack });
  const { store, workspace } = stage;
  const id = stage.user('anna');
  await store.members.save(aMember({ workspace, id, name: 'anna' }));
  for (const [index, name] of CHANNELS.entries()) {
    const project = `p${index + 1}` as ProjectId;
    await store.projects.save(aProject({ workspace, id: project, name, channel: stage.channel(name) }));
    await store.participations.save({ ...aParticipation(id), workspace, project });
  }
  await stage.app.beat();
  await stage.app.idle();
  return stage;
}

const dm = (stage: Stage) => stage.control.messages('@anna');

describe('a person in three projects, in the local Slack', () => {
  it('gets one message and one form, gives one answer to two of them, and sees what became of each', async () => {
    await using stage = await threeProjects();
    const [asked, ...others] = await dm(stage);
    expect(others).toEqual([]);
    const shown = JSON.stringify(asked?.blocks);
    for (const name of CHANNELS) expect(shown).toContain(`"${name}"`);

    const blocks = (asked?.blocks ?? []) as { block_id?: string; elements?: { action_id?: string }[] }[];
    const all = blocks.find(({ elements }) => elements?.some(({ action_id }) => action_id === 'standup.all'));
    await stage.control.act.interact({
      user: 'anna',
      channel: '@anna',
      messageTs: asked?.ts ?? '',
      blockId: all?.block_id ?? '',
      actionId: 'standup.all',
    });
    await stage.app.idle();
    const [form] = await stage.control.views('anna');
    const act = await stage.control.act.submit({
      user: 'anna',
      viewId: form?.id ?? '',
      values: {
        'done:p1': { value: 'The loader' },
        copy: { value: ['p2'] },
        'done:p2': { value: 'left aside' },
        'done:p3': { value: 'The eval' },
      },
    });
    expect(act.errors ?? {}).toEqual({});
    await stage.app.idle();
    const { store, workspace } = stage;
    const said = await Promise.all(
      ['p1', 'p2', 'p3'].map(async (id) => (await store.answers.inProject(workspace, id as ProjectId))[0]?.words.done),
    );
    expect(said).toEqual(['The loader', 'The loader', 'The eval']);
    await stage.control.clock.advance('5m');
    await stage.app.beat();
    await stage.app.idle();
    const after = await dm(stage);
    expect(after).toHaveLength(1);
    expect(JSON.stringify(after[0]?.blocks).match(/Thank you, your answer is in\./g)).toHaveLength(3);
    for (const name of CHANNELS)
      expect(JSON.stringify(await stage.control.messages(name))).toContain(
        name === 'cirrus' ? 'The eval' : 'The loader',
      );
    expect(await stage.control.violations()).toEqual([]);
  });
});

describe('a plan that was a list, in the local Slack', () => {
  it('comes back as boxes: what is ticked is done, the rest is carried over, and editing shows no boxes', async () => {
    await using stage = await threeProjects();
    const { store, workspace } = stage;
    const user = stage.user('anna');
    await store.answers.save(
      anAnswer('2026-03-09', { workspace, user, words: words({ plan: '- sweep\n- write up\n- rerun' }) }),
    );
    const open = async () => {
      await stage.control.act.command({ user: 'anna', channel: 'atlas', command: '/standup', text: '' });
      await stage.app.idle();
      return (await stage.control.views('anna')).at(-1);
    };
    const form = await open();
    expect(JSON.stringify(form?.blocks)).toContain('Your plan last time: what is done?');
    const ticked = { 'carry:p1': { value: ['0', '2'] } };
    await stage.control.act.submit({ user: 'anna', viewId: form?.id ?? '', values: ticked });
    await stage.app.idle();
    expect((await store.answers.inProject(workspace, 'p1' as ProjectId)).at(-1)?.words).toMatchObject({
      done: '2 of 3 planned done:\n- sweep\n- rerun',
      plan: '- write up',
    });
    expect(JSON.stringify((await open())?.blocks)).not.toContain('carry:p1');
    expect(await stage.control.violations()).toEqual([]);
  });
});
