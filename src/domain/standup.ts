import { mayWrite, startAfter, type Person } from './hours.ts';
import { absenceOn } from './member.ts';
import type { Prompt } from './prompt.ts';
import { EVENING_DAYS, nudgeAt, standupDay, type Participant, type StandupDay } from './standup-day.ts';
import { localDate, minutesBetween, plusDays, weekdayOf, type Instant, type LocalDate, type Zone } from './time.ts';
import { zoneAt } from './travel.ts';

export { standupDay, type Participant, type StandupDay } from './standup-day.ts';

/** Nobody plans further ahead than a long leave. */
const HORIZON_DAYS = 400;
/** A question that comes later than this after its time has its nudge planned anew, or both would come together. */
const PUNCTUAL_MINUTES = 15;

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
export function backOn({ member, absences }: Person, date: LocalDate): LocalDate {
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
  const zone = zoneAt(participant.member, now);
  if (zone === null || !participant.member.active || participant.participation.role !== 'participant') {
    return { steps: [], next: null };
  }
  const begun = latestBegun(participant, latest, now, zone);
  const open = latest?.state === 'open' ? latest : null;
  const atWork = mayWrite(participant, now);
  const steps: Step[] = [];
  const moments: (Instant | null | undefined)[] = [];

  if (begun) {
    if (open) steps.push({ do: 'miss', prompt: open });
    if (atWork && now < begun.cutoffAt) steps.push({ do: 'ask', day: askedLate(participant, begun, now) });
    else if (now < begun.cutoffAt) moments.push(nextStart(participant, begun.date, now));
  } else if (open) {
    const due = promptStep(open, now, atWork);
    if (due) steps.push(due);
    else moments.push(...promptMoments(participant, open, now));
  }
  const from = begun?.date ?? latest?.date ?? plusDays(localDate(now, zone), -2);
  const ahead = nextStandup(participant, later(from, plusDays(localDate(now, zone), -2)));
  moments.push(ahead?.askAt);
  // After a step the prompt has changed: the next look, at once, plans its nudge.
  if (steps.length > 0) return { steps, next: now };
  return { steps, next: earliest(moments.filter((at): at is Instant => at !== null && at !== undefined)) };
}

/** The day as it goes on for somebody who is asked only `now`, because the bot was away or their plans changed. */
function askedLate(participant: Participant, day: StandupDay, now: Instant): StandupDay {
  if (day.nudgeAt === null || minutesBetween(day.askAt, now) <= PUNCTUAL_MINUTES) return day;
  return { ...day, nudgeAt: nudgeAt(participant, day.date, now, day.cutoffAt) };
}

/** The newest expected day that has begun and has no prompt yet. */
export function latestBegun(
  participant: Participant,
  latest: Prompt | null,
  now: Instant,
  zone: Zone,
): StandupDay | null {
  const today = localDate(now, zone);
  for (let ahead = participant.member.evening ? EVENING_DAYS : 1; ahead >= -1; ahead -= 1) {
    const date = plusDays(today, ahead);
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

function promptMoments(participant: Participant, prompt: Prompt, now: Instant): (Instant | null)[] {
  if (now >= prompt.cutoffAt) return [];
  const wanted = prompt.snoozedUntil ?? (prompt.nudgedAt === null ? prompt.nudgeAt : null);
  // At the start of their next hours also a question is sent that did not get through in the last.
  const start = nextStart(participant, prompt.date, now);
  return [wanted !== null && wanted > now ? wanted : null, start !== null && start < prompt.cutoffAt ? start : null];
}

function nextStart(participant: Participant, date: LocalDate, now: Instant): Instant | null {
  // An evening person waits in the hours of the day before.
  const days = [plusDays(date, -1), date];
  return days.map((day) => startAfter(participant, day, now)).find((from) => from !== null) ?? null;
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** The first of some moments; null of none. */
function earliest(moments: readonly Instant[]): Instant | null {
  return moments.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
}
