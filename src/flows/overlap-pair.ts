import type { Person } from '#domain/hours.ts';
import { absenceOn } from '#domain/member.ts';
import { presenceOf, segmentsOf, sharedBy, type Span } from '#domain/overlap.ts';
import { epochMs, plusMinutes, type Instant } from '#domain/time.ts';

/** When two people are at work at the same time, from now on; an hour that goes on now is seen with its beginning. */
export function sharedAhead(one: Person, other: Person, now: Instant, horizonMinutes: number): Span[] {
  const range = { from: plusMinutes(now, -24 * 60), to: plusMinutes(now, horizonMinutes) };
  const spans = [one, other].map(({ member, absences }) =>
    member.zone === null || !member.active
      ? []
      : presenceOf(
          { zone: member.zone, shifts: member.shifts, off: (date) => absenceOn(absences, date) !== null },
          range,
        ),
  );
  return sharedBy(segmentsOf(spans), 2).filter(({ to }) => to > epochMs(now));
}
