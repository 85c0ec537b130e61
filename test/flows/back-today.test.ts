import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectDoors } from '#commands/project.ts';
import { meridian } from '#commands/meridian.ts';
import { standup } from '#commands/standup.ts';
import type { UserId } from '#domain/ids.ts';
import type { Prompt } from '#domain/prompt.ts';
import { toLocalTime, toZone } from '#domain/time.ts';
import { joined, left } from '#flows/channel.ts';
import { changeHours, profileChanged } from '#flows/member.ts';
import { pause } from '#flows/project.ts';
import { statusFor } from '#flows/preview.ts';
import { undoZone } from '#flows/travel.ts';
import type { Command } from '#ports/doors.ts';
import { aParticipation, aProfile, at, CHANNEL, day, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';

const BER = 'UBER' as UserId;
const who = { workspace: WORKSPACE, user: BER };
const DATE = day('2026-03-10');
let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM, { createdBy: BER }, at('2026-03-09T00:00Z'));
  await house.ports.store.participations.save(aParticipation(BER, { lead: true, since: at('2026-03-09T00:00Z') }));
});
afterEach(() => house.close());

async function type(command: Command | undefined, text: string, now: string): Promise<string> {
  const deed = command?.read(text, at(now));
  if (!deed?.ok) throw new Error(`${text} is not understood`);
  const reply = await house.run(deed.value, { who: BER, now: at(now) });
  return reply.kind === 'say' && reply.message.kind === 'note' ? reply.message.text : reply.kind;
}
const prompt = (): Promise<Prompt | null> => house.ports.store.prompts.latest(WORKSPACE, PROJECT, BER);
const asked = () => house.live(at('2026-03-10T08:00Z'), at('2026-03-10T09:00Z'));
/** What the one message that asked says by now. */
const shown = () => house.said.findLast(({ key }) => key.includes('UBER') && key.includes('prompt'))?.message;
const statusNow = async (now: string) => {
  const project = await house.ports.store.projects.find(WORKSPACE, PROJECT);
  if (!project) throw new Error('no project');
  return statusFor(house.ports.store, project, DATE, toZone('Europe/Berlin'), at(now));
};

describe('away after the question, and back on the same day', () => {
  it('has the question open again where it stands, with its reminder', async () => {
    await asked();
    await type(standup, 'away today sick', '2026-03-10T10:00Z');
    expect(await prompt()).toMatchObject({ state: 'excused' });
    await type(standup, 'back', '2026-03-10T11:00Z');
    expect(await prompt()).toMatchObject({ state: 'open', cutoffAt: at('2026-03-10T17:00Z') });
    expect(shown()).toMatchObject({ kind: 'prompt', cutoffAt: at('2026-03-10T17:00Z') });
    await house.live(at('2026-03-10T11:15Z'), at('2026-03-10T18:00Z'));
    expect(house.said.filter(({ to, message }) => to === BER && message.kind === 'nudge')).toHaveLength(1);
    expect(house.said.filter(({ to, message }) => to === BER && message.kind === 'prompt')).toHaveLength(1);
  });

  it('is expected of nobody who comes back once the day is over', async () => {
    await asked();
    await type(standup, 'away today sick', '2026-03-10T10:00Z');
    await type(standup, 'back', '2026-03-10T20:00Z');
    expect(await prompt()).toMatchObject({ state: 'excused' });
    expect(await statusNow('2026-03-10T20:01Z')).toMatchObject({ missing: ['Aiko'], away: [] });
  });

  it('also after a holiday, or a day off of everybody, that was taken back', async () => {
    await asked();
    for (const [hour, add, remove] of [
      ['10', 'holidays add 2026-03-10 Town feast', 'holidays strike 2026-03-10'],
      ['11', 'daysoff 2026-03-10 Retreat', 'daysoff remove 2026-03-10'],
    ] as const) {
      const command = add.startsWith('holidays') ? meridian : projectDoors.commands[0];
      await type(command, add, `2026-03-10T${hour}:00Z`);
      expect(await prompt()).toMatchObject({ state: 'excused' });
      await type(command, remove, `2026-03-10T${hour}:05Z`);
      expect(await prompt()).toMatchObject({ state: 'open' });
      expect(shown()).toMatchObject({ kind: 'prompt' });
      expect((await statusNow(`2026-03-10T${hour}:06Z`)).open.map(({ name }) => name)).toContain('Bruno');
    }
  });
});

