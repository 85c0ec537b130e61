import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  atLocal,
  daysBetween,
  epochMs,
  instant,
  isDate,
  isZone,
  localDate,
  localTime,
  minutesBetween,
  offsetMinutes,
  plusDays,
  plusMinutes,
  startOfDay,
  toInstant,
  toLocalDate,
  toLocalTime,
  toZone,
  tzRelease,
  weekdayOf,
} from '#domain/time.ts';
import { hasTables, tablesOf, type Row } from './tz-tables.ts';

// Read off the minute-by-minute tables; none of these zones changed its rules between the releases 2025b and 2026d.
const CHANGES = [
  ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30'],
  ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30'],
  ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30'],
  ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30'],
  ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45'],
  ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45'],
  ['Pacific/Chatham', '2026-04-05', '02:45', '2026-04-04T13:00'],
  ['Pacific/Chatham', '2026-09-27', '02:45', '2026-09-26T14:00'],
  ['Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00'],
  ['Africa/Cairo', '2026-04-24', '00:30', '2026-04-23T22:30'],
  ['Africa/Cairo', '2026-10-29', '23:30', '2026-10-29T20:30'],
  ['America/Havana', '2026-03-08', '00:30', '2026-03-08T05:30'],
  ['America/Havana', '2026-11-01', '00:30', '2026-11-01T04:30'],
  ['Asia/Beirut', '2026-03-29', '00:00', '2026-03-28T22:00'],
  ['Asia/Beirut', '2026-10-24', '23:30', '2026-10-24T20:30'],
  ['America/Santiago', '2026-09-06', '00:30', '2026-09-06T04:30'],
  ['America/Santiago', '2026-04-04', '23:30', '2026-04-05T02:30'],
  ['America/St_Johns', '2026-03-08', '02:30', '2026-03-08T06:00'],
  ['America/St_Johns', '2026-11-01', '01:30', '2026-11-01T04:00'],
  ['Asia/Kathmandu', '2026-01-01', '09:30', '2026-01-01T03:45'],
] as const;

const zones = fc.constantFrom(
  ...[...new Set(CHANGES.map(([zone]) => zone)), 'Pacific/Apia', 'Asia/Kolkata', 'UTC'].map(toZone),
);
const dates = fc.integer({ min: 0, max: 729 }).map((day) => plusDays(toLocalDate('2026-01-01'), day));
const times = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => instant(minute * 60_000).slice(11, 16))
  .map(toLocalTime);
