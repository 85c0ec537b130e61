import type { RichTextElement } from '@slack/types';
import { clockInWords, dateInWords } from '#domain/time-words.ts';
import { epochMs, localDate, type Instant, type LocalDate, type Zone } from '#domain/time.ts';

/**
 * What clocks in `zone` show, with the date where it is not `date`: `18:00`, `06:00 on Wednesday 11 March`.
 * Never "tomorrow": a message is read on other days than it was written on.
 */
export function onDay(at: Instant, zone: Zone, date: LocalDate): string {
  const day = localDate(at, zone);
  const clock = clockInWords(at, zone);
  return day === date ? clock : `${clock} on ${dateInWords(day)}`;
}

/** A zone as its people call it, with its name: `Kolkata time (Asia/Kolkata)`. */
export function zoneName(zone: Zone): string {
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return city === zone ? `${zone} time` : `${city} time (${zone})`;
}

/** What clocks in `zone` show, with the date: `09:00 on Wednesday 11 March`. */
export const inClock = (at: Instant, zone: Zone): string =>
  `${clockInWords(at, zone)} on ${dateInWords(localDate(at, zone))}`;

/** Slack shows it in the clock of whoever reads. */
export function inReadersClock(at: Instant): RichTextElement {
  return {
    type: 'date',
    timestamp: Math.floor(epochMs(at) / 1000),
    format: '{time} on {date_long}',
    fallback: `${at.slice(0, 16).replace('T', ' ')} UTC`,
  };
}
