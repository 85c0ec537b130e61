import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SHIFTS,
  endOfWork,
  isWorkingDay,
  plusWorkingDays,
  readShift,
  shiftsInWords,
  shiftsOn,
  withinHours,
  workingDaysBetween,
  type Shift,
  type Shifts,
} from '#domain/shift.ts';
import {
  instant,
  minutesBetween,
  plusDays,
  toInstant,
  toLocalDate,
  toLocalTime,
  toZone,
  type Instant,
  type Interval,
} from '#domain/time.ts';

const shift = (from: string, to: string): Shift => ({ from: toLocalTime(from), to: toLocalTime(to) });
const at = (text: string): Instant => toInstant(`${text}:00Z`);
const span = (from: string, to: string): Interval => ({ from: at(from), to: at(to) });
const date = toLocalDate;
const utc = toZone('UTC');
const newYork = toZone('America/New_York');
const kathmandu = toZone('Asia/Kathmandu');
const cairo = toZone('Africa/Cairo');

const NIGHTS: Shifts = { 5: [shift('22:00', '06:00')] };
const SUNDAY_TO_THURSDAY: Shifts = Object.fromEntries([7, 1, 2, 3, 4].map((day) => [day, [shift('09:00', '17:00')]]));

const time = fc.integer({ min: 0, max: 1439 }).map((minute) => toLocalTime(instant(minute * 60_000).slice(11, 16)));
const someShifts = fc.array(fc.record({ from: time, to: time }), { minLength: 1, maxLength: 3 });
const weeks: fc.Arbitrary<Shifts> = fc
  .tuple(fc.subarray([1, 2, 3, 4, 5, 6, 7] as const), fc.array(someShifts, { minLength: 7, maxLength: 7 }))
  .map(([days, hours]) => Object.fromEntries(days.map((day) => [day, hours[day - 1]])));
const dates = fc.integer({ min: 0, max: 729 }).map((day) => plusDays(date('2026-01-01'), day));
const zones = fc.constantFrom(
  ...['UTC', 'America/New_York', 'Asia/Kathmandu', 'Africa/Cairo', 'Australia/Lord_Howe', 'America/St_Johns'].map(
    toZone,
  ),
);

describe('shiftsOn', () => {
  it('puts the hours of a weekday on the clock of the zone', () => {
    const monday = shiftsOn(DEFAULT_SHIFTS, date('2026-03-09'), kathmandu);
    expect(monday).toEqual([span('2026-03-09T03:15', '2026-03-09T12:15')]);
    expect(shiftsOn(DEFAULT_SHIFTS, date('2026-03-08'), kathmandu)).toEqual([]);
  });

  it('lets a night shift end on the next day, an hour sooner or later when clocks change', () => {
    const saturdayNight: Shifts = { 6: [shift('22:00', '06:00')] };
    const lengths = ['2026-03-07', '2026-03-14', '2026-10-31'].map((night) => {
      const [one] = shiftsOn(saturdayNight, date(night), newYork);
      return one ? minutesBetween(one.from, one.to) : null;
    });
    expect(lengths).toEqual([7 * 60, 8 * 60, 9 * 60]);
  });

  it('joins what overlaps or touches, and orders the rest', () => {
    const split: Shifts = {
      1: [shift('14:00', '18:00'), shift('08:00', '10:00'), shift('10:00', '11:00'), shift('15:00', '16:00')],
    };
    expect(shiftsOn(split, date('2026-03-09'), utc)).toEqual([
      span('2026-03-09T08:00', '2026-03-09T11:00'),
      span('2026-03-09T14:00', '2026-03-09T18:00'),
    ]);
  });

  it('leaves out a shift that a skipped hour swallows', () => {
    const early: Shifts = { 5: [shift('00:00', '00:30')] };
    expect(shiftsOn(early, date('2026-04-17'), cairo)).toHaveLength(1);
    expect(shiftsOn({ 5: [shift('00:30', '01:00')] }, date('2026-04-24'), cairo)).toEqual([]);
  });

  it('takes equal ends for a whole day', () => {
    const guard: Shifts = { 1: [shift('08:00', '08:00')] };
    expect(shiftsOn(guard, date('2026-03-09'), utc)).toEqual([span('2026-03-09T08:00', '2026-03-10T08:00')]);
  });
});

describe('withinHours', () => {
  it.each([
    ['2026-03-13T21:59', false],
    ['2026-03-13T22:00', true],
    ['2026-03-14T05:59', true],
    ['2026-03-14T06:00', false],
    ['2026-03-14T22:00', false],
  ])('knows the night shift of Friday at %s: %s', (moment, within) => {
    expect(withinHours(at(moment), NIGHTS, utc)).toBe(within);
  });

  it('includes the first moment of every shift and excludes its last', () => {
    fc.assert(
      fc.property(weeks, dates, zones, (shifts, day, zone) => {
        for (const { from } of shiftsOn(shifts, day, zone)) expect(withinHours(from, shifts, zone)).toBe(true);
        const one: Shifts = Object.fromEntries(Object.entries(shifts).slice(0, 1));
        const end = endOfWork(one, day, zone);
        if (end !== null) expect(shiftsOn(one, day, zone).some(({ from, to }) => from <= end && end < to)).toBe(false);
      }),
    );
  });
});

