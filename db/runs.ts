import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { Run } from '#domain/prompt.ts';
import type { Runs } from '#ports/store.ts';
import type { Db } from './schema.ts';
import type { RunRow } from './schema-standup.ts';
import { installed } from './together.ts';
import { fromJson, toJson } from './values.ts';

export function runsIn(db: Db): Runs {
  const inProject = (workspace: WorkspaceId, project: ProjectId) =>
    db.selectFrom('run').selectAll().where('workspace_id', '=', workspace).where('project_id', '=', project);
  return {
    async find(workspace, project, date) {
      const row = await inProject(workspace, project).where('date', '=', date).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async insert(run) {
      const row = await db
        .insertInto('run')
        .values(toRow(run))
        .onConflict((c) => c.columns(['workspace_id', 'project_id', 'date']).doNothing())
        .returning('date')
        .executeTakeFirst();
      return row !== undefined;
    },

    async save(run) {
      const row = toRow(run);
      await db
        .insertInto('run')
        .values(row)
        .onConflict((c) => c.columns(['workspace_id', 'project_id', 'date']).doUpdateSet(row))
        .execute();
    },

    async inProject(workspace, project) {
      return (await inProject(workspace, project).orderBy('date').execute()).map(fromRow);
    },

    async openOf(workspace, project) {
      const rows = await inProject(workspace, project).where('closed_at', 'is', null).orderBy('date').execute();
      return rows.map(fromRow);
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('run')
        .selectAll()
        .where('closed_at', 'is', null)
        .where('closes_at', '<=', now)
        .where(installed('run'))
        .orderBy('closes_at')
        .orderBy('workspace_id')
        .orderBy('project_id')
        .orderBy('date')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
  };
}

function toRow({ workspace, project, date, openedAt, closesAt, closedAt, questions, posting }: Run): RunRow {
  return {
    workspace_id: workspace,
    project_id: project,
    date,
    opened_at: openedAt,
    closes_at: closesAt,
    closed_at: closedAt,
    questions: toJson(questions),
    posting,
  };
}

function fromRow(row: RunRow): Run {
  return {
    workspace: row.workspace_id,
    project: row.project_id,
    date: row.date,
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    closedAt: row.closed_at,
    questions: fromJson(row.questions),
    posting: row.posting,
  };
}
