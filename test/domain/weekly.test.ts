import { describe, expect, it } from 'vitest';
import { spanOf, weekEnds, weekLook } from '#domain/weekly.ts';
import { weeklyHeadline } from '#domain/weekly-headline.ts';
import { linesOfWeek } from '#domain/weekly-lines.ts';
import { splitWeek } from '#domain/weekly-split.ts';
import { weeklyPieces } from '#test/views/gallery-weekly.ts';
import { aMember, anAbsence, aParticipant, aProject, at, day } from '#test/kit/build.ts';

const berlin = aMember({ id: 'UBER', zone: 'Europe/Berlin' });
const sfo = aMember({ id: 'USFO', zone: 'America/Los_Angeles' });
const of = (...members: (typeof berlin)[]) => members.map((member) => aParticipant(member));

describe('weekEnds', () => {
  it('is the last cut-off of the last of them, wherever they are', () => {
    expect(weekEnds(of(berlin), day('2026-03-13'))).toBe(at('2026-03-13T17:00Z'));
    expect(weekEnds(of(berlin, sfo), day('2026-03-13'))).toBe(at('2026-03-14T01:00Z'));
  });

  it('comes earlier where the last day is a holiday or everybody is away on it, and never where nobody is expected', () => {
    const project = aProject({ daysOff: [{ date: day('2026-03-13'), name: 'Holiday' }] });
    expect(weekEnds([aParticipant(berlin, { project })], day('2026-03-13'))).toBe(at('2026-03-12T17:00Z'));
    const leave = { absences: [anAbsence('2026-03-12', '2026-03-13', 'UBER')] };
    expect(weekEnds([aParticipant(berlin, leave)], day('2026-03-13'))).toBe(at('2026-03-11T17:00Z'));
    const weeks = { absences: [anAbsence('2026-03-01', '2026-03-31', 'UBER')] };
    expect(weekEnds([aParticipant(berlin, weeks)], day('2026-03-13'))).toBeNull();
    expect(weekEnds([aParticipant(berlin, { participation: { role: 'observer' } })], day('2026-03-13'))).toBeNull();
  });

  it('follows a Sunday-to-Thursday week and a project that asks on Mondays only', () => {
    const hours = [{ from: '09:00', to: '18:00' }] as never;
    const jerusalem = aMember({ zone: 'Asia/Jerusalem', shifts: { 7: hours, 1: hours, 2: hours, 3: hours, 4: hours } });
    const project = aProject({ days: [7, 1, 2, 3, 4] });
    expect(weekEnds([aParticipant(jerusalem, { project })], day('2026-03-13'))).toBe(at('2026-03-12T16:00Z'));
    // Of mixed weeks the last of anybody counts, and the Sunday after it belongs to the next.
    const all = aProject({ days: [7, 1, 2, 3, 4, 5] });
    const mixed = [aParticipant(jerusalem, { project: all }), aParticipant(berlin, { project: all })];
    expect(weekLook(mixed, 5, at('2026-03-15T12:00Z'))).toEqual({
      over: { last: '2026-03-13', at: at('2026-03-13T17:00Z') },
      next: at('2026-03-20T17:00Z'),
    });
    expect(weekEnds([aParticipant(berlin, { project: aProject({ days: [1] }) })], day('2026-03-13'))).toBe(
      at('2026-03-09T17:00Z'),
    );
  });
});

describe('weekLook', () => {
  it('is over with the last cut-off, is news for three days, and knows the next', () => {
    const look = (now: string) => weekLook(of(berlin), 5, at(now));
    expect(look('2026-03-13T16:59Z')).toEqual({ over: null, next: at('2026-03-13T17:00Z') });
    expect(look('2026-03-13T17:00Z').over).toEqual({ last: '2026-03-13', at: at('2026-03-13T17:00Z') });
    expect(look('2026-03-16T17:00Z').over?.last).toBe('2026-03-13');
    expect(look('2026-03-16T17:01Z')).toEqual({ over: null, next: at('2026-03-20T17:00Z') });
  });

  it('spans the days since the last one where weeks have come to end on another day', () => {
    const [first, from] = [day('2026-03-14'), at('2026-03-13T17:00Z')];
    const span = spanOf(of(berlin), day('2026-03-18'), at('2026-03-18T17:00Z'), day('2026-03-13'));
    expect(span).toEqual({ first, from, last: '2026-03-18', to: at('2026-03-18T17:00Z') });
    expect(spanOf(of(berlin), day('2026-03-13'), at('2026-03-13T17:00Z')).from).toBe(at('2026-03-06T17:00Z'));
  });
});

