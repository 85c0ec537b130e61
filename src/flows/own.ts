import type { Blocker } from '#domain/blocker.ts';
import type { Store } from '#ports/store.ts';
import type { Who } from './project.ts';

const EVER = 1_000_000;

/** Every blocker of a workspace, in order of number. */
export async function allBlockers(store: Store, workspace: Who['workspace']): Promise<Blocker[]> {
  const found: Blocker[] = [];
  for (const { id } of await store.projects.all(workspace)) {
    found.push(
      ...(await store.blockers.openIn(workspace, id)),
      ...(await store.blockers.closedIn(workspace, id, EVER)),
    );
  }
  return found.toSorted((a, b) => a.number - b.number);
}
