import { describe, expect, it } from 'vitest';
import { aMember, aParticipation, aProject } from '#test/kit/build.ts';
import { aStage } from './kit.ts';

describe('an answer that is typed with a file, in the local Slack', () => {
  it('holds the file as a link, which its readers see, and its author is told who can open it', async () => {
    await using stage = await aStage({ start: '2026-03-10T08:00:00Z', speed: 0 });
    const { app, control, store, workspace } = stage;
    const anna = stage.user('anna');
    await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: anna }));
    await store.members.save(aMember({ workspace, id: anna, name: 'anna' }));
    await store.participations.save({ ...aParticipation(anna), workspace, lead: true });
    const later = async (span: string) => {
      await control.clock.advance(span);
      await app.beat();
      await app.idle();
    };
    await later('30m'); // asked
    const files = [{ name: 'Loss curve.csv', content: 'step,loss\n1,0.8' }];
    const said = await control.act.message({ user: 'anna', app: 'Meridian', text: 'trained it', files });
    expect(said).toMatchObject({ ack: 'ok' });
    await app.idle();
    await later('5m');
    const [file] = stage.slack.world.files.values();
    const link = `https://${stage.slack.world.team.domain}.slack.com/files/${anna}/${file?.id ?? ''}/loss%20curve.csv`;
    const [thread] = (await control.messages('atlas')).filter(({ replies }) => replies.length > 0);
    const shown = JSON.stringify(thread?.replies);
    expect(shown).toContain('trained it');
    expect(shown).toContain('Loss curve.csv – ');
    expect(shown).toContain(link);
    expect(JSON.stringify(await control.messages('@anna'))).toContain('Your file stands in it as a link');

    // Without a word it is an answer too.
    const alone = [{ name: 'b.png', content: 'x' }];
    await control.act.message({ user: 'anna', app: 'Meridian', text: '', files: alone });
    await app.idle();
    await later('5m');
    expect(JSON.stringify(await control.messages('atlas'))).toContain('/b.png');
    await expect(control.act.message({ user: 'anna', app: 'Meridian', text: ' ' })).rejects.toThrow('nothing to send');
    expect(await control.violations()).toEqual([]);
  });
});
