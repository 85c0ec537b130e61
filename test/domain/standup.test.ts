import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prompt } from '#domain/prompt.ts';
import { shiftsOn, withinHours } from '#domain/shift.ts';
import {
  backOn,
  expectedDay,
  nextStandup,
  standupDay,
  stepsDue,
  type Participant,
  type Step,
} from '#domain/standup.ts';
import { epochMs, instant, localDate, plusDays, plusMinutes, toZone, type Instant } from '#domain/time.ts';
import { aMember, anAbsence, aParticipant, aProject, aPrompt, at, day, time } from '#test/kit/build.ts';
import { MONDAYS, participants, WEEKS } from '#test/kit/chance.ts';

interface Taken {
  readonly step: Step;
  readonly at: Instant;
}

/** Somebody's weeks without a store: what `stepsDue` says is done to one pile of prompts. */
function aLife(participant: Participant, answers: (date: string) => boolean = () => false) {
  const prompts: Prompt[] = [];
  const taken: Taken[] = [];
  const put = (prompt: Prompt) => void prompts.splice(-1, 1, prompt);
  const apply = (step: Step, now: Instant) => {
    taken.push({ step, at: now });
    if (step.do === 'ask') {
      const state = answers(step.day.date) ? 'answered' : 'open';
      prompts.push(aPrompt(step.day.date, { ...step.day, state, askedAt: now }));
    } else if (step.do === 'miss') put({ ...step.prompt, state: 'missed', snoozedUntil: null });
    else if (step.do === 'nudge') put({ ...step.prompt, nudgedAt: now });
    else put({ ...step.prompt, snoozedUntil: null });
  };
  const look = (now: Instant): Instant | null => {
    for (let round = 0; round < 4; round += 1) {
      const { steps, next } = stepsDue(participant, prompts.at(-1) ?? null, now);
      if (steps.length === 0) return next;
      for (const step of steps) apply(step, now);
    }
    throw new Error('the steps do not settle');
  };
  const asked = () => taken.flatMap(({ step, at: when }) => (step.do === 'ask' ? [{ day: step.day, at: when }] : []));
  return { prompts, taken, look, asked };
}

const quarters = function* (from: Instant, days: number, minutes = 15): Generator<Instant> {
  for (let n = 0; n < (days * 1440) / minutes; n += 1) yield plusMinutes(from, n * minutes);
};

const start = (monday: string): Instant => at(`${monday}T00:00Z`);
const mondays = fc.constantFrom(...MONDAYS);
/** Days of the month on which somebody answers. */
const answered = fc.uniqueArray(fc.integer({ min: 1, max: 31 }));

/** The dates that somebody works and the project asks on, found by the calendar alone. */
function workedDates({ member, project }: Participant, monday: string): string[] {
  return Array.from({ length: 28 }, (_, n) => new Date(Date.parse(monday) + n * 86_400_000)).flatMap((date) => {
    const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
    const works = Object.keys(member.shifts).includes(String(weekday));
    return works && project.days.some((one) => one === weekday) ? [date.toISOString().slice(0, 10)] : [];
  });
}

