import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { overlap } from '#commands/overlap.ts';
import { meridian } from '#commands/meridian.ts';
import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Interval } from '#domain/time.ts';
import { aMember, anAbsence, aProfile, at } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

const NOW = at('2026-03-10T08:40Z'); // Tuesday: 17:40 in Tokyo, 09:40 in Berlin, 01:40 in Los Angeles
const BER = 'UBER' as UserId;

let house: House;
beforeEach(async () => {
  house = await aHouse(TEAM);
});
afterEach(() => house.close());

async function ask(text: string, who = BER, now = NOW): Promise<Message> {
  const deed = overlap.read(text, now);
  if (!deed.ok) return deed.error;
  const reply = await house.run(deed.value, { who, now });
  if (reply.kind !== 'say') throw new Error(reply.kind);
  return reply.message;
}
const said = (message: Message): string => JSON.stringify(render(message).blocks);
const clock = ({ from, to }: Interval) => `${from.slice(8, 16)}-${to.slice(8, 16)}`;

describe('/overlap', () => {
  it('says who could bend where the team never meets', async () => {
    const message = await ask('');
    if (message.kind !== 'overlap-today') throw new Error(message.kind);
    expect(message).toMatchObject({ shared: [], next: null, here: ['Bruno', 'Aiko'], most: { people: 2, absent: [] } });
    expect(message.most?.when.map(clock)).toEqual(['10T00:00-10T01:00', '10T08:00-10T09:00', '10T16:00-10T17:00']);
    expect(said(message)).toContain('No hour of the next two weeks suits all of you');
    expect(said(message)).toMatch(/The nearest you come is .*: Aiko would have to stay .* later/);
  });

  it('tells guests nothing of people beyond their project', async () => {
    await house.ports.store.members.save(aMember({ id: 'UGUEST', guest: true }));
    expect(said(await ask('with <@UTYO>', 'UGUEST' as UserId))).toContain('in their own project only');
  });

  it('compares with anybody, on the own clock of who asks', async () => {
    house.profiles.set('UKTM' as UserId, aProfile('UKTM', 'Asia/Kathmandu', { name: 'Ravi' }));
    const message = await ask('with <@UKTM|ravi> and <@UBER>');
    if (message.kind !== 'overlap-today') throw new Error(message.kind);
    expect(message.shared.map(clock)).toEqual(['10T08:00-10T12:15']);
    expect(message).toMatchObject({ names: ['Bruno', 'Ravi'], assumed: ['Ravi'] });
    expect(said(message)).toContain('09:00–13:15');
    const there = await ask('with <@UKTM>', 'UTYO' as UserId);
    expect(said(there)).toContain('12:15–18:00');
  });

  it('counts leave', async () => {
    const { absences, members } = house.ports.store;
    await members.save(aMember({ id: 'UPAR', zone: 'Europe/Paris' }));
    expect(said(await ask('with <@UPAR>'))).toContain('Both are at work');
    await absences.save(anAbsence('2026-03-10', '2026-03-11', 'UPAR'));
    const message = await ask('with <@UPAR>');
    expect(message).toMatchObject({ shared: [], next: { from: '2026-03-12T08:00:00.000Z' } });
  });

  it.each([
    ['best 9h30', 'Nobody works 9h30 on end: the longest that anybody does in the next seven days is 9h'],
    ['best 20 years', 'is not a length of time'],
    ['best 13h', 'too long'],
    ['with', 'Say with whom'],
    ['with <@UBER>', 'share all your hours with yourself'],
    ['with <@UNOBODY|x>', 'not a person of this workspace'],
    ['with @ana', 'choose them from Slack'],
    ['with me', 'it is no person'],
    ['bset 1h', 'best'],
    ['help', '/overlap dst'],
  ])('answers %j with what to do next', async (text, expected) => {
    expect(said(await ask(text))).toContain(expected);
  });

  it('finds the best hour, and what it would take to have all', async () => {
    const message = await ask('best 60m');
    if (message.kind !== 'overlap-best') throw new Error(message.kind);
    expect(message.windows[0]).toMatchObject({ people: 2, absent: ['Aiko'] });
    expect(message.fair).not.toBeNull();
    const local = message.fair?.when.from ?? NOW;
    expect(new Date(local).getUTCHours()).toBeGreaterThanOrEqual(13); // before 06:00 in Los Angeles nobody is asked
  });

  it('offers the best hours with whoever asks, not those of the others', async () => {
    for (const [who, name] of [
      ['USFO', 'Cleo'],
      ['UTYO', 'Aiko'],
    ] as const) {
      const message = await ask('best 60m', who as UserId);
      if (message.kind !== 'overlap-best') throw new Error(message.kind);
      expect(message.windows.length).toBeGreaterThan(0);
      expect(message.windows.flatMap(({ absent }) => absent)).not.toContain(name);
    }
  });

  it('draws the week and lists the clock changes', async () => {
    const week = await ask('week');
    expect(said(week)).toContain('Bruno        ·········█████████······');
    const dst = await ask('dst', BER, at('2026-02-20T08:40Z'));
    if (dst.kind !== 'clock-changes') throw new Error(dst.kind);
    expect(dst.changes.map((change) => change.at.slice(0, 10))).toEqual(['2026-03-08', '2026-03-29']);
  });

  it('is told of one person alone, of people without a zone, and of no project at all', async () => {
    const { store } = house.ports;
    await store.members.save(aMember({ id: 'UTYO', zone: null, name: 'Aiko' }));
    await store.members.save(aMember({ id: 'USFO', zone: null, name: 'Cleo' }));
    expect(said(await ask(''))).toMatch(/nobody to share them with.*Left out.*Cleo and Aiko/);
    await store.members.save(aMember({ id: 'UBER', zone: null, name: 'Bruno' }));
    house.profiles.set(BER, aProfile('UBER', 'Europe/Berlin'));
    expect(said(await ask('week'))).toContain('nothing to compare');
    house.profiles.set('UXXX' as UserId, aProfile('UXXX'));
    expect(said(await ask('', 'UXXX' as UserId))).toContain('in no project yet');
  });

  it('works behind /meridian', async () => {
    const deed = meridian.read('overlap week', NOW);
    expect(deed.ok && (await house.run(deed.value, { who: BER, now: NOW }))).toMatchObject({
      message: { kind: 'overlap-week' },
    });
  });
});
