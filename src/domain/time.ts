// oxlint-disable typescript/no-unsafe-type-assertion -- the brands below are made here, after a check, and nowhere else
import { IANAZone } from 'luxon';
import { ruled, RULES_RELEASE } from './zone-rules.ts';

declare const brand: unique symbol;

/** A moment as UTC ISO text with milliseconds; the width is fixed, so `<` is time order. */
export type Instant = string & { readonly [brand]: 'Instant' };
/** A calendar day `YYYY-MM-DD`, of whoever's calendar it is. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };
/** A wall-clock time `HH:mm`, 00:00 to 23:59. */
export type LocalTime = string & { readonly [brand]: 'LocalTime' };
/** The name of an IANA time zone, checked where it entered. */
export type Zone = string & { readonly [brand]: 'Zone' };
/** A day of the week as ISO 8601 counts it: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** The moments from `from` up to, and without, `to`. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The moment `ms` milliseconds after the start of 1970 in UTC.
 *
 * errors:  RangeError outside the years 0000 to 9999, where the text would lose its fixed width.
 */
export function instant(ms: number): Instant {
  const text = new Date(ms).toISOString();
  if (text.length !== 24) throw new RangeError(`${ms} ms is outside the years 0000 to 9999`);
  return text as Instant;
}

/** The same moment as a number. units: milliseconds since 1970 in UTC. */
export function epochMs(at: Instant): number {
  return Date.parse(at);
}

/**
 * The moment that an ISO text with `Z` or an offset names, in the fixed form.
 *
 * errors:  RangeError for anything else. A text without an offset is refused: it would mean the machine's own zone.
 */
export function toInstant(text: string): Instant {
  const ms = INSTANT.test(text) && isDate(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`"${text}" is not a moment such as 2026-01-01T03:45:00.000Z`);
  return instant(ms);
}

/** Whether `text` is a day that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00Z`); // V8 reads 2026-02-30 as 2 March, so the way back is compared
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The day that `text` names. errors: RangeError unless it exists and is written `YYYY-MM-DD`. */
export function toLocalDate(text: string): LocalDate {
  if (!isDate(text)) throw new RangeError(`"${text}" is not a date such as 2026-03-10`);
  return text;
}

/** The time that `text` names. errors: RangeError unless it is written `HH:mm`, 00:00 to 23:59. */
export function toLocalTime(text: string): LocalTime {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new RangeError(`"${text}" is not a time such as 09:30`);
  return text as LocalTime;
}

/** How far into the day `time` is. units: minutes, 0 to 1439 */
export function minutesOfDay(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

interface ZoneClock {
  readonly iana: IANAZone;
  readonly offsetOfDay: Map<number, number>;
}

// Offsets are remembered per zone and UTC day: 2,000 days are more than any team looks at at once.
const DAYS_REMEMBERED = 2_000;
const clocks = new Map<string, ZoneClock>();

// Three letters that ICU takes for zones and IANA does not list; most mean something else elsewhere. source: ICU, TimeZone.
const NOT_IANA =
  /^(?:ACT|AET|AGT|ART|AST|BET|BST|CAT|CNT|CST|CTT|EAT|ECT|IET|IST|JST|MIT|NET|NST|PLT|PNT|PRT|PST|SST|VST)$/i;

/**
 * Whether `text` names a zone of the IANA database, in any letter case.
 *
 * returns: false for a bare offset such as `+05:30`: it is no zone, it knows no clock changes.
 * source:  luxon's check. The list of Intl lacks current names such as Asia/Kolkata.
 */
export function isZone(text: string): text is Zone {
  if (clocks.has(text)) return true; // the check below makes a formatter each time
  return /^[A-Za-z]/.test(text) && !NOT_IANA.test(text) && IANAZone.isValidZone(text);
}

/** The zone that `text` names. errors: RangeError for an unknown one; a person's words go through `readZone`. */
export function toZone(text: string): Zone {
  if (!isZone(text)) throw new RangeError(`"${text}" is not an IANA time zone`);
  return text;
}

function clockOf(zone: Zone): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = { iana: IANAZone.create(toZone(zone)), offsetOfDay: new Map<number, number>() };
  clocks.set(zone, clock);
  return clock;
}

/** Whether the runtime's tables are older than the rules that we bring; newer ones know better, and unknown ones may. */
const BEHIND = tzRelease() < RULES_RELEASE;

const computedOffset = ({ iana }: ZoneClock, ms: number): number => {
  const minutes = BEHIND ? ruled(iana.name, ms) : null;
  return Math.round((minutes ?? iana.offset(ms)) * MINUTE);
};

