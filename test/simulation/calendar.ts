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
export class Diaries {
  private readonly pages = new Map<UserId, Diary>();
  private readonly daysOff: ReadonlySet<string>;

  constructor(members: readonly Member[], daysOff: ReadonlySet<string>) {
    this.daysOff = daysOff;
    for (const member of members) {
      if (member.zone === null) throw new Error('everybody here has a zone');
      this.pages.set(member.id, { member, zones: [{ from: instant(0), zone: member.zone }], off: new Map() });
    }
  }

  page(user: UserId): Diary {
    const page = this.pages.get(user);
    if (!page) throw new Error(`${user} keeps no diary`);
    return page;
  }

  /** Slack names `zone` at `now`: it holds at once where a later day has begun there, else from its next day on. */
  named(user: UserId, zone: Zone, now: Instant): void {
    const { zones } = this.page(user);
    const here = this.zoneAt(user, now);
    while ((zones.at(-1)?.from ?? now) > now) zones.pop(); // what was to come is off
    if (zone === here) return;
    let from = now;
    if (localDate(now, zone) <= localDate(now, here)) {
      from = instant(Math.ceil(epochMs(now) / (QUARTER * 60_000)) * QUARTER * 60_000);
      while (localDate(from, zone) === localDate(now, zone)) from = plusMinutes(from, QUARTER);
    }
    zones.push({ from, zone });
  }

  /** They undo it: at once the zone before. */
  undone(user: UserId, was: Zone, now: Instant): void {
    const { zones } = this.page(user);
    while ((zones.at(-1)?.from ?? now) > now) zones.pop();
    if (this.zoneAt(user, now) !== was) zones.push({ from: now, zone: was });
  }

  zoneAt(user: UserId, moment: Instant): Zone {
    const { zones, member } = this.page(user);
    return zones.findLast(({ from }) => from <= moment)?.zone ?? (member.zone as Zone);
  }

  away(user: UserId, from: LocalDate, to: LocalDate, half: Half | null, knownAt: Instant): void {
    const { off } = this.page(user);
    for (let date = from; date <= to; date = plusDays(date, 1)) {
      const before = off.get(date);
      if (before && (before.half === null || half === null || before.half === half)) {
        off.set(date, { half: before.half === null || half === null ? null : half, knownAt: before.knownAt });
      } else off.set(date, { half: before ? null : half, knownAt });
    }
  }

  /** The date whose hours are on at `moment`, half days counted; null: they are not at work, or were known to be away. */
  workedAt(user: UserId, moment: Instant): LocalDate | null {
    const { member, off } = this.page(user);
    const zone = this.zoneAt(user, moment);
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
  }

  /** Whether a question for `date` is owed: the project asks, and two quarters of an hour after its time find them at work. */
  owed(user: UserId, date: LocalDate): boolean {
    const { off } = this.page(user);
    if (weekdayOf(date) > 5 || this.daysOff.has(date) || off.get(date)?.half === null) return false;
    const start = epochMs(`${date}T00:00:00.000Z` as Instant) - 15 * 3_600_000;
    let row = 0;
    for (let ms = start; ms < start + 56 * 3_600_000; ms += QUARTER * 60_000) {
      const moment = instant(ms);
      const zone = this.zoneAt(user, moment);
      const begun = localDate(moment, zone) === date && minutesOfDay(localTime(moment, zone)) >= ASK_MINUTES;
      row = begun && this.workedAt(user, moment) === date ? row + 1 : 0;
      if (row === 2) return true;
    }
    return false;
  }
}
