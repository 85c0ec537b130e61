import { sql } from 'kysely';
import type { AuditEntry } from '#domain/audit.ts';
import type { Audit } from '#ports/audit.ts';
import type { AuditRow, Db } from './schema.ts';
import { fromJson, toJson } from './values.ts';

export function auditIn(db: Db): Audit {
  return {
    async add(entry) {
      await db
        .insertInto('audit')
        .values((eb) => ({
          ...toRow(entry),
          seq: eb
            .selectFrom('audit')
            .where('workspace_id', '=', entry.workspace)
            .select(sql<number>`coalesce(max(seq), 0) + 1`.as('seq')),
        }))
        .execute();
    },

    async latest(workspace, project, limit) {
      let rows = db.selectFrom('audit').selectAll().where('workspace_id', '=', workspace);
      if (project !== null) rows = rows.where('project_id', '=', project);
      return (await rows.orderBy('seq', 'desc').limit(limit).execute()).map(fromRow);
    },
  };
}

function toRow({ workspace, project, actor, act, before, after, at }: AuditEntry): Omit<AuditRow, 'seq'> {
  return {
    workspace_id: workspace,
    project_id: project,
    actor,
    act,
    before: toJson(before),
    after: toJson(after),
    at,
  };
}

function fromRow(row: AuditRow): AuditEntry {
  return {
    workspace: row.workspace_id,
    project: row.project_id,
    actor: row.actor,
    act: row.act,
    before: fromJson(row.before),
    after: fromJson(row.after),
    at: row.at,
  };
}
