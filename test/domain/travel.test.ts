import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayWrite, nextOpening } from '#domain/hours.ts';
import type { Member } from '#domain/member.ts';
import type { Prompt } from '#domain/prompt.ts';
import { expectedDay, stepsDue, type Participant } from '#domain/standup.ts';
import { atLocal, localDate, localTime, plusDays, plusMinutes, toZone, weekdayOf, type Instant } from '#domain/time.ts';
import { arrival, moved, sameClock, stretches, withSlackZone, zoneAt } from '#domain/travel.ts';
import { aMember, aParticipant, aProject, aPrompt, at, day, time } from '#test/kit/build.ts';
import { WEEKS, ZONES } from '#test/kit/chance.ts';

const TOKYO = toZone('Asia/Tokyo');
const BERLIN = toZone('Europe/Berlin');
const SFO = toZone('America/Los_Angeles');
const heard = (member: Member, zone: string, moment: string) => withSlackZone(member, toZone(zone), at(moment));
const inBerlin = aMember({ zone: 'Europe/Berlin' });

describe('a zone that Slack names', () => {
  it('is in force from its next midnight on', () => {
    const going = heard(inBerlin, 'America/Los_Angeles', '2026-03-10T19:00Z');
    expect(going).toMatchObject({ zone: BERLIN, slackZone: SFO });
    expect(stretches(going).at(-1)).toMatchObject({ zone: SFO, from: at('2026-03-11T07:00Z') });
    expect(zoneAt(going, at('2026-03-11T06:59Z'))).toBe(BERLIN);
    expect(zoneAt(going, at('2026-03-11T07:00Z'))).toBe(SFO);
  });

  it('is in force at once where the day after has begun', () => {
    expect(arrival(aMember({ zone: SFO }), TOKYO, at('2026-03-10T23:00Z'))).toBe(at('2026-03-10T23:00Z'));
    expect(arrival(aMember({ zone: SFO }), TOKYO, at('2026-03-10T14:00Z'))).toBe(at('2026-03-10T15:00Z'));
  });

  it('is no news where Slack named it before, and gives one to somebody without', () => {
    expect(heard({ ...inBerlin, slackZone: TOKYO }, 'Asia/Tokyo', '2026-03-10T19:00Z').stays).toEqual([]);
    expect(heard(aMember({ zone: null }), 'Asia/Tokyo', '2026-03-10T19:00Z')).toMatchObject({ zone: TOKYO, stays: [] });
  });

  it('takes the place of one that is still to come', () => {
    const twice = heard(heard(inBerlin, 'Asia/Tokyo', '2026-03-10T10:00Z'), 'America/Los_Angeles', '2026-03-10T11:00Z');
    expect(stretches(twice).map(({ zone }) => zone)).toEqual([BERLIN, SFO]);
    expect(heard(twice, 'Europe/Berlin', '2026-03-10T12:00Z').stays).toEqual([]);
  });
});

describe('a day between two zones', () => {
  const from = at('2026-03-11T07:00Z');
  const going = aParticipant(moved(inBerlin, SFO, from, at('2026-03-10T19:00Z')));

  it('is the one’s in whose hours its question comes', () => {
    expect(expectedDay(going, day('2026-03-10'))?.askAt).toBe(at('2026-03-10T08:30Z'));
    expect(expectedDay(going, day('2026-03-11'))?.askAt).toBe(at('2026-03-11T16:30Z'));
    expect(mayWrite(going, at('2026-03-11T09:00Z'))).toBe(false);
    expect(nextOpening(going, at('2026-03-10T17:00Z'))).toBe(at('2026-03-11T16:00Z'));
  });

  it('is asked at once by whoever arrives in the middle of it', () => {
    const arriving = aParticipant(
      moved(aMember({ zone: SFO }), TOKYO, at('2026-03-11T03:00Z'), at('2026-03-11T03:00Z')),
    );
    expect(expectedDay(arriving, day('2026-03-11'))).toMatchObject({
      askAt: at('2026-03-11T03:00Z'),
      nudgeAt: at('2026-03-11T06:00Z'),
      cutoffAt: at('2026-03-11T09:00Z'),
    });
  });

  it('is none where its hours were over before the zone came into force', () => {
    const late = at('2026-03-11T14:00Z'); // 07:00 in San Francisco, 23:00 in Tokyo
    const lost = aParticipant(moved(aMember({ zone: SFO }), TOKYO, plusMinutes(late, 60), late));
    expect(expectedDay(lost, day('2026-03-11'))).toBeNull();
    expect(expectedDay(lost, day('2026-03-12'))?.askAt).toBe(at('2026-03-12T00:30Z'));
  });
});

