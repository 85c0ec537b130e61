import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectDoors } from '#commands/project.ts';
import { standup } from '#commands/standup.ts';
import type { UserId } from '#domain/ids.ts';
import type { Command } from '#ports/doors.ts';
import { at, day, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';

const BER = 'UBER' as UserId;
let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM, { createdBy: BER }, at('2026-03-09T00:00Z'));
});
afterEach(() => house.close());

async function type(command: Command | undefined, text: string, now: string): Promise<string> {
  const deed = command?.read(text, at(now));
  if (!deed?.ok) throw new Error(`${text} is not understood`);
  const reply = await house.run(deed.value, { who: BER, now: at(now) });
  return reply.kind === 'say' && reply.message.kind === 'note' ? reply.message.text : reply.kind;
}
const project = projectDoors.commands[0];
const toBer = (kind: string) =>
  house.said.filter(({ to, message }) => to === BER && message.kind === kind).map(({ at: moment }) => moment);
const prompt = () => house.ports.store.prompts.latest(WORKSPACE, PROJECT, BER);

describe('half a day off', () => {
  it('is told with the hours that are left, and the question comes in them', async () => {
    expect(await type(standup, 'away 2026-03-10 am dentist', '2026-03-09T10:00Z')).toBe(
      'You are away for the first half of Tuesday 10 March. I keep to 13:30–18:00 that day.',
    );
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T23:00Z'));
    expect(toBer('prompt')).toEqual([at('2026-03-10T12:30Z')]);
  });

  it('ends the time of a question that is open already, or takes it back', async () => {
    await house.live(at('2026-03-10T08:00Z'), at('2026-03-10T09:00Z'));
    expect(await type(standup, 'away pm', '2026-03-10T09:01Z')).toContain('I keep to 09:00–13:30');
    expect(await prompt()).toMatchObject({ state: 'open', cutoffAt: at('2026-03-10T12:30Z') });
    // The question that stands says so too.
    expect(house.said.at(-1)?.message).toMatchObject({ kind: 'prompt', cutoffAt: at('2026-03-10T12:30Z') });
    await house.live(at('2026-03-10T09:15Z'), at('2026-03-10T23:00Z'));
    expect(toBer('nudge')).toEqual([at('2026-03-10T10:45Z')]);

    await house.live(at('2026-03-11T08:00Z'), at('2026-03-11T15:00Z'));
    await type(standup, 'away today afternoon', '2026-03-11T15:01Z');
    expect(await prompt()).toMatchObject({ date: '2026-03-11', state: 'excused' });
  });

  it('brings what was put off when the half is over, or has it open again where the day ends before', async () => {
    await house.live(at('2026-03-10T08:00Z'), at('2026-03-10T08:45Z'));
    await type(standup, 'snooze 2h', '2026-03-10T08:46Z');
    await type(standup, 'away am', '2026-03-10T08:50Z');
    const until = at('2026-03-10T12:30Z');
    expect(await prompt()).toMatchObject({ state: 'open', snoozedUntil: until });
    expect(house.said.at(-1)?.message).toMatchObject({ kind: 'prompt-done', outcome: { is: 'snoozed', until } });
    await house.live(at('2026-03-10T09:00Z'), at('2026-03-10T18:00Z'));
    expect(toBer('prompt')).toEqual([at('2026-03-10T08:30Z'), until]);

    await house.live(at('2026-03-11T08:00Z'), at('2026-03-11T08:45Z'));
    await type(standup, 'snooze 6h', '2026-03-11T08:46Z');
    await type(standup, 'away pm', '2026-03-11T08:50Z');
    const cutoffAt = at('2026-03-11T12:30Z');
    expect(await prompt()).toMatchObject({ state: 'open', snoozedUntil: null, cutoffAt });
    expect(house.said.at(-1)?.message).toMatchObject({ kind: 'prompt', cutoffAt });
  });

  it('is a whole day with the other half, and is of one date', async () => {
    await type(standup, 'away 2026-03-10 pm', '2026-03-09T10:00Z');
    expect(await type(standup, 'away 2026-03-10 am', '2026-03-09T10:00Z')).toContain(
      'You are away on Tuesday 10 March',
    );
    expect(await type(standup, 'away 2026-03-10..2026-03-12 pm', '2026-03-09T10:00Z')).toContain('one date');
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T23:00Z'));
    expect(toBer('prompt')).toEqual([]);
  });
});

it('who is unknown is told so, also when they come back', async () => {
  const deed = standup.read('back', at('2026-03-10T10:00Z'));
  const reply = deed.ok && (await house.run(deed.value, { who: 'UNEW' as UserId, now: at('2026-03-10T10:00Z') }));
  expect(JSON.stringify(reply)).toContain('I do not know you yet');
});

