import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Result } from '#domain/result.ts';
import {
  clockInWords,
  dateInWords,
  durationInWords,
  momentInWords,
  readDate,
  readDateRange,
  readDuration,
  readTime,
  readWeekdays,
  readZone,
  weekdaysInWords,
  zoneInWords,
} from '#domain/time-words.ts';
import { instant, toInstant, toLocalDate, toLocalTime, toZone } from '#domain/time.ts';

const today = toLocalDate('2026-11-23'); // a Monday
const NAUGHTY = `${process.cwd()}/../shared/data/adversarial/naughty-strings.jsonl`;

/** What a reader made of a text: the value, or the reason with a cross before it. */
const read =
  <T>(reader: (text: string) => Result<T, string>) =>
  (text: string): T | string => {
    const result = reader(text);
    return result.ok ? result.value : `✗ ${result.error}`;
  };
const [time, duration] = [read(readTime), read(readDuration)];
const [zone, weekdays] = [read(readZone), read(readWeekdays)];

describe('readTime', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09:30', '09:30'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['17h', '17:00'],
    [' 9am ', '09:00'],
    ['9:30 pm', '21:30'],
    ['12am', '00:00'],
    ['12 p.m.', '12:00'],
    ['９：３０', '09:30'],
    ['noon', '12:00'],
    ['0:00', '00:00'],
  ])('reads "%s" as %s', (text, expected) => expect(time(text)).toBe(expected));

  it.each([
    ['24:00', '✗ "24:00" is not a time of day; write 00:00 for midnight.'],
    ['25:00', '✗ "25:00" is not a time of day; the nearest is 23:00.'],
    ['9:75', '✗ "9:75" is not a time of day; the nearest is 09:59.'],
    ['13pm', '✗ "13pm" is not a time of day; the nearest is 13:00.'],
    ['soon', '✗ "soon" is not a time; write it as 09:30 or 9:30 pm.'],
    ['', '✗ "" is not a time; write it as 09:30 or 9:30 pm.'],
    ['-9', '✗ "-9" is not a time; write it as 09:30 or 9:30 pm.'],
  ])('refuses "%s"', (text, expected) => expect(time(text)).toBe(expected));

  it('reads back every minute of the day', () => {
    for (let minute = 0; minute < 1440; minute += 1) {
      const written = toLocalTime(instant(minute * 60_000).slice(11, 16));
      expect(time(written)).toBe(written);
    }
  });
});

describe('readDuration', () => {
  it.each([
    ['1h', 60],
    ['90m', 90],
    ['1h30', 90],
    ['1h 30m', 90],
    ['1:30', 90],
    ['2 hours', 120],
    ['1.5 h', 90],
    ['an hour', 60],
    ['half an hour', 30],
    ['45', 45],
    ['5m', 5],
    ['12h', 720],
  ])('reads "%s" as %i minutes', (text, expected) => expect(duration(text)).toBe(expected));

  it.each([
    ['4', '✗ "4" is too short; the shortest is 5m.'],
    ['12h01', '✗ "12h01" is too long; the longest is 12h.'],
    ['99999999999999999999h', '✗ "99999999999999999999h" is too long; the longest is 12h.'],
    ['', '✗ "" is not a length of time; write it as 45m, 1h or 1h30.'],
    ['later', '✗ "later" is not a length of time; write it as 45m, 1h or 1h30.'],
    ['-30', '✗ "-30" is not a length of time; write it as 45m, 1h or 1h30.'],
  ])('refuses "%s"', (text, expected) => expect(duration(text)).toBe(expected));

  it('reads back what durationInWords says', () => {
    for (let minutes = 5; minutes <= 720; minutes += 1) expect(duration(durationInWords(minutes))).toBe(minutes);
  });
});

