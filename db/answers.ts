import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Answer } from '#domain/prompt.ts';
import type { Answers } from '#ports/store.ts';
import type { Db } from './schema.ts';
import type { AnswerRow } from './schema-standup.ts';
import { together } from './together.ts';
import { fromJson, toFlag, toJson } from './values.ts';

export function answersIn(db: Db): Answers {
  const inProject = (workspace: WorkspaceId, project: ProjectId) =>
    db.selectFrom('answer').selectAll().where('workspace_id', '=', workspace).where('project_id', '=', project);
  const ofUser = (workspace: WorkspaceId, project: ProjectId, user: UserId) =>
    inProject(workspace, project).where('user_id', '=', user);
  return {
    async find(workspace, project, user, date) {
      const row = await ofUser(workspace, project, user).where('date', '=', date).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async latestBefore(workspace, project, user, date) {
      const earlier = ofUser(workspace, project, user).where('date', '<', date);
      const row = await earlier.orderBy('date', 'desc').limit(1).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async ofRun(workspace, project, date) {
      const rows = await inProject(workspace, project).where('date', '=', date).orderBy('user_id').execute();
      return rows.map(fromRow);
    },

    async inProject(workspace, project) {
      return (await inProject(workspace, project).orderBy('date').orderBy('user_id').execute()).map(fromRow);
    },

    async versionsBy(workspace, user) {
      const rows = await db
        .selectFrom('answer_history')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .orderBy('date')
        .orderBy('project_id')
        .orderBy('version')
        .execute();
      return rows.map(fromRow);
    },

    save: (answer) => together(db, (trx) => save(trx, answer)),

    async history(workspace, project, user, date) {
      const rows = await db
        .selectFrom('answer_history')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('user_id', '=', user)
        .where('date', '=', date)
        .orderBy('version')
        .execute();
      return rows.map(fromRow);
    },
  };
}

async function save(db: Db, answer: Answer): Promise<void> {
  const row = toRow(answer);
  await db
    .insertInto('answer')
    .values(row)
    .onConflict((c) => c.columns(['workspace_id', 'project_id', 'user_id', 'date']).doUpdateSet(row))
    .execute();
  await db
    .insertInto('answer_history')
    .values(row)
    .onConflict((c) => c.columns(['workspace_id', 'project_id', 'user_id', 'date', 'version']).doNothing())
    .execute();
}

function toRow(answer: Answer): AnswerRow {
  return {
    workspace_id: answer.workspace,
    project_id: answer.project,
    user_id: answer.user,
    date: answer.date,
    version: answer.version,
    words: toJson(answer.words),
    source: answer.source,
    answered_at: answer.answeredAt,
    edited_at: answer.editedAt,
    late: toFlag(answer.late),
  };
}

function fromRow(row: AnswerRow): Answer {
  return {
    workspace: row.workspace_id,
    project: row.project_id,
    user: row.user_id,
    date: row.date,
    version: row.version,
    words: fromJson(row.words),
    source: row.source,
    answeredAt: row.answered_at,
    editedAt: row.edited_at,
    late: row.late === 1,
  };
}
