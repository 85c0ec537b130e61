import { openOn, workOn, type Person } from './hours.ts';
import { absenceOn, type Absence, type Member } from './member.ts';
import { dayOffOn, type Participation, type Project } from './project.ts';
import {
  atLocal,
  minutesBetween,
  plusDays,
  plusMinutes,
  weekdayOf,
  type Instant,
  type Interval,
  type LocalDate,
  type Zone,
} from './time.ts';
import { stretches, zoneAt, type Stretch } from './travel.ts';

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

/** The evening before a Monday is Friday's; after a longer break the answer would be about nothing. */
export const EVENING_DAYS = 4;
/** On a day that ends before the time they chose, the evening question comes this long before its end. */
const BEFORE_HOME_MINUTES = 30;
/** The first hour of a day is no evening: the day's own question may come then, after a leave. */
const MORNING_MINUTES = 60;
/** With less time than this between question and cut-off a nudge would only nag. */
const SHORTEST_FOR_NUDGE_MINUTES = 60;

/**
 * When `participant` would be asked for `date`, leave aside; null on days they do not work or the project does not ask.
 *
 * The question comes at their own time, or the project's; outside their open hours it waits for the next of that date, and goes
 * to the first where none follows. Who wants it the evening before is asked then, where they work then. The cut-off is the end of
 * the date's last shift, which after a night shift lies on the next day, or the next evening's question. The nudge is half-way.
 */
export function standupDay(participant: Participant, date: LocalDate): StandupDay | null {
  const { project, member } = participant;
  if (!member.active || !project.days.includes(weekdayOf(date)) || dayOffOn(project, date)) return null;
  const spans = stretches(member);
  const [only] = spans;
  return spans.length === 1 && only ? dayIn(participant, date, only.zone) : dayOnTravel(participant, date, spans);
}

/**
 * The day of somebody who moves: it is the zone's that is in force when its question comes, or else the last one's that comes into
 * force before its hours are over, and then it is asked at once. A day that has gone by in every zone before is none.
 */
function dayOnTravel(participant: Participant, date: LocalDate, spans: readonly Stretch[]): StandupDay | null {
  const { since } = participant.participation;
  const days = spans.flatMap((span) => {
    const day = dayIn(participant, date, span.zone);
    return day ? [{ ...span, day }] : [];
  });
  const here = days.filter(({ day, from, to }) => from <= day.askAt && day.askAt < to);
  const late = days.findLast(({ day, from }) => day.askAt < from && from < day.cutoffAt);
  return (here.find(({ day }) => since <= day.askAt) ?? (late && asArrived(participant, late)) ?? here[0])?.day ?? null;
}

/** The day as it goes on where they arrive in the middle of it; null: they come to work no more. */
function asArrived(participant: Participant, { day, zone, from, to }: Stretch & { day: StandupDay }) {
  const ends = to < day.cutoffAt ? to : day.cutoffAt;
  const open = openOn(participant, day.date, zone).find((hours) => from < hours.to);
  const askAt = open && open.from > from ? open.from : from;
  if (!open || askAt >= ends) return undefined;
  return { day: { ...day, askAt, nudgeAt: nudgeAt(participant, day.date, askAt, day.cutoffAt) } };
}

/** The day as it would be all in `zone`. */
function dayIn(participant: Participant, date: LocalDate, zone: Zone): StandupDay | null {
  const { project, member } = participant;
  const work = workOn(participant, date, zone);
  const last = work.at(-1);
  if (!last) return null;

  const open = openOr(work, participant, date, zone);
  // Without a working day shortly before, the question comes as the day itself begins.
  const before = member.evening ? (eveningBefore(participant, date, zone) ?? open[0]?.from) : null;
  const askAt = before ?? askTime(open, date, member.standupAt ?? project.standupAt, zone);
  const evening = member.evening ? eveningOf(participant, date, zone) : null;
  const cutoffAt = evening !== null && askAt < evening && evening < last.to ? evening : last.to;
  return { date, askAt, nudgeAt: nudgeIn(open, participant, askAt, cutoffAt), cutoffAt };
}

/** Their open hours; all their hours on a day that they would have quiet altogether. */
function openOr(work: Interval[], person: Person, date: LocalDate, zone: Zone): Interval[] {
  if (person.member.quiet.length === 0) return work;
  const open = openOn(person, date, zone);
  return open.length > 0 ? open : work;
}

/** The evening question's moment on the working day before `date`; null: that is too long ago, so they are asked on the day. */
function eveningBefore(person: Person, date: LocalDate, zone: Zone): Instant | null {
  for (let back = 1; back <= EVENING_DAYS; back += 1) {
    const evening = eveningOf(person, plusDays(date, -back), zone);
    if (evening !== null) return evening;
  }
  return null;
}

/** When somebody who is asked the evening before is asked on the working day `date`; null on other days. */
function eveningOf(person: Person, date: LocalDate, zone: Zone): Instant | null {
  const { standupAt } = person.member;
  if (standupAt === null || absenceOn(person.absences, date)) return null;
  const open = openOr(workOn(person, date, zone), person, date, zone);
  const [first, last] = [open[0], open.at(-1)];
  if (!first || !last) return null;
  const noMorning = plusMinutes(first.from, MORNING_MINUTES);
  const wish = [atLocal(date, standupAt, zone), atLocal(plusDays(date, 1), standupAt, zone)].find((moment) =>
    open.some(({ from, to }) => noMorning <= moment && from <= moment && moment < to),
  );
  const late = plusMinutes(last.to, -BEFORE_HOME_MINUTES);
  return wish ?? (late > last.from ? late : last.from);
}

/** When a question of `askAt` for `date` is followed by its nudge; null: by none. */
export function nudgeAt(participant: Participant, date: LocalDate, askAt: Instant, cutoffAt: Instant): Instant | null {
  const zone = zoneAt(participant.member, askAt);
  if (zone === null) return null;
  return nudgeIn(openOr(workOn(participant, date, zone), participant, date, zone), participant, askAt, cutoffAt);
}

function nudgeIn(
  open: Interval[],
  { project, member }: Participant,
  askAt: Instant,
  cutoffAt: Instant,
): Instant | null {
  if (!project.nudges || !member.nudges) return null;
  const [first] = open;
  // Whoever was asked the evening before is reminded half-way through the day itself.
  return nudgeTime(open, first && first.from > askAt ? first.from : askAt, cutoffAt);
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
