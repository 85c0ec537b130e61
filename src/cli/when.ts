import { quoted } from '#domain/calendar-names.ts';
import { refuse, type Result } from '#domain/result.ts';
import { readDate, readTime, readZone } from '#domain/time-words.ts';
import { atLocal, daysBetween, plusDays, toLocalDate, type LocalDate } from '#domain/time.ts';
import { readOptions, type Options } from './options.ts';
import { misused, type Io, type Run } from './sub-command.ts';

const NAMES = ['zone', 'time', 'from', 'to'] as const;
// A century of lines is more than anybody checks; beyond it a year was mistyped.
const MOST_DAYS = 36_525;
// Only for the nearest right form of a year far off; a whole date needs no today.
const EXAMPLE = toLocalDate('2026-03-10');

/** Prints, for each date, the moment a wall clock shows the time: what the bot itself would do across clock changes. */
export const run: Run = (args, io) => {
  const { values, faults } = readOptions(args, NAMES);
  return print(values, [...faults], io);
};

function print(values: Options<(typeof NAMES)[number]>['values'], faults: string[], io: Io): number {
  const zone = take('zone', values.zone, readZone, faults);
  const time = take('time', values.time, readTime, faults);
  const from = take('from', values.from, readDay, faults);
  const to = values.to === undefined ? from : take('to', values.to, readDay, faults);
  const wrong = from !== null && to !== null ? wrongRange(from, to) : null;
  if (wrong !== null) faults.push(wrong);
  if (faults.length > 0 || zone === null || time === null || from === null || to === null) return misused(faults, io);
  const dates = Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => plusDays(from, day));
  io.out(dates.map((date) => `${date},${atLocal(date, time, zone)}\n`).join(''));
  return 0;
}

function take<T>(
  name: string,
  text: string | undefined,
  read: (text: string) => Result<T, string>,
  faults: string[],
): T | null {
  const value = text === undefined ? refuse('is missing.') : read(text);
  if (value.ok) return value.value;
  const alreadyNamed = text === undefined && faults.some((fault) => fault.startsWith(`--${name} `));
  if (!alreadyNamed) faults.push(text === undefined ? `--${name} ${value.error}` : `--${name}: ${value.error}`);
  return null;
}

function readDay(text: string): Result<LocalDate, string> {
  if (/^\s*\d{4}-\d{1,2}-\d{1,2}\s*$/.test(text)) return readDate(text, EXAMPLE);
  return refuse(`${quoted(text)} is not a date; write it as ${EXAMPLE}.`);
}

function wrongRange(from: LocalDate, to: LocalDate): string | null {
  if (to < from) return `--to ${to} is before --from ${from}; write --from ${to} --to ${from}.`;
  if (daysBetween(from, to) < MOST_DAYS) return null;
  return `--from ${from} --to ${to} is more than ${MOST_DAYS} days; the latest is --to ${plusDays(from, MOST_DAYS - 1)}.`;
}
