import { dayOffOn, type DayOff, type Project } from '#domain/project.ts';
import { ok, type Result } from '#domain/result.ts';
import { plusDays, type Instant, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { lookAgain, withdraw } from './departure.ts';
import { participantOf } from './participant.ts';
import { followDay } from './plan-anew.ts';
import { administered, note, type ProjectRefusal, type Who } from './project.ts';

interface Dates {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Days off for everybody in a project: nobody is asked on their date, and what was asked for them is taken back. */
export function addDaysOff(
  { store }: Ports,
  who: Who,
  id: Project['id'],
  { from, to, name }: Dates & { readonly name: string },
  now: Instant,
): Promise<Result<Project, ProjectRefusal>> {
  return store.atomically(async (inside) => {
    const changed = await saveDaysOff(inside, who, id, now, (before) => {
      const kept = before.filter(({ date }) => date < from || to < date);
      return [...kept, ...datesOf({ from, to }).map((date): DayOff => ({ date, name }))];
    });
    if (!changed.ok) return changed;
    for (const { user } of await inside.participations.of(who.workspace, id)) {
      const prompt = await inside.prompts.latest(who.workspace, id, user);
      if (prompt && dayOffOn(changed.value, prompt.date)) await withdraw(inside, changed.value, user, 'day-off', now);
    }
    await lookAgain(inside, changed.value, now);
    return changed;
  });
}

/** These dates are ordinary days again; what was asked for today, and taken back, is open again. */
export function removeDaysOff(
  { store }: Ports,
  who: Who,
  id: Project['id'],
  { from, to }: Dates,
  now: Instant,
): Promise<Result<Project, ProjectRefusal>> {
  return store.atomically(async (inside) => {
    const changed = await saveDaysOff(inside, who, id, now, (before) =>
      before.filter(({ date }) => date < from || to < date),
    );
    if (!changed.ok) return changed;
    for (const { user } of await inside.participations.of(who.workspace, id)) {
      const participant = await participantOf(inside, who.workspace, id, user, now);
      if (participant) await followDay(inside, participant, now);
    }
    await lookAgain(inside, changed.value, now);
    return changed;
  });
}

async function saveDaysOff(
  store: Store,
  who: Who,
  id: Project['id'],
  now: Instant,
  change: (before: readonly DayOff[]) => DayOff[],
): Promise<Result<Project, ProjectRefusal>> {
  const found = await administered(store, who, await store.projects.find(who.workspace, id));
  if (!found.ok) return found;
  const daysOff = change(found.value.daysOff).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const project = { ...found.value, daysOff };
  await store.projects.save(project);
  await note(store, who.user, 'days-off', found.value, project, now);
  await store.agenda.forget({ workspace: who.workspace, project: id });
  return ok(project);
}

function datesOf({ from, to }: Dates): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = from; date <= to; date = plusDays(date, 1)) dates.push(date);
  return dates;
}
