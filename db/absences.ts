import type { Absence } from '#domain/member.ts';
import type { Absences } from '#ports/leave-store.ts';
import type { AbsenceRow, Db } from './schema.ts';

export function absencesIn(db: Db): Absences {
  return {
    async ofUser(workspace, user, from) {
      const rows = await db
        .selectFrom('absence')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .where('last_day', '>=', from)
        .orderBy('first_day')
        .orderBy('absence_id')
        .execute();
      return rows.map(fromRow);
    },

    async inProject(workspace, project, from, to) {
      const rows = await db
        .selectFrom('absence')
        .innerJoin('participation as p', (j) =>
          j.onRef('p.workspace_id', '=', 'absence.workspace_id').onRef('p.user_id', '=', 'absence.user_id'),
        )
        .selectAll('absence')
        .where('p.workspace_id', '=', workspace)
        .where('p.project_id', '=', project)
        .where('absence.last_day', '>=', from)
        .where('absence.first_day', '<=', to)
        .orderBy('absence.first_day')
        .orderBy('absence.absence_id')
        .execute();
      return rows.map(fromRow);
    },

    async save(absence) {
      const row = toRow(absence);
      await db
        .insertInto('absence')
        .values(row)
        .onConflict((c) => c.columns(['workspace_id', 'absence_id']).doUpdateSet(row))
        .execute();
    },

    async remove(workspace, id) {
      await db.deleteFrom('absence').where('workspace_id', '=', workspace).where('absence_id', '=', id).execute();
    },
  };
}

function toRow({ workspace, id, user, from, to, reason, half, kind }: Absence): AbsenceRow {
  return { workspace_id: workspace, absence_id: id, user_id: user, first_day: from, last_day: to, reason, half, kind };
}

function fromRow(row: AbsenceRow): Absence {
  return {
    workspace: row.workspace_id,
    id: row.absence_id,
    user: row.user_id,
    from: row.first_day,
    to: row.last_day,
    reason: row.reason,
    half: row.half,
    kind: row.kind,
  };
}
