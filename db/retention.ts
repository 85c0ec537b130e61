import { NO_WORDS } from '#domain/answer.ts';
import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import { startOfDay, type LocalDate, type Zone } from '#domain/time.ts';
import type { Retention } from '#ports/retention.ts';
import { lookedAt, looksIn } from './looks.ts';
import { fromRow } from './projects.ts';
import type { Db } from './schema.ts';
import { together } from './together.ts';
import { toJson } from './values.ts';

export function retentionIn(db: Db): Retention {
  return {
    async due(now, limit) {
      const rows = await lookedAt(db, 'retention', now, limit).execute();
      return rows.map(fromRow);
    },

    set: (workspace, project, at) => looksIn(db).set(workspace, project, 'retention', at),

    erase: (workspace, project, before) =>
      together(db, async (trx) => {
        const answers = await eraseAnswers(trx, workspace, project, before);
        await eraseShared(trx, workspace, project, before);
        await eraseSummaries(trx, workspace, project, before);
        return { answers, blockers: await eraseBlockers(trx, workspace, project, before) };
      }),
  };
}

/** How many answers had words still. */
async function eraseAnswers(db: Db, workspace: WorkspaceId, project: ProjectId, before: LocalDate): Promise<number> {
  const words = toJson(NO_WORDS);
  let erased = 0;
  for (const table of ['answer_history', 'answer'] as const) {
    const done = await db
      .updateTable(table)
      .set({ words })
      .where('workspace_id', '=', workspace)
      .where('project_id', '=', project)
      .where('date', '<', before)
      .where('words', '<>', words)
      .executeTakeFirst();
    erased = Number(done.numUpdatedRows);
  }
  return erased;
}

async function eraseShared(db: Db, workspace: WorkspaceId, project: ProjectId, before: LocalDate): Promise<void> {
  // The messages themselves have lost their words long before: nothing shows an outcome of that age.
  await db
    .updateTable('shared_prompt')
    .set({ outcome: null })
    .where('workspace_id', '=', workspace)
    .where('project_id', '=', project)
    .where('date', '<', before)
    .where('outcome', 'is not', null)
    .execute();
}

async function eraseSummaries(db: Db, workspace: WorkspaceId, project: ProjectId, before: LocalDate): Promise<void> {
  const none = toJson([]);
  await db
    .updateTable('summary')
    .set({ headline: none, topics: none })
    .where('workspace_id', '=', workspace)
    .where('project_id', '=', project)
    .where('date', '<', before)
    .where((eb) => eb.or([eb('headline', '<>', none), eb('topics', '<>', none)]))
    .execute();
  await db
    .deleteFrom('claim')
    .where('workspace_id', '=', workspace)
    .where('project_id', '=', project)
    .where('date', '<', before)
    .execute();
}

async function eraseBlockers(db: Db, workspace: WorkspaceId, project: ProjectId, before: LocalDate): Promise<number> {
  const text = toJson('');
  const closed = await db
    .selectFrom('blocker')
    .select('number')
    .where('workspace_id', '=', workspace)
    .where('project_id', '=', project)
    .where('closed_at', '<', startOfDay(before, 'UTC' as Zone))
    .where('text', '<>', text)
    .execute();
  for (const { number } of closed) {
    for (const table of ['blocker_update', 'blocker'] as const) {
      await db
        .updateTable(table)
        .set({ text })
        .where('workspace_id', '=', workspace)
        .where('number', '=', number)
        .execute();
    }
  }
  return closed.length;
}
