import { describe, expect, it } from 'vitest';
import { aMember, aParticipation, aProject } from '#test/kit/build.ts';
import { aStage, type Stage } from './kit.ts';

const TUESDAY_NOON = '2026-03-10T11:00:00Z'; // 12:00 in Berlin, 16:45 in Kathmandu

/** Lets everything that waits for its turn go out: Slack takes one message a second in each conversation. */
async function settle({ control, app }: Stage): Promise<void> {
  await app.beat();
  for (let second = 0; second < 4; second += 1) {
    await app.idle();
    await control.clock.advance('2s');
  }
  await app.idle();
}

const texts = async ({ control }: Stage, where: string) => JSON.stringify(await control.messages(where));

describe('a handover in Slack', () => {
  it('stands at the top of the question of whoever is awake next, whose press changes it in place and tells the giver', async () => {
    await using stage = await aStage({ start: TUESDAY_NOON, speed: 0 });
    const { control, app, store, workspace } = stage;
    const [anna, ben] = [stage.user('anna'), stage.user('ben')];
    await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: ben, nudges: false }));
    for (const [id, name, zone] of [
      [ben, 'Ben', 'Asia/Kathmandu'],
      [anna, 'Anna', 'Europe/Berlin'],
    ] as const) {
      await store.members.save(aMember({ workspace, id, name, zone }));
      await store.participations.save(aParticipation(id, { workspace }));
    }
    await control.act.command({ user: 'ben', channel: 'atlas', command: '/standup', text: 'handover labelled' });
    await app.idle();
    const values = { needs: { value: '<!channel> relabel *batch 12*?' } };
    expect(await control.act.submit({ user: 'ben', values })).toMatchObject({ ack: 'ok' });
    await settle(stage);
    expect(await texts(stage, '@ben')).toContain('Handed over to whoever is awake next');
    const card = (await control.messages('@anna')).find(({ text }) => text.includes('Standup for'));
    expect(card?.text).toBeDefined();
    expect(card?.text).not.toContain('<!channel>');
    expect(JSON.stringify(card)).toContain('relabel *batch 12*?');
    const at = { user: 'anna', channel: '@anna', messageTs: card?.ts ?? '' };
    await control.act.interact({ ...at, actionId: 'handover.take' });
    await settle(stage);
    expect(await texts(stage, '@anna')).not.toContain('relabel');
    expect(await texts(stage, '@ben')).toContain('Anna took over what you handed over');
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await control.violations()).toEqual([]);
  });
});
