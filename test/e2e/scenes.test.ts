import { describe, expect, it } from 'vitest';
import { aMember, aParticipation, aProject } from '#test/kit/build.ts';
import { aStage, aTeam, type Stage } from './kit.ts';

/** The heartbeats of these moments, one after the other; what waits for Slack's pace of a message a second goes with the next. */
async function beats(stage: Stage, ...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    await stage.control.clock.set(moment);
    await stage.app.beat();
    await stage.app.idle();
  }
}

async function typed(stage: Stage, user: string, command: `/${string}`, text: string): Promise<string> {
  await stage.control.act.command({ user, channel: 'atlas', command, text });
  await stage.app.idle();
  const last = (await stage.control.messages('atlas')).findLast(({ ephemeralTo }) => ephemeralTo === stage.user(user));
  return `${last?.text ?? ''} ${JSON.stringify(last?.blocks ?? [])}`;
}

type Values = Parameters<Stage['control']['act']['submit']>[0]['values'];

async function submit(stage: Stage, user: string, values: Values): Promise<object> {
  const view = (await stage.control.views(user)).at(-1);
  const act = await stage.control.act.submit({ user, viewId: view?.id ?? '', values });
  await stage.app.idle();
  return act.errors ?? {};
}

const heard = async ({ control }: Stage, user: string) => (await control.messages(`@${user}`)).map(({ text }) => text);
const asked = async (stage: Stage, user: string) =>
  (await heard(stage, user)).flatMap(
    (text) => /^Standup for atlas, ([^.]+)\. .*until (.+) your/.exec(text)?.slice(1, 3).join(' until ') ?? [],
  );

/** What the whole channel reads. */
const shownToAll = async ({ control }: Stage) =>
  JSON.stringify((await control.messages('atlas')).filter(({ ephemeralTo }) => ephemeralTo === undefined));

/** Anna, who leads, and Ben, both in Berlin, in the project of #atlas. */
async function peopled(stage: Stage): Promise<void> {
  const { store, workspace } = stage;
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: stage.user('anna') }));
  for (const name of ['anna', 'ben']) {
    const id = stage.user(name);
    await store.members.save(aMember({ workspace, id, name }));
    await store.participations.save({ ...aParticipation(id), workspace, lead: name === 'anna' });
  }
}

describe('hours in the local Slack', () => {
  it('are asked for where Slack knows no zone, and are kept to the minute: the evening before, a night, quiet hours', async () => {
    const users = [
      { name: 'anna', tz: 'Europe/Berlin', admin: true },
      { name: 'ben', tz: null },
    ];
    await using stage = await aStage({ start: '2026-03-10T06:00:00Z', speed: 0, slack: aTeam({ users }) });
    await typed(stage, 'anna', '/project', 'setup');
    await submit(stage, 'anna', {});
    await beats(stage, '2026-03-10T08:00:00Z', '2026-03-10T08:30:00Z');
    expect((await heard(stage, 'ben')).join()).toContain('Which time zone are you in?');
    expect(await asked(stage, 'ben')).toEqual([]);
    expect(await typed(stage, 'ben', '/standup', '')).toContain('does not tell me your time zone');

    const findZone = async () => {
      await typed(stage, 'ben', '/meridian', 'hours');
      const viewId = (await stage.control.views('ben')).at(-1)?.id ?? '';
      await stage.control.act.suggest({ user: 'ben', viewId, blockId: 'zone', actionId: 'value', value: 'nepal' });
    };
    await findZone();
    const split = 'Mon–Thu 09:00–12:30, 14:00–18:00; Fri 22:00–06:00';
    const zone = { zone: { value: 'Asia/Kathmandu' } };
    expect(await submit(stage, 'ben', { ...zone, week: { value: split }, at: { value: '13:00' } })).toHaveProperty(
      'at',
    );
    const evening = { week: { value: split }, at: { value: '17:30' }, evening: { value: ['on'] } };
    expect(await submit(stage, 'ben', { ...zone, ...evening })).toEqual({});
    expect((await heard(stage, 'ben')).at(-1)).toContain('comes at 17:30 of the working day before');
    // 17:30 in Kathmandu is 11:45 in London.
    await beats(stage, '2026-03-10T09:00:00Z', '2026-03-10T11:44:00Z');
    expect(await asked(stage, 'ben')).toEqual([]);
    await beats(stage, '2026-03-10T11:45:00Z');
    expect(await asked(stage, 'ben')).toEqual(['Wednesday 11 March until 17:30']);

    await findZone();
    const night = { at: { value: null }, evening: { value: [] }, quiet: { value: '22:00–23:00' } };
    expect(await submit(stage, 'ben', { week: { value: 'Mon–Fri 22:00–06:00' }, ...night })).toEqual({});
    expect(await asked(stage, 'ben')).toEqual(['Wednesday 11 March until 06:00 on Thursday 12 March']);
    expect((await heard(stage, 'ben'))[0]).toContain('comes inside these hours, since 09:30 is not');
    await beats(stage, '2026-03-11T03:45:00Z', '2026-03-11T17:15:00Z', '2026-03-12T16:16:00Z', '2026-03-12T17:14:00Z');
    expect(await asked(stage, 'ben')).toHaveLength(1);
    await beats(stage, '2026-03-12T17:15:00Z');
    expect((await asked(stage, 'ben')).at(-1)).toBe('Thursday 12 March until 06:00 on Friday 13 March');
    expect(await typed(stage, 'anna', '/meridian', 'doctor')).toContain('All is well. Time zones are of release 202');
    expect(await stage.control.violations()).toEqual([]);
  });
});

