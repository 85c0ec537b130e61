import type { PreviewRow, StandupPreview } from '#domain/preview-message.ts';
import type { StandupStatus } from '#domain/standup-message.ts';
import { absenceOn } from '#domain/member.ts';
import { dayOffOn, type Project } from '#domain/project.ts';
import { closesAt, expectedOn, statusOf } from '#domain/run.ts';
import { standupDay, type Participant } from '#domain/standup.ts';
import {
  atLocal,
  offsetMinutes,
  plusDays,
  toLocalTime,
  type Instant,
  type LocalDate,
  type Zone,
} from '#domain/time.ts';
import { zoneAt } from '#domain/travel.ts';
import type { Store } from '#ports/store.ts';
import { runFacts } from './digest-facts.ts';
import { participantsOf } from './participant.ts';
import type { Reader } from './posting.ts';

/** Where the run of `date` stands, in the reader's clock. */
export async function statusFor(
  store: Store,
  project: Project,
  date: LocalDate,
  zone: Zone,
  now: Instant,
  others: readonly string[] = [],
  reader: Reader = 'all',
): Promise<StandupStatus> {
  const run = await store.runs.find(project.workspace, project.id, date);
  const over = run && run.closedAt !== null ? ({ over: true } as const) : {};
  return { ...statusOf(await runFacts(store, project, date, now, reader), project.name, zone, now), ...over, others };
}

/** Exactly when each member is asked, nudged and cut off for `date`, in the order in which they are asked. */
export async function previewFor(
  store: Store,
  project: Project,
  date: LocalDate,
  others: readonly string[] = [],
): Promise<StandupPreview> {
  const participants = await participantsOf(store, project, date);
  const rows = participants.map((participant) => rowOf(participant, date));
  const ends = closesAt(expectedOn(participants, date));
  const run = await store.runs.find(project.workspace, project.id, date);
  return {
    kind: 'standup-preview',
    projectName: project.name,
    date,
    rows: rows.toSorted(byMoment),
    questions: (run?.questions ?? project.questions).map(({ text }) => text),
    closesAt: ends,
    others,
  };
}

function rowOf(participant: Participant, date: LocalDate): PreviewRow {
  const { member, participation, absences } = participant;
  const off = (why: Extract<PreviewRow, { is: 'off' }>['why']): PreviewRow => ({ is: 'off', name: member.name, why });
  if (participation.role !== 'participant') return off('observer');
  if (member.zone === null) return off('no-zone');
  const day = standupDay(participant, date);
  if (dayOffOn(participant.project, date)) return off('day-off');
  if (!day) return off('not-working');
  if (absenceOn(absences, date)) return off('away');
  if (day.askAt < participation.since) return off('joins');
  const { askAt, nudgeAt, cutoffAt } = day;
  const zone = zoneAt(member, askAt) ?? member.zone;
  return {
    is: 'asked',
    name: member.name,
    zone,
    askAt,
    nudgeAt,
    cutoffAt,
    shift: clockShift(date, zone),
  };
}

const NOON = toLocalTime('12:00');

/** By how many minutes clocks moved since noon of the day before; positive when they went forward. */
function clockShift(date: LocalDate, zone: Zone): number {
  const [before, after] = [atLocal(plusDays(date, -1), NOON, zone), atLocal(date, NOON, zone)];
  return offsetMinutes(after, zone) - offsetMinutes(before, zone);
}

const byMoment = (a: PreviewRow, b: PreviewRow): number => {
  if (a.is === 'off' || b.is === 'off') return a.is === b.is ? a.name.localeCompare(b.name) : a.is === 'off' ? 1 : -1;
  return a.askAt < b.askAt ? -1 : a.askAt > b.askAt ? 1 : a.name.localeCompare(b.name);
};
