import { describe, expect, it } from 'vitest';
import { aMember, aParticipation, aProject, PROJECT } from '#test/kit/build.ts';
import { aStage } from './kit.ts';

describe('answers for the leads only, in the local Slack', () => {
  it('are chosen in the settings, said so in the form, kept out of the channel and sent to the lead as a digest', async () => {
    await using stage = await aStage({ start: '2026-03-10T08:00:00Z', speed: 0 });
    const { store, workspace, control } = stage;
    await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: stage.user('anna') }));
    for (const name of ['anna', 'ben']) {
      const id = stage.user(name);
      await store.members.save(aMember({ workspace, id, name }));
      const role = name === 'anna' ? 'observer' : 'participant';
      await store.participations.save({ ...aParticipation(id), workspace, lead: name === 'anna', role });
    }
    const open = async (user: string, command: string, text: string) => {
      await control.act.command({ user, channel: 'atlas', command, text });
      await stage.app.idle();
      return (await control.views(user)).at(-1);
    };
    const settings = await open('anna', '/project', 'settings');
    const values = { posting: { value: 'leads' } };
    expect((await control.act.submit({ user: 'anna', viewId: settings?.id ?? '', values })).errors ?? {}).toEqual({});
    await stage.app.idle();
    await control.clock.advance('30m');
    await stage.app.beat();
    await stage.app.idle();
    expect(JSON.stringify(await control.messages('@ben'))).toContain('the leads of atlas only');
    const form = await open('ben', '/standup', '');
    expect(JSON.stringify(form?.blocks)).toContain('Only the leads of atlas (anna) read this');
    const said = { [`done:${PROJECT}`]: { value: 'the quiet part' } };
    await control.act.submit({ user: 'ben', viewId: form?.id ?? '', values: said });
    await stage.app.idle();
    await control.clock.advance('5m');
    for (let beats = 0; beats < 2; beats += 1) {
      await stage.app.beat();
      await stage.app.idle();
    }
    expect(JSON.stringify(await control.messages('atlas'))).not.toContain('the quiet part');
    expect(JSON.stringify(await control.messages('@anna'))).toContain('the quiet part');
    expect(JSON.stringify(await control.messages('@ben'))).toContain('is read by ');
    expect(await control.violations()).toEqual([]);
  });
});
