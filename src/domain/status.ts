import type { Member } from './member.ts';
import { endOfWork } from './shift.ts';
import { localDate, plusDays, plusMinutes, startOfDay, type Instant, type LocalDate, type Zone } from './time.ts';

/** What somebody shows beside their name in the chat. */
export interface Status {
  readonly text: string;
  /** Its name without colons: `palm_tree`. */
  readonly emoji: string;
  /** When the chat takes it away; null: it stands until they do. */
  readonly expiresAt: Instant | null;
}

/** Those that the chat itself offers for leave and illness, and their like. */
const AWAY_EMOJI = new Set([
  'palm_tree',
  'desert_island',
  'beach_with_umbrella',
  'umbrella_on_ground',
  'face_with_thermometer',
  'face_with_head_bandage',
  'nauseated_face',
  'thermometer',
  'hospital',
]);
// `Out of office` is what calendars write.
const AWAY_WORDS =
  /\b(?:vacation|vacationing|on leave|(?:annual|parental|sick|maternity|paternity) leave|out sick|sick|ill|ooo|out of (?:the )?office|pto|day off|on holidays?|urlaub|krank|vacaciones|vacances|férias)\b/iu;
const AT_WORK_WORDS = /\b(?:working|remote|remotely|wfh|meeting|call)\b/iu;
/** A status that nobody takes away is believed so long, the first day included. */
const OPEN_DAYS = 7;

/** Whether a status says that somebody does not work. */
export function saysAway({ text, emoji }: Status): boolean {
  if (AT_WORK_WORDS.test(text)) return false;
  return AWAY_EMOJI.has(emoji) || AWAY_WORDS.test(text);
}

/**
 * The whole days for which a status says that they are away: up to the last one whose work is over when it expires; without an
 * end, a week.
 *
 * returns: null: it does not say so, or not for a whole day.
 */
export function daysAway(
  status: Status,
  { shifts }: Pick<Member, 'shifts'>,
  zone: Zone,
  now: Instant,
): { readonly from: LocalDate; readonly to: LocalDate } | null {
  if (!saysAway(status)) return null;
  const from = localDate(now, zone);
  if (status.expiresAt === null) return { from, to: plusDays(from, OPEN_DAYS - 1) };
  // The end of a day is its last minute, or the first of the next.
  const last = localDate(plusMinutes(status.expiresAt, -1), zone);
  const over = endOfWork(shifts, last, zone) ?? startOfDay(plusDays(last, 1), zone);
  const to = plusMinutes(status.expiresAt, 1) >= over ? last : plusDays(last, -1);
  return to < from ? null : { from, to };
}