const moments = fc.integer({ min: Date.UTC(2026, 0, 2), max: Date.UTC(2027, 11, 30) }).map(instant);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('atLocal', () => {
  it.each(CHANGES)('reads %s %s %s as the rule of RFC 5545 says', (zone, date, time, utc) => {
    expect(atLocal(toLocalDate(date), toLocalTime(time), toZone(zone))).toBe(`${utc}:00.000Z`);
  });

  it('is undone by localDate and localTime, except inside a gap, where it moves forward', () => {
    fc.assert(
      fc.property(dates, times, zones, (date, time, zone) => {
        const at = atLocal(date, time, zone);
        const shown = `${localDate(at, zone)} ${localTime(at, zone)}`;
        if (shown === `${date} ${time}`) return;
        expect(shown > `${date} ${time}`).toBe(true);
        expect(offsetMinutes(at, zone)).not.toBe(offsetMinutes(plusMinutes(at, -120), zone));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never gives a later moment for an earlier time on a day without a clock change', () => {
    fc.assert(
      fc.property(dates, times, times, zones, (date, one, other, zone) => {
        const day = [startOfDay(date, zone), startOfDay(plusDays(date, 1), zone)] as const;
        if (minutesBetween(...day) !== 1440) return;
        const [first, second] = [atLocal(date, one, zone), atLocal(date, other, zone)];
        expect(first < second).toBe(one < other);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the first of two moments with the same reading', () => {
    fc.assert(
      fc.property(moments, zones, (at, zone) => {
        const minute = instant(Math.floor(epochMs(at) / 60_000) * 60_000);
        expect(atLocal(localDate(minute, zone), localTime(minute, zone), zone) <= minute).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['2026-01-15T00:00:00Z', 'UTC'],
    ['2026-07-15T00:00:00Z', 'America/St_Johns'],
    ['2026-11-23T00:00:00Z', 'Asia/Kathmandu'],
    ['1999-12-31T23:59:59Z', 'Australia/Lord_Howe'],
  ])('is the same in a process started at %s with TZ=%s', async (started, machineZone) => {
    vi.stubEnv('TZ', machineZone);
    vi.useFakeTimers();
    vi.setSystemTime(started);
    vi.resetModules();
    const fresh = await import('#domain/time.ts');
    for (const [zone, date, time, utc] of CHANGES) {
      expect(fresh.atLocal(toLocalDate(date), toLocalTime(time), toZone(zone))).toBe(`${utc}:00.000Z`);
    }
  });

  it('throws for a zone, date or time that does not exist, which is a bug of the caller', () => {
    const [date, time, zone] = [toLocalDate('2026-03-10'), toLocalTime('09:30'), toZone('UTC')];
    expect(() => atLocal(date, time, JSON.parse('"Mars/Olympus"'))).toThrow(RangeError);
    expect(() => atLocal(JSON.parse('"soon"'), time, zone)).toThrow(RangeError);
    expect(() => atLocal(date, JSON.parse('"9 o\'clock"'), zone)).toThrow(RangeError);
  });
});

const utc = (text: string | undefined): string => `${text}:00.000Z`;
const unfit = (tables: ReturnType<typeof tablesOf>, fits: (row: Row) => boolean): string[] =>
  tables.filter(({ accepted }) => !accepted.some((rows) => rows.every(fits))).map(({ zone }) => zone);
const read = (row: Row, date: string, time: string): string =>
  atLocal(toLocalDate(row[date] ?? ''), toLocalTime(row[time] ?? time), toZone(row['zone'] ?? ''));
const instantsFit = (row: Row): boolean =>
  read(row, 'date', '09:30') === utc(row['utc_0930']) &&
  read(row, 'date', '09:00') === utc(row['utc_0900']) &&
  read(row, 'date', '17:00') === utc(row['utc_1700']);
function transitionFits(row: Row): boolean {
  const [at, zone] = [toInstant(utc(row['utc'])), toZone(row['zone'] ?? '')];
  const offsets = [offsetMinutes(plusMinutes(at, -1), zone), offsetMinutes(at, zone)];
  return offsets.join() === [row['offset_before_min'], row['offset_after_min']].join();
}

describe.runIf(hasTables)('the calendar of 2026 and 2027, against minute-by-minute tables', () => {
  it('has 09:00, 09:30 and 17:00 of every day right in every zone', () => {
    const tables = tablesOf('instants', ['zone', 'date']);
    expect(tables.flatMap(({ accepted }) => accepted[0] ?? []).length).toBeGreaterThan(15_000);
    expect(unfit(tables, instantsFit)).toEqual([]);
  });

  it('has every gap and fold right in every zone', () => {
    const tables = tablesOf('gaps_folds', ['zone', 'local_date', 'local_time']);
    expect(tables.flatMap(({ accepted }) => accepted[0] ?? []).length).toBeGreaterThan(100);
    expect(unfit(tables, (row) => read(row, 'local_date', 'local_time') === utc(row['compatible_utc']))).toEqual([]);
  });

  it('has every change of offset at its minute', () => {
    const tables = tablesOf('transitions', ['zone', 'utc']);
    expect(unfit(tables, transitionFits)).toEqual([]);
  });
});

describe('startOfDay', () => {
  it('is the first moment that shows the date, also where midnight is skipped or repeated', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const first = startOfDay(date, zone);
        expect(localDate(first, zone)).toBe(date);
        expect(localDate(instant(epochMs(first) - 1), zone) < date).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect(localTime(startOfDay(toLocalDate('2026-04-24'), toZone('Africa/Cairo')), toZone('Africa/Cairo'))).toBe(
      '01:00',
    );
  });

  it('is the next day where a whole day was skipped', () => {
    const skipped = startOfDay(toLocalDate('2011-12-30'), toZone('Pacific/Apia'));
    expect(skipped).toBe(startOfDay(toLocalDate('2011-12-31'), toZone('Pacific/Apia')));
  });
});

describe('Instant', () => {
  it('has one width, so that its order as text is the order in time', () => {
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        expect(one < other).toBe(epochMs(one) < epochMs(other));
        expect(toInstant(one)).toBe(one);
      }),
    );
  });

  it('is read from any ISO text that names an offset', () => {
    expect(toInstant('2026-01-01T09:30:00+05:45')).toBe('2026-01-01T03:45:00.000Z');
  });

  it.each(['2026-01-01T03:45:00', '2026-02-30T00:00:00Z', '2026-01-01', 'yesterday', '', '+012026-01-01T00:00:00Z'])(
    'is refused for %s',
    (text) => {
      expect(() => toInstant(text)).toThrow(RangeError);
    },
  );

  it('is refused beyond the year 9999, where the width would change', () => {
    expect(() => instant(Date.UTC(10_000, 0, 1))).toThrow(RangeError);
    expect(() => instant(Number.NaN)).toThrow(RangeError);
  });
});

describe('LocalDate', () => {
  it('counts days forwards and back', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        expect(daysBetween(date, plusDays(date, days))).toBe(days);
        expect(weekdayOf(plusDays(date, 7))).toBe(weekdayOf(date));
      }),
    );
    expect(weekdayOf(toLocalDate('2026-03-10'))).toBe(2);
    expect(weekdayOf(toLocalDate('1969-12-28'))).toBe(7);
  });

  it.each(['2026-02-29', '2026-2-1', '2026-13-01', '2026-00-10', 'today'])('is not %s', (text) => {
    expect(isDate(text)).toBe(false);
    expect(() => toLocalDate(text)).toThrow(RangeError);
  });
});

describe('Zone', () => {
  it.each(['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'America/Nuuk', 'UTC', 'EST'])('may be %s', (text) => {
    expect(isZone(text)).toBe(true);
  });

  it.each(['', 'local', 'Mars/Olympus', '+05:30', 'IST', 'PST', 'Asia/Kolkata ', '../etc'])('is not "%s"', (text) => {
    expect(isZone(text)).toBe(false);
    expect(() => toZone(text)).toThrow(RangeError);
  });

  it('rests on a named release of the tz database', () => {
    expect(tzRelease()).toMatch(/^20\d\d[a-z]$/);
  });
});
