import type { UserId } from '#domain/ids.ts';
import type { Half, Member } from '#domain/member.ts';
import {
  epochMs,
  instant,
  localDate,
  localTime,
  minutesOfDay,
  plusDays,
  plusMinutes,
  weekdayOf,
  type Instant,
  type LocalDate,
  type Zone,
} from '#domain/time.ts';

/** What really held for one person, written down as it happened; told without the bot's own reckoning. */
interface Diary {
  readonly member: Member;
  readonly zones: { from: Instant; zone: Zone }[];
  /** From when on it was known that they are away then. */
  readonly off: Map<LocalDate, { half: Half | null; knownAt: Instant }>;
}

const QUARTER = 15;
const ASK_MINUTES = 9 * 60 + 30;

/** Everybody's diary. */
export interface Diaries {
  /** Slack names `zone` at `now`: it holds at once where a later day has begun there, else from its next day on. */
  named(user: UserId, zone: Zone, now: Instant): void;
  /** They undo it: at once the zone before. */
  undone(user: UserId, was: Zone, now: Instant): void;
  zoneAt(user: UserId, moment: Instant): Zone;
  away(user: UserId, from: LocalDate, to: LocalDate, half: Half | null, knownAt: Instant): void;
  /** The date whose hours are on at `moment`, half days counted; null: they are not at work, or were known to be away. */
  workedAt(user: UserId, moment: Instant): LocalDate | null;
  /** Whether a question for `date` is owed: the project asks, and two quarters of an hour after its time find them at work. */
  owed(user: UserId, date: LocalDate): boolean;
}

/** Empty diaries of `members`, whose hours begin and end on one day. */
export function diariesOf(members: readonly Member[], daysOff: ReadonlySet<string>): Diaries {
  const pages = new Map<UserId, Diary>();
  for (const member of members) {
    if (member.zone === null) throw new Error('everybody here has a zone');
    pages.set(member.id, { member, zones: [{ from: instant(0), zone: member.zone }], off: new Map() });
  }
  const page = (user: UserId): Diary => {
    const found = pages.get(user);
    if (!found) throw new Error(`${user} keeps no diary`);
    return found;
  };
  const zoneAt = (user: UserId, moment: Instant): Zone => {
    const { zones, member } = page(user);
    return zones.findLast(({ from }) => from <= moment)?.zone ?? (member.zone as Zone);
  };
  const callOff = (user: UserId, now: Instant): void => {
    const { zones } = page(user);
    while ((zones.at(-1)?.from ?? now) > now) zones.pop();
  };
  const workedAt = (user: UserId, moment: Instant): LocalDate | null => {
    const { member, off } = page(user);
    const zone = zoneAt(user, moment);
    const [date, now] = [localDate(moment, zone), minutesOfDay(localTime(moment, zone))];
    const absence = off.get(date);
    if (absence?.half === null && absence.knownAt <= moment) return null;
    const [shift] = member.shifts[weekdayOf(date)] ?? [];
    if (!shift) return null;
    const [from, to] = [minutesOfDay(shift.from), minutesOfDay(shift.to)];
    const middle = (from + to) / 2;
    const begins = absence?.half === 'am' && absence.knownAt <= moment ? middle : from;
    const ends = absence?.half === 'pm' && absence.knownAt <= moment ? middle : to;
    return begins <= now && now < ends ? date : null;
  };
  return {
    zoneAt,
    workedAt,

    named(user, zone, now) {
      callOff(user, now);
      const here = zoneAt(user, now);
      if (zone === here) return;
      let from = now;
      if (localDate(now, zone) <= localDate(now, here)) {
        from = instant(Math.ceil(epochMs(now) / (QUARTER * 60_000)) * QUARTER * 60_000);
        while (localDate(from, zone) === localDate(now, zone)) from = plusMinutes(from, QUARTER);
      }
      page(user).zones.push({ from, zone });
    },

    undone(user, was, now) {
      callOff(user, now);
      if (zoneAt(user, now) !== was) page(user).zones.push({ from: now, zone: was });
    },

    away(user, from, to, half, knownAt) {
      const { off } = page(user);
      for (let date = from; date <= to; date = plusDays(date, 1)) {
        const before = off.get(date);
        const whole = half === null || (before !== undefined && before.half !== half);
        off.set(date, { half: whole ? null : half, knownAt: before?.knownAt ?? knownAt });
      }
    },

    owed(user, date) {
      if (weekdayOf(date) > 5 || daysOff.has(date) || page(user).off.get(date)?.half === null) return false;
      const start = Date.parse(`${date}T00:00:00.000Z`) - 15 * 3_600_000;
      let row = 0;
      for (let ms = start; ms < start + 56 * 3_600_000; ms += QUARTER * 60_000) {
        const moment = instant(ms);
        const zone = zoneAt(user, moment);
        const begun = localDate(moment, zone) === date && minutesOfDay(localTime(moment, zone)) >= ASK_MINUTES;
        row = begun && workedAt(user, moment) === date ? row + 1 : 0;
        if (row === 2) return true;
      }
      return false;
    },
  };
}
