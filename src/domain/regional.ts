import { mayWrite, openHours, workOn, type Person } from './hours.ts';
import { epochMs, localDate, minutesBetween, plusDays, plusMinutes, type Instant, type LocalDate } from './time.ts';
import { zoneAt } from './travel.ts';

/** The stretch between two working days of somebody. */
export interface Night {
  /** The end of the last working day. */
  readonly from: Instant;
  /** The start of the one that is on. */
  readonly to: Instant;
  /** The date of the one that is on. */
  readonly date: LocalDate;
}

/** Later in the day it is no news that somebody slept. */
const FRESH_MINUTES = 3 * 60;
/** A break of this length is a night, not lunch. */
const NIGHT_MINUTES = 4 * 60;
/** Further back nobody reads: a weekend and a day. What is older stands in the weekly. */
const BACK_DAYS = 4;
/** Days begin so far apart in different regions. */
const APART_MINUTES = 3 * 60;
const DAY_MINUTES = 24 * 60;
const NEAR_DAYS = [0, 1, -1, 2, -2, 3, -3];

/** The night that is just over for a person who may be written to at `now`; null: none is, or it is over for some hours. */
export function nightOver(person: Person, now: Instant): Night | null {
  const zone = zoneAt(person.member, now);
  if (zone === null || !person.member.active || !mayWrite(person, now)) return null;
  const today = localDate(now, zone);
  for (const date of [today, plusDays(today, -1)]) {
    const [first] = openHours(person, date);
    if (!first || first.from > now) continue;
    if (minutesBetween(first.from, now) >= FRESH_MINUTES) return null;
    const from = lastEnd(person, date, first.from);
    return minutesBetween(from, first.from) < NIGHT_MINUTES ? null : { from, to: first.from, date };
  }
  return null;
}

/** The end of their hours before `start`, of which `date` is the day. */
function lastEnd(person: Person, date: LocalDate, start: Instant): Instant {
  const earliest = plusMinutes(start, -BACK_DAYS * DAY_MINUTES);
  let last = earliest;
  for (let back = 1; back <= BACK_DAYS + 1; back += 1)
    for (const { to } of openHours(person, plusDays(date, -back))) if (to <= start && to > last) last = to;
  return last;
}

/** When a working day of theirs starts next, after `now`; null: none does within the week. */
export function nextDayStart(person: Person, now: Instant): Instant | null {
  const zone = zoneAt(person.member, now);
  if (zone === null || !person.member.active) return null;
  const today = localDate(now, zone);
  for (let ahead = -1; ahead <= 7; ahead += 1) {
    const [first] = openHours(person, plusDays(today, ahead));
    if (first && first.from > now) return first.from;
  }
  return null;
}

/** Whether two people's working days begin so far apart, around the clock, that one of them works while the other is off. */
export function areApart(one: Person, other: Person, now: Instant): boolean {
  const [a, b] = [dayStart(one, now), dayStart(other, now)];
  if (a === null || b === null) return false;
  const apart = Math.abs(a - b);
  return Math.min(apart, DAY_MINUTES - apart) >= APART_MINUTES;
}

/** When their working day nearest to `now` begins, leave aside, in minutes of a day in UTC; null: they have none. */
function dayStart(person: Person, now: Instant): number | null {
  const zone = zoneAt(person.member, now);
  if (zone === null) return null;
  const today = localDate(now, zone);
  for (const away of NEAR_DAYS) {
    const [first] = workOn({ member: person.member, absences: [] }, plusDays(today, away), zone);
    if (first) return Math.floor(epochMs(first.from) / 60_000) % DAY_MINUTES;
  }
  return null;
}
