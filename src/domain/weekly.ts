import type { Participant } from './standup.ts';
import { closesAt, expectedOn } from './run.ts';
import {
  localDate,
  plusDays,
  plusMinutes,
  startOfDay,
  weekdayOf,
  type Instant,
  type LocalDate,
  type Weekday,
  type Zone,
} from './time.ts';

/** What a weekly tells of: days, both included, and the moments that belong to them, from `from` up to and without `to`. */
export interface WeekSpan {
  /** The day it is called by: the last of its seven. */
  readonly last: LocalDate;
  readonly first: LocalDate;
  readonly from: Instant;
  readonly to: Instant;
}

/** The furthest calendar: no date is begun anywhere before it is there. */
const EASTMOST = 'Pacific/Kiritimati' as Zone;
const UTC = 'UTC' as Zone;
const WEEK = 7;
/** After a weekend without power last week is still news; three days later it is not. */
const NEWS_MINUTES = 3 * 24 * 60;

/**
 * When the week that ends on `last` is over for everybody: the last cut-off of its last standup, so that a holiday or
 * leave at its end brings it forward. null: nobody is expected in all of it.
 */
export function weekEnds(participants: readonly Participant[], last: LocalDate): Instant | null {
  let ends: Instant | null = null;
  for (let back = WEEK - 1; back >= 0; back -= 1) {
    const closes = closesAt(expectedOn(participants, plusDays(last, -back)));
    if (closes !== null && (ends === null || closes > ends)) ends = closes;
  }
  return ends;
}

/** The last day of the week that is under way at `now`, where weeks end on `on`. */
export function weekUnderWay(on: Weekday, now: Instant): LocalDate {
  const today = localDate(now, UTC);
  return plusDays(today, (on - weekdayOf(today) + WEEK) % WEEK);
}

/** The days that end with `last`, told from the end of the week before on. `since`: days up to and with it are told already. */
export function spanOf(
  participants: readonly Participant[],
  last: LocalDate,
  to: Instant,
  since: LocalDate | null = null,
): WeekSpan {
  const usual = plusDays(last, 1 - WEEK);
  const first = since !== null && since >= usual ? plusDays(since, 1) : usual;
  const before = weekEnds(participants, plusDays(first, -1));
  const from = before !== null && before < to ? before : startOfDay(first, UTC);
  return { first, last, from, to };
}

/** What is to be told at `now`, and when to look again. */
export interface WeekLook {
  /** The newest week that is over and still news; null: none is. */
  readonly over: { readonly last: LocalDate; readonly at: Instant } | null;
  /** When the next one will be over; null: nobody is expected in the weeks ahead. */
  readonly next: Instant | null;
}

/** Which week is over at `now`, where weeks end on `on`. */
export function weekLook(participants: readonly Participant[], on: Weekday, now: Instant): WeekLook {
  const today = localDate(now, EASTMOST);
  const ahead = plusDays(today, (on - weekdayOf(today) + WEEK) % WEEK);
  const weeks = [-2, -1, 0, 1].flatMap((ago) => {
    const last = plusDays(ahead, ago * WEEK);
    const at = weekEnds(participants, last);
    return at === null ? [] : [{ last, at }];
  });
  return {
    over: weeks.findLast(({ at }) => at <= now && now <= newsUntil(at)) ?? null,
    next: weeks.find(({ at }) => at > now)?.at ?? null,
  };
}

/** Until when a week that was over at `at` is news. */
export const newsUntil = (at: Instant): Instant => plusMinutes(at, NEWS_MINUTES);
