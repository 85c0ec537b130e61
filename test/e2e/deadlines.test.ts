import { describe, expect, it } from 'vitest';
import { aMember, aParticipation, aProject } from '#test/kit/build.ts';
import { aStage } from './kit.ts';

describe('deadlines in Slack', () => {
  it('are set in a form by a lead and read by somebody else in their own clock', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    const { control, app, store, workspace } = stage;
    const [anna, ben] = [stage.user('anna'), stage.user('ben')];
    await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: anna, nudges: false }));
    for (const [id, name, zone] of [
      [anna, 'Anna', 'Europe/Berlin'],
      [ben, 'Ben', 'Asia/Kathmandu'],
    ] as const) {
      await store.members.save(aMember({ workspace, id, name, zone }));
      await store.participations.save(aParticipation(id, { workspace, lead: id === anna }));
    }
    const command = (user: string, text: string) =>
      control.act.command({ user, channel: 'atlas', command: '/project', text });
    await command('anna', 'deadlines add');
    await app.idle();
    const values = { name: { value: '<!channel> *Camera-ready*' }, date: { value: '2026-03-20' } };
    expect(await control.act.submit({ user: 'anna', values })).toMatchObject({ ack: 'ok' });
    await command('ben', 'deadlines');
    await app.idle();
    const shown = JSON.stringify(await control.messages('atlas'));
    expect(shown).toContain('17:44 on Saturday 21 March your time, 9 of your working days left');
    expect(JSON.stringify(await control.messages('@anna'))).toContain('<!channel> *Camera-ready*');
    await app.beat();
    await app.idle();
    expect(JSON.stringify(await control.messages('@ben'))).toContain('Camera-ready');
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await control.violations()).toEqual([]);
  });
});
