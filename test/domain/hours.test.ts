import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eveningFault, quietFault } from '#domain/hours-check.ts';
import { mayWrite, nextOpening, openOn, workOn } from '#domain/hours.ts';
import { DEFAULT_SHIFTS, type Shift } from '#domain/shift.ts';
import { expectedDay, standupDay, stepsDue, type Participant } from '#domain/standup.ts';
import { minutesBetween, plusDays, plusMinutes, type Instant } from '#domain/time.ts';
import { aMember, anAbsence, aParticipant, aProject, aPrompt, at, day, time } from '#test/kit/build.ts';
import { MONDAYS, participants, WEEKS } from '#test/kit/chance.ts';
import type { Prompt } from '#domain/prompt.ts';

const range = (from: string, to: string): Shift => ({ from: time(from), to: time(to) });
const quietFrom = (...quiet: Shift[]) => aParticipant(aMember({ quiet }));
/** Hours end on quarters of UTC's hours, so no open stretch lies between two looks. */
const LOOK_EVERY_MINUTES = 15;

const asked = (
  participant: Participant,
  from: Instant,
  days: number,
): { date: string; at: Instant; cutoffAt: Instant }[] => {
  const found: { date: string; at: Instant; cutoffAt: Instant }[] = [];
  let latest: Prompt | null = null;
  for (let now = from; now < plusMinutes(from, days * 1440); now = plusMinutes(now, LOOK_EVERY_MINUTES)) {
    for (let round = 0; round < 4; round += 1) {
      const { steps } = stepsDue(participant, latest, now);
      if (steps.length === 0) break;
      for (const step of steps) {
        if (step.do === 'ask') {
          found.push({ date: step.day.date, at: now, cutoffAt: step.day.cutoffAt });
          latest = aPrompt(step.day.date, { ...step.day, state: 'answered', askedAt: now });
        }
      }
    }
  }
  return found;
};

