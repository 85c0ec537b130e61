import { openSpans } from '#domain/blocker-due.ts';
import type { Person } from '#domain/hours.ts';
import { segmentsOf, sharedBy, type Span } from '#domain/overlap.ts';
import { epochMs, plusMinutes, type Instant } from '#domain/time.ts';

const DAY_MINUTES = 24 * 60;

/**
 * When two people are at work at the same time and may be written to, from now on; an hour that goes on now is seen with its beginning.
 * Half days, quiet hours and journeys count.
 */
export function sharedAhead(one: Person, other: Person, now: Instant, horizonMinutes: number): Span[] {
  const since = plusMinutes(now, -DAY_MINUTES);
  const until = epochMs(plusMinutes(now, horizonMinutes));
  const days = Math.ceil(horizonMinutes / DAY_MINUTES) + 1;
  const spans = [one, other].map((person) => openSpans(person, since, days));
  return sharedBy(segmentsOf(spans), 2).filter(({ from, to }) => to > epochMs(now) && from < until);
}
