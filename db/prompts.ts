import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { Prompt } from '#domain/prompt.ts';
import type { Prompts } from '#ports/store.ts';
import type { Db } from './schema.ts';
import type { PromptRow } from './schema-standup.ts';

export function promptsIn(db: Db): Prompts {
  const inProject = (workspace: WorkspaceId, project: ProjectId) =>
    db.selectFrom('prompt').where('workspace_id', '=', workspace).where('project_id', '=', project);
  return {
    async find(workspace, project, user, date) {
      const row = await inProject(workspace, project)
        .selectAll()
        .where('user_id', '=', user)
        .where('date', '=', date)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async latest(workspace, project, user) {
      const row = await inProject(workspace, project)
        .selectAll()
        .where('user_id', '=', user)
        .orderBy('date', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async ofRun(workspace, project, date) {
      const rows = await inProject(workspace, project)
        .selectAll()
        .where('date', '=', date)
        .orderBy('user_id')
        .execute();
      return rows.map(fromRow);
    },

    async insert(prompt) {
      const row = await db
        .insertInto('prompt')
        .values(toRow(prompt))
        .onConflict((c) => c.columns(['workspace_id', 'project_id', 'user_id', 'date']).doNothing())
        .returning('date')
        .executeTakeFirst();
      return row !== undefined;
    },

    async save(prompt) {
      await db
        .updateTable('prompt')
        .set(toRow(prompt))
        .where('workspace_id', '=', prompt.workspace)
        .where('project_id', '=', prompt.project)
        .where('user_id', '=', prompt.user)
        .where('date', '=', prompt.date)
        .execute();
    },

    async countOf(workspace, project, date, state) {
      const row = await inProject(workspace, project)
        .select((eb) => eb.fn.countAll<number | string>().as('count'))
        .where('date', '=', date)
        .where('state', '=', state)
        .executeTakeFirstOrThrow();
      return Number(row.count); // a bigint in text on PostgreSQL
    },
  };
}

function toRow(prompt: Prompt): PromptRow {
  return {
    workspace_id: prompt.workspace,
    project_id: prompt.project,
    user_id: prompt.user,
    date: prompt.date,
    state: prompt.state,
    ask_at: prompt.askAt,
    nudge_at: prompt.nudgeAt,
    cutoff_at: prompt.cutoffAt,
    snoozed_until: prompt.snoozedUntil,
    asked_at: prompt.askedAt,
    nudged_at: prompt.nudgedAt,
  };
}

function fromRow(row: PromptRow): Prompt {
  return {
    workspace: row.workspace_id,
    project: row.project_id,
    user: row.user_id,
    date: row.date,
    state: row.state,
    askAt: row.ask_at,
    nudgeAt: row.nudge_at,
    cutoffAt: row.cutoff_at,
    snoozedUntil: row.snoozed_until,
    askedAt: row.asked_at,
    nudgedAt: row.nudged_at,
  };
}
