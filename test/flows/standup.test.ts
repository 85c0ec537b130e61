import { afterEach, describe, expect, it } from 'vitest';
import type { UserId } from '#domain/ids.ts';
import { record, recordSamePlan } from '#flows/answer.ts';
import { goAway } from '#flows/away.ts';
import { skip, snooze } from '#flows/skip.ts';
import { aMember, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';

let house: House;
afterEach(() => house.close());

const user = (id: string) => id as UserId;
const to = (id: string, date: string) => ({ workspace: WORKSPACE, user: user(id), project: PROJECT, date: day(date) });
const kinds = () => house.said.map(({ message, to: whom }) => `${message.kind} → ${whom}`);
const prompts = () => house.said.filter(({ message }) => message.kind === 'prompt');

describe('askDue', () => {
  it('asks each person at 09:30 on their own clock, once', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-09T12:00Z'));
    await house.live(at('2026-03-09T12:00Z'), at('2026-03-10T18:00Z'));
    // Tokyo at 00:30Z, Berlin (winter time) at 08:30Z; San Francisco is on summer time since 8 March.
    expect(prompts().map(({ to: whom, at: when }) => [whom, when])).toEqual([
      ['USFO', at('2026-03-09T16:30Z')],
      ['UTYO', at('2026-03-10T00:30Z')],
      ['UBER', at('2026-03-10T08:30Z')],
      ['USFO', at('2026-03-10T16:30Z')],
    ]);
    expect(house.errors).toEqual([]);
  });

  it('asks nobody on a day off, on leave, or before they joined', async () => {
    house = await aHouse(TEAM);
    await goAway(
      house.ports,
      { workspace: WORKSPACE, user: user('UBER') },
      { from: day('2026-03-13'), to: day('2026-03-16'), reason: '' },
      at('2026-03-12T20:00Z'),
    );
    await house.live(at('2026-03-12T20:00Z'), at('2026-03-17T09:00Z'));
    const berlin = prompts().filter(({ to: whom }) => whom === 'UBER');
    expect(berlin.map(({ at: when }) => when)).toEqual([at('2026-03-17T08:30Z')]);
  });

  it('nudges once, half-way, and not those who have answered', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    await house.live(at('2026-03-09T23:00Z'), at('2026-03-10T02:00Z'));
    await record(house.ports, to('UTYO', '2026-03-10'), words({ done: 'x' }), 'form', at('2026-03-10T02:05Z'));
    await house.live(at('2026-03-10T02:15Z'), at('2026-03-11T00:00Z'));
    const nudged = house.said.filter(({ message }) => message.kind === 'nudge');
    expect(nudged.map(({ to: whom, at: when }) => [whom, when])).toEqual([
      ['UBER', at('2026-03-10T12:45Z')],
      ['USFO', at('2026-03-10T20:45Z')],
    ]);
  });

  it('catches up after downtime with what is still true and drops the rest', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    await house.beat(at('2026-03-10T00:00Z'));
    // Down from here until Tokyo's day is over and Berlin's is half gone.
    await house.beat(at('2026-03-10T12:00Z'));
    const asked = prompts().map(({ to: whom, at: when }) => [whom, when]);
    expect(asked).toEqual([['UBER', at('2026-03-10T12:00Z')]]);
  });

  it('asks a night shift once for the day it starts on', async () => {
    const shift = [{ from: '22:00', to: '06:00' }] as never;
    house = await aHouse([aMember({ id: 'UNIGHT', zone: 'Asia/Kolkata', shifts: { 1: shift, 2: shift } })]);
    await house.live(at('2026-03-09T00:00Z'), at('2026-03-11T12:00Z'));
    expect(prompts().map(({ at: when }) => when)).toEqual([at('2026-03-09T16:30Z'), at('2026-03-10T16:30Z')]);
  });
});

