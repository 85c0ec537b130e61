/** A month of the calendar as `2026-03`. */
export type Month = string;

const utc = (date: string) => new Date(`${date}T00:00:00Z`);
const iso = (date: Date) => date.toISOString().slice(0, 10);

/** True of `2026-02-28`, false of `2026-02-30`. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(utc(text).getTime()) && iso(utc(text)) === text;
}

/** The date that many days later, or earlier. */
export function daysAfter(date: string, days: number): string {
  const moved = utc(date);
  moved.setUTCDate(moved.getUTCDate() + days);
  return iso(moved);
}

/** The same day that many months later; the last of that month where it has no such day. */
export function monthsAfter(date: string, months: number): string {
  const first = utc(`${date.slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const month = iso(first).slice(0, 7);
  const last = Number(daysAfter(`${monthOf(first)}-01`, -1).slice(8));
  return `${month}-${String(Math.min(Number(date.slice(8)), last)).padStart(2, '0')}`;
}

function monthOf(first: Date): Month {
  const next = new Date(first);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return iso(next).slice(0, 7);
}

/** The weeks that the month touches, from Sunday as in Slack; days of other months are there too. */
export function weeksOf(month: Month): string[][] {
  const first = utc(`${month}-01`);
  const start = daysAfter(iso(first), -first.getUTCDay());
  const weeks: string[][] = [];
  for (let day = start; weeks.length === 0 || day.startsWith(month); day = daysAfter(day, 7)) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((shift) => daysAfter(day, shift)));
  }
  return weeks;
}

const ENDINGS: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd', 21: 'st', 22: 'nd', 23: 'rd', 31: 'st' };

/** `March 10th, 2026`. */
export function longDate(date: string): string {
  const day = Number(date.slice(8));
  return `${monthName(date)} ${day}${ENDINGS[day] ?? 'th'}, ${date.slice(0, 4)}`;
}

/** `March` of a date or a month. */
export function monthName(date: string): string {
  return new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(utc(`${date.slice(0, 7)}-01`));
}

/** `9:05 AM` of `09:05`. */
export function shownTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** `09:05` of what people type: `9:05`, `905`, `9.05 am`, `9`, `21:05`; null of what is no time. */
export function typedTime(typed: string): string | null {
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?m?\.?$/iu.exec(typed.trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? '0')];
  const half = match[3]?.toLowerCase();
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const shift = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return `${String(shift).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
