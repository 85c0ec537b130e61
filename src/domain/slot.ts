import { leavers, type ClockChange, type Slot } from './clock-change.ts';
import type { ProjectId, UserId, WorkspaceId } from './ids.ts';
import { presencesOf, type Calendar, type Span } from './overlap.ts';
import { ok, refuse, type Result } from './result.ts';
import { readDuration, readTime, readWeekdays, weekdaysInWords } from './time-words.ts';
import { atLocal, epochMs, instant, localDate, plusDays, weekdayOf, type Instant, type Zone } from './time.ts';

/** A meeting that a project holds every week, by one place's clock. */
export interface MeetingSlot extends Slot {
  readonly workspace: WorkspaceId;
  readonly number: number;
  readonly project: ProjectId;
  /** As typed; may be empty. */
  readonly name: string;
  /** Who meets; empty: everybody in the project. */
  readonly people: readonly UserId[];
  readonly madeBy: UserId;
  readonly madeAt: Instant;
}

/** A meeting of now or before. `removedAt`: when it was given up; null: it is held still. */
export interface HeldSlot extends MeetingSlot {
  readonly removedAt: Instant | null;
}

export type SlotTerms = Pick<MeetingSlot, 'name' | 'weekday' | 'time' | 'zone' | 'minutes' | 'people'>;

const SLOT_NAME_MAX = 80;
export const MOST_SLOTS = 20;
const MINUTE = 60_000;
const CHOSEN = /<@([UW][A-Z0-9]{2,})(?:\|[^>]*)?>/g;
const HOW =
  'Write it as Tue 15:00 60m Planning with @ana @raj, or for @ana @raj without yourself; with no names it is for everybody.';

/** What a slot is called: `S2`. */
export const slotId = (number: number): string => `S${number}`;

/** The number of such an id; null for anything else. */
export function readSlotId(text: string): number | null {
  const match = /^s?(\d{1,9})$/i.exec(text.trim());
  return match ? Number(match[1]) : null;
}

/**
 * `Tue 15:00 60m Planning with @ana @raj` by the clock of whoever writes, who meets them; with `for @ana @raj` the two meet without
 * the writer. An hour long where no length is given. errors: one sentence.
 */
export function readSlot(
  text: string,
  writer: { readonly user: UserId; readonly zone: Zone },
): Result<SlotTerms, string> {
  const { zone } = writer;
  const chosen = [...text.matchAll(CHOSEN)].map(([, id = '']) => id as UserId);
  const people = chosen.length === 0 || /\bfor[\s,]*<@/i.test(text) ? chosen : [writer.user, ...chosen];
  const [day = '', clock = '', ...rest] = text.replace(CHOSEN, ' ').trim().split(/\s+/);
  if (clock === '') return refuse(HOW);
  const weekdays = readWeekdays(day);
  if (!weekdays.ok) return weekdays;
  const [weekday, ...more] = weekdays.value;
  if (weekday === undefined || more.length > 0) return refuse(`${HOW} One day makes one slot.`);
  const time = readTime(clock);
  if (!time.ok) return time;
  const [length = '', ...words] = rest;
  const timed = /^\d/.test(length);
  const minutes = timed ? readDuration(length) : ok(60);
  if (!minutes.ok) return minutes;
  const name = (timed ? words : rest)
    .join(' ')
    .replace(/(?:^|\s)(?:with|for)[\s,]*(?:and[\s,]*)*$/i, '')
    .trim();
  if (name.length > SLOT_NAME_MAX)
    return refuse(`The name is ${name.length} characters long; ${SLOT_NAME_MAX} is the most.`);
  return ok({ name, weekday, time: time.value, zone, minutes: minutes.value, people: [...new Set(people)] });
}

/** Its next meeting that is not over at `now`. */
export function nextMeeting({ weekday, time, zone, minutes }: Slot, now: Instant): Span {
  const today = localDate(now, zone);
  for (let ahead = 0; ahead < 7; ahead += 1) {
    const date = plusDays(today, ahead);
    const from = epochMs(atLocal(date, time, zone));
    if (weekdayOf(date) === weekday && from + minutes * MINUTE > epochMs(now))
      return { from, to: from + minutes * MINUTE };
  }
  const from = epochMs(atLocal(plusDays(today, 7), time, zone));
  return { from, to: from + minutes * MINUTE };
}

/** Its meetings from `from` to `to` that are over by then, as far as it was held, in order. */
export function meetingsOf(slot: HeldSlot, from: Instant, to: Instant): Span[] {
  const { weekday, time, zone, minutes, madeAt, removedAt } = slot;
  const begins = epochMs(madeAt > from ? madeAt : from);
  const ends = epochMs(removedAt !== null && removedAt < to ? removedAt : to);
  const found: Span[] = [];
  const first = localDate(instant(begins), zone);
  const ahead = (weekday - weekdayOf(first) + 7) % 7;
  for (let date = plusDays(first, ahead); ; date = plusDays(date, 7)) {
    const at = epochMs(atLocal(date, time, zone));
    const span = { from: at, to: at + minutes * MINUTE };
    if (span.to > ends) return found;
    if (span.from >= begins) found.push(span);
  }
}

/** Whose hours do not cover it: places in the list. Leave is left aside, it is over soon. */
export function outside(calendars: readonly Calendar[], { from, to }: Span): number[] {
  const range = { from: instant(from), to: instant(to) };
  const spans = presencesOf(
    calendars.map(({ zone, shifts }) => ({ zone, shifts })),
    range,
  );
  return spans.flatMap((own, place) => (own.some((span) => span.from <= from && to <= span.to) ? [] : [place]));
}

/** Of each slot, who of those who meet is there before a clock change and no longer after it: places of people. */
export function leaving(
  users: readonly UserId[],
  calendars: readonly Calendar[],
  slots: readonly SlotTerms[],
  change: ClockChange,
): number[][] {
  return leavers(calendars, slots, change).map((places, at) => {
    const { people = [] } = slots[at] ?? {};
    return people.length === 0 ? places : places.filter((place) => people.some((user) => user === users[place]));
  });
}

/** `Planning, Tue 16:00 (Europe/Berlin), 30 minutes`. */
export const slotInWords = ({ name, weekday, time, zone, minutes }: SlotTerms): string =>
  `${name === '' ? '' : `${name}, `}${weekdaysInWords([weekday])} ${time} (${zone}), ${minutes} minutes`;
