import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Participation } from '#domain/project.ts';
import type { Participations } from '#ports/store.ts';
import { planAtOnce, takeOff } from './agenda.ts';
import type { Db, ParticipationRow } from './schema.ts';
import { together } from './together.ts';
import { fromJson, toFlag, toJson } from './values.ts';

export function participationsIn(db: Db): Participations {
  const inProject = (workspace: WorkspaceId, project: ProjectId) =>
    db.selectFrom('participation').selectAll().where('workspace_id', '=', workspace).where('project_id', '=', project);
  return {
    async find(workspace, project, user) {
      const row = await inProject(workspace, project).where('user_id', '=', user).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async of(workspace, project) {
      const rows = await inProject(workspace, project).orderBy('user_id').execute();
      return rows.map(fromRow);
    },

    save: (participation) => together(db, (trx) => save(trx, participation)),

    remove: (workspace, project, user) => remove(db, workspace, project, user),
  };
}

async function save(db: Db, participation: Participation): Promise<void> {
  const row = toRow(participation);
  await db
    .insertInto('participation')
    .values(row)
    .onConflict((c) => c.columns(['workspace_id', 'project_id', 'user_id']).doUpdateSet(row))
    .execute();
  await (participation.role === 'participant' ? planAtOnce(db, participation) : takeOff(db, participation));
}

/** Its agenda goes with it, by the foreign key. */
async function remove(db: Db, workspace: WorkspaceId, project: ProjectId, user: UserId): Promise<void> {
  await db
    .deleteFrom('participation')
    .where('workspace_id', '=', workspace)
    .where('project_id', '=', project)
    .where('user_id', '=', user)
    .execute();
}

function toRow(participation: Participation): ParticipationRow {
  return {
    workspace_id: participation.workspace,
    project_id: participation.project,
    user_id: participation.user,
    role: participation.role,
    is_lead: toFlag(participation.lead),
    has_left: toFlag(participation.left === true),
    roles: toJson(participation.roles),
    since: participation.since,
  };
}

function fromRow(row: ParticipationRow): Participation {
  return {
    workspace: row.workspace_id,
    project: row.project_id,
    user: row.user_id,
    role: row.role,
    lead: row.is_lead === 1,
    roles: fromJson(row.roles),
    since: row.since,
    ...(row.has_left === 1 ? { left: true } : {}),
  };
}
