import type { Project } from '#domain/project.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import type { Said } from './forget-said.ts';
import { putWeekRight } from './weekly-right.ts';

const UTC = 'UTC' as Zone;
const WEEK = 7;

/** Has every week that tells of something of theirs say what is left, where it stands and where it waits. */
export async function putWeeksRight(store: Store, { workspace, days, blockers }: Said, now: Instant): Promise<void> {
  const first = new Map<Project['id'], { project: Project; date: LocalDate }>();
  const seen = (project: Project, date: LocalDate): void => {
    const known = first.get(project.id);
    if (!known || date < known.date) first.set(project.id, { project, date });
  };
  for (const { project, date } of days) seen(project, date);
  for (const number of blockers) {
    const blocker = await store.blockers.find(workspace, number);
    const project = blocker && (await store.projects.find(workspace, blocker.project));
    if (blocker && project) seen(project, blocker.raisedOn);
  }
  for (const { project, date } of first.values()) {
    const until = plusDays(localDate(now, UTC), WEEK);
    for (let last = date; last <= until; last = plusDays(last, 1))
      await putWeekRight(store, project, last, `forgotten:${now}`, now);
  }
}