/** Milliseconds east of UTC. A UTC day whose two ends agree is taken to have one offset throughout. */
function offsetAt(zone: Zone, ms: number): number {
  const clock = clockOf(zone);
  const day = Math.floor(ms / DAY);
  let offset = clock.offsetOfDay.get(day);
  if (offset === undefined) {
    const first = computedOffset(clock, day * DAY);
    offset = first === computedOffset(clock, (day + 1) * DAY - 1) ? first : Number.NaN;
    if (clock.offsetOfDay.size >= DAYS_REMEMBERED) clock.offsetOfDay.clear();
    clock.offsetOfDay.set(day, offset);
  }
  return Number.isNaN(offset) ? computedOffset(clock, ms) : offset;
}

/** How far clocks in `zone` are ahead of UTC at `at`. units: minutes, negative west of Greenwich. */
export function offsetMinutes(at: Instant, zone: Zone): number {
  return offsetAt(zone, epochMs(at)) / MINUTE;
}

// 100,000 members in 60 zones share a few thousand (zone, date, time).
const MOMENTS_REMEMBERED = 20_000;
const moments = new Map<string, Instant>();

/**
 * The moment a wall clock in `zone` shows `time` on `date`.
 *
 * returns: UTC. A time skipped by a clock change moves forward by the length of the gap;
 *          a repeated time is the earlier of the two.
 * errors:  RangeError for an unknown zone; zones are checked where they enter, so that is a bug.
 * source:  IANA tz database; both clock-change rules as in RFC 5545, 3.3.5.
 */
export function atLocal(date: LocalDate, time: LocalTime, zone: Zone): Instant {
  const key = `${date}${time}${zone}`;
  const known = moments.get(key);
  if (known !== undefined) return known;
  const moment = instant(momentOf(wallMs(date, time), zone));
  if (moments.size >= MOMENTS_REMEMBERED) moments.clear();
  moments.set(key, moment);
  return moment;
}

function wallMs(date: LocalDate, time: string): number {
  const ms = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(ms)) throw new RangeError(`"${date} ${time}" is not a date and time such as 2026-03-10 09:30`);
  return ms;
}

/**
 * luxon's DateTime would choose between two readings by the day the process started, so only offsets are asked of it.
 * No zone is further than a day from UTC, so a day to each side is surely before and after a change that matters.
 */
function momentOf(wall: number, zone: Zone): number {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  if (before === after) return wall - before;
  const readings = [wall - before, wall - after].toSorted((a, b) => a - b);
  return readings.find((ms) => ms + offsetAt(zone, ms) === wall) ?? wall - before;
}

/** The same by numbers, for sweeps over years. day: days since 1970; minutes: into that day. units: epoch ms */
export function atWall(day: number, minutes: number, zone: Zone): number {
  return momentOf(day * DAY + minutes * MINUTE, zone);
}

/** The first moment of `date` in `zone`; not always 00:00, which Cairo and Beirut skip once a year. */
export function startOfDay(date: LocalDate, zone: Zone): Instant {
  return atLocal(date, '00:00' as LocalTime, zone);
}

const wallText = (at: Instant, zone: Zone): string => {
  const ms = epochMs(at);
  return instant(ms + offsetAt(zone, ms));
};

/** The day that calendars in `zone` show at `at`. */
export function localDate(at: Instant, zone: Zone): LocalDate {
  return wallText(at, zone).slice(0, 10) as LocalDate;
}

/** The time that clocks in `zone` show at `at`, without its seconds. */
export function localTime(at: Instant, zone: Zone): LocalTime {
  return wallText(at, zone).slice(11, 16) as LocalTime;
}

const dayNumber = (date: LocalDate): number => wallMs(date, '00:00') / DAY;

/** The day of the week that `date` is. */
export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDay(dayNumber(date));
}

/** The day of the week that is so many days after 1 January 1970. */
export function weekdayOfDay(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday; // 1970-01-01 was a Thursday
}

/** The date `days` calendar days after `date`, or before it when negative. */
export function plusDays(date: LocalDate, days: number): LocalDate {
  return instant((dayNumber(date) + days) * DAY).slice(0, 10) as LocalDate;
}

/** How many days later than `from` the date `to` is; negative when it is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The moment `minutes` after `at`, or before it when negative; elapsed time, whatever clocks do. */
export function plusMinutes(at: Instant, minutes: number): Instant {
  return instant(epochMs(at) + minutes * MINUTE);
}

/** How much later than `from` the moment `to` is. units: minutes, possibly with a fraction or negative. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (epochMs(to) - epochMs(from)) / MINUTE;
}

/** How far ahead of UTC the runtime alone says that clocks in `zone` are. units: minutes */
export function runtimeOffsetMinutes(at: Instant, zone: Zone): number {
  return clockOf(zone).iana.offset(epochMs(at));
}

/** The release of the runtime's tz database, such as `2026c`; of its rules, those that `zone-rules.ts` has newer are not used. */
export function tzRelease(): string {
  return process.versions['tz'] ?? 'unknown';
}
