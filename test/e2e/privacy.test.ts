import { describe, expect, it } from 'vitest';
import { aHypothesis, aMember, aParticipation, aProject, aReading, day, PROJECT, someTerms } from '#test/kit/build.ts';
import { readImport } from '#domain/standup-import.ts';
import { aStage, until, type Stage } from './kit.ts';

/** Anna, who leads, and Ben as members of the project in #atlas; it is 10:00 in Berlin and both are asked. */
async function peopled(stage: Stage): Promise<void> {
  const { store, workspace } = stage;
  const project = aProject({ workspace, channel: stage.channel('atlas'), createdBy: stage.user('anna') });
  await store.projects.save(project);
  for (const [name, zone] of [
    ['anna', 'Europe/Berlin'],
    ['ben', 'Europe/Berlin'],
  ] as const) {
    const id = stage.user(name);
    await store.members.save(aMember({ workspace, id, zone, name }));
    await store.participations.save({ ...aParticipation(id), workspace, lead: name === 'anna' });
  }
  await stage.app.beat();
}

async function answer(stage: Stage, user: string, values: Record<string, string>): Promise<void> {
  await stage.control.act.command({ user, channel: 'atlas', command: '/standup', text: '' });
  await stage.app.idle();
  const view = (await stage.control.views(user)).at(-1);
  const typed = Object.fromEntries(Object.entries(values).map(([field, value]) => [`${field}:${PROJECT}`, { value }]));
  await stage.control.act.submit({ user, viewId: view?.id ?? '', values: typed });
  await stage.app.idle();
}

const type = async (stage: Stage, user: string, command: string, text: string): Promise<void> => {
  await stage.control.act.command({ user, channel: 'atlas', command, text });
  await stage.app.idle();
};

const said = async (stage: Stage, where: string): Promise<string> =>
  JSON.stringify(await stage.control.messages(where));

/** The texts of all files that reached somebody's direct message, by name. */
async function filesOf(stage: Stage): Promise<Map<string, string>> {
  await until(() => [...stage.slack.world.files.values()].some(({ completed }) => completed), 'a file');
  return new Map(
    [...stage.slack.world.files.values()].map(({ name, bytes }) => [
      name,
      new TextDecoder().decode(bytes ?? undefined),
    ]),
  );
}

describe('taking data out of the local Slack', () => {
  it('sends a lead the whole project, whose CSV holds no formula and can be brought in again', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    await peopled(stage);
    await answer(stage, 'ben', { done: '=HYPERLINK("http://x")\nand more, "quoted"', plan: '- sweep' });
    await type(stage, 'ben', '/project', 'export');
    expect(stage.slack.world.files.size).toBe(0);
    await type(stage, 'anna', '/project', 'export');
    const files = await filesOf(stage);
    expect([...files.keys()]).toEqual(['atlas.json', 'atlas.csv']);
    const whole: unknown = JSON.parse(files.get('atlas.json') ?? '');
    expect(whole).toMatchObject({
      format: 'meridian-project',
      project: { name: 'atlas' },
      answers: [{ name: 'ben', words: { plan: '- sweep' } }],
    });
    const csv = files.get('atlas.csv') ?? '';
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")`);
    expect(csv).toContain(",'- sweep,");
    const back = readImport(csv, 'csv', {}, day('2026-03-11'));
    expect(back).toMatchObject({
      ok: true,
      value: { rows: [{ member: stage.user('ben'), words: { done: '=HYPERLINK("http://x")\nand more, "quoted"' } }] },
    });
    expect(await stage.store.audit.latest(stage.workspace, PROJECT, 1)).toMatchObject([{ act: 'exported' }]);
    expect(await said(stage, '@anna')).toContain('All that I keep of this project: 1 answer,');
    expect(await stage.control.violations()).toEqual([]);
  });

  it('sends anybody all of their own, with every version, and says what to do where files are not allowed', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    await peopled(stage);
    await answer(stage, 'ben', { done: 'First words' });
    await answer(stage, 'ben', { done: 'Second words' });
    await answer(stage, 'anna', { done: 'Not his' });
    const { number: _, ...bet } = aHypothesis({
      workspace: stage.workspace,
      terms: someTerms({ owner: stage.user('ben') }),
    });
    const { number } = await stage.store.hypotheses.create(bet);
    const of = { workspace: stage.workspace, hypothesis: number };
    await stage.store.readings.add(aReading({ ...of, value: 0.8125, by: stage.user('ben') }));
    await stage.store.readings.add(aReading({ ...of, value: 0.7125, by: stage.user('anna') }));
    await stage.control.faults.add({ kind: '500', where: 'files.getUploadURLExternal', times: 1 });
    await type(stage, 'ben', '/meridian', 'export');
    expect(stage.slack.world.files.size).toBe(0);
    await type(stage, 'ben', '/meridian', 'export');
    const mine = (await filesOf(stage)).get('my-meridian-data.json') ?? '';
    for (const words of ['First words', 'Second words', 'Europe/Berlin']) expect(mine).toContain(words);
    expect(mine).not.toContain('Not his');
    expect(JSON.parse(mine)).toMatchObject({
      hypotheses: [{ number, readings: [{ value: 0.8125 }, { value: 0.7125 }] }],
      readings: [{ value: 0.8125 }],
      guesses: [],
    });
    expect(await stage.control.violations()).toEqual([]);
  });
});

