import type { Blocker } from '#domain/blocker.ts';
import type { UserId } from '#domain/ids.ts';
import { morePrivate, type Posting } from '#domain/posting.ts';
import type { Project } from '#domain/project.ts';
import type { LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { hearersOf } from './leads.ts';

/** Whose eyes something is for: everybody's in the project, or those of whoever leads it. */
export type Reader = 'all' | 'leads';

/**
 * Where the answers of a date are read: as its run opened, or as the project has it now where that is more private. So a
 * change to more privacy holds at once, one to less from the next run on.
 */
export async function postingOf(store: Store, project: Project, date: LocalDate): Promise<Posting> {
  const run = await store.runs.find(project.workspace, project.id, date);
  return run ? morePrivate(run.posting, project.posting) : project.posting;
}

/** With whose eyes somebody reads a project: who leads it sees what is said to its leads, as their forms promise by name; who only administers it does not. */
export async function readerOf(store: Store, project: Project, user: UserId): Promise<Reader> {
  return (await hearersOf(store, project)).some(({ id }) => id === user) ? 'leads' : 'all';
}

/** Those of a project's blockers that a reader may see: `all` none that was raised in an answer to the leads. */
export async function readBy(
  store: Store,
  project: Project,
  blockers: readonly Blocker[],
  reader: Reader,
): Promise<Blocker[]> {
  if (reader === 'leads') return [...blockers];
  const postings = new Map<LocalDate, Posting>();
  const found: Blocker[] = [];
  for (const blocker of blockers) {
    const date = blocker.source.from === 'answer' ? blocker.source.date : null;
    if (date !== null && !postings.has(date)) postings.set(date, await postingOf(store, project, date));
    if (date === null || postings.get(date) !== 'leads') found.push(blocker);
  }
  return found;
}

/** Whether somebody may see a blocker of a project they are in. */
export async function seesBlocker(store: Store, blocker: Blocker, user: UserId): Promise<boolean> {
  if (blocker.owner === user || blocker.helper === user) return true;
  const project = await store.projects.find(blocker.workspace, blocker.project);
  if (!project) return true;
  return (await readBy(store, project, [blocker], await readerOf(store, project, user))).length > 0;
}
