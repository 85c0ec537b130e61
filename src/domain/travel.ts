import type { Member, Profile, Stay } from './member.ts';
import {
  instant,
  localDate,
  offsetMinutes,
  plusDays,
  plusMinutes,
  startOfDay,
  type Instant,
  type Interval,
  type Zone,
} from './time.ts';

/** A zone and all the time in which it is in force. */
export interface Stretch extends Interval {
  readonly zone: Zone;
}

const ALWAYS = instant(0);
const NEVER = instant(Date.UTC(9999, 11, 31));
/** No question, answer or run looks further back. */
const REMEMBERED_MINUTES = 10 * 24 * 60;
const MONTH_MINUTES = 30 * 24 * 60;

/** The zones that are in force for them one after the other, without a gap; none where nobody knows their zone. */
export function stretches({ zone, stays }: Pick<Member, 'zone' | 'stays'>): readonly Stretch[] {
  if (zone === null) return [];
  if (stays.length === 0) return [{ zone, from: ALWAYS, to: NEVER }];
  return stays.map((stay, place) => ({
    zone: stay.zone,
    from: place === 0 ? ALWAYS : stay.from,
    to: stays[place + 1]?.from ?? NEVER,
  }));
}

/** The zone in force for them at `at`; null: nobody knows one. */
export function zoneAt(member: Pick<Member, 'zone' | 'stays'>, at: Instant): Zone | null {
  if (member.stays.length === 0) return member.zone;
  return stretches(member).find(({ to }) => at < to)?.zone ?? member.zone;
}

/**
 * When a zone they have moved to comes into force: at once where its calendar already shows a later day, else at its next
 * midnight. So a day begun here is ended here, and the clock in force never shows a day again that has been lived through.
 */
export function arrival(member: Pick<Member, 'zone' | 'stays'>, zone: Zone, now: Instant): Instant {
  const here = zoneAt(member, now);
  const there = localDate(now, zone);
  return here === null || there > localDate(now, here) ? now : startOfDay(plusDays(there, 1), zone);
}

/** They go by `zone` from `from` on, and by no other that was still to come. */
export function moved<M extends Pick<Member, 'zone' | 'stays'>>(member: M, zone: Zone, from: Instant, now: Instant): M {
  const here = zoneAt(member, now);
  if (here === null) return { ...member, zone, stays: [] };
  const before = stretches(member)
    .filter((one) => one.from <= now && one.to > plusMinutes(now, -REMEMBERED_MINUTES))
    .map((one): Stay => ({ zone: one.zone, from: one.from }));
  const stays = here === zone ? before : [...before, { zone, from }];
  return { ...member, zone: from <= now ? zone : here, stays: stays.length > 1 ? stays : [] };
}

/** They as they are at `now`: a zone that was to come is in force once its moment is there. */
export function arrived(member: Member, now: Instant): Member {
  return { ...member, zone: zoneAt(member, now) };
}

/** The zone that is still to come for them, and when; null: none. */
export function nextStay({ zone, stays }: Pick<Member, 'zone' | 'stays'>): Stay | null {
  const last = stays.at(-1);
  return last && last.zone !== zone ? last : null;
}

/**
 * They after Slack named a zone. Every new status comes with the zone in it, so only one that is new to Slack itself says that
 * somebody has moved; a zone of their own choice stands until then.
 */
export function withSlackZone(member: Member, zone: Profile['zone'], now: Instant): Member {
  if (zone === null) return member;
  const heard = { ...member, slackZone: zone };
  if (member.zone === null) return { ...heard, zone };
  if (member.slackZone === null || zone === member.slackZone) return heard;
  return moved(heard, zone, arrival(member, zone, now), now);
}

/** Whether clocks in both zones show the same all year, as far as the first of each month tells. */
export function sameClock(one: Zone, other: Zone, now: Instant): boolean {
  if (one === other) return true;
  const moments = Array.from({ length: 12 }, (_, month) => plusMinutes(now, month * MONTH_MINUTES));
  return moments.every((at) => offsetMinutes(at, one) === offsetMinutes(at, other));
}
