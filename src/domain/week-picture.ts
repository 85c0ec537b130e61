import type { LocalDate } from './time.ts';
import { dateInWords } from './time-words.ts';

/** A week of several people, hour by hour on one clock. */
export interface WeekPicture {
  readonly kind: 'week';
  /** Whose week it is. */
  readonly title: string;
  /** Whose clock it is on, in words. */
  readonly clock: string;
  readonly first: LocalDate;
  /** For each person and hour of the day, the share of five working days on which they are at work: 0 to 1. */
  readonly rows: readonly { readonly name: string; readonly hours: readonly number[] }[];
  /** On how many of the seven days there is an hour that suits all. */
  readonly sharedDays: number;
}

/** At work on most days. */
export const MOSTLY = 0.5;
const HOURS = 24;

/** How many of them are at work in each hour of the day on most days. */
export function usuallyThere(rows: WeekPicture['rows']): number[] {
  return Array.from({ length: HOURS }, (_, hour) => rows.filter(({ hours }) => (hours[hour] ?? 0) >= MOSTLY).length);
}

/** The numbers of the picture: where most are, then person by person as far as there is room. */
export function weekWords({ title, clock, first, rows, sharedDays }: WeekPicture): string {
  const there = usuallyThere(rows);
  const most = Math.max(0, ...there);
  const shared = sharedDays === 0 ? 'no hour suits all' : `all share hours on ${sharedDays} of seven days`;
  const fullest =
    most === 0
      ? 'nobody is at work on most days'
      : `most are there ${ranges(there.map((many) => many === most))} (${most})`;
  const people = rows.map(({ name, hours }) => {
    const worked = hours.map((share) => share >= MOSTLY);
    return `${name} ${worked.includes(true) ? ranges(worked) : 'rarely'}`;
  });
  return `${title}, the week from ${dateInWords(first)} by ${clock}: ${rows.length === 1 ? '1 person' : `${rows.length} people`}, ${shared}; ${fullest}. Usual hours: ${people.join('; ')}.`;
}

/** The hours that are true, as `9 to 12 and 14 to 18`. */
function ranges(hours: readonly boolean[]): string {
  const found: string[] = [];
  for (let hour = 0; hour < HOURS; hour += 1) {
    if (!hours[hour]) continue;
    const from = hour;
    while (hours[hour + 1]) hour += 1;
    found.push(`${from} to ${hour + 1}`);
  }
  return found.join(' and ');
}