it('knows zones with the same clock', () => {
  expect(sameClock(BERLIN, toZone('Europe/Paris'), at('2026-03-10T00:00Z'))).toBe(true);
  expect(sameClock(toZone('America/Phoenix'), SFO, at('2026-07-10T00:00Z'))).toBe(false);
});

const STEP = 30;
const DAYS = 24;
const START = at('2026-03-20T00:00Z');
const FAR = [...ZONES, 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Tokyo', 'Pacific/Auckland'] as const;

/** Lives through a journey by the real rules; what was asked when, and which zone was in force at each step. */
function live(someone: Participant, changes: readonly { readonly step: number; readonly zone: string }[]) {
  let participant = someone;
  const known = { latest: null as Prompt | null };
  const asked: { date: string; at: Instant; cutoffAt: Instant; participant: Participant }[] = [];
  const lived: { at: Instant; participant: Participant }[] = [];
  for (let step = 0; step < (DAYS * 1440) / STEP; step += 1) {
    const now = plusMinutes(START, step * STEP);
    for (const change of changes.filter((one) => one.step === step)) {
      participant = { ...participant, member: withSlackZone(participant.member, toZone(change.zone), now) };
    }
    lived.push({ at: now, participant });
    for (let round = 0; round < 4; round += 1) {
      const { steps } = stepsDue(participant, known.latest, now);
      if (steps.length === 0) break;
      for (const one of steps) {
        if (one.do === 'nudge') known.latest = { ...one.prompt, nudgedAt: now };
        if (one.do === 'nudge') asked.push({ date: `nudge ${one.prompt.date}`, at: now, cutoffAt: now, participant });
        if (one.do === 'miss') known.latest = { ...one.prompt, state: 'missed' };
        if (one.do !== 'ask') continue;
        asked.push({ date: one.day.date, at: now, cutoffAt: one.day.cutoffAt, participant });
        known.latest = aPrompt(one.day.date, { ...one.day, state: 'open', askedAt: now });
      }
    }
  }
  return { asked, lived };
}

/** The date whose shift is on at `moment` by the clock on the wall, with how it shows; told without the bot's own reckoning. */
function shiftAt({ shifts }: Member, zone: string, moment: Instant) {
  const [today, now] = [localDate(moment, toZone(zone)), localTime(moment, toZone(zone))];
  for (const date of [plusDays(today, -1), today]) {
    for (const { from, to } of shifts[weekdayOf(date)] ?? []) {
      const night = to <= from;
      const on = date === today ? from <= now && (night || now < to) : night && now < to;
      if (on) return date;
    }
  }
  return null;
}

/** Dates of which two steps in a row lie in their hours, in the zone in force, with the project's time behind them. */
function owed(someone: Participant, lived: ReturnType<typeof live>['lived']): Set<string> {
  const dates = new Set<string>();
  let before: string | null = null;
  for (const { at: moment, participant } of lived) {
    const zone = zoneAt(participant.member, moment);
    const date = zone && shiftAt(someone.member, zone, moment);
    const begun = date && zone && atLocal(date, someone.project.standupAt, zone) <= moment ? date : null;
    if (begun !== null && begun === before && someone.project.days.includes(weekdayOf(begun))) dates.add(begun);
    before = begun;
  }
  return dates;
}

describe('whoever travels', () => {
  it('is asked each date once, in the hours of the zone in force, and for each date with hours in it', () => {
    const change = fc.record({ step: fc.nat((DAYS * 1440) / STEP - 1), zone: fc.constantFrom(...FAR) });
    const people = fc.record({
      zone: fc.constantFrom(...FAR),
      week: fc.constantFrom('usual', 'sundayToThursday', 'split', 'partTime', 'night'),
      nudges: fc.boolean(),
    });
    fc.assert(
      fc.property(people, fc.array(change, { maxLength: 8 }), ({ zone, week, nudges }, changes) => {
        const standupAt = week === 'night' ? time('22:30') : time('10:30');
        const member = aMember({ zone, shifts: WEEKS[week] ?? {}, nudges });
        const someone = aParticipant(member, { project: aProject({ standupAt }) });
        const { asked, lived } = live(someone, changes);
        const dates = asked.map(({ date }) => date);
        expect(dates.filter((date, place) => dates.indexOf(date) !== place)).toEqual([]);
        for (const { date, at: moment, participant } of asked) {
          const here = zoneAt(participant.member, moment);
          expect(here && shiftAt(member, here, moment), `${date} at ${moment} in ${here}`).not.toBeNull();
        }
        const inner = [...owed(someone, lived)].filter((date) => '2026-03-21' < date && date < '2026-04-11');
        expect(inner.filter((date) => !dates.includes(date))).toEqual([]);
      }),
      { numRuns: Number(process.env['TRAVEL_RUNS'] ?? 30) },
    );
  });
});
