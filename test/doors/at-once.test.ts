import { afterEach, describe, expect, it } from 'vitest';
import { commands, forms } from '#commands/index.ts';
import type { UserId } from '#domain/ids.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import { castOf } from '#flows/roles.ts';
import type { FormValues, Reply } from '#ports/doors.ts';
import { aProject, at, CHANNEL, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';
import { renderForm } from '#views/index.ts';

let house: House;
afterEach(() => house.close());

const NOON = at('2026-03-10T12:00Z');
const [AIKO, BRUNO, CLEO] = ['UTYO', 'UBER', 'USFO'] as UserId[];

/** The team; Bruno set its project up and Aiko leads it with him. */
async function aTeam(): Promise<void> {
  house = await aHouse(TEAM, { createdBy: 'UBER' as UserId }, at('2026-03-10T00:00Z'));
  house.channels.set(CHANNEL, { name: 'atlas', members: TEAM.map(({ id }) => id) });
  for (const user of ['UTYO', 'UBER'] as UserId[]) {
    const known = await house.ports.store.participations.find(WORKSPACE, PROJECT, user);
    if (known) await house.ports.store.participations.save({ ...known, lead: true });
  }
}

/** Opens the form of `/project WHAT` for `who`; the result submits it. */
async function open(who: UserId | undefined, what: string, now: Instant = NOON) {
  if (who === undefined) throw new Error('nobody opens it');
  const deed = commands.find(({ name }) => name === '/project')?.read(what, now);
  if (!deed?.ok) throw new Error(`/project ${what} was refused`);
  const reply = await house.run(deed.value, { who, now });
  if (reply.kind !== 'show') throw new Error(`/project ${what} showed no form`);
  const { callback_id, private_metadata = '' } = renderForm(reply.form);
  return async (values: FormValues): Promise<Reply> => {
    const read = forms.find(({ id }) => id === callback_id)?.read(values, private_metadata);
    if (!read?.ok) return { kind: 'faults', faults: read?.error ?? {} };
    return house.run(read.value, { who, now: plusMinutes(now, 5) });
  };
}

const SETTINGS: FormValues = {
  name: 'atlas',
  time: '09:30',
  days: ['1', '2', '3', '4', '5'],
  nudges: ['on'],
  escalate: '2',
  model: ['on'],
  weekly: '5',
  posting: 'thread',
};

describe('two people with the same form open', () => {
  it('each change only what they changed of the settings', async () => {
    await aTeam();
    const [first, second] = [await open(BRUNO, 'settings'), await open(AIKO, 'settings')];
    expect((await first({ ...SETTINGS, time: '11:00' })).kind).toBe('say');
    expect((await second({ ...SETTINGS, posting: 'digest' })).kind).toBe('say');
    expect(await house.ports.store.projects.find(WORKSPACE, PROJECT)).toMatchObject({
      standupAt: '11:00',
      posting: 'digest',
    });
    const [latest] = await house.ports.store.audit.latest(WORKSPACE, PROJECT, 1);
    expect(latest).toMatchObject({ actor: AIKO, after: { posting: 'digest' } });
    expect(latest?.after).not.toHaveProperty('standupAt');
  });

  it('each change only whom they changed of the roles', async () => {
    await aTeam();
    const none = { observers: [], 'data-provider': [], 'model-architect': [], 'human-reviewer': [] };
    const leads = ['UBER', 'UTYO'];
    const [first, second] = [await open(BRUNO, 'roles'), await open(AIKO, 'roles')];
    await first({ ...none, leads, observers: ['USFO'] });
    await second({ ...none, leads: ['UTYO'], 'data-provider': ['UTYO'] });
    expect(await castOf(house.ports.store, aProject())).toMatchObject({
      leads: [AIKO],
      observers: [CLEO],
      roles: { 'data-provider': [AIKO] },
    });
  });

  it('are told where both write the questions, and what the first wrote stands', async () => {
    await aTeam();
    const [first, second] = [await open(BRUNO, 'questions'), await open(AIKO, 'questions')];
    expect((await first({ questions: 'GPU hours? | number' })).kind).toBe('say');
    expect(await second({ questions: 'Mood?' })).toEqual({
      kind: 'faults',
      faults: {
        questions:
          'Bruno changed the questions while this form was open. They are now: GPU hours? | number. Copy what you need from here and open the form again.',
      },
    });
    const project = await house.ports.store.projects.find(WORKSPACE, PROJECT);
    expect(project?.questions.map(({ text }) => text)).toEqual(['GPU hours?']);
    // Opened anew, it is changed.
    const again = await open(AIKO, 'questions', plusMinutes(NOON, 10));
    expect((await again({ questions: 'GPU hours? | number\nMood?' })).kind).toBe('say');
  });
});
