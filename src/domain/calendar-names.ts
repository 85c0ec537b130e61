import type { Weekday } from './time.ts';

/** The days of the week in English, Monday first as in ISO 8601. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The months in English, January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Every day of the week, in ISO order. */
export const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

const QUOTED_LENGTH = 40;

/** What a person typed, in quotation marks for a refusal: on one line, at most 40 characters. */
export function quoted(text: string): string {
  const letters = Array.from(text.replace(/[\p{Cc}\s]+/gu, ' ').trim());
  return `"${letters.length > QUOTED_LENGTH ? `${letters.slice(0, QUOTED_LENGTH - 1).join('')}…` : letters.join('')}"`;
}

/** The text as it is compared: full-width digits as plain ones, small letters, single spaces. */
export function plainly(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The weekday that `text` names in full or by its first two or more letters, or null. */
export function weekdayNamed(text: string): Weekday | null {
  const word = plainly(text).replace(/\.$/, '');
  if (word.length < 2) return null;
  if (word === 'weds') return 3;
  return ALL_DAYS.find((day) => WEEKDAYS[day - 1]?.toLowerCase().startsWith(word)) ?? null;
}

/** The month, 1 to 12, that `text` names in full or by its first three or more letters, or null. */
export function monthNamed(text: string): number | null {
  const word = plainly(text).replace(/\.$/, '');
  const found = word.length < 3 ? -1 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(word));
  return found === -1 ? null : found + 1;
}
