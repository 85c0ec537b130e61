import { describe, expect, it } from 'vitest';
import { aMember, aParticipation, aProject, day, PROJECT } from '#test/kit/build.ts';
import { aStage, until, type Stage } from './kit.ts';

/** Anna in Berlin, who leads, and Ben in Kathmandu, both asked at 09:30 of their own clock until 18:00. */
async function peopled(stage: Stage): Promise<void> {
  const { store, workspace } = stage;
  await store.projects.save(aProject({ workspace, channel: stage.channel('atlas'), createdBy: stage.user('anna') }));
  for (const [name, zone] of [
    ['anna', 'Europe/Berlin'],
    ['ben', 'Asia/Kathmandu'],
  ] as const) {
    const id = stage.user(name);
    await store.members.save(aMember({ workspace, id, name, zone }));
    await store.participations.save({ ...aParticipation(id), workspace, lead: name === 'anna' });
  }
}

/** The heartbeats of these moments, one after the other. */
async function beats(stage: Stage, ...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    await stage.control.clock.set(moment);
    await stage.app.beat();
    await stage.app.idle();
  }
}

async function typed(stage: Stage, user: string, text: string, command: `/${string}` = '/standup'): Promise<void> {
  await stage.control.act.command({ user, channel: 'atlas', command, text });
  await stage.app.idle();
}

/** What stands in somebody's direct message, oldest first, as it is read aloud. */
const heard = async ({ control }: Stage, user: string) => (await control.messages(`@${user}`)).map(({ text }) => text);
const asked = async (stage: Stage, user: string) =>
  (await heard(stage, user)).flatMap(
    (text) => /^Standup for atlas, ([^.]+)\. .*until (\S+) your/.exec(text)?.slice(1, 3).join(' ') ?? [],
  );
/** What the last answer in the channel to one of them alone says. */
const told = async ({ control }: Stage) =>
  JSON.stringify((await control.messages('atlas')).findLast(({ ephemeralTo }) => ephemeralTo !== undefined)?.blocks);

async function press(stage: Stage, user: string, words: string, actionId: string, input: object = {}): Promise<void> {
  const message = (await stage.control.messages(`@${user}`)).findLast(({ text }) => text.includes(words));
  const act = await stage.control.act.interact({
    user,
    channel: `@${user}`,
    messageTs: message?.ts ?? '',
    actionId,
    ...input,
  });
  expect(act.ack).toBe('ok');
  await stage.app.idle();
}

describe('somebody whose zone changes in the local Slack', () => {
  it('is told once and may undo it; what is kept counts from the next day there, and each date is asked about once', async () => {
    await using stage = await aStage({ start: '2026-03-10T08:00:00Z', speed: 0 });
    await peopled(stage);
    const anna = () => stage.store.members.find(stage.workspace, stage.user('anna'));
    const move = async (tz: string) => {
      await stage.control.users.change('anna', { tz });
      await until(async () => (await anna())?.slackZone === tz, tz);
    };
    await move('America/New_York');
    await beats(stage, '2026-03-10T08:01:00Z');
    expect(await heard(stage, 'anna')).toEqual([
      'Slack shows you on New York time (America/New_York) now; before, it was Berlin time (Europe/Berlin). From Wednesday 11 March on I ask you by New York time (America/New_York).',
    ]);
    await press(stage, 'anna', 'New York', 'travel.undo');
    expect(await heard(stage, 'anna')).toEqual([
      'I go on by Berlin time (Europe/Berlin). When you do want another zone, choose it in your hours.',
    ]);
    expect(await anna()).toMatchObject({ zone: 'Europe/Berlin', stays: [] });
    await beats(stage, '2026-03-10T08:29:00Z');
    expect(await asked(stage, 'anna')).toEqual([]);
    await beats(stage, '2026-03-10T08:30:00Z');
    expect(await asked(stage, 'anna')).toEqual(['Tuesday 10 March 18:00']);

    await move('Asia/Tokyo');
    await beats(stage, '2026-03-10T10:00:00Z');
    await press(stage, 'anna', 'From Wednesday 11 March on I ask you by Tokyo', 'travel.keep');
    expect((await heard(stage, 'anna')).at(-1)).toBe('I go by Tokyo time (Asia/Tokyo), from Wednesday 11 March on.');
    // The tenth ends where it began; half past nine in Tokyo is half past midnight in London.
    await beats(stage, '2026-03-10T15:00:00Z', '2026-03-10T17:00:00Z', '2026-03-11T00:29:00Z');
    expect(await asked(stage, 'anna')).toEqual(['Tuesday 10 March 18:00']);
    await beats(stage, '2026-03-11T00:30:00Z', '2026-03-11T08:30:00Z', '2026-03-11T08:59:00Z');
    expect(await asked(stage, 'anna')).toEqual(['Wednesday 11 March 18:00']);
    const about = (await stage.store.prompts.latest(stage.workspace, PROJECT, stage.user('anna')))?.cutoffAt;
    expect(about).toBe('2026-03-11T09:00:00.000Z');
    expect(await stage.control.violations()).toEqual([]);
  });
});

