import { absenceOn, type Absence, type Member } from './member.ts';
import type { Participation, Project } from './project.ts';
import type { Prompt } from './prompt.ts';
import { shiftsOn, withinHours } from './shift.ts';
import {
  atLocal,
  localDate,
  minutesBetween,
  plusDays,
  plusMinutes,
  weekdayOf,
  type Instant,
  type Interval,
  type LocalDate,
  type Zone,
} from './time.ts';

/** A member in a project, with what planning needs to know of them. */
export interface Participant {
  readonly project: Project;
  readonly member: Member;
  readonly participation: Participation;
  /** Theirs, from yesterday on at least. */
  readonly absences: readonly Absence[];
}

/** When a member is asked, nudged and cut off for one date. */
export interface StandupDay {
  readonly date: LocalDate;
  readonly askAt: Instant;
  readonly nudgeAt: Instant | null;
  readonly cutoffAt: Instant;
}

/** Nobody plans further ahead than a long leave. */
const HORIZON_DAYS = 400;
/** With less time than this between question and cut-off a nudge would only nag. */
const SHORTEST_FOR_NUDGE_MINUTES = 60;
/** A question that comes later than this after its time has its nudge planned anew, or both would come together. */
const PUNCTUAL_MINUTES = 15;

/**
 * When `participant` would be asked for `date`, leave aside; null on days they do not work or the project does not ask.
 *
 * The question comes at their own time, or the project's; outside their hours it waits for their next shift of that date,
 * and goes to the first shift where none follows. The cut-off is the end of the date's last shift, which after a
 * night shift lies on the next day. The nudge is half-way, within hours.
 */
export function standupDay({ project, member }: Participant, date: LocalDate): StandupDay | null {
  if (member.zone === null || !member.active || !project.days.includes(weekdayOf(date))) return null;
  const shifts = shiftsOn(member.shifts, date, member.zone);
  const last = shifts.at(-1);
  if (!last) return null;

  const askAt = askTime(shifts, date, member.standupAt ?? project.standupAt, member.zone);
  const nudge = project.nudges && member.nudges ? nudgeTime(shifts, askAt, last.to) : null;
  return { date, askAt, nudgeAt: nudge, cutoffAt: last.to };
}

function askTime(shifts: readonly Interval[], date: LocalDate, time: Project['standupAt'], zone: Zone): Instant {
  // The second wish serves night shifts: 02:00 of a shift that starts at 22:00 is on the next day.
  const wishes = [atLocal(date, time, zone), atLocal(plusDays(date, 1), time, zone)];
  const kept = wishes.find((wish) => shifts.some(({ from, to }) => from <= wish && wish < to));
  if (kept !== undefined) return kept;
  const later = shifts.find(({ from }) => wishes[0] !== undefined && from >= wishes[0]);
  return (later ?? shifts[0] ?? { from: wishes[0] as Instant }).from;
}

function nudgeTime(shifts: readonly Interval[], askAt: Instant, cutoffAt: Instant): Instant | null {
  const span = minutesBetween(askAt, cutoffAt);
  if (span < SHORTEST_FOR_NUDGE_MINUTES) return null;
  const middle = plusMinutes(askAt, Math.floor(span / 2));
  const shift = shifts.find(({ to }) => middle < to);
  return shift === undefined ? null : middle < shift.from ? shift.from : middle;
}

/** The same, but null when they are away, observe only, or joined after the question would have come. */
export function expectedDay(participant: Participant, date: LocalDate): StandupDay | null {
  const { participation, absences } = participant;
  if (participation.role !== 'participant' || absenceOn(absences, date)) return null;
  const day = standupDay(participant, date);
  return day && day.askAt >= participation.since ? day : null;
}

/** Their first expected standup with a date after `date`; null: none within 400 days. */
export function nextStandup(participant: Participant, date: LocalDate): StandupDay | null {
  // Cheap way out: without a day of the week in common the horizon need not be walked.
  if (!participant.project.days.some((day) => (participant.member.shifts[day] ?? []).length > 0)) return null;
  for (let ahead = 1; ahead <= HORIZON_DAYS; ahead += 1) {
    const day = expectedDay(participant, plusDays(date, ahead));
    if (day) return day;
  }
  return null;
}

/** The first day after `date` on which they work and are not away: when they are back. */
export function backOn({ member, absences }: Participant, date: LocalDate): LocalDate {
  for (let ahead = 1; ahead <= HORIZON_DAYS; ahead += 1) {
    const day = plusDays(date, ahead);
    if ((member.shifts[weekdayOf(day)] ?? []).length > 0 && !absenceOn(absences, day)) return day;
  }
  return plusDays(date, 1);
}