describe('the loop', () => {
  it('shows each answer once in one thread and closes with one digest when the last has answered', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    await house.live(at('2026-03-09T23:00Z'), at('2026-03-10T16:30Z'));
    for (const [id, done] of [
      ['UTYO', 'trained'],
      ['UBER', 'labelled'],
      ['USFO', 'reviewed'],
    ] as const) {
      const recorded = await record(
        house.ports,
        to(id, '2026-03-10'),
        words({ done }),
        'form',
        at('2026-03-10T16:45Z'),
      );
      expect(recorded.ok && recorded.value.shown).toBeGreaterThan(0);
    }
    await house.live(at('2026-03-10T16:45Z'), at('2026-03-10T20:00Z'));
    expect(kinds().filter((kind) => !kind.startsWith('prompt') && !kind.startsWith('nudge'))).toEqual([
      'run-opened → C0001',
      `answer-posted → thread run:p1:2026-03-10`,
      `answer-posted → thread run:p1:2026-03-10`,
      `answer-posted → thread run:p1:2026-03-10`,
      `digest → thread run:p1:2026-03-10`,
      `run-opened → edit run:p1:2026-03-10`,
    ]);
  });

  it('waits for the last cut-off when somebody does not answer, and names nobody who is missing', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    await house.live(at('2026-03-09T23:00Z'), at('2026-03-10T01:00Z'));
    await record(
      house.ports,
      to('UTYO', '2026-03-10'),
      words({ done: 'a', blockers: 'GPU quota' }),
      'form',
      at('2026-03-10T01:00Z'),
    );
    await house.live(at('2026-03-10T01:15Z'), at('2026-03-11T03:00Z'));
    const digest = house.said.find(({ message }) => message.kind === 'digest');
    expect(digest?.at).toBe(at('2026-03-11T01:00Z')); // 18:00 in San Francisco
    expect(digest?.message).toMatchObject({ missing: 2, answers: [{ name: 'Aiko' }] });
    expect(JSON.stringify(digest?.message)).not.toContain('Bruno');
  });

  it('takes a late answer into the same thread, marked late, and renews the digest in place', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    await house.live(at('2026-03-09T23:00Z'), at('2026-03-11T02:00Z'));
    house.said.length = 0;
    const late = await record(
      house.ports,
      to('USFO', '2026-03-10'),
      words({ done: 'late' }),
      'form',
      at('2026-03-11T02:05Z'),
    );
    expect(late.ok && late.value.answer.late).toBe(true);
    await house.beat(at('2026-03-11T02:15Z'));
    expect(kinds()).toEqual(
      expect.arrayContaining(['answer-posted → thread run:p1:2026-03-10', 'digest → edit digest:p1:2026-03-10']),
    );
  });

  it('edits its reply in place, and stays silent when nothing changed', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T09:00Z'));
    await record(house.ports, to('UBER', '2026-03-10'), words({ done: 'a' }), 'form', at('2026-03-10T09:00Z'));
    await house.beat(at('2026-03-10T09:00Z'));
    house.said.length = 0;
    await record(house.ports, to('UBER', '2026-03-10'), words({ done: 'a' }), 'form', at('2026-03-10T09:01Z'));
    await house.beat(at('2026-03-10T09:01Z'));
    expect(house.said).toEqual([]);
    await record(house.ports, to('UBER', '2026-03-10'), words({ done: 'b' }), 'form', at('2026-03-10T09:02Z'));
    await house.beat(at('2026-03-10T09:02Z'));
    expect(kinds().toSorted()).toEqual([
      'answer-posted → edit answer:p1:UBER:2026-03-10',
      'prompt-done → edit prompt:p1:UBER:2026-03-10',
    ]);
  });

  it('does not ask somebody who answered before being asked', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    await record(house.ports, to('UBER', '2026-03-10'), words({ done: 'early' }), 'form', at('2026-03-10T07:00Z'));
    await house.live(at('2026-03-10T07:00Z'), at('2026-03-10T18:00Z'));
    expect(prompts().filter(({ to: whom }) => whom === 'UBER')).toEqual([]);
  });
});

describe('skip, snooze and the same plan', () => {
  it('asks again when the snooze ends, in place of the nudge', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    await house.live(at('2026-03-10T08:00Z'), at('2026-03-10T08:30Z'));
    const snoozed = await snooze(house.ports, to('UBER', '2026-03-10'), 60, at('2026-03-10T08:40Z'));
    expect(snoozed.ok).toBe(true);
    await house.live(at('2026-03-10T08:45Z'), at('2026-03-10T17:30Z'));
    const berlin = house.said.filter(({ to: whom }) => whom === 'UBER');
    expect(berlin.map(({ message, at: when }) => [message.kind, when])).toEqual([
      ['prompt', at('2026-03-10T08:30Z')],
      ['prompt', at('2026-03-10T09:45Z')],
    ]);
  });

  it('refuses a snooze past the hours of the person', async () => {
    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    await house.beat(at('2026-03-10T08:30Z'));
    const snoozed = await snooze(house.ports, to('UBER', '2026-03-10'), 720, at('2026-03-10T08:40Z'));
    expect(snoozed).toMatchObject({ ok: false, error: { kind: 'too-long' } });
  });

  it('counts a skip as settled and lists it, without a nudge', async () => {
    house = await aHouse(TEAM.slice(0, 2), {}, at('2026-03-10T00:00Z'));
    await house.live(at('2026-03-10T00:00Z'), at('2026-03-10T08:30Z'));
    await skip(house.ports, to('UTYO', '2026-03-10'), at('2026-03-10T08:31Z'));
    await record(house.ports, to('UBER', '2026-03-10'), words({ done: 'x' }), 'form', at('2026-03-10T08:32Z'));
    await house.beat(at('2026-03-10T08:35Z'));
    expect(house.said.find(({ message }) => message.kind === 'digest')?.message).toMatchObject({
      skipped: ['Aiko'],
      missing: 0,
    });
  });

  it('keeps the plan of last time on one press, and says why where there is none', async () => {
    house = await aHouse(TEAM);
    await house.live(at('2026-03-09T08:00Z'), at('2026-03-09T09:00Z'));
    expect(await recordSamePlan(house.ports, to('UBER', '2026-03-09'), at('2026-03-09T09:00Z'))).toMatchObject({
      error: { kind: 'no-plan' },
    });
    await record(house.ports, to('UBER', '2026-03-09'), words({ plan: 'ablation' }), 'form', at('2026-03-09T09:00Z'));
    await house.live(at('2026-03-09T09:00Z'), at('2026-03-10T08:30Z'));
    const kept = await recordSamePlan(house.ports, to('UBER', '2026-03-10'), at('2026-03-10T08:40Z'));
    expect(kept).toMatchObject({ ok: true, value: { answer: { words: { plan: 'ablation' }, source: 'same-plan' } } });
  });

  it('does not put the plan of last time in the place of an answer, whatever old button is pressed', async () => {
    house = await aHouse(TEAM);
    await record(house.ports, to('UBER', '2026-03-09'), words({ plan: 'ablation' }), 'form', at('2026-03-09T09:00Z'));
    const mine = words({ done: 'ablation', blockers: 'GPU quota' });
    await record(house.ports, to('UBER', '2026-03-10'), mine, 'form', at('2026-03-10T09:00Z'));
    const kept = await recordSamePlan(house.ports, to('UBER', '2026-03-10'), at('2026-03-10T09:00Z'));
    expect(kept).toMatchObject({ ok: false, error: { kind: 'answered' } });
    const answer = await house.ports.store.answers.find(WORKSPACE, PROJECT, user('UBER'), day('2026-03-10'));
    expect(answer?.words).toEqual(mine);
  });
});
