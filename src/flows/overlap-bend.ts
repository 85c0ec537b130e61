import type { Bender } from '#domain/fairness.ts';
import type { Person } from '#domain/hours.ts';
import { absenceOn } from '#domain/member.ts';
import type { Span } from '#domain/overlap.ts';
import { isWorkingDay } from '#domain/shift.ts';
import {
  atLocal,
  epochMs,
  instant,
  localDate,
  plusDays,
  startOfDay,
  toLocalTime,
  type LocalDate,
  type Zone,
} from '#domain/time.ts';

const [MORNING, NIGHT] = [toLocalTime('06:00'), toLocalTime('23:00')];
const UTC = 'UTC' as Zone;

/**
 * The person as somebody who may be asked to bend within `range`: never on a free day, on leave, in their quiet hours, nor
 * between 23:00 and 06:00, unless they work then anyway.
 *
 * burden: what they have borne already, as `burdensOf` reckons it.
 */
export function benderOf({ member, absences }: Person, hours: readonly Span[], range: Span, burden: number): Bender {
  const zone = member.zone ?? UTC;
  const never: Span[] = [];
  const last = plusDays(localDate(instant(range.to), zone), 1);
  for (let date = plusDays(localDate(instant(range.from), zone), -1); date <= last; date = plusDays(date, 1)) {
    const works = isWorkingDay(member.shifts, date) && absenceOn(absences, date) === null;
    never.push(
      ...(works ? nights(date, zone) : [{ from: at(date, null, zone), to: at(plusDays(date, 1), null, zone) }]),
    );
    for (const { from, to } of member.quiet) {
      never.push({ from: at(date, from, zone), to: at(to > from ? date : plusDays(date, 1), to, zone) });
    }
  }
  return { zone, hours, never: hours.reduce(without, never), burden };
}

const nights = (date: LocalDate, zone: Zone): Span[] => [
  { from: at(date, null, zone), to: at(date, MORNING, zone) },
  { from: at(date, NIGHT, zone), to: at(plusDays(date, 1), null, zone) },
];

const at = (date: LocalDate, time: typeof MORNING | null, zone: Zone): number =>
  epochMs(time === null ? startOfDay(date, zone) : atLocal(date, time, zone));

function without(spans: readonly Span[], taken: Span): Span[] {
  return spans.flatMap(({ from, to }) => {
    if (taken.to <= from || to <= taken.from) return [{ from, to }];
    const before = from < taken.from ? [{ from, to: taken.from }] : [];
    return taken.to < to ? [...before, { from: taken.to, to }] : before;
  });
}
