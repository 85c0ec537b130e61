import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftsOn, type Shifts } from '#domain/shift.ts';
import { plusDays, toLocalDate, toZone } from '#domain/time.ts';
import { readRanges, readWeek, weekInLines } from '#domain/week-words.ts';
import { WEEKS } from '#test/kit/chance.ts';
import { NAUGHTY } from '#test/kit/naughty.ts';

const lines = (text: string): string => {
  const read = readWeek(text);
  return read.ok ? weekInLines(read.value) : `refused: ${read.error}`;
};

describe('readWeek', () => {
  it.each([
    ['Mon–Fri 09:00–18:00', 'Mon–Fri 09:00–18:00'],
    ['mon-thu: 9-12:30, 14-18\nfri 9-13', 'Mon–Thu 09:00–12:30, 14:00–18:00\nFri 09:00–13:00'],
    ['Sun-Thu 8:30 to 4:30 pm', 'Sun–Thu 08:30–16:30'],
    ['Mon–Thu 22:00–06:00', 'Mon–Thu 22:00–06:00'],
    ['Mon, Wed and Fri 10–14 and 15–19', 'Mon, Wed, Fri 10:00–14:00, 15:00–19:00'],
    ['Mon 09:00-12:00 13:00-17:00', 'Mon 09:00–12:00, 13:00–17:00'],
    ['Mon-Fri from 9:00 to 17:00', 'Mon–Fri 09:00–17:00'],
    ['weekdays 9am-5pm; Sat off', 'Mon–Fri 09:00–17:00'],
    ['every day 10:00–24:00', 'every day 10:00–00:00'],
    ['Fri off\nMon/Tue 9h-17h', 'Mon, Tue 09:00–17:00'],
  ])('reads %j', (typed, understood) => {
    expect(lines(typed)).toBe(understood);
  });

  it.each([
    ['', 'Write at least one day with its hours, such as Mon–Fri 09:00–18:00.'],
    ['09:00-17:00', '"09:00-17:00" does not say on which days; write Mon–Fri 09:00–18:00.'],
    ['Fri', '"Fri" has no hours; write Fri 09:00–18:00, or leave it out.'],
    ['mondy 9-17', '"mondy" is not a list of weekdays; did you mean Monday?'],
    ['Mon-Fri 9-5', '"9-5" would be 20 hours at once; did you mean 09:00–17:00?'],
    ['Mon 9:00-9:00', '"9:00-9:00" starts and ends at the same time; write it as 09:00–18:00.'],
    ['Mon 9-13 12-18', '09:00–13:00 and 12:00–18:00 overlap; write 09:00–18:00.'],
    ['Mon 9-25', '"25" is not a time of day; the nearest is 23:00.'],
    [
      'Mon-Fri 9:00-18:00\nFri 9:00-13:00',
      'Friday is in two lines; write each day once: Mon–Thu 09:00–18:00 and Fri 09:00–13:00.',
    ],
    [
      'Mon 22-10; Tue 9-17',
      "Monday's hours end at 10:00 on Tuesday, after Tuesday's begin at 09:00; end them at 09:00 or earlier.",
    ],
    [
      'Sun 20:00-08:00; Mon 7-9',
      "Sunday's hours end at 08:00 on Monday, after Monday's begin at 07:00; end them at 07:00 or earlier.",
    ],
  ])('refuses %j with the nearest right form', (typed, sentence) => {
    expect(lines(typed)).toBe(`refused: ${sentence}`);
  });

  it.each(Object.entries(WEEKS))('reads back the week that it shows: %s', (_name, week) => {
    expect(readWeek(weekInLines(week))).toEqual({ ok: true, value: week });
  });

  it('gives weeks whose shifts never overlap, or one sentence, whatever is typed', () => {
    const word = fc.constantFrom(
      'Mon',
      'Tue-Thu',
      'Sun',
      'every day',
      '9-17',
      '22:00–06:00',
      '9',
      'off',
      ',',
      ';',
      '\n',
    );
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom(...NAUGHTY),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const read = readWeek(text);
        if (read.ok) expect(overlaps(read.value)).toEqual([]);
        else expect(read.error).toMatch(/^[^\n]{10,250}[.?]$/);
      }),
      { numRuns: 500 },
    );
  });
});

/** Pairs of shifts in one week that have a moment in common. */
function overlaps(week: Shifts): unknown[] {
  const zone = toZone('UTC');
  const monday = toLocalDate('2026-06-01');
  const all = Array.from({ length: 8 }, (_, n) => shiftsOn(week, plusDays(monday, n), zone)).flat();
  return all.filter((shift, index) => (all[index + 1]?.from ?? '9') < shift.to);
}

describe('readRanges', () => {
  it('puts ranges in order', () => {
    expect(readRanges('20:00-07:00, 12:00–13:00')).toMatchObject({
      ok: true,
      value: [
        { from: '12:00', to: '13:00' },
        { from: '20:00', to: '07:00' },
      ],
    });
  });

  it('does not take long over long nonsense', () => {
    const started = performance.now();
    for (const text of [' '.repeat(20_000), '9 '.repeat(10_000), 'm 1'.repeat(10_000), '9-'.repeat(10_000)]) {
      readRanges(text);
      readWeek(text);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