describe('leave in the local Slack', () => {
  it('is written in its form, asks and nudges nobody, is shown with the return and never as missing; half a day and back count at once', async () => {
    await using stage = await aStage({ start: '2026-03-10T03:00:00Z', speed: 0 });
    await peopled(stage);
    const { control } = stage;
    await typed(stage, 'ben', 'away');
    const [form] = await control.views('ben');
    const values = (to: string) => ({ from: { value: '2026-03-10' }, to: { value: to }, reason: { value: 'family' } });
    const refused = await control.act.submit({ user: 'ben', viewId: form?.id ?? '', values: values('2026-03-09') });
    expect(refused.errors).toEqual({ to: 'It ends before it begins; choose Tuesday 10 March or a later day.' });
    expect(await control.views('ben')).toHaveLength(1);
    await control.act.submit({ user: 'ben', viewId: form?.id ?? '', values: values('2026-03-11') });
    await stage.app.idle();
    expect(JSON.stringify(await control.views('ben'))).toContain(
      'You are away from Tuesday 10 March to Wednesday 11 March. I will not write to you; your next working day is Thursday 12 March.',
    );

    // Half past nine, half-way and eighteen o'clock of his; half past nine of hers.
    await beats(stage, '2026-03-10T03:45:00Z', '2026-03-10T08:00:00Z', '2026-03-10T08:30:00Z', '2026-03-10T12:15:00Z');
    expect(await heard(stage, 'ben')).toEqual([]);
    expect(await asked(stage, 'anna')).toEqual(['Tuesday 10 March 18:00']);
    await typed(stage, 'anna', 'status');
    expect(await told(stage)).toContain('ben (back Thursday 12 March)');
    expect(await told(stage)).not.toContain('No update');
    await control.act.message({ user: 'anna', channel: '@anna', text: 'The loader is done' });
    await stage.app.idle();
    await beats(stage, '2026-03-10T12:30:00Z', '2026-03-10T17:01:00Z');
    const digest = JSON.stringify(
      (await control.messages('atlas')).filter(({ ephemeralTo }) => ephemeralTo === undefined),
    );
    expect(digest).toContain('back Thursday 12 March');
    expect(digest).not.toMatch(/[Mm]issing|[Nn]o update/);

    // Half of Thursday: asked as the other half begins, nudged once in it.
    await typed(stage, 'ben', 'away 2026-03-12 am');
    expect(await told(stage)).toContain('I keep to 13:30–18:00 that day.');
    await beats(stage, '2026-03-12T03:45:00Z', '2026-03-12T07:44:00Z');
    expect(await heard(stage, 'ben')).toEqual([]);
    await beats(stage, '2026-03-12T07:45:00Z');
    expect(await asked(stage, 'ben')).toEqual(['Thursday 12 March 18:00']);
    await beats(stage, '2026-03-12T09:58:00Z', '2026-03-12T10:01:00Z', '2026-03-12T11:00:00Z');
    expect(await heard(stage, 'ben')).toHaveLength(2);

    // Back on the day itself: asked where there is time.
    await typed(stage, 'ben', 'away 2026-03-13..2026-03-20');
    await beats(stage, '2026-03-13T04:00:00Z');
    expect(await asked(stage, 'ben')).not.toContain('Friday 13 March 18:00');
    await typed(stage, 'ben', 'back');
    expect(await told(stage)).toContain('Welcome back. You are asked again, today too if there is time.');
    await beats(stage, '2026-03-13T04:01:00Z');
    expect((await asked(stage, 'ben')).at(-1)).toBe('Friday 13 March 18:00');
    expect(await stage.store.absences.ofUser(stage.workspace, stage.user('ben'), day('2026-03-13'))).toEqual([]);
    expect(await control.violations()).toEqual([]);
  });

  it('of a whole project takes back what was asked; a question that is put off comes again once, where it stands', async () => {
    await using stage = await aStage({ start: '2026-03-10T03:45:00Z', speed: 0 });
    await peopled(stage);
    await beats(stage, '2026-03-10T03:45:00Z');
    expect(await asked(stage, 'ben')).toEqual(['Tuesday 10 March 18:00']);
    await press(stage, 'ben', 'Tuesday 10 March', 'standup.snooze', { option: 'p1@2026-03-10|120' });
    expect((await heard(stage, 'ben')).at(-1)).toContain('I will ask again at 11:30 your time.');
    await beats(stage, '2026-03-10T05:44:00Z');
    expect(await asked(stage, 'ben')).toEqual([]);
    await beats(stage, '2026-03-10T05:45:00Z', '2026-03-10T08:00:00Z');
    expect(await asked(stage, 'ben')).toEqual(['Tuesday 10 March 18:00']);
    expect((await heard(stage, 'ben')).join()).toContain('You asked me to come back.');
    await typed(stage, 'ben', 'snooze 12h');
    expect(await told(stage)).toContain('18:00');

    await beats(stage, '2026-03-10T08:30:00Z');
    expect(await asked(stage, 'anna')).toEqual(['Tuesday 10 March 18:00']);
    await typed(stage, 'anna', 'daysoff today..2026-03-11 Retreat', '/project');
    await beats(stage, '2026-03-10T08:31:00Z');
    expect(await asked(stage, 'anna')).toEqual([]);
    expect((await heard(stage, 'ben')).at(-1)).toContain('That day is off for everybody');
    const before = (await heard(stage, 'ben')).length;
    await beats(stage, '2026-03-10T17:05:00Z', '2026-03-11T03:45:00Z', '2026-03-11T08:30:00Z', '2026-03-11T17:05:00Z');
    expect(await heard(stage, 'ben')).toHaveLength(before);
    const posted = (await stage.control.messages('atlas')).filter(({ ephemeralTo }) => ephemeralTo === undefined);
    expect(JSON.stringify(posted)).not.toContain('No update');
    await beats(stage, '2026-03-12T03:45:00Z', '2026-03-12T08:30:00Z');
    expect((await asked(stage, 'ben')).at(-1)).toBe('Thursday 12 March 18:00');
    expect((await asked(stage, 'anna')).at(-1)).toBe('Thursday 12 March 18:00');
    expect(await stage.control.violations()).toEqual([]);
  });
});
