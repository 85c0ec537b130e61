import { workOn, type Person } from './hours.ts';
import type { ProjectId, UserId, WorkspaceId } from './ids.ts';
import { absenceOn } from './member.ts';
import { plainly } from './calendar-names.ts';
import { ok, refuse, type Result } from './result.ts';
import { readDate, readTime, readZone } from './time-words.ts';
import { findZones } from './zone-search.ts';
import {
  atLocal,
  localDate,
  plusDays,
  toLocalTime,
  toZone,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Zone,
} from './time.ts';

/** A date by which a project wants something done: a conference, a release. */
export interface Deadline extends DeadlineTerms {
  readonly workspace: WorkspaceId;
  readonly number: number;
  readonly project: ProjectId;
  readonly madeBy: UserId;
  readonly madeAt: Instant;
}

/** What it is called, and when it is over, by the wall clock of a zone. */
export interface DeadlineTerms {
  /** As typed. */
  readonly name: string;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly zone: Zone;
}

/** "Anywhere on Earth": over once it is over in the last zone, 12 hours behind UTC. source: IEEE 802.16 */
export const AOE: Zone = toZone('Etc/GMT+12');
/** What a date without a time means. */
export const LAST_MINUTE: LocalTime = toLocalTime('23:59');
export const DEADLINE_NAME_MAX = 120;
export const MOST_DEADLINES = 30;
/** Further ahead than this nobody is reminded of it every day. units: days */
const NEAR_DAYS = 30;
const LONGEST_DAYS = 400;

/** What a deadline is called as long as people speak of it: `D3`. */
export const deadlineId = (number: number): string => `D${number}`;

/** The number of such an id; null for anything else. */
export function readDeadlineId(text: string): number | null {
  const match = /^d?(\d{1,9})$/i.exec(text.trim());
  return match ? Number(match[1]) : null;
}

/** When it is over. */
export const deadlineAt = ({ date, time, zone }: DeadlineTerms): Instant => atLocal(date, time, zone);

/** A deadline as somebody, or a team, sees it. */
export interface DeadlineLook extends DeadlineTerms {
  readonly number: number;
  readonly at: Instant;
  /** Working days left, of whom it has least and most; null: nobody's hours are known. */
  readonly days: { readonly least: number; readonly most: number } | null;
}

/**
 * How many of their working days are left: today while some of its work is ahead, and the last day where work of it lies before
 * the end; days of leave are none. null: nobody knows their zone. units: days, 400 at most
 */
export function workingDaysLeft(person: Person, at: Instant, now: Instant): number | null {
  const { zone } = person.member;
  if (zone === null) return null;
  const last = localDate(at, zone);
  let left = 0;
  // A night shift of yesterday may go on.
  for (
    let date = plusDays(localDate(now, zone), -1), n = 0;
    date <= last && n <= LONGEST_DAYS;
    date = plusDays(date, 1), n += 1
  ) {
    if (absenceOn(person.absences, date)) continue;
    if (workOn(person, date).some(({ from, to }) => to > now && from < at)) left += 1;
  }
  return left;
}

/** Those not over at `now`, the next first, as these people see them. `within`: only those of the next weeks. */
export function deadlineLooks(
  deadlines: readonly Deadline[],
  people: readonly Person[],
  now: Instant,
  within: 'near' | 'all' = 'all',
): DeadlineLook[] {
  const end = plusDays(localDate(now, AOE), NEAR_DAYS);
  return deadlines
    .map(({ number, name, date, time, zone }) => ({
      number,
      name,
      date,
      time,
      zone,
      at: deadlineAt({ name, date, time, zone }),
    }))
    .filter(({ at, date }) => at > now && (within === 'all' || date <= end))
    .toSorted((a, b) => (a.at !== b.at ? (a.at < b.at ? -1 : 1) : a.number - b.number))
    .map((one) => {
      const days = people.flatMap((person) => workingDaysLeft(person, one.at, now) ?? []);
      return { ...one, days: days.length === 0 ? null : { least: Math.min(...days), most: Math.max(...days) } };
    });
}

/**
 * `Camera-ready | 10 Dec 23:59 AoE` as a deadline. Without a time it is the last minute of the day, without a zone `own`.
 *
 * errors: one sentence.
 */
export function readDeadline(text: string, now: Instant, own: Zone): Result<DeadlineTerms, string> {
  const [name = '', ...rest] = text.split('|');
  const words = rest
    .join('|')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (name.trim() === '' || words.length === 0)
    return refuse('Say what it is and when, with a bar between: Camera-ready | 2026-12-10 23:59 AoE.');
  const clock = words.findIndex((word) => /^\d{1,2}(?:[:.h]\d{2}|\s?[ap]m)$/i.test(word));
  const last = words.at(-1) ?? '';
  const zoneFrom = clock >= 0 ? clock + 1 : /^(?:aoe|utc)$/i.test(last) ? words.length - 1 : words.length;
  const date = readDate(words.slice(0, clock >= 0 ? clock : zoneFrom).join(' '), localDate(now, own));
  if (!date.ok) return date;
  const time = clock >= 0 ? readTime(words[clock] ?? '') : ok(LAST_MINUTE);
  if (!time.ok) return time;
  const zone = readDeadlineZone(words.slice(zoneFrom).join(' '), own, now);
  if (!zone.ok) return zone;
  return ok({ name: name.trim(), date: date.value, time: time.value, zone: zone.value });
}

function readDeadlineZone(text: string, own: Zone, now: Instant): Result<Zone, string> {
  if (text === '') return ok(own);
  if (/^(?:aoe|anywhere on earth)$/.test(plainly(text))) return ok(AOE);
  const read = readZone(text);
  if (read.ok) return read;
  // A city or a country with one time need not be written as the zone's name; what only looks like one is not guessed.
  const named = findZones(text, now).filter(({ city, country, by }) =>
    [city, country, by ?? ''].some((name) => plainly(name) === plainly(text)),
  );
  const [first] = named;
  return first && named.every(({ offset }) => offset === first.offset) ? ok(first.zone) : read;
}

/** Why such a deadline cannot be; null: it can. */
export function deadlineFault(
  terms: DeadlineTerms,
  now: Instant,
): { readonly field: 'name' | 'date'; readonly why: string } | null {
  const { name } = terms;
  if (name.trim() === '') return { field: 'name', why: 'Say what has to be done by then.' };
  if (name.length > DEADLINE_NAME_MAX)
    return { field: 'name', why: `The name is ${name.length} characters long; ${DEADLINE_NAME_MAX} is the most.` };
  return deadlineAt(terms) <= now
    ? { field: 'date', why: 'That moment is over. Choose one that is still to come.' }
    : null;
}
