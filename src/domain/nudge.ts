import { closing, mayWrite, type Person } from './hours.ts';
import type { ProjectId, UserId, WorkspaceId, DeliveryKey } from './ids.ts';
import { absenceOn } from './member.ts';
import { plusWorkingDays } from './shift.ts';
import { localDate, plusMinutes, startOfDay, type Instant } from './time.ts';

/** Why something is said that nobody asked for. A rule that a team finds useless falls silent for it. */
export const NUDGE_RULES = [
  'overlap',
  'risk',
  'blocker-helper',
  'blocker-lead',
  'reminder',
  'clock-change',
  'handover',
  'holidays',
  'regional',
  'review',
  'bet',
  'lead',
] as const;
export type NudgeRule = (typeof NUDGE_RULES)[number];

/** One unasked message to one person, and what became of it. */
export interface Nudge {
  readonly workspace: WorkspaceId;
  /** Of its delivery. */
  readonly key: DeliveryKey;
  readonly project: ProjectId;
  readonly user: UserId;
  readonly rule: NudgeRule;
  /** What it was about: `B12`, `H3`. */
  readonly item: string;
  readonly at: Instant;
  /** `acted`: they did what settles it. null: nothing yet. */
  readonly outcome: 'acted' | 'snoozed' | 'not-useful' | null;
}

/** Somebody wants to hear no more of an item until a moment. */
export interface Snooze {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  readonly item: string;
  readonly until: Instant;
  /** Over with the next reading of the bet, if that is sooner. */
  readonly onReading: boolean;
}

/** For how long something is put off: so many working days, or until the next reading of the bet that it is about. */
export type SnoozeFor = number | 'reading';

/** What `1`, `10` and `reading` say; null for anything else. */
export function readSnooze(word: string): SnoozeFor | null {
  return word === 'reading' ? word : /^\d{1,2}$/.test(word) ? Number(word) : null;
}

/** Why a nudge is not sent now. `later`: it may be once the reason is gone. */
export type Held = 'muted' | 'snoozed' | 'out-of-hours' | 'item-cap' | 'day-cap' | 'week-cap';

const PER_DAY = 2;
const PER_WEEK = 3;
const WEEK_MINUTES = 7 * 24 * 60;
const ITEM_DAYS = 3;

/**
 * Whether a nudge may go to a person now: in their hours, not in their quiet ones, not on leave, not about what they snoozed, at
 * most one about an item in three of their working days, at most two a day.
 *
 * before:  what was sent to the person lately, by anybody's rule.
 * urgent:  a deadline day or a broken guardrail; the caps do not hold it, the hours do.
 * returns: null: it may go.
 */
export function heldBack(
  { rule, item, urgent = false }: { readonly rule: NudgeRule; readonly item: string; readonly urgent?: boolean },
  person: Person,
  {
    before,
    snoozes,
    muted,
  }: { readonly before: readonly Nudge[]; readonly snoozes: readonly Snooze[]; readonly muted: readonly NudgeRule[] },
  now: Instant,
): Held | null {
  const { zone, shifts } = person.member;
  if (muted.includes(rule)) return 'muted';
  if (snoozes.some((one) => one.item === item && one.until > now)) return 'snoozed';
  if (zone === null || !person.member.active || !mayWrite(person, now)) return 'out-of-hours';
  if (urgent) return null;
  const today = localDate(now, zone);
  const off = (date: typeof today) => absenceOn(person.absences, date) !== null;
  const about = before.filter((one) => one.item === item && !THE_THING_ITSELF.has(one.rule));
  const tooSoon = about.some(({ at }) => {
    const free = plusWorkingDays(shifts, localDate(at, zone), ITEM_DAYS, off);
    return free === null || today < free;
  });
  if (tooSoon) return 'item-cap';
  const counted = before.filter(({ rule: why }) => COUNTED.has(why));
  if (counted.filter(({ at }) => localDate(at, zone) === today).length >= PER_DAY) return 'day-cap';
  return isWeekFull(before, now) ? 'week-cap' : null;
}

/** A check-in, a handover and a review that is asked for are no warnings about an item. */
const THE_THING_ITSELF: ReadonlySet<NudgeRule> = new Set(['bet', 'handover', 'review']);

/** Those that count towards the two a day; the one reminder of a standup is part of the standup. */
const COUNTED: ReadonlySet<NudgeRule> = new Set(['overlap', 'risk', 'blocker-helper', 'blocker-lead']);

/** Whether a person was sent as much in the last seven days as anybody is sent in a week. */
export function isWeekFull(before: readonly Nudge[], now: Instant): boolean {
  const since = plusMinutes(now, -WEEK_MINUTES);
  return before.filter(({ rule, at }) => COUNTED.has(rule) && at > since && at <= now).length >= PER_WEEK;
}

/** Until when a snooze of so many days lasts: the beginning of that working day of theirs. */
export function snoozedUntil(person: Person, days: number, now: Instant): Instant | null {
  const { zone, shifts } = person.member;
  if (zone === null) return null;
  const date = plusWorkingDays(shifts, localDate(now, zone), days, (day) => absenceOn(person.absences, day) !== null);
  return date === null ? null : startOfDay(date, zone);
}

/** How a rule has fared with a team. */
export interface RuleRecord {
  readonly rule: NudgeRule;
  readonly shown: number;
  /** How many of them asked for something, so that they can be acted on. */
  readonly asked: number;
  readonly acted: number;
  readonly notUseful: number;
}

/** These tell, and ask for nothing. */
export const TELLS = ['regional', 'clock-change'] as const satisfies readonly NudgeRule[];
/** News for leads that ask for something: who has which role. The rest tells. */
export const LEAD_ASKS = ['wishes', 'only-lead', 'leaderless'] as const;

/** What a piece of news of a project is called. */
export const leadItem = (is: string, project: ProjectId): string => `${is}:${project}`;

/** Somebody waits for what these say: they are counted, but nothing weighs them before they are sent, and they never fall silent. */
export const AWAITED: ReadonlySet<NudgeRule> = new Set([
  'blocker-helper',
  'blocker-lead',
  'reminder',
  'handover',
  'review',
  'bet',
  'lead',
]);

const MUTE_FROM = 20;
const MUTE_ABOVE = 0.1;

/** Whether a rule annoys: shown twenty times or more, and surely not useful more than once in ten. */
export function isMuted({ rule, shown, notUseful }: RuleRecord): boolean {
  return !AWAITED.has(rule) && shown >= MUTE_FROM && wilson(notUseful, shown)[0] > MUTE_ABOVE;
}

/** The range in which a share surely lies, 95 times in 100. returns: 0 to 1 where nothing was seen. source: Wilson 1927 */
export function wilson(hits: number, n: number, z = 1.96): readonly [low: number, high: number] {
  if (n === 0) return [0, 1];
  const share = hits / n;
  const scale = 1 + z ** 2 / n;
  const middle = (share + z ** 2 / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** The last moment at which a nudge is still true: the end of the hours it is sent in. */
export const lastMoment = (person: Person, now: Instant): Instant => closing(person, now) ?? now;
