import { ageOf, isOpen, type Blocker, type BlockerKind } from '#domain/blocker.ts';
import { answerKey } from '#domain/keys.ts';
import { absenceOn } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import { workingDaysBetween } from '#domain/shift.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { WeekSpan } from '#domain/weekly.ts';
import type { WeeklyBlocker, WeeklyFigures } from '#domain/weekly-message.ts';
import type { Store } from '#ports/store.ts';
import { lookOf, personOf } from './blocker-look.ts';
import { readBy } from './posting.ts';
import { linkTo } from './source-link.ts';

const UTC = 'UTC' as Zone;
/** More are not closed in two weeks. */
const CLOSED_MAX = 500;

/** The blockers of a project that anybody may know of: those that stand, and those that were resolved, the oldest first. */
export async function knownBlockers(store: Store, project: Project): Promise<Blocker[]> {
  const { workspace, id } = project;
  const open = (await store.blockers.openIn(workspace, id)).filter(isOpen);
  const closed = await store.blockers.closedIn(workspace, id, CLOSED_MAX);
  const resolved = closed.filter(({ state }) => state.is === 'closed' && state.how === 'resolved');
  return (await readBy(store, project, [...open, ...resolved], 'all')).toSorted((a, b) =>
    a.raisedAt < b.raisedAt ? -1 : a.raisedAt > b.raisedAt ? 1 : a.number - b.number,
  );
}

const endOf = ({ state }: Blocker): Instant | null => (state.is === 'closed' ? state.at : null);
const within = (at: Instant | null, { from, to }: WeekSpan): boolean => at !== null && from <= at && at < to;

/** The blockers of a week in numbers. */
export async function blockerFigures(
  store: Store,
  blockers: readonly Blocker[],
  span: WeekSpan,
): Promise<Pick<WeeklyFigures, 'opened' | 'resolved' | 'open' | 'lost'>> {
  const lost = new Map<BlockerKind, number>();
  for (const blocker of blockers) {
    const days = await daysOf(store, blocker, span);
    if (days > 0) lost.set(blocker.kind, (lost.get(blocker.kind) ?? 0) + days);
  }
  return {
    opened: blockers.filter(({ raisedAt }) => within(raisedAt, span)).length,
    resolved: blockers.filter((blocker) => within(endOf(blocker), span)).length,
    open: blockers.filter((blocker) => isOpenAt(blocker, span.to)).length,
    lost: [...lost].map(([kind, days]) => ({ kind, days })).toSorted((a, b) => b.days - a.days),
  };
}

const isOpenAt = (blocker: Blocker, at: Instant): boolean => {
  const end = endOf(blocker);
  return blocker.raisedAt < at && (end === null || end >= at);
};

/** The owner's working days on which it stood in the way, of the week or of all its time; the day it came up is none yet. */
async function daysOf(store: Store, blocker: Blocker, span: WeekSpan | null): Promise<number> {
  const owner = await personOf(store, blocker.workspace, blocker.owner, blocker.raisedOn);
  if (!owner) return 0;
  const zone = owner.member.zone ?? UTC;
  const end = endOf(blocker);
  const last = end === null ? (span ? lastDay(span, zone) : blocker.raisedOn) : localDate(end, zone);
  const to = span && last > lastDay(span, zone) ? lastDay(span, zone) : last;
  const from = span && blocker.raisedOn < span.first ? plusDays(span.first, -1) : blocker.raisedOn;
  if (to <= from) return 0;
  return workingDaysBetween(owner.member.shifts, from, to, (date) => absenceOn(owner.absences, date) !== null);
}

/** How long it had stood at `at`, as every other screen counts it. units: the owner's working days. */
async function ageAt(store: Store, blocker: Blocker, at: Instant): Promise<number> {
  const owner = await personOf(store, blocker.workspace, blocker.owner, blocker.raisedOn);
  return owner ? ageOf(blocker, owner.member, owner.absences, at) : 0;
}

/** The last day of a week, or the one that it has come to. */
function lastDay({ last, to }: WeekSpan, zone: Zone): LocalDate {
  const come = localDate(to, zone);
  return come < last ? come : last;
}

/** The week's blockers as they are shown: what is open at its end, and what was resolved in it. */
export async function blockersOfWeek(
  store: Store,
  project: Project,
  blockers: readonly Blocker[],
  span: WeekSpan,
  now: Instant,
): Promise<{ readonly open: WeeklyBlocker[]; readonly resolved: WeeklyBlocker[] }> {
  type Days = (blocker: Blocker) => Promise<number>;
  const shown = async (those: readonly Blocker[], daysFor: Days): Promise<WeeklyBlocker[]> => {
    const looks: WeeklyBlocker[] = [];
    for (const blocker of those) {
      looks.push({
        look: await lookOf(store, blocker, now),
        isNew: within(blocker.raisedAt, span),
        days: await daysFor(blocker),
        source: {
          date: blocker.raisedOn,
          link:
            blocker.source.from === 'answer'
              ? await linkTo(store, project.workspace, answerKey(project.id, blocker.owner, blocker.source.date))
              : null,
        },
      });
    }
    return looks;
  };
  return {
    open: await shown(
      blockers.filter((blocker) => isOpenAt(blocker, span.to)),
      (blocker) => ageAt(store, blocker, span.to < now ? span.to : now),
    ),
    resolved: await shown(
      blockers.filter((blocker) => within(endOf(blocker), span)),
      (blocker) => daysOf(store, blocker, null),
    ),
  };
}