/** One thing to do about a participant now. `prompt` is their latest, where the step is about it. */
export type Step =
  | { readonly do: 'ask'; readonly day: StandupDay }
  | { readonly do: 'ask-again'; readonly prompt: Prompt }
  | { readonly do: 'nudge'; readonly prompt: Prompt }
  | { readonly do: 'miss'; readonly prompt: Prompt };

/**
 * What is due for `participant` at `now`, and when to look again (null: not before something changes).
 *
 * latest: their newest prompt; a date that has one is never asked again.
 * returns: nothing outside their hours, and nothing that is no longer true: a question past its cut-off is not asked late.
 */
export function stepsDue(
  participant: Participant,
  latest: Prompt | null,
  now: Instant,
): { readonly steps: readonly Step[]; readonly next: Instant | null } {
  const { zone } = participant.member;
  if (zone === null || !participant.member.active || participant.participation.role !== 'participant') {
    return { steps: [], next: null };
  }
  const begun = latestBegun(participant, latest, now, zone);
  const open = latest?.state === 'open' ? latest : null;
  const atWork = withinHours(now, participant.member.shifts, zone);
  const steps: Step[] = [];
  const moments: (Instant | null | undefined)[] = [];

  if (begun) {
    if (open) steps.push({ do: 'miss', prompt: open });
    if (atWork && now < begun.cutoffAt) steps.push({ do: 'ask', day: askedLate(participant, begun, now, zone) });
    else if (now < begun.cutoffAt) moments.push(nextStart(participant, begun.date, now, zone));
  } else if (open) {
    const due = promptStep(open, now, atWork);
    if (due) steps.push(due);
    else moments.push(...promptMoments(participant, open, now, zone));
  }
  const from = begun?.date ?? latest?.date ?? plusDays(localDate(now, zone), -2);
  const ahead = nextStandup(participant, later(from, plusDays(localDate(now, zone), -2)));
  moments.push(ahead?.askAt);
  // After a step the prompt has changed: the next look, at once, plans its nudge.
  if (steps.length > 0) return { steps, next: now };
  return { steps, next: earliest(moments.filter((at): at is Instant => at !== null && at !== undefined)) };
}

/** The day as it goes on for somebody who is asked only `now`, because the bot was away or their plans changed. */
function askedLate({ member }: Participant, day: StandupDay, now: Instant, zone: Zone): StandupDay {
  if (day.nudgeAt === null || minutesBetween(day.askAt, now) <= PUNCTUAL_MINUTES) return day;
  return { ...day, nudgeAt: nudgeTime(shiftsOn(member.shifts, day.date, zone), now, day.cutoffAt) };
}

/** The newest expected day that has begun and has no prompt yet. */
function latestBegun(participant: Participant, latest: Prompt | null, now: Instant, zone: Zone): StandupDay | null {
  const today = localDate(now, zone);
  for (const date of [plusDays(today, 1), today, plusDays(today, -1)]) {
    if (latest && date <= latest.date) return null;
    const day = expectedDay(participant, date);
    if (day && day.askAt <= now) return day;
  }
  return null;
}

function promptStep(prompt: Prompt, now: Instant, atWork: boolean): Step | null {
  if (!atWork || now >= prompt.cutoffAt) return null;
  if (prompt.snoozedUntil !== null) return prompt.snoozedUntil <= now ? { do: 'ask-again', prompt } : null;
  if (prompt.nudgeAt === null || prompt.nudgedAt !== null || prompt.nudgeAt > now) return null;
  return { do: 'nudge', prompt };
}

function promptMoments(participant: Participant, prompt: Prompt, now: Instant, zone: Zone): (Instant | null)[] {
  if (now >= prompt.cutoffAt) return [];
  const wanted = prompt.snoozedUntil ?? (prompt.nudgedAt === null ? prompt.nudgeAt : null);
  if (wanted === null) return [];
  return [wanted > now ? wanted : nextStart(participant, prompt.date, now, zone)];
}

function nextStart({ member }: Participant, date: LocalDate, now: Instant, zone: Zone): Instant | null {
  return shiftsOn(member.shifts, date, zone).find(({ from }) => from > now)?.from ?? null;
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** The first of some moments; null of none. */
export function earliest(moments: readonly Instant[]): Instant | null {
  return moments.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
}