describe('readZone', () => {
  it.each([
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['asia/kathmandu', 'Asia/Kathmandu'],
    [' America/New York ', 'America/New_York'],
    ['utc', 'UTC'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
  ])('reads "%s" as %s', (text, expected) => expect(zone(text)).toBe(expected));

  it.each([
    ['Asia/Katmandoo', 'Asia/Kathmandu?'],
    ['kathmandu', 'Asia/Kathmandu?'],
    ['New York', 'America/New_York?'],
    ['Tokio', 'Asia/Tokyo?'],
    ['IST', 'Asia/Kolkata?'],
    ['San Francisco', 'America/Los_Angeles?'],
    ['UTC+3', 'an offset, which knows no clock changes'],
    ['+05:30', 'an offset, which knows no clock changes'],
    ['zzzzqq', 'write it as Asia/Kolkata'],
    ['__proto__', 'write it as Asia/Kolkata'],
  ])('refuses "%s" with the nearest form', (text, expected) => {
    expect(zone(text)).toContain(`✗ "${text}" is `);
    expect(zone(text)).toContain(expected);
  });
});

describe('readWeekdays', () => {
  it.each([
    ['Mon-Fri', [1, 2, 3, 4, 5]],
    ['Sun-Thu', [1, 2, 3, 4, 7]],
    ['mon,wed', [1, 3]],
    ['Monday to Wednesday and Fri', [1, 2, 3, 5]],
    ['Fri – Mon', [1, 5, 6, 7]],
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['weekdays', [1, 2, 3, 4, 5]],
  ])('reads "%s"', (text, expected) => expect(weekdays(text)).toEqual(expected));

  it.each([
    ['Mnoday', '✗ "Mnoday" is not a list of weekdays; did you mean Monday?'],
    ['mon-tue-wed', '✗ "mon-tue-wed" is not a list of weekdays; write them as Mon-Fri or Mon, Wed, Fri.'],
    ['', '✗ "" is not a list of weekdays; write them as Mon-Fri or Mon, Wed, Fri.'],
    ['constructor', '✗ "constructor" is not a list of weekdays; write them as Mon-Fri or Mon, Wed, Fri.'],
  ])('refuses "%s"', (text, expected) => expect(weekdays(text)).toBe(expected));

  it('reads back what weekdaysInWords says', () => {
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4, 5, 6, 7] as const, { minLength: 1 }), (days) => {
        expect(weekdays(weekdaysInWords(days))).toEqual(days);
      }),
    );
    expect(weekdaysInWords([])).toBe('no days');
  });
});

describe('every reader', () => {
  const readers = [readTime, readDate, readDateRange, readDuration, readZone, readWeekdays];

  function answersInOneSentence(text: string): void {
    for (const reader of readers) {
      const result = reader(text, today);
      if (result.ok) continue;
      expect(result.error).toMatch(/^".{0,40}" [^\n]{5,200}[.?]$/u);
    }
  }

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('refuses the word %s', (text) => {
    for (const reader of readers) expect(reader(text, today).ok).toBe(false);
  });

  it('answers any text with a value or one short sentence', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), answersInOneSentence), { numRuns: 300 });
    const pieces = fc.constantFrom(
      '24',
      '12',
      '2026',
      '-',
      '..',
      '/',
      ' ',
      'mon',
      'dec',
      'to',
      'h',
      ':',
      'pm',
      '９',
      '+',
      '!',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
        answersInOneSentence,
      ),
      { numRuns: 500 },
    );
    answersInOneSentence('9 '.repeat(20_000));
  });

  it.runIf(existsSync(NAUGHTY))('answers hostile text with a value or one short sentence', () => {
    const lines = readFileSync(NAUGHTY, 'utf8').trim().split('\n');
    expect(lines.length).toBeGreaterThan(200);
    for (const line of lines) answersInOneSentence(JSON.parse(line).text);
  });
});

describe('times in words', () => {
  const at = toInstant('2026-03-12T04:00:00Z');
  const nepal = toZone('Asia/Kathmandu');

  it('are as short as the day allows', () => {
    expect(clockInWords(at, nepal)).toBe('09:45');
    expect(dateInWords(toLocalDate('2026-03-10'))).toBe('Tuesday 10 March');
    expect(dateInWords(toLocalDate('2026-03-10'), 'with year')).toBe('Tuesday 10 March 2026');
    const days = ['2026-03-11', '2026-03-12', '2026-03-13', '2026-03-10', '2025-12-31'].map(toLocalDate);
    expect(days.map((day) => momentInWords(at, nepal, day))).toEqual([
      'tomorrow 09:45',
      '09:45',
      'yesterday 09:45',
      'Thu 12 March 09:45',
      'Thu 12 March 2026 09:45',
    ]);
  });

  it.each([
    ['Asia/Tokyo', 'Tokyo, UTC+9'],
    ['America/St_Johns', 'St Johns, UTC-2:30'],
    ['Asia/Kathmandu', 'Kathmandu, UTC+5:45'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires, UTC-3'],
    ['Europe/London', 'London, UTC+0'],
    ['UTC', 'UTC'],
  ])('name %s as %s', (name, expected) => expect(zoneInWords(toZone(name), at)).toBe(expected));
});
