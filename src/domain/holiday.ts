import type { UserId, WorkspaceId } from './ids.ts';
import { ok, refuse, type Result } from './result.ts';
import { isWorkingDay, type Shifts } from './shift.ts';
import { dateInWords, readDateRange } from './time-words.ts';
import {
  daysBetween,
  isDate,
  plusDays,
  startOfDay,
  toLocalDate,
  type Instant,
  type LocalDate,
  type Zone,
} from './time.ts';

/** Where holidays are kept: a country, or a part of one. */
export interface Region {
  /** Such as `DE` or `DE-BE`. */
  readonly code: string;
  /** Such as `Germany` or `Berlin, Germany`. */
  readonly name: string;
}

/** A public holiday, as books have it: whether somebody keeps it they say themselves. */
export interface PublicHoliday {
  readonly date: LocalDate;
  readonly name: string;
}

/** One that is proposed. `kept`: it is ticked. */
export type ProposedHoliday = PublicHoliday & { readonly kept: boolean };

/** What somebody, or a lead for them, has said about their holidays. */
export interface HolidayChoice {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  /** As people call it: `Berlin, Germany`. */
  readonly regionName: string;
  /** They have seen what is proposed up to here. */
  readonly until: LocalDate;
  /** When the next year is proposed; null: never, they want no such messages. */
  readonly renewsAt: Instant | null;
}

/** Holidays told in a direct message: those of the next year, or those that a lead keeps for the reader. */
export interface HolidaysMessage {
  readonly kind: 'holidays';
  readonly region: Region;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly holidays: readonly PublicHoliday[];
  /** `kept`: confirmed, here or in the form. `by-lead`: somebody who administers a project of theirs has. */
  readonly state:
    | { readonly is: 'asked'; readonly handle: Instant }
    | { readonly is: 'kept' }
    | { readonly is: 'by-lead'; readonly name: string };
}

/** More options fit into no form; no country has as many. */
const PROPOSED_MAX = 80;
const NAME_MAX = 120;
/** From then on next year's are proposed too. */
const NEXT_YEAR_FROM_MONTH = 10;
const ADDED_LINES_MAX = 10;
const ADDED_DAYS_MAX = 14;

/** The last day up to which holidays are proposed on `today`: the end of the year, from October on of the next. */
export function proposalEnd(today: LocalDate): LocalDate {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return toLocalDate(`${month < NEXT_YEAR_FROM_MONTH ? year : year + 1}-12-31`);
}

/** When what follows `until` is proposed: as the December of its year begins. */
export const renewalAfter = (until: LocalDate, zone: Zone): Instant =>
  startOfDay(toLocalDate(`${until.slice(0, 4)}-12-01`), zone);

/**
 * What the books say and what somebody keeps already, in order of date.
 *
 * until:   `seen`: what they have seen; books up to there are ticked only where they are kept, later ones always.
 * returns: on days of work, but for those kept; at most 80, so that all fit into one form.
 */
export function proposals(
  books: readonly PublicHoliday[],
  kept: readonly PublicHoliday[],
  shifts: Shifts,
  seen: LocalDate | null,
): ProposedHoliday[] {
  const ticked = new Map(kept.map((one) => [one.date, { ...one, kept: true }]));
  const open = books
    .filter(({ date }) => isWorkingDay(shifts, date) && !ticked.has(date))
    .map((one) => ({ ...one, kept: seen === null || one.date > seen }));
  return [...ticked.values(), ...open].toSorted((a, b) => (a.date < b.date ? -1 : 1)).slice(0, PROPOSED_MAX);
}

/** The field that names another region, in a form that shows this one. */
export const regionField = (code: string): string => `region-${code}`;

/** A holiday as one word that comes back from a form. */
export const holidayHandle = ({ date, name }: PublicHoliday): string => `${date}|${name}`;

/** The holiday of such a word; null: it is none. */
export function readHolidayHandle(handle: string): PublicHoliday | null {
  const date = handle.slice(0, 10);
  return isDate(date) && handle[10] === '|' ? { date, name: handle.slice(11) } : null;
}

/**
 * Days that somebody adds by hand, a line each: `2026-12-24 Christmas Eve`.
 *
 * errors: one sentence with the nearest right form; also for days before `today` or after `until`.
 */
export function readAdded(text: string, today: LocalDate, until: LocalDate): Result<PublicHoliday[], string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > ADDED_LINES_MAX) return refuse(`Add at most ${ADDED_LINES_MAX} lines at a time.`);
  const added: PublicHoliday[] = [];
  for (const line of lines) {
    const range = readDateRange(line, today);
    if (!range.ok) return range;
    const { from, to, rest } = range.value;
    if (from < today || to > until)
      return refuse(`Give dates from ${dateInWords(today, 'with year')} to ${dateInWords(until, 'with year')}.`);
    if (daysBetween(from, to) >= ADDED_DAYS_MAX)
      return refuse(`${from}..${to} is longer than ${ADDED_DAYS_MAX} days; \`/standup away\` takes a leave.`);
    const name = rest.trim().slice(0, NAME_MAX) || 'Holiday';
    for (let date = from; date <= to; date = plusDays(date, 1)) added.push({ date, name });
  }
  return ok(added);
}