describe('leave that is planned', () => {
  const NOW = '2026-03-09T10:00Z';
  const leaves = async () =>
    (await house.ports.store.absences.ofUser(WORKSPACE, BER, day('2026-03-09'))).map(
      ({ from, to }) => `${from}..${to}`,
    );

  it('is one leave with what overlaps it, another plan where it begins the same, and ends earlier or is taken back', async () => {
    expect(await type(standup, 'back', NOW)).toBe('You are not away then.');
    await type(standup, 'away 2026-04-06..2026-04-10 skiing', NOW);
    expect(await type(standup, 'back', NOW)).toContain('`/standup away cancel 2026-04-06` takes it back');
    await type(standup, 'away 2026-04-06..2026-04-08 skiing less', NOW);
    expect(await leaves()).toEqual(['2026-04-06..2026-04-08']);
    expect(await type(standup, 'away 2026-04-08..2026-04-12 more', NOW)).toContain(
      'from Monday 6 April to Sunday 12 April',
    );
    expect(await leaves()).toEqual(['2026-04-06..2026-04-12']);
    expect(await type(standup, 'back 2026-04-09', NOW)).toContain('You are back on Thursday 9 April');
    expect(await leaves()).toEqual(['2026-04-06..2026-04-08']);
    expect(await type(standup, 'away next week', NOW)).toContain('from Monday 16 March to Sunday 22 March');
    expect(await type(standup, 'away cancel', NOW)).toContain('away cancel 2026-03-16');
    expect(await type(standup, 'away cancel 2026-03-17', NOW)).toContain('is taken back');
    expect(await type(standup, 'away cancel', NOW)).toBe(
      'Your leave from Monday 6 April to Wednesday 8 April is taken back.',
    );
    expect(await leaves()).toEqual([]);
  });

  it('of several days leaves no half of one of them, and says how to', async () => {
    await type(standup, 'away 2026-03-10..2026-03-13 flu', NOW);
    expect(await type(standup, 'away 2026-03-12 am', NOW)).toBe(
      'You are away the whole of that day already, from Tuesday 10 March to Friday 13 March. `/standup back` with a date ends that leave before it.',
    );
    expect(await leaves()).toEqual(['2026-03-10..2026-03-13']);
  });

  it('is said in days and weeks from today on, too', async () => {
    expect(await type(standup, 'away for 3 days sick', NOW)).toContain('from Monday 9 March to Wednesday 11 March');
    expect(await type(standup, 'away two weeks', NOW)).toContain('from Monday 9 March to Sunday 22 March');
    expect(await type(standup, 'away help', NOW)).toBe('show');
  });

  it('of a whole day may become half of it', async () => {
    await type(standup, 'away 2026-03-10', NOW);
    expect(await type(standup, 'away 2026-03-10 pm', NOW)).toContain('I keep to 09:00–13:30');
  });
});

describe('a day off for everybody', () => {
  it('asks nobody, and takes back what was asked', async () => {
    await house.live(at('2026-03-10T08:00Z'), at('2026-03-10T09:00Z'));
    expect(await type(project, 'daysoff today..2026-03-11 Retreat', '2026-03-10T09:01Z')).toContain(
      'Tuesday 10 March to Wednesday 11 March (Retreat)',
    );
    expect(await prompt()).toMatchObject({ state: 'excused' });
    await house.live(at('2026-03-10T09:15Z'), at('2026-03-12T20:00Z'));
    const asked = house.said.flatMap(({ to, message }) => (message.kind === 'prompt' ? [`${to} ${message.date}`] : []));
    // Both were asked before anybody said so; San Francisco never is.
    expect(asked.filter((one) => !one.endsWith('2026-03-12')).toSorted()).toEqual([
      'UBER 2026-03-10',
      'UTYO 2026-03-10',
    ]);
    expect(asked).toContain('USFO 2026-03-12');
    const digests = house.said.filter(({ message }) => message.kind === 'digest' && message.date < '2026-03-12');
    expect(digests).toEqual([]);
  });

  it('is listed and taken away again', async () => {
    await type(project, 'daysoff 2026-03-11 Retreat', '2026-03-10T09:00Z');
    expect(await type(project, 'daysoff remove 2026-03-11', '2026-03-10T09:01Z')).toContain('no days off ahead');
    await house.live(at('2026-03-11T08:00Z'), at('2026-03-11T09:00Z'));
    expect(toBer('prompt')).toHaveLength(1);
    const log = await house.ports.store.audit.latest(WORKSPACE, PROJECT, 5);
    expect(log.map(({ act, after }) => [act, after])).toContainEqual(['days-off', { daysOff: ['2026-03-11'] }]);
  });
});