const aWeeklyBet = {
  belief: 'It works',
  metric: 'accuracy',
  unit: '',
  direction: 'up',
  target: 0.85,
  readings: 0,
  latest: null,
  chance: null,
  ended: null,
  due: false,
  link: null,
} as const;

it('names three of the bets that began, and counts the others', () => {
  const began = (numbers: readonly number[], own = {}) =>
    weeklyHeadline({
      figures: {
        skipped: 0,
        people: 0,
        opened: 0,
        resolved: 0,
        open: 0,
        lost: [],
        readings: 0,
        started: 0,
        ended: 0,
        asked: 0,
        answered: 0,
      },
      bets: numbers.map((number) => ({ ...aWeeklyBet, number, started: true, ...own })),
      open: [],
      soFar: false,
    });
  expect(began([1, 2, 3])).toEqual(['H1, H2 and H3 began.']);
  expect(began([1, 2, 3, 4, 5])).toEqual(['H1, H2, H3 and 2 more began.']);
  expect(began([1, 2, 3, 4], { due: true })).toEqual(['A decision is due on H1, H2, H3 and 1 more.']);
});

describe('the sentence about standups', () => {
  const none = { skipped: 0, people: 0, opened: 0, resolved: 0, open: 0, lost: [], readings: 0, started: 0, ended: 0 };
  const about = (asked: number, answered: number, soFar: boolean) =>
    weeklyHeadline({ figures: { ...none, asked, answered }, bets: [], open: [], soFar })[0] ?? '';
  it.each([
    [0, 0, true, ''],
    [1, 0, true, 'The one standup is not answered yet'],
    [1, 1, true, 'The one standup is answered so far'],
    [1, 0, false, 'The one standup was not answered'],
    [3, 0, true, 'None of 3 standups is answered yet'],
    [3, 0, false, 'None of 3 standups was answered'],
    [3, 2, true, '2 of 3 standups were answered so far'],
    [3, 3, false, '3 of 3 standups were answered'],
  ])('%i asked, %i answered, so far %s: %s', (asked, answered, soFar, words) => {
    expect(about(asked, answered, soFar)).toBe(words === '' ? '' : `${words}, and nothing is blocked.`);
  });
});

describe('the lines of a week', () => {
  it('say once what was said on several days, in the newest words, figures first', () => {
    const line = (name: string, text: string, date: string) => ({
      name,
      text,
      sources: [{ date: day(date), link: null }],
    });
    const told = linesOfWeek([
      line('Bo', 'Reviewed the loader', '2026-03-09'),
      line('Ana', 'Training the big model', '2026-03-09'),
      line('Ana', 'Wrote the report', '2026-03-11'),
      line('Ana', 'training the big model', '2026-03-12'),
      line('Ana', 'F1 is 0.83 now', '2026-03-10'),
    ]);
    expect(told.map(({ name, text, sources }) => [name, text, sources.map(({ date }) => date.slice(8))])).toEqual([
      ['Ana', 'F1 is 0.83 now', ['10']],
      ['Ana', 'training the big model', ['09', '12']],
      ['Ana', 'Wrote the report', ['11']],
      ['Bo', 'Reviewed the loader', ['09']],
    ]);
  });

  it('are all told, here or in the thread, everybody before anybody twice', () => {
    const piece = weeklyPieces.find(({ name }) => name === 'weekly of a crowd')?.message;
    if (piece?.kind !== 'weekly') throw new Error('the gallery has no crowd');
    const lines = Array.from({ length: 90 }, (_, n) => ({ name: `P${n % 30}`, text: `${n} `.repeat(20), sources: [] }));
    const { main, parts } = splitWeek({ ...piece, progress: lines });
    expect([...main.progress, ...parts.flatMap(({ progress }) => progress)]).toHaveLength(90);
    expect(new Set(main.progress.map(({ name }) => name)).size).toBe(main.progress.length);
  });
});
