import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInWords, readDate, readDateRange, type DateRange } from '#domain/time-words.ts';
import { daysBetween, plusDays, toLocalDate } from '#domain/time.ts';

const today = toLocalDate('2026-11-23'); // a Monday
const dates = fc.integer({ min: 0, max: 1500 }).map((day) => plusDays(toLocalDate('2025-01-01'), day));

/** What the readers made of a text: the value, or the reason with a cross before it. */
function date(text: string): string {
  const result = readDate(text, today);
  return result.ok ? result.value : `✗ ${result.error}`;
}
function range(text: string): DateRange | string {
  const result = readDateRange(text, today);
  return result.ok ? result.value : `✗ ${result.error}`;
}

describe('readDate', () => {
  it.each([
    ['2026-12-24', '2026-12-24'],
    ['2026-3-1', '2026-03-01'],
    ['Today', '2026-11-23'],
    ['tomorrow', '2026-11-24'],
    ['yesterday', '2026-11-22'],
    ['monday', '2026-11-23'],
    ['Sun', '2026-11-29'],
    ['24 Dec', '2026-12-24'],
    ['24th December', '2026-12-24'],
    ['Dec 24, 2027', '2027-12-24'],
    ['3 March', '2027-03-03'],
    ['29 Feb', '2028-02-29'],
    ['Tuesday 24 November', '2026-11-24'],
  ])('reads "%s" as %s', (text, expected) => expect(date(text)).toBe(expected));

  it.each([
    ['12/24', '✗ "12/24" reads differently in different countries; write 2026-12-24.'],
    ['3/4', '✗ "3/4" reads differently in different countries; write 2027-03-04 or 2027-04-03.'],
    ['24.12.2026', '✗ "24.12.2026" reads differently in different countries; write 2026-12-24.'],
    ['2026-02-30', '✗ "2026-02-30" is not a real date; the nearest is 2026-02-28.'],
    ['2026-13-01', '✗ "2026-13-01" is not a real date; the nearest is 2026-12-01.'],
    ['30 Feb', '✗ "30 Feb" is not a real date; the nearest is 2026-02-28.'],
    ['9999-12-31', '✗ "9999-12-31" is not a real date; the nearest is 2026-12-31.'],
    ['Wednesday 24 November', '✗ "Wednesday 24 November" does not exist: 2026-11-24 is a Tuesday.'],
    ['some day', '✗ "some day" is not a date; write it as 2026-11-23, "tomorrow" or "24 Dec".'],
  ])('refuses "%s"', (text, expected) => expect(date(text)).toBe(expected));

  it('reads back what dateInWords says', () => {
    fc.assert(
      fc.property(dates, dates, (day, other) => {
        expect(readDate(dateInWords(day), day)).toEqual({ ok: true, value: day });
        expect(readDate(dateInWords(day, 'with year'), other)).toEqual({ ok: true, value: day });
      }),
    );
  });
});

describe('readDateRange', () => {
  it.each([
    ['2026-12-24..2027-01-02 family', '2026-12-24', '2027-01-02', 'family'],
    ['2026-12-24 to 2027-01-02', '2026-12-24', '2027-01-02', ''],
    ['from 2026-12-24 – 2027-01-02', '2026-12-24', '2027-01-02', ''],
    ['today', '2026-11-23', '2026-11-23', ''],
    ['tomorrow: dentist...  and  more', '2026-11-24', '2026-11-24', 'dentist...  and  more'],
    ['24 Dec to 2 Jan, ｆａｍｉｌｙ', '2026-12-24', '2027-01-02', 'ｆａｍｉｌｙ'],
    ['friday to monday <@U1> & co', '2026-11-27', '2026-11-30', '<@U1> & co'],
    ['24 Dec 2026 5 things', '2026-12-24', '2026-12-24', '5 things'],
    ['２０２６-１２-２４ x', '2026-12-24', '2026-12-24', 'x'],
    ['until friday', '2026-11-23', '2026-11-27', ''],
    ['2026-12-24 - family', '2026-12-24', '2026-12-24', 'family'],
    ['tomorrow, to see a doctor', '2026-11-24', '2026-11-24', 'to see a doctor'],
    ['today to tomorrow', '2026-11-23', '2026-11-24', ''],
  ])('reads "%s"', (text, from, to, rest) => expect(range(text)).toEqual({ from, to, rest }));

  it.each([
    ['2027-01-02..2026-12-24', '✗ "2027-01-02..2026-12-24" ends before it begins; write 2026-12-24..2027-01-02.'],
    ['24 Dec to 20 Dec', '✗ "24 Dec to 20 Dec" ends before it begins; write 2026-12-20..2026-12-24.'],
    ['2026-02-30..2026-03-04', '✗ "2026-02-30" is not a real date; the nearest is 2026-02-28.'],
    ['2026-12-24 to 12/25', '✗ "12/25" reads differently in different countries; write 2026-12-25.'],
    [
      '2026-12-24..2027-12-25',
      '✗ "2026-12-24..2027-12-25" is longer than 366 days; the longest is 2026-12-24..2027-12-24.',
    ],
    ['24 Dec to whenever', '✗ "whenever" is not a date; write the last day as 2026-11-30, or a comma before a reason.'],
    ['2026-12-24..soon', '✗ "soon" is not a date; write the last day as 2026-11-30, or a comma before a reason.'],
    ['2026-12-24..', '✗ "" is not a date; write the last day as 2026-11-30, or a comma before a reason.'],
    ['family', '✗ "family" does not begin with a date; write 2026-11-23 or 2026-11-23..2026-11-30.'],
    ['2026-12-24x', '✗ "2026-12-24x" does not begin with a date; write 2026-11-23 or 2026-11-23..2026-11-30.'],
  ])('refuses "%s"', (text, expected) => expect(range(text)).toBe(expected));

  it('keeps every range of up to 366 days, with the words after it', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 400 }), (from, days) => {
        const to = plusDays(from, days);
        const result = readDateRange(`${from}..${to} away`, today);
        expect(result.ok).toBe(daysBetween(from, to) < 366);
        if (result.ok) expect(result.value).toEqual({ from, to, rest: 'away' });
      }),
    );
  });
});
