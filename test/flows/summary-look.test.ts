import { afterEach, describe, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { record } from '#flows/answer.ts';
import { meridian } from '#commands/meridian.ts';
import { summary } from '#commands/summary.ts';
import { at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

const ask = async (text: string, now: string, who = 'UBER', command = summary) => {
  const read = command.read(text, at(now));
  if (!read.ok) return read.error;
  const reply = await house.run(read.value, { who: who as UserId, now: at(now) });
  return reply.kind === 'say' ? reply.message : reply;
};

describe('/summary', () => {
  it('shows the latest whole digest privately, a day as it stands, and helps with the rest', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    expect(await ask('', '2026-03-09T12:00Z')).toMatchObject({ kind: 'note', tone: 'refused' });
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T09:00Z'));
    const to = (date: string) => ({ workspace: WORKSPACE, user: 'UBER' as UserId, project: PROJECT, date: day(date) });
    await record(house.ports, to('2026-03-10'), words({ done: 'Labels' }), 'form', at('2026-03-10T09:00Z'));
    // The day is not over for San Francisco, and there is no other.
    expect(await ask('', '2026-03-10T12:00Z')).toMatchObject({ kind: 'digest', date: '2026-03-10' });
    await house.live(at('2026-03-11T00:00Z'), at('2026-03-11T09:00Z'));
    // The eleventh has begun; what is whole is the tenth.
    expect(await ask('', '2026-03-11T09:00Z')).toMatchObject({ kind: 'digest', date: '2026-03-10' });
    expect(await ask('day', '2026-03-11T09:00Z')).toMatchObject({ kind: 'digest', date: '2026-03-11', missing: 3 });
    expect(await ask('day yesterday', '2026-03-11T09:00Z')).toMatchObject({ answers: [{ name: 'Bruno' }] });
    expect(await ask('day someday', '2026-03-11T09:00Z')).toMatchObject({ tone: 'refused', kept: 'someday' });
    expect(await ask('days', '2026-03-11T09:00Z')).toMatchObject({ kind: 'help', unknown: 'days', nearest: 'day' });
    expect(await ask('summary day', '2026-03-11T09:00Z', 'UBER', meridian)).toMatchObject({ kind: 'digest' });
    expect(await ask('', '2026-03-11T09:00Z', 'USTRANGER')).toMatchObject({ kind: 'note', tone: 'refused' });
    expect(house.said.filter(({ message }) => message.kind === 'digest')).toHaveLength(1);
  });
});