describe('being forgotten in the local Slack', () => {
  it('asks first, erases the words everywhere, and only joining anew brings somebody back', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    await peopled(stage);
    await answer(stage, 'ben', { done: 'Secret words', blockers: 'Secret blocker' });
    const later = async (): Promise<void> => {
      await stage.control.clock.advance('1m');
      await stage.app.beat();
      await stage.app.idle();
    };
    await later();
    expect(await said(stage, 'atlas')).toContain('Secret words');
    await type(stage, 'ben', '/meridian', 'forget-me');
    const viewId = (await stage.control.views('ben')).at(-1)?.id ?? '';
    const refused = await stage.control.act.submit({ user: 'ben', viewId, values: { word: { value: 'yes' } } });
    expect(refused.errors).toEqual({ word: 'Type forget me, or press Cancel.' });
    await stage.control.act.submit({ user: 'ben', viewId, values: { word: { value: 'Forget me' } } });
    await stage.app.idle();
    expect(JSON.stringify(await stage.control.views('ben'))).toContain(
      'Your words, your hours, your leave and your guesses are erased',
    );

    const { store, workspace } = stage;
    await later();
    await later();
    expect(await said(stage, 'atlas')).not.toContain('Secret');
    expect(JSON.stringify(await store.answers.inProject(workspace, PROJECT))).not.toContain('Secret');
    expect(await store.answers.inProject(workspace, PROJECT)).toHaveLength(1);
    expect(await store.members.find(workspace, stage.user('ben'))).toBeNull();
    expect(JSON.stringify(await store.blockers.closedIn(workspace, PROJECT, 9))).not.toContain('Secret');

    await store.projects.wantRoster(workspace, PROJECT, (await store.projects.all(workspace))[0]?.createdAt ?? null);
    await stage.app.beat();
    expect(await store.participations.of(workspace, PROJECT)).toHaveLength(1);
    await stage.control.channels.kick('atlas', 'ben', 'anna');
    await stage.control.channels.invite('atlas', ['ben'], 'anna');
    await stage.app.idle();
    expect(await store.participations.of(workspace, PROJECT)).toHaveLength(2);
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await stage.control.violations()).toEqual([]);
  });

  it('lets nobody go who is the last to lead', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    await peopled(stage);
    await type(stage, 'anna', '/meridian', 'forget-me');
    const viewId = (await stage.control.views('anna')).at(-1)?.id ?? '';
    const refused = await stage.control.act.submit({ user: 'anna', viewId, values: { word: { value: 'forget me' } } });
    expect(refused.errors?.['word']).toContain('Nobody else leads atlas.');
    expect(await stage.store.members.find(stage.workspace, stage.user('anna'))).not.toBeNull();
  });
});
