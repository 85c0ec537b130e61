import type { Absence, Half } from './member.ts';
import { LONGEST_RANGE_DAYS } from './date-words.ts';
import { dateInWords } from './time-words.ts';
import { daysBetween, plusDays, type LocalDate } from './time.ts';

/** Puts the reader on leave, or changes leave of theirs. */
export interface LeaveForm {
  readonly kind: 'leave-form';
  /** On the reader's calendar. */
  readonly today: LocalDate;
  /** What it changes, as it was when the form was opened; null: it adds one. */
  readonly leave: Pick<Absence, 'id' | 'from' | 'to' | 'reason' | 'half'> | null;
}

/** Longest reason that the form takes. */
export const LEAVE_REASON_MAX = 200;

/**
 * Why nobody can be on leave in these days, by the field to change.
 *
 * to:       null: the one day.
 * returns:  null: they can be.
 */
export function leaveFault(
  from: LocalDate,
  to: LocalDate | null,
  half: Half | null,
  today: LocalDate,
): { readonly field: 'from' | 'to' | 'half'; readonly sentence: string } | null {
  const last = to ?? from;
  if (last < from)
    return { field: 'to', sentence: `It ends before it begins; choose ${dateInWords(from)} or a later day.` };
  if (last < today)
    return {
      field: to === null ? 'from' : 'to',
      sentence: `Those days are over; choose ${dateInWords(today)} or a later day.`,
    };
  if (daysBetween(from, last) >= LONGEST_RANGE_DAYS) {
    const longest = dateInWords(plusDays(from, LONGEST_RANGE_DAYS - 1), 'with year');
    return {
      field: 'to',
      sentence: `That is longer than ${LONGEST_RANGE_DAYS} days; the latest last day is ${longest}.`,
    };
  }
  if (half !== null && last !== from)
    return {
      field: 'half',
      sentence: 'Half a day is of one day: leave the last day empty, or take the whole of each day.',
    };
  return null;
}
