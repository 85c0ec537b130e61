import type { Deadline } from '#domain/deadline.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Deadlines } from '#ports/deadlines.ts';
import { nextNumber } from './numbered.ts';
import type { Db } from './schema.ts';
import type { DeadlineRow } from './schema-team.ts';
import { fromJson, toJson } from './values.ts';

export function deadlinesIn(db: Db): Deadlines {
  const inWorkspace = (workspace: WorkspaceId) =>
    db.selectFrom('deadline').selectAll().where('workspace_id', '=', workspace);
  return {
    async find(workspace, number) {
      const row = await inWorkspace(workspace).where('number', '=', number).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async add(unnumbered) {
      const { number } = await db
        .insertInto('deadline')
        .values({
          ...toRow({ ...unnumbered, number: 0 }),
          number: nextNumber('deadline', unnumbered.workspace),
        })
        .returning('number')
        .executeTakeFirstOrThrow();
      return { ...unnumbered, number };
    },

    async save(deadline) {
      await db
        .updateTable('deadline')
        .set(toRow(deadline))
        .where('workspace_id', '=', deadline.workspace)
        .where('number', '=', deadline.number)
        .execute();
    },

    async remove(workspace, number) {
      await db.deleteFrom('deadline').where('workspace_id', '=', workspace).where('number', '=', number).execute();
    },

    async of(workspace, project) {
      const rows = await inWorkspace(workspace).where('project_id', '=', project).orderBy('number').execute();
      return rows.map(fromRow);
    },
  };
}

function toRow(deadline: Deadline): DeadlineRow {
  return {
    workspace_id: deadline.workspace,
    number: deadline.number,
    project_id: deadline.project,
    name: toJson(deadline.name),
    date: deadline.date,
    time: deadline.time,
    zone: deadline.zone,
    made_by: deadline.madeBy,
    made_at: deadline.madeAt,
  };
}

function fromRow(row: DeadlineRow): Deadline {
  return {
    workspace: row.workspace_id,
    number: row.number,
    project: row.project_id,
    name: fromJson(row.name),
    date: row.date,
    time: row.time,
    zone: row.zone,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}