describe('endOfWork', () => {
  it('is the end of the last shift, of a night shift on the next day, and null on a free day', () => {
    const split: Shifts = { 1: [shift('08:00', '10:00'), shift('14:00', '16:00')] };
    expect(endOfWork(split, date('2026-03-09'), utc)).toBe(at('2026-03-09T16:00'));
    expect(endOfWork(NIGHTS, date('2026-03-13'), utc)).toBe(at('2026-03-14T06:00'));
    expect(endOfWork(NIGHTS, date('2026-03-14'), utc)).toBeNull();
  });
});

describe('working days', () => {
  const holiday = new Set([date('2026-12-25')]);

  it('are those of the week that are not days off', () => {
    expect(isWorkingDay(SUNDAY_TO_THURSDAY, date('2026-03-08'))).toBe(true);
    expect(isWorkingDay(SUNDAY_TO_THURSDAY, date('2026-03-13'))).toBe(false);
    expect(isWorkingDay(DEFAULT_SHIFTS, date('2026-12-25'), holiday)).toBe(false);
    expect(isWorkingDay(DEFAULT_SHIFTS, date('2026-12-25'), (day) => day === '2026-12-24')).toBe(true);
  });

  it('are counted from the day after, over weekends and days off, both ways', () => {
    expect(plusWorkingDays(DEFAULT_SHIFTS, date('2026-12-24'), 1)).toBe('2026-12-25');
    expect(plusWorkingDays(DEFAULT_SHIFTS, date('2026-12-24'), 1, holiday)).toBe('2026-12-28');
    expect(plusWorkingDays(DEFAULT_SHIFTS, date('2026-12-28'), -1, holiday)).toBe('2026-12-24');
    expect(plusWorkingDays(DEFAULT_SHIFTS, date('2026-03-14'), 0)).toBe('2026-03-14');
    expect(workingDaysBetween(DEFAULT_SHIFTS, date('2026-03-13'), date('2026-03-16'))).toBe(1);
    expect(workingDaysBetween(DEFAULT_SHIFTS, date('2026-03-16'), date('2026-03-13'))).toBe(-1);
  });

  it('agree forwards and back', () => {
    fc.assert(
      fc.property(weeks, dates, fc.integer({ min: -30, max: 30 }), (shifts, day, days) => {
        const reached = plusWorkingDays(shifts, day, days);
        if (reached === null) {
          expect(Object.keys(shifts)).toEqual([]);
          return;
        }
        const counted = workingDaysBetween(shifts, day, reached);
        expect(counted).toBe(days);
        if (days !== 0) expect(isWorkingDay(shifts, reached)).toBe(true);
      }),
    );
  });

  it('do not come for somebody who is always off', () => {
    expect(plusWorkingDays(DEFAULT_SHIFTS, date('2026-03-10'), 1, () => true)).toBeNull();
  });
});

describe('a shift in words', () => {
  it.each(['09:00-17:30', '9 - 17:30', '9am to 5:30pm', '09:00–17:30', '9..17.30'])('is read from %s', (text) => {
    expect(readShift(text)).toEqual({ ok: true, value: shift('09:00', '17:30') });
  });

  it.each([
    ['', 'write it as 09:00-17:30'],
    ['nine to five', '"nine" is not a time'],
    ['09:00-24:00', 'write 00:00 for midnight'],
    ['09:00', 'write it as 09:00-17:30'],
  ])('is refused for "%s" with the right form', (text, reason) => {
    const read = readShift(text);
    expect(read.ok ? '' : read.error).toContain(reason);
  });

  it('is read back as it is written', () => {
    fc.assert(
      fc.property(time, time, (from, to) => {
        expect(readShift(`${from}–${to}`)).toEqual({ ok: true, value: { from, to } });
        expect(shiftsInWords({ 3: [{ from, to }] })).toBe(`Wed ${from}–${to}`);
      }),
    );
  });

  it('joins the days that have the same hours', () => {
    expect(shiftsInWords(DEFAULT_SHIFTS)).toBe('Mon–Fri 09:00–18:00');
    expect(shiftsInWords(SUNDAY_TO_THURSDAY)).toBe('Sun–Thu 09:00–17:00');
    expect(shiftsInWords({ 1: [shift('08:00', '10:00'), shift('14:00', '18:00')], 2: [shift('22:00', '06:00')] })).toBe(
      'Mon 08:00–10:00, 14:00–18:00; Tue 22:00–06:00',
    );
    expect(shiftsInWords({})).toBe('no working hours');
  });
});
