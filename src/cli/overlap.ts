import { z } from 'zod';
import { quoted } from '#domain/calendar-names.ts';
import { byDay, fullest, lengthOf, presencesOf, segmentsOf, sharedBy, type Calendar } from '#domain/overlap.ts';
import { refuse, ok, type Result } from '#domain/result.ts';
import type { Shift, Shifts } from '#domain/shift.ts';
import { readTime, readZone } from '#domain/time-words.ts';
import {
  daysBetween,
  epochMs,
  isDate,
  plusDays,
  startOfDay,
  toZone,
  type LocalDate,
  type Weekday,
} from '#domain/time.ts';
import { readOptions } from './options.ts';
import { readText } from './read-text.ts';
import { misused, type Io, type Run } from './sub-command.ts';

const UTC = toZone('Etc/UTC');
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Ten years of days; beyond that a year was mistyped. */
const MOST_DAYS = 3_660;
const FLAGS = ['--csv', '--weekdays'];
const HEAD = 'team,utc_date,minutes,intervals,max_present,minutes_at_max';
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5];

/** Prints the hours that teams share, each UTC day: the reckoning behind `/overlap`, for other programs. */
export const run: Run = (args, io) => {
  const flags = new Set<string>(FLAGS.filter((flag) => args.includes(flag)));
  const { values, faults } = readOptions(
    args.filter((arg) => !flags.has(arg)),
    ['teams', 'from', 'to'],
  );
  const wrong = [...faults];
  const range = rangeOf(values.from, values.to, wrong);
  const days = flags.has('--weekdays') ? MONDAY_TO_FRIDAY : EVERY_DAY;
  const teams = values.teams === undefined ? refuse(['--teams is missing.']) : teamsIn(values.teams, days);
  if (!teams.ok) wrong.push(...teams.error);
  if (wrong.length > 0 || !teams.ok || range === null) return misused(wrong, io);
  print(teams.value, range, io);
  return 0;
};

interface Team {
  readonly name: string;
  readonly members: readonly Calendar[];
}

interface Range {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

function rangeOf(first: string | undefined, last: string | undefined, faults: string[]): Range | null {
  const [from = '', to = from] = [first, last];
  if (first === undefined) faults.push('--from is missing.');
  for (const [name, text] of Object.entries({ from: first, to: last })) {
    if (text !== undefined && !isDate(text))
      faults.push(`--${name}: ${quoted(text)} is not a date such as 2026-03-10.`);
  }
  if (!isDate(from) || !isDate(to)) return null;
  if (to < from) faults.push(`--to ${to} is before --from ${from}; write --from ${to} --to ${from}.`);
  else if (daysBetween(from, to) >= MOST_DAYS) faults.push(`--from ${from} --to ${to} is more than ${MOST_DAYS} days.`);
  return { from, to };
}

const text = z.string('must be a text');
const fileSchema = z.array(
  z.object({
    team: text.min(1, 'must not be empty'),
    members: z.array(z.object({ zone: text, start: text, end: text })),
  }),
  'must be a list of teams',
);

/** The teams of a file, their hours on each of `days`. errors: every fault of the file, a sentence each. */
function teamsIn(path: string, days: readonly Weekday[]): Result<readonly Team[], string[]> {
  const content = readText(path);
  if (!content.ok) return refuse([content.error]);
  let raw: unknown;
  try {
    raw = JSON.parse(content.value);
  } catch {
    return refuse([`${quoted(path)} is not JSON that can be read.`]);
  }
  const read = fileSchema.safeParse(raw);
  if (!read.success) {
    return refuse(
      read.error.issues.map((issue) => `${quoted(path)}: ${issue.path.join('.') || 'it'} ${issue.message}.`),
    );
  }
  const faults: string[] = [];
  const teams = read.data.map(({ team, members }) => ({
    name: team,
    members: members.map(({ zone, start, end }, place) => {
      const found = calendarOf(zone, start, end, days);
      if (!found.ok) faults.push(`${quoted(path)}: team ${quoted(team)}, member ${place + 1}: ${found.error}`);
      return found.ok ? found.value : { zone: UTC, shifts: {} };
    }),
  }));
  return faults.length > 0 ? refuse(faults) : ok(teams);
}

function calendarOf(zoneText: string, start: string, end: string, days: readonly Weekday[]): Result<Calendar, string> {
  const [zone, from, to] = [readZone(zoneText), readTime(start), readTime(end.trim() === '24:00' ? '00:00' : end)];
  if (!zone.ok) return zone;
  if (!from.ok) return from;
  if (!to.ok) return to;
  const hours: readonly Shift[] = [{ from: from.value, to: to.value }];
  const shifts: Shifts = Object.fromEntries(days.map((day) => [day, hours]));
  return ok({ zone: zone.value, shifts });
}

function print(teams: readonly Team[], { from, to }: Range, io: Io): void {
  io.out(`${HEAD}\n`);
  const whole = { from: startOfDay(from, UTC), to: startOfDay(plusDays(to, 1), UTC) };
  for (const { name, members } of teams) {
    if (members.length === 0) io.err(`The team ${quoted(name)} has no members; nothing is shared.\n`);
    const segments = segmentsOf(presencesOf(members, whole));
    const [present, shared] = [byDay(segments), byDay(members.length === 0 ? [] : sharedBy(segments, members.length))];
    const lines: string[] = [];
    for (let date = from; date <= to; date = plusDays(date, 1)) {
      const start = epochMs(startOfDay(date, UTC));
      const today = shared.get(start / DAY) ?? [];
      const most = fullest(present.get(start / DAY) ?? []);
      const clock = today.map((span) => `${hhmm(span.from - start)}-${hhmm(span.to - start)}`).join(' ');
      lines.push(`${cell(name)},${date},${lengthOf(today) / MINUTE},${clock},${most.people},${most.ms / MINUTE}\n`);
    }
    io.out(lines.join(''));
  }
}

/** `24:00` at the end of the day. */
function hhmm(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const cell = (word: string): string => (/[",\n\r]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word);
