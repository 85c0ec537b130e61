import Table from 'date-holidays';
import type { PublicHoliday, Region } from '#domain/holiday.ts';
import { isDate, plusDays, type LocalDate } from '#domain/time.ts';

const LANGUAGE = 'en';
const DAY_MS = 86_400_000;

/** The region that `text` names or abbreviates, a country before a part of one; null: none. */
export function findRegion(text: string): Region | null {
  const wanted = plain(text);
  if (wanted === '') return null;
  const table = new Table();
  const countries = Object.entries(table.getCountries(LANGUAGE) ?? {});
  const country = countries.find(([code, name]) => namesOf(code, name).includes(wanted));
  if (country) return { code: country[0], name: country[1] };
  for (const [code, name] of countries) {
    const called = namesOf(code, name);
    for (const [part, partName] of Object.entries(table.getStates(code, LANGUAGE) ?? {})) {
      const known = [`${code}-${part}`, partName, ...called.map((one) => `${partName} ${one}`)].map(plain);
      if (known.includes(wanted)) return { code: `${code}-${part}`, name: `${partName}, ${name}` };
    }
  }
  return null;
}

/** What people call a country: as its books do, as Unicode does, and both without what stands in brackets. */
function namesOf(code: string, name: string): string[] {
  const names = [code, name, english.of(code) ?? '', ...(ALSO[code] ?? [])];
  return names
    .flatMap((one) => [one, one.replace(/\(.*?\)/g, '')])
    .map(plain)
    .filter((one) => one !== '');
}

const english = new Intl.DisplayNames([LANGUAGE], { type: 'region' });
const ALSO: Readonly<Record<string, readonly string[]>> = {
  GB: ['Britain', 'Great Britain', 'UK'],
  US: ['USA', 'America'],
};

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The public holidays of a region in one year, each day of longer ones; of an unknown region none. */
export function holidaysOf(region: string, year: number): PublicHoliday[] {
  const [country = '', part] = region.split('-');
  const table = part === undefined ? new Table(country) : new Table(country, part);
  const found = table.getHolidays(year, LANGUAGE).filter(({ type }) => type === 'public');
  const days = found.flatMap(({ date, start, end, name }) => {
    const first = date.slice(0, 10);
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    if (!isDate(first)) return [];
    return Array.from({ length }, (_, later) => ({ date: plusDays(first, later), name }));
  });
  const named = new Map<LocalDate, string>();
  for (const { date, name } of days) if (!named.has(date)) named.set(date, name);
  return [...named].map(([date, name]) => ({ date, name })).toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
