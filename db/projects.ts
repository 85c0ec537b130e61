import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import { byName, type Project } from '#domain/project.ts';
import type { Projects } from '#ports/store.ts';
import { dueAtOnce, park } from './agenda.ts';
import { extentOf, removeProject } from './project-removal.ts';
import type { Db, ProjectRow } from './schema.ts';
import { installed, together } from './together.ts';
import { fromJson, toFlag, toJson } from './values.ts';

export function projectsIn(db: Db): Projects {
  const inWorkspace = (workspace: WorkspaceId) =>
    db.selectFrom('project').selectAll('project').where('project.workspace_id', '=', workspace);
  return {
    async find(workspace, id) {
      const row = await inWorkspace(workspace).where('project_id', '=', id).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async findByChannel(workspace, channel) {
      const row = await inWorkspace(workspace).where('channel_id', '=', channel).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    save: (project) => together(db, (trx) => save(trx, project)),

    async all(workspace) {
      return (await inWorkspace(workspace).execute()).map(fromRow).toSorted(byName);
    },

    async ofUser(workspace, user) {
      const rows = await inWorkspace(workspace)
        .innerJoin('participation as p', (j) =>
          j.onRef('p.workspace_id', '=', 'project.workspace_id').onRef('p.project_id', '=', 'project.project_id'),
        )
        .where('p.user_id', '=', user)
        .execute();
      return rows.map(fromRow).toSorted(byName);
    },

    async wantRoster(workspace, id: ProjectId, at) {
      await db
        .updateTable('project')
        .set({ roster_at: at })
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', id)
        .execute();
    },

    extent: (workspace, id) => extentOf(db, workspace, id),

    remove: (workspace, id, at) => together(db, (trx) => removeProject(trx, workspace, id, at)),

    async rosterDue(now, limit) {
      const rows = await db
        .selectFrom('project')
        .selectAll()
        .where('roster_at', '<=', now)
        .where(installed('project'))
        .orderBy('roster_at')
        .orderBy('workspace_id')
        .orderBy('project_id')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
  };
}

/** The agenda is derived from settings, so saving them makes it due; a project at rest has none. */
async function save(db: Db, project: Project): Promise<void> {
  const row = toRow(project);
  await db
    .insertInto('project')
    .values({ ...row, roster_at: null })
    .onConflict((c) => c.columns(['workspace_id', 'project_id']).doUpdateSet(row))
    .execute();
  const items = { workspace: project.workspace, project: project.id };
  await (project.state === 'active' ? dueAtOnce(db, items) : park(db, items));
}

function toRow(project: Project): Omit<ProjectRow, 'roster_at'> {
  return {
    workspace_id: project.workspace,
    project_id: project.id,
    channel_id: project.channel,
    name: project.name,
    channel_name: project.channelName,
    state: project.state,
    standup_at: project.standupAt,
    days: toJson(project.days),
    days_off: toJson(project.daysOff),
    nudges: toFlag(project.nudges),
    escalate_after: project.escalateAfter,
    model: toFlag(project.model),
    models: project.models ? toJson(project.models) : null,
    questions: toJson(project.questions),
    weekly_on: project.weeklyOn,
    regional: toFlag(project.regional),
    posting: project.posting,
    retention_days: project.retention,
    created_by: project.createdBy,
    created_at: project.createdAt,
  };
}

export function fromRow(row: ProjectRow): Project {
  return {
    workspace: row.workspace_id,
    id: row.project_id,
    channel: row.channel_id,
    name: row.name,
    channelName: row.channel_name,
    state: row.state,
    standupAt: row.standup_at,
    days: fromJson(row.days),
    daysOff: fromJson(row.days_off),
    nudges: row.nudges === 1,
    escalateAfter: row.escalate_after,
    model: row.model === 1,
    ...(row.models === null ? {} : { models: fromJson(row.models) }),
    questions: fromJson(row.questions),
    weeklyOn: row.weekly_on,
    regional: row.regional === 1,
    posting: row.posting,
    retention: row.retention_days,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