describe('somebody’s four weeks around a clock change', () => {
  it('hold one question per worked date, at its time, in their hours, and none after the cut-off', () => {
    fc.assert(
      fc.property(participants, mondays, answered, (participant, monday, dates) => {
        const answers = (date: string) => dates.includes(Number(date.slice(8)));
        const life = aLife(participant, answers);
        for (const now of quarters(plusMinutes(start(monday), -2 * 1440), 32)) life.look(now);
        const asked = life.asked();
        const inside = asked.filter(({ day: { date } }) => date >= monday && date < plusDays(day(monday), 28));
        expect(inside.map(({ day: { date } }) => date)).toEqual(workedDates(participant, monday));
        for (const { day: planned, at: when } of inside) {
          expect(when).toBe(planned.askAt);
          expect(planned).toEqual(standupDay(participant, planned.date));
          expect(when < planned.cutoffAt).toBe(true);
          expect(withinHours(when, participant.member.shifts, toZone(participant.member.zone ?? ''))).toBe(true);
        }
      }),
      { numRuns: 18 },
    );
  });

  it('hold at most one nudge per question, in their hours, between question and cut-off, never after an answer', () => {
    fc.assert(
      fc.property(participants, mondays, answered, (participant, monday, dates) => {
        const answers = (date: string) => dates.includes(Number(date.slice(8)));
        const life = aLife(participant, answers);
        for (const now of quarters(start(monday), 28)) life.look(now);
        const nudges = life.taken.flatMap(({ step, at: when }) => (step.do === 'nudge' ? [{ ...step, at: when }] : []));
        expect(new Set(nudges.map(({ prompt }) => prompt.date)).size).toBe(nudges.length);
        if (!participant.member.nudges || !participant.project.nudges) expect(nudges).toEqual([]);
        for (const { prompt, at: when } of nudges) {
          expect(answers(prompt.date)).toBe(false);
          expect(when > prompt.askAt && when < prompt.cutoffAt).toBe(true);
          expect(withinHours(when, participant.member.shifts, toZone(participant.member.zone ?? ''))).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are the same when looked at only when `next` says, and nothing is due between two such looks', () => {
    fc.assert(
      fc.property(participants, mondays, (participant, monday) => {
        const life = aLife(participant);
        const end = plusMinutes(start(monday), 28 * 1440);
        for (let now = start(monday); now < end;) {
          const next = life.look(now) ?? end;
          expect(next > now).toBe(true);
          for (const between of quarters(now, (epochMs(next) - epochMs(now)) / 86_400_000, 35)) {
            expect(stepsDue(participant, life.prompts.at(-1) ?? null, between).steps).toEqual([]);
          }
          expect(stepsDue(participant, life.prompts.at(-1) ?? null, plusMinutes(next, -1)).steps).toEqual([]);
          now = next;
        }
        const walked = aLife(participant);
        for (const now of quarters(start(monday), 28)) walked.look(now);
        expect(life.asked()).toEqual(walked.asked());
      }),
      { numRuns: 12 },
    );
  });

  it('never hold a double, a question out of hours or past its cut-off, however often the bot was down', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 4 * 1440 }), { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(participants, mondays, gaps, (participant, monday, downtimes) => {
        const life = aLife(participant);
        let now = start(monday);
        for (const minutes of downtimes) {
          now = plusMinutes(now, minutes);
          life.look(now);
        }
        const asked = life.asked();
        expect(new Set(asked.map(({ day: { date } }) => date)).size).toBe(asked.length);
        expect(asked.map(({ day: { date } }) => date)).toEqual(asked.map(({ day: { date } }) => date).toSorted());
        for (const { day: planned, at: when } of asked) {
          expect(planned.askAt <= when && when < planned.cutoffAt).toBe(true);
          expect(withinHours(when, participant.member.shifts, toZone(participant.member.zone ?? ''))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hold no question for a date of leave, and every other one', () => {
    fc.assert(
      fc.property(participants, mondays, fc.nat(20), fc.nat(6), (someone, monday, first, length) => {
        const from = plusDays(day(monday), first);
        const to = plusDays(from, length);
        const life = aLife({ ...someone, absences: [anAbsence(from, to)] });
        for (const now of quarters(plusMinutes(start(monday), -2 * 1440), 32)) life.look(now);
        const dates = life.asked().map(({ day: { date } }) => date);
        const expected = workedDates(someone, monday).filter((date) => date < from || date > to);
        expect(dates.filter((date) => date >= monday && date < plusDays(day(monday), 28))).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});

describe('standupDay', () => {
  const berlin = aParticipant();
  const worker = (shifts: keyof typeof WEEKS, standupAt: string, zone = 'Europe/Berlin') =>
    aParticipant(aMember({ shifts: WEEKS[shifts] ?? {}, standupAt: time(standupAt), zone }));

  it('asks at the time of the project, nudges half-way and cuts off at the end of the shift', () => {
    expect(standupDay(berlin, day('2026-03-10'))).toEqual({
      date: '2026-03-10',
      askAt: at('2026-03-10T08:30Z'),
      nudgeAt: at('2026-03-10T12:45Z'),
      cutoffAt: at('2026-03-10T17:00Z'),
    });
  });

  it.each([
    ['before the shift: at its start', 'usual', '06:00', '2026-03-10', '2026-03-10T08:00Z'],
    ['after the last shift: at the start of the first', 'usual', '20:00', '2026-03-10', '2026-03-10T08:00Z'],
    ['at the very end, which no longer is work', 'usual', '18:00', '2026-03-10', '2026-03-10T08:00Z'],
    ['in the break of a split shift: when it goes on', 'split', '12:00', '2026-03-10', '2026-03-10T14:30Z'],
    ['after midnight of a night shift: on the next day', 'night', '02:00', '2026-03-10', '2026-03-11T01:00Z'],
    ['in the day before a night shift: when it begins', 'night', '09:30', '2026-03-10', '2026-03-10T21:00Z'],
    ['in a time that clocks skip: as much later', 'lateNight', '02:30', '2026-03-29', '2026-03-29T01:30Z'],
    ['on a Saturday night without a clock change', 'lateNight', '02:30', '2026-03-28', '2026-03-28T01:30Z'],
  ] as const)('reads a time %s', (_what, shifts, standupAt, date, askAt) => {
    expect(
      standupDay({ ...worker(shifts, standupAt), project: aProject({ days: [1, 2, 3, 4, 5, 6, 7] }) }, day(date)),
    ).toMatchObject({ askAt: at(askAt) });
  });

  it('puts a nudge that falls into a break at the end of the break', () => {
    expect(standupDay(worker('split', '09:00'), day('2026-03-10'))).toMatchObject({ nudgeAt: at('2026-03-10T14:30Z') });
  });

  it('does not nudge when less than an hour is left', () => {
    expect(standupDay(worker('oneHour', '16:15'), day('2026-03-13'))).toMatchObject({ nudgeAt: null });
    expect(standupDay(worker('oneHour', '16:00'), day('2026-03-13'))?.nudgeAt).toBe(at('2026-03-13T15:30Z'));
  });

  it('is nothing on a free day, a day the project does not ask, without a zone, or after they were deactivated', () => {
    expect(standupDay(berlin, day('2026-03-14'))).toBeNull();
    expect(standupDay({ ...berlin, project: aProject({ days: [1] }) }, day('2026-03-10'))).toBeNull();
    expect(standupDay(aParticipant(aMember({ zone: null })), day('2026-03-10'))).toBeNull();
    expect(standupDay(aParticipant(aMember({ active: false })), day('2026-03-10'))).toBeNull();
  });
});

describe('expectedDay and nextStandup', () => {
  it('leave out a day whose question would have come before the person joined', () => {
    const joined = aParticipant(aMember(), { participation: { since: at('2026-03-10T08:31Z') } });
    expect(expectedDay(joined, day('2026-03-10'))).toBeNull();
    expect(nextStandup(joined, day('2026-03-09'))?.date).toBe('2026-03-11');
  });

  it('know no day for an observer, nor for somebody who works on none of the project’s days', () => {
    const observer = aParticipant(aMember(), { participation: { role: 'observer' } });
    expect(expectedDay(observer, day('2026-03-10'))).toBeNull();
    expect(nextStandup(aParticipant(aMember(), { project: aProject({ days: [6, 7] }) }), day('2026-03-10'))).toBeNull();
  });

  it('look past a long leave', () => {
    const away = aParticipant(aMember(), { absences: [anAbsence('2026-03-11', '2027-03-10')] });
    expect(nextStandup(away, day('2026-03-10'))?.date).toBe('2027-03-11');
  });
});

describe('backOn', () => {
  it('is the first worked day after the leave, whichever leave follows at once', () => {
    const absences = [anAbsence('2026-03-10', '2026-03-12'), anAbsence('2026-03-13', '2026-03-16')];
    expect(backOn(aParticipant(aMember(), { absences }), day('2026-03-10'))).toBe('2026-03-17');
  });
});

describe('stepsDue', () => {
  const berlin = aParticipant();

  it('plans the nudge of a question that came late anew, instead of sending both at once', () => {
    const late = at('2026-03-10T13:30Z');
    const { steps } = stepsDue(berlin, null, late);
    expect(steps).toMatchObject([{ do: 'ask', day: { nudgeAt: at('2026-03-10T15:15Z') } }]);
    const [step] = steps;
    const asked = step?.do === 'ask' ? aPrompt('2026-03-10', { ...step.day, askedAt: late }) : null;
    expect(stepsDue(berlin, asked, late)).toEqual({ steps: [], next: at('2026-03-10T15:15Z') });
  });

  it('lets a question that came with less than an hour left stand alone', () => {
    expect(stepsDue(berlin, null, at('2026-03-10T16:30Z')).steps).toMatchObject([
      { do: 'ask', day: { nudgeAt: null } },
    ]);
  });

  it('misses an unanswered prompt when the next question comes, also where that one comes too late to be asked', () => {
    const open = aPrompt('2026-03-09');
    expect(stepsDue(berlin, open, at('2026-03-10T08:30Z')).steps.map((step) => step.do)).toEqual(['miss', 'ask']);
    expect(stepsDue(berlin, open, at('2026-03-10T20:00Z')).steps.map((step) => step.do)).toEqual(['miss']);
    expect(stepsDue(berlin, open, at('2026-03-09T20:00Z')).steps).toEqual([]);
  });

  it('asks again when a snooze ends, and not outside hours', () => {
    const snoozed = aPrompt('2026-03-10', { snoozedUntil: at('2026-03-10T10:00Z'), nudgeAt: null });
    expect(stepsDue(berlin, snoozed, at('2026-03-10T09:59Z'))).toEqual({ steps: [], next: at('2026-03-10T10:00Z') });
    expect(stepsDue(berlin, snoozed, at('2026-03-10T10:00Z')).steps.map((step) => step.do)).toEqual(['ask-again']);
    expect(stepsDue(berlin, snoozed, at('2026-03-10T18:00Z')).steps).toEqual([]);
  });

  it('never asks twice for a date that begins again when somebody flies over the date line', () => {
    const honolulu = aParticipant(aMember({ zone: 'Pacific/Honolulu' }));
    const tuesday = aPrompt('2026-03-10', { state: 'answered' });
    // Monday noon in Honolulu, after Tuesday's question was answered in Tokyo.
    const { steps, next } = stepsDue(honolulu, tuesday, at('2026-03-09T22:00Z'));
    expect(steps).toEqual([]);
    expect(next).toBe(at('2026-03-11T19:30Z'));
  });

  it('never loses the question of a date for somebody who flies east', () => {
    const tokyo = aParticipant(aMember({ zone: 'Asia/Tokyo' }));
    expect(stepsDue(tokyo, aPrompt('2026-03-09', { state: 'answered' }), at('2026-03-10T03:00Z')).steps).toMatchObject([
      { do: 'ask', day: { date: '2026-03-10' } },
    ]);
  });

  it('has nothing to do, ever, for observers, the deactivated, and those without a zone', () => {
    const nothing = { steps: [], next: null };
    const now = at('2026-03-10T09:00Z');
    expect(stepsDue(aParticipant(aMember(), { participation: { role: 'observer' } }), null, now)).toEqual(nothing);
    expect(stepsDue(aParticipant(aMember({ active: false })), null, now)).toEqual(nothing);
    expect(stepsDue(aParticipant(aMember({ zone: null })), null, now)).toEqual(nothing);
    expect(stepsDue(aParticipant(aMember({ shifts: {} })), null, now)).toEqual(nothing);
  });

  it('asks for the night that is still on, not for the day that has not begun', () => {
    const night = aParticipant(aMember({ shifts: WEEKS['night'] ?? {}, zone: 'Asia/Kathmandu' }));
    const zone = toZone('Asia/Kathmandu');
    const now = at('2026-03-10T20:00Z');
    expect(localDate(now, zone)).toBe('2026-03-11');
    expect(stepsDue(night, null, now).steps).toMatchObject([{ do: 'ask', day: { date: '2026-03-10' } }]);
    expect(shiftsOn(night.member.shifts, day('2026-03-10'), zone)[0]?.to).toBe(instant(Date.UTC(2026, 2, 11, 0, 15)));
  });
});
