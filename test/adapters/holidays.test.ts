import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRegion, holidaysOf } from '#adapters/holidays-table.ts';
import { createHolidays } from '#adapters/holidays.ts';
import { toLocalDate } from '#domain/time.ts';
import { findZones } from '#domain/zone-search.ts';
import { at } from '#test/kit/build.ts';

/** Public holidays of 31 countries as two libraries have them; absent where the project stands alone. */
const TABLE = join(import.meta.dirname, '../../../shared/data/tz/holidays.csv');

describe('the books of public holidays', () => {
  it.skipIf(!existsSync(TABLE))('have every day on which both libraries agree', () => {
    const rows = readFileSync(TABLE, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const agreed = rows.filter((row) => row.at(-1)?.trim() === 'both');
    const missing = new Map<string, string[]>();
    const counts = new Map<string, number>();
    for (const [country = '', date = ''] of agreed) {
      counts.set(country, (counts.get(country) ?? 0) + 1);
      if (!holidaysOf(country, Number(date.slice(0, 4))).some((one) => one.date === date))
        missing.set(country, [...(missing.get(country) ?? []), date]);
    }
    process.stdout.write(
      `days on which both agree, all of them known: ${[...counts].map(([country, days]) => `${country} ${days}`).join(', ')}\n`,
    );
    expect(agreed.length).toBeGreaterThan(300);
    expect([...missing]).toEqual([]);
  });

  it('know a country by code, by name and by what people call it, and a part of one', () => {
    const known = ['DE', 'germany', 'DE-BE', 'Berlin, Germany', 'California', 'UK', 'Türkiye', 'south korea', 'ES-CT'];
    expect(known.map((text) => findRegion(text)?.code)).toEqual([
      'DE',
      'DE',
      'DE-BE',
      'DE-BE',
      'US-CA',
      'GB',
      'TR',
      'KR',
      'ES-CT',
    ]);
    expect(findRegion('Atlantis')).toBeNull();
  });

  it('know the country of nearly all zones by the name that the zone search gives', () => {
    const zones = findZones('', at('2026-01-01T00:00Z'));
    const strange = zones.filter(({ country }) => country !== '' && !findRegion(country)).map(({ country }) => country);
    expect(zones.length).toBeGreaterThan(50);
    // The books lack both countries.
    expect(strange).toEqual(['Nepal', 'Myanmar']);
  });

  it('are read in a thread of their own, once for the same question', async () => {
    const books = createHolidays();
    const [from, to] = [toLocalDate('2026-12-20'), toLocalDate('2027-01-10')];
    const berlin = await books.of('DE-BE', from, to);
    expect(berlin).toEqual({
      region: { code: 'DE-BE', name: 'Berlin, Germany' },
      holidays: [
        { date: '2026-12-25', name: 'Christmas Day' },
        { date: '2026-12-26', name: 'Boxing Day' },
        { date: '2027-01-01', name: "New Year's Day" },
      ],
    });
    const began = performance.now();
    expect(await books.of('DE-BE', from, to)).toEqual(berlin);
    expect(performance.now() - began).toBeLessThan(50);
    expect(await books.of('Atlantis', from, to)).toBeNull();
  });
});
