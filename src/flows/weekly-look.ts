import type { UserId } from '#domain/ids.ts';
import { weeklyWishKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { plusMinutes, type Instant, type LocalDate } from '#domain/time.ts';
import type { WeeklyMessage } from '#domain/weekly-message.ts';
import type { Store } from '#ports/store.ts';
import { administered } from './project.ts';
import { weekOf } from './weekly.ts';
import { postWeek } from './weekly-post.ts';
import { wantedFor, wantedOf } from './weekly-wanted.ts';

const NEWS_MINUTES = 24 * 60;

/** The week under way as it stands, or the one before it. */
export async function weekFor(
  store: Store,
  project: Project,
  which: 'this' | 'last',
  now: Instant,
): Promise<WeeklyMessage> {
  return weekOf(store, project, await wantedFor(store, project, which, now), now);
}

/** The week that ends on `last`, as it stands or as it ended. */
export async function weekEndingOn(
  store: Store,
  project: Project,
  last: LocalDate,
  now: Instant,
): Promise<WeeklyMessage> {
  return weekOf(store, project, await wantedOf(store, project, last, now), now);
}

/** The same with what its reader may do about it: who administers the project may have it posted. */
export async function previewOf(store: Store, project: Project, user: UserId, now: Instant): Promise<WeeklyMessage> {
  const week = await weekFor(store, project, 'this', now);
  const may = await administered(store, { workspace: project.workspace, user }, project);
  return { ...week, postable: may.ok ? now : null };
}

/**
 * Posts the week that a person previewed at `previewed`, as it is now; pressed twice, it is posted once.
 *
 * returns: `again`: it was posted before.
 */
export async function postWish(
  store: Store,
  project: Project,
  user: UserId,
  { last, previewed }: { readonly last: LocalDate; readonly previewed: Instant },
  now: Instant,
): Promise<'posted' | 'again' | 'not-allowed' | 'resting'> {
  const { workspace, id } = project;
  if (!(await administered(store, { workspace, user }, project)).ok) return 'not-allowed';
  if (project.state !== 'active') return 'resting';
  const week = await weekEndingOn(store, project, last, now);
  const by = (await store.members.find(workspace, user))?.name ?? '';
  const key = weeklyWishKey(id, last, previewed);
  const fresh = await postWeek(
    store,
    project,
    key,
    { ...week, why: 'posted', by },
    plusMinutes(now, NEWS_MINUTES),
    now,
  );
  return fresh ? 'posted' : 'again';
}