describe('blockers in the local Slack', () => {
  it('are asked about the next day, go to the lead once after two working days unseen, and are listed by age', async () => {
    await using stage = await aStage({ start: '2026-03-10T09:00:00Z', speed: 0 });
    await peopled(stage);
    await typed(stage, 'ben', '/standup', '');
    expect(
      await submit(stage, 'ben', {
        'done:p1': { value: 'x' },
        'blockers:p1': { value: '- no free GPUs\n- the labels are late' },
      }),
    ).toEqual({});
    await beats(stage, '2026-03-10T09:05:00Z', '2026-03-11T08:30:00Z');
    await typed(stage, 'ben', '/standup', '');
    const [form] = await stage.control.views('ben');
    expect(JSON.stringify(form)).toContain('B1, ');
    expect(
      await submit(stage, 'ben', {
        'done:p1': { value: 'y' },
        'open-1:p1': { value: 'resolved' },
        'open-2:p1': { value: 'changed' },
        'open-text-2:p1': { value: 'the labels come on Monday' },
      }),
    ).toEqual({});
    const list = await typed(stage, 'ben', '/standup', 'blockers all');
    for (const part of [
      '1 open blocker',
      'B2 · ben',
      'data · 1 working day',
      'labels come on Monday',
      'resolved by ben',
    ])
      expect(list).toContain(part);
    const toLead = async () =>
      (await heard(stage, 'anna')).filter((text) => text.startsWith('Nobody has acknowledged'));
    await beats(stage, '2026-03-12T08:30:00Z', '2026-03-12T17:05:00Z');
    expect(await toLead()).toEqual([]);
    await beats(stage, '2026-03-13T08:00:00Z', '2026-03-16T10:00:00Z');
    expect(await toLead()).toEqual(['Nobody has acknowledged a blocker of ben in atlas. the labels come on Monday']);
    expect(await stage.control.violations()).toEqual([]);
  });
});

describe('rights and questions in the local Slack', () => {
  it('an administrator of the workspace administers every project, in the log; the last lead who leaves leads on; a run keeps its questions, and a digest brings the answers where they are read in it only', async () => {
    await using stage = await aStage({ start: '2026-03-10T08:00:00Z', speed: 0 });
    await peopled(stage);
    await stage.control.users.create({ name: 'ada', tz: 'Europe/Berlin', admin: true });
    await stage.control.channels.invite('atlas', ['ada'], 'anna');
    await stage.app.idle();
    expect(await typed(stage, 'ben', '/project', 'daysoff 2026-03-11')).toContain('Only its leads');
    expect(await typed(stage, 'ada', '/project', 'daysoff 2026-03-11 Retreat')).toContain('11 March (Retreat)');

    await typed(stage, 'ada', '/project', 'settings');
    expect(await submit(stage, 'ada', { posting: { value: 'digest' } })).toEqual({});
    // The day's questions are those that stood as it began.
    await typed(stage, 'ada', '/project', 'questions');
    expect(await submit(stage, 'ada', { questions: { value: 'GPU hours? | number' } })).toEqual({});
    await beats(stage, '2026-03-10T08:30:00Z');
    await typed(stage, 'ada', '/project', 'questions');
    expect(await submit(stage, 'ada', { questions: { value: 'Mood? | good, bad' } })).toEqual({});
    await typed(stage, 'ben', '/standup', '');
    const [form] = await stage.control.views('ben');
    expect(JSON.stringify(form)).toContain('GPU hours?');
    expect(JSON.stringify(form)).not.toContain('Mood?');
    expect(await submit(stage, 'ben', { 'done:p1': { value: 'The loader' }, 'own-0:p1': { value: '3' } })).toEqual({});
    expect(await shownToAll(stage)).not.toContain('The loader');

    await stage.control.channels.kick('atlas', 'anna');
    await stage.app.idle();
    await beats(stage, '2026-03-10T08:31:00Z');
    expect((await heard(stage, 'anna')).at(-1)).toContain('lead it until you name somebody else');
    await beats(stage, '2026-03-10T17:01:00Z', '2026-03-10T17:02:00Z');
    expect(await shownToAll(stage)).toContain('The loader');
    const log = await typed(stage, 'ada', '/project', 'audit');
    for (const act of ['anna, left the channel', 'ada changed its own questions', 'days off none → 2026-03-11'])
      expect(log).toContain(act);
    expect(await stage.control.violations()).toEqual([]);
  });
});