describe('quiet hours', () => {
  it('are cut out of the hours in which somebody may be written to, also over midnight', () => {
    const tuesday = day('2026-03-10');
    expect(openOn(quietFrom(range('12:00', '13:00'), range('17:00', '10:00')), tuesday)).toEqual([
      { from: at('2026-03-10T09:00Z'), to: at('2026-03-10T11:00Z') },
      { from: at('2026-03-10T12:00Z'), to: at('2026-03-10T16:00Z') },
    ]);
    expect(workOn(quietFrom(range('12:00', '13:00')), tuesday)).toHaveLength(1);
  });

  it('put off a question and a nudge, not the cut-off', () => {
    expect(standupDay(quietFrom(range('09:00', '11:00'), range('13:00', '16:30')), day('2026-03-10'))).toMatchObject({
      askAt: at('2026-03-10T10:00Z'),
      nudgeAt: at('2026-03-10T15:30Z'),
      cutoffAt: at('2026-03-10T17:00Z'),
    });
  });

  it('are kept by every question and nudge, and every date is still asked once', () => {
    const times = fc
      .integer({ min: 0, max: 47 })
      .map((n) => time(`${String(n >> 1).padStart(2, '0')}:${n % 2 ? '30' : '00'}`));
    const quiet = fc.array(fc.record({ from: times, to: times }), { maxLength: 2 });
    fc.assert(
      fc.property(participants, quiet, fc.constantFrom(...MONDAYS), (someone, ranges, monday) => {
        const kept = ranges.filter(({ from, to }) => from !== to);
        fc.pre(quietFault(someone.member.shifts, kept) === null);
        const loud = asked(someone, at(`${monday}T00:00Z`), 14);
        const quieter = { ...someone, member: { ...someone.member, quiet: kept } };
        const found = asked(quieter, at(`${monday}T00:00Z`), 14);
        const inner = (list: typeof found) =>
          list.map(({ date }) => date).filter((date) => date > monday && date < plusDays(day(monday), 12));
        expect(inner(found)).toEqual(inner(loud));
        for (const { at: when } of found) expect(mayWrite(quieter, when)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  it('may not take a whole working day', () => {
    expect(quietFault(DEFAULT_SHIFTS, [range('12:00', '13:00')])).toBeNull();
    expect(quietFault(DEFAULT_SHIFTS, [range('08:00', '12:00'), range('12:00', '19:00')])).toMatch(/Monday's hours/);
    expect(quietFault(WEEKS['night'] ?? {}, [range('21:00', '07:00')])).toMatch(/Monday's hours/);
    expect(quietFault({ 5: [range('09:00', '12:00')] }, [range('20:00', '13:00')])).toMatch(/Friday's hours/);
  });
});

describe('nextOpening', () => {
  it('is the moment itself at work, else the next start, past quiet hours and leave', () => {
    const person = { ...quietFrom(range('09:00', '10:00')), absences: [anAbsence('2026-03-10', '2026-03-11')] };
    expect(nextOpening(person, at('2026-03-09T12:00Z'))).toBe(at('2026-03-09T12:00Z'));
    expect(nextOpening(person, at('2026-03-09T18:00Z'))).toBe(at('2026-03-12T09:00Z'));
    expect(nextOpening(aParticipant(aMember({ zone: null })), at('2026-03-09T12:00Z'))).toBeNull();
  });
});

describe('somebody asked the evening before', () => {
  const evening = (standupAt: string, shifts = DEFAULT_SHIFTS) =>
    aParticipant(aMember({ evening: true, standupAt: time(standupAt), shifts }));

  it('is asked at their time on the working day before, and answers for the next one', () => {
    expect(asked(evening('17:30'), at('2026-03-09T00:00Z'), 8)).toEqual([
      // Nothing was asked the Friday before, so Monday's question comes at once.
      { date: '2026-03-09', at: at('2026-03-09T08:00Z'), cutoffAt: at('2026-03-09T16:30Z') },
      { date: '2026-03-10', at: at('2026-03-09T16:30Z'), cutoffAt: at('2026-03-10T16:30Z') },
      { date: '2026-03-11', at: at('2026-03-10T16:30Z'), cutoffAt: at('2026-03-11T16:30Z') },
      { date: '2026-03-12', at: at('2026-03-11T16:30Z'), cutoffAt: at('2026-03-12T16:30Z') },
      { date: '2026-03-13', at: at('2026-03-12T16:30Z'), cutoffAt: at('2026-03-13T16:30Z') },
      { date: '2026-03-16', at: at('2026-03-13T16:30Z'), cutoffAt: at('2026-03-16T16:30Z') },
      { date: '2026-03-17', at: at('2026-03-16T16:30Z'), cutoffAt: at('2026-03-17T16:30Z') },
    ]);
  });

  it('is reminded half-way through the day itself', () => {
    expect(standupDay(evening('17:30'), day('2026-03-11'))?.nudgeAt).toBe(at('2026-03-11T12:15Z'));
  });

  it('is asked on the day itself after a leave, and earlier on a short day', () => {
    const away = { ...evening('17:30'), absences: [anAbsence('2026-03-04', '2026-03-10')] };
    expect(expectedDay(away, day('2026-03-11'))?.askAt).toBe(at('2026-03-11T08:00Z'));
    const short = evening('17:30', { ...DEFAULT_SHIFTS, 5: [range('09:00', '13:00')] });
    expect(expectedDay(short, day('2026-03-16'))?.askAt).toBe(at('2026-03-13T11:30Z'));
  });

  it('is asked once for every date, in their hours, before its cut-off, whatever their week', () => {
    const people = fc.tuple(participants, fc.constantFrom(...Object.values(WEEKS)), fc.nat(95));
    fc.assert(
      fc.property(people, fc.constantFrom(...MONDAYS), ([someone, shifts, quarter], monday) => {
        const standupAt = time(
          `${String(quarter >> 2).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
        );
        fc.pre(eveningFault(shifts, standupAt) === null);
        const member = { ...someone.member, shifts, standupAt, evening: true };
        const participant = { ...someone, member, project: aProject({ days: [1, 2, 3, 4, 5, 6, 7] }) };
        const found = asked(participant, at(`${monday}T00:00Z`), 21);
        const dates = found.map(({ date }) => date);
        expect(new Set(dates).size).toBe(dates.length);
        const worked = Array.from({ length: 14 }, (_, n) => plusDays(day(monday), n + 3)).filter(
          (date) => workOn(participant, date).length > 0,
        );
        expect(dates).toEqual(expect.arrayContaining(worked));
        for (const { at: when, cutoffAt } of found) {
          expect(mayWrite(participant, when)).toBe(true);
          expect(minutesBetween(when, cutoffAt)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('has to choose a time inside their hours', () => {
    expect(eveningFault(DEFAULT_SHIFTS, time('17:30'))).toBeNull();
    expect(eveningFault(DEFAULT_SHIFTS, null)).toBe(
      'Choose the time at which to ask you the evening before, such as 17:30.',
    );
    expect(eveningFault(DEFAULT_SHIFTS, time('20:00'))).toBe(
      '20:00 is outside your hours (Mon–Fri 09:00–18:00), and I write to you only inside them; the latest is 17:30.',
    );
    expect(eveningFault(WEEKS['night'] ?? {}, time('05:00'))).toBeNull();
    expect(eveningFault(DEFAULT_SHIFTS, time('09:30'))).toBe(
      '09:30 is when your day begins; choose a later time for the evening before, such as 17:30.',
    );
  });
});
