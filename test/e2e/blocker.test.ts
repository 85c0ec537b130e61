import { describe, expect, it } from 'vitest';
import type { ProjectId } from '#domain/ids.ts';
import { aMember, aParticipation, aProject } from '#test/kit/build.ts';
import { aStage, type Stage } from './kit.ts';

const TUESDAY_TEN = '2026-03-10T09:00:00Z'; // 10:00 in Berlin, 14:45 in Kathmandu

/** The stage with a project in #atlas, of which anna and ben are members. */
async function aProjectStage(): Promise<Stage> {
  const stage = await aStage({ start: TUESDAY_TEN, speed: 0 });
  const { store, workspace } = stage;
  const [anna, ben] = [stage.user('anna'), stage.user('ben')];
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: anna }));
  for (const [id, name, zone] of [
    [anna, 'Anna', 'Europe/Berlin'],
    [ben, 'Ben', 'Asia/Kathmandu'],
  ] as const) {
    await store.members.save(aMember({ workspace, id, name, zone }));
    await store.participations.save(aParticipation(id, { workspace, lead: id === anna }));
  }
  return stage;
}

/** Lets everything that waits for its turn go out: Slack takes one message a second in each conversation. */
async function settle({ control, app }: Stage): Promise<void> {
  for (let second = 0; second < 4; second += 1) {
    await app.idle();
    await control.clock.advance('2s');
  }
  await app.idle();
}

const texts = async ({ control }: Stage, where: string) =>
  (await control.messages(where)).map((message) => JSON.stringify(message)).join('\n');

describe('a blocker in Slack', () => {
  it('goes from a form to its helper, whose press changes the message in place and tells the owner', async () => {
    await using stage = await aProjectStage();
    const { control, app } = stage;
    await control.act.command({ user: 'anna', channel: 'atlas', command: '/standup', text: '' });
    await app.idle();
    const act = await control.act.submit({
      user: 'anna',
      values: {
        'done:p1': { value: 'trained' },
        'blockers:p1': { value: '- no free GPUs\n- https://github.com/a/b/pull/1' },
        'helper:p1': { value: stage.user('ben') },
      },
    });
    expect(act).toMatchObject({ ack: 'ok' });
    await app.beat();
    await settle(stage);
    const [card] = await control
      .messages('@ben')
      .then((all) => all.filter(({ text }) => text.includes('you could help')));
    expect(JSON.stringify(card)).toContain('no free GPUs');
    const doubts = (await control.messages('@anna')).find(({ text }) => text.includes('hold you up'));
    await control.act.interact({
      user: 'anna',
      channel: '@anna',
      messageTs: doubts?.ts ?? '',
      actionId: 'blocker.review',
    });
    await control.act.interact({
      user: 'ben',
      channel: '@ben',
      messageTs: card?.ts ?? '',
      actionId: 'blocker.acknowledge',
    });
    await settle(stage);
    expect(await texts(stage, '@ben')).toContain('Ben has seen it');
    expect(await texts(stage, '@anna')).toContain('Ben has seen it');
    expect(await texts(stage, '@anna')).toContain('said to be no blocker');

    await control.act.interact({ user: 'ben', channel: '@ben', messageTs: card?.ts ?? '', actionId: 'blocker.update' });
    await settle(stage);
    await control.act.submit({ user: 'ben', values: { text: { value: 'quota asked for' } } });
    await settle(stage);
    expect(await texts(stage, '@anna')).toContain('quota asked for');
    await control.act.interact({
      user: 'ben',
      channel: '@ben',
      messageTs: card?.ts ?? '',
      actionId: 'blocker.resolve',
    });
    await settle(stage);
    expect(await texts(stage, '@anna')).toContain('resolved by Ben');
    await control.act.command({ user: 'anna', channel: 'atlas', command: '/standup', text: 'blockers all' });
    await settle(stage);
    expect(await texts(stage, 'atlas')).toContain('resolved by Ben');
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await control.violations()).toEqual([]);
  });

  it('is made of any message by a shortcut, once', async () => {
    await using stage = await aProjectStage();
    const { control } = stage;
    const said = await control.act.message({
      user: 'ben',
      channel: 'atlas',
      text: 'no access to the <eval> set & more',
    });
    const messageTs = (await control.messages('atlas')).at(-1)?.ts ?? '';
    expect(said).toBeDefined();
    const mark = () => control.act.shortcut({ user: 'anna', callbackId: 'blocker.raise', channel: 'atlas', messageTs });
    await mark();
    await settle(stage);
    const [form] = await control.views('anna');
    expect(form).toMatchObject({ callback_id: 'blocker-form' });
    await control.act.submit({ user: 'anna', values: { helper: { value: stage.user('ben') } } });
    await settle(stage);
    expect(await stage.store.blockers.find(stage.workspace, 1)).toMatchObject({
      text: 'no access to the <eval> set & more',
      kind: 'access',
      project: 'p1' as ProjectId,
      owner: stage.user('anna'),
      helper: stage.user('ben'),
    });
    expect(await texts(stage, '@anna')).toContain('Tracked as B1');
    await mark();
    await settle(stage);
    expect(await control.views('anna')).toEqual([]);
    expect(await texts(stage, 'atlas')).toContain('tracked already, as B1');
    expect(await control.violations()).toEqual([]);
  });
});
