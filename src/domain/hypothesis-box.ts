import { quoted } from './calendar-names.ts';
import { readDate } from './date-words.ts';
import type { Box } from './hypothesis.ts';
import { readCount, short } from './hypothesis-numbers.ts';
import { ok, refuse, type Result } from './result.ts';
import { plusDays, weekdayOf, type LocalDate } from './time.ts';

const MOST_DAYS = 130;
const MOST_WEEKS = 26;
const COUNTS = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/**
 * A time-box such as `2w`, `two weeks`, `a fortnight`, `10d`, `10 working days`, or an end date; a weekday is the next one.
 *
 * errors: one sentence with a form that can be taken on `today`.
 */
export function readBox(text: string, today: LocalDate): Result<Box, string> {
  const line = short(text);
  if (!line.ok) return line;
  const plain = inDigits(line.value.toLowerCase());
  if (plain === '') return refuse('Give the time-box: working days such as "10d", weeks such as "2w", or an end date.');
  const [, number, unit = ''] = /^([+-]?[\d.,]+)[\s-]*(?:working\s+)?([a-z]+)$/.exec(plain) ?? [];
  if (number !== undefined && /^(?:m|mo|months?|y|years?|h|hrs?|hours?)$/.test(unit)) {
    return refuse(`${quoted(text)}: a time-box is counted in weeks or working days; write it as "2w" or "10d".`);
  }
  const weeks = /^w(?:k|ks|eek|eeks)?$/.test(unit);
  if (number !== undefined && (weeks || /^d(?:ay|ays)?$/.test(unit))) return readLength(text, number, weeks);
  if (/^next\s/.test(plain)) {
    const first = readEnd(plain.replace(/^next\s+/, ''), today);
    if (first.ok && first.value > today) {
      const second = plusDays(first.value, 7);
      return refuse(`${quoted(text)} could be ${first.value} or ${second}; write the date that you mean.`);
    }
  }
  const date = readEnd(plain.replace(/^(?:until|till|by|on|this)\s+/, ''), today);
  if (!date.ok) {
    // Where it is a date that can be read in two ways, that is the better word.
    if (/\d\s?[-/.]\s?\d/.test(plain)) return date;
    return refuse(`${quoted(text)} is no time-box; write it as "2w", "10d", or an end date such as ${example(today)}.`);
  }
  if (date.value <= today) return refuse(`The end must lie in the future, and ${date.value} does not.`);
  return ok({ until: date.value });
}

/** `two weeks` as `2 weeks`, `a fortnight` as `2 weeks`. */
function inDigits(plain: string): string {
  const bare = plain.replace(/^(?:for|in|within)\s+/, '');
  if (/^(?:a |one |1 )?fortnight$/.test(bare)) return '2 weeks';
  const [, word = '', rest = ''] = /^([a-z]+)[\s-]+((?:working )?[a-z]+)$/.exec(bare) ?? [];
  const count = COUNTS.indexOf(word);
  return count < 0 ? bare : `${Math.max(1, count)} ${rest}`;
}

/** A weekday is the next one after today: a bet never ends on the day on which it starts. */
function readEnd(plain: string, today: LocalDate): Result<LocalDate, string> {
  const date = readDate(plain, today);
  const weekday = /^[a-z]+\.?$/.test(plain) && plain !== 'today';
  return date.ok && weekday && date.value === today ? ok(plusDays(today, 7)) : date;
}

function readLength(text: string, number: string, weeks: boolean): Result<Box, string> {
  const count = readCount(number, 'The time-box');
  if (!count.ok) return count;
  const most = weeks ? MOST_WEEKS : MOST_DAYS;
  if (count.value > most)
    return refuse(`${quoted(text)} is too long to be a bet; ${most} ${weeks ? 'weeks' : 'working days'} are the most.`);
  return ok(weeks ? { weeks: count.value } : { days: count.value });
}

/** A day from Monday to Friday, two weeks ahead or the Monday after. */
function example(today: LocalDate): LocalDate {
  const ahead = plusDays(today, 14);
  const weekday = weekdayOf(ahead);
  return weekday > 5 ? plusDays(ahead, 8 - weekday) : ahead;
}