describe('an open question', () => {
  it('ends with the day as its owner changes it', async () => {
    await asked();
    const member = await house.ports.store.members.find(WORKSPACE, BER);
    if (!member) throw new Error('nobody');
    const shifts = { ...member.shifts, 2: [{ from: toLocalTime('09:00'), to: toLocalTime('15:00') }] };
    await changeHours(house.ports, WORKSPACE, BER, { ...member, shifts }, at('2026-03-10T10:00Z'));
    await house.beat(at('2026-03-10T10:00Z'));
    expect(await prompt()).toMatchObject({ cutoffAt: at('2026-03-10T14:00Z'), nudgeAt: at('2026-03-10T12:00Z') });
    expect(shown()).toMatchObject({ kind: 'prompt', cutoffAt: at('2026-03-10T14:00Z') });
  });

  it('ends with the day of the zone before once a journey is undone', async () => {
    house.profiles.set(BER, aProfile('UBER', 'America/New_York', { name: 'Bruno' }));
    const heardAt = at('2026-03-09T12:00Z');
    await profileChanged(house.ports, WORKSPACE, BER, heardAt);
    await house.live(at('2026-03-10T05:00Z'), at('2026-03-10T15:00Z'));
    expect(await prompt()).toMatchObject({ state: 'open', cutoffAt: at('2026-03-10T22:00Z') });
    const undone = await undoZone(house.ports, { ...who, heardAt }, at('2026-03-10T15:10Z'));
    expect(undone.ok).toBe(true);
    await house.beat(at('2026-03-10T15:10Z'));
    expect(await prompt()).toMatchObject({ state: 'open', cutoffAt: at('2026-03-10T17:00Z') });
    expect(shown()).toMatchObject({ kind: 'prompt', cutoffAt: at('2026-03-10T17:00Z') });
  });
});

it('the last lead who leaves the channel is asked again after coming back; an observer by wish is not', async () => {
  const { store } = house.ports;
  house.profiles.set(BER, aProfile('UBER', 'Europe/Berlin', { name: 'Bruno' }));
  const role = async () => (await store.participations.find(WORKSPACE, PROJECT, BER))?.role;
  await left(house.ports, WORKSPACE, CHANNEL, BER, at('2026-03-10T09:00Z'));
  expect(await role()).toBe('observer');
  await joined(house.ports, WORKSPACE, CHANNEL, BER, at('2026-03-10T10:00Z'));
  expect(await role()).toBe('participant');
  await house.live(at('2026-03-11T08:00Z'), at('2026-03-11T09:00Z'));
  expect(await prompt()).toMatchObject({ date: '2026-03-11', state: 'open' });

  await store.participations.save(aParticipation(BER, { lead: true, role: 'observer' }));
  await left(house.ports, WORKSPACE, CHANNEL, BER, at('2026-03-11T10:00Z'));
  await joined(house.ports, WORKSPACE, CHANNEL, BER, at('2026-03-11T11:00Z'));
  expect(await role()).toBe('observer');
});

it('a project at rest says so, and the next working day is known without it', async () => {
  await pause(house.ports, who, CHANNEL, at('2026-03-10T07:00Z'));
  for (const text of ['', 'status', 'skip', 'preview'])
    expect(await type(standup, text, '2026-03-10T09:00Z')).toContain('atlas is paused');
  // Friday: back on Monday.
  expect(await type(standup, 'away 2026-03-13', '2026-03-10T09:00Z')).toContain('Monday 16 March');
});
