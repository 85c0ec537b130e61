import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import type { WholeSummary } from '#domain/summary-kept.ts';
import { stillStanding } from '#domain/summary-standing.ts';
import type { Store } from '#ports/store.ts';

/**
 * Keeps a summary that took a while to make, as far as the words that were `read` for it still stand: what was erased or changed
 * meanwhile does not come back with it. Of a project that is gone, and of words that all are, nothing is kept.
 */
export async function keepStanding(
  store: Store,
  { workspace, id }: Project,
  made: WholeSummary,
  read: readonly Answer[],
): Promise<void> {
  await store.atomically(async (inside) => {
    if (!(await inside.projects.find(workspace, id))) return;
    const still: Answer[] = [];
    for (const { user, date } of read) {
      const answer = await inside.answers.find(workspace, id, user, date);
      if (answer) still.push(answer);
    }
    const left = stillStanding(made, read, still);
    if (left.claims.length > 0 || made.claims.length === 0) await inside.summaries.add(left);
  });
}
