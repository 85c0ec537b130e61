import type { Ask } from '#domain/ask.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Asks } from '#ports/asks.ts';
import { nextNumber } from './numbered.ts';
import type { Db } from './schema.ts';
import type { AskRow } from './schema-team.ts';
import { present } from './values.ts';

export function asksIn(db: Db): Asks {
  const inWorkspace = (workspace: WorkspaceId) =>
    db.selectFrom('ask').selectAll().where('workspace_id', '=', workspace);
  return {
    async find(workspace, number) {
      const row = await inWorkspace(workspace).where('number', '=', number).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async add(unnumbered) {
      const { number } = await db
        .insertInto('ask')
        .values({ ...toRow({ ...unnumbered, number: 0 }), number: nextNumber('ask', unnumbered.workspace) })
        .returning('number')
        .executeTakeFirstOrThrow();
      return { ...unnumbered, number };
    },

    async save(ask) {
      await db
        .updateTable('ask')
        .set(toRow(ask))
        .where('workspace_id', '=', ask.workspace)
        .where('number', '=', ask.number)
        .execute();
    },

    async openIn(workspace, project, since) {
      const rows = await inWorkspace(workspace)
        .where('project_id', '=', project)
        .where('state_at', 'is', null)
        .where('asked_at', '>=', since)
        .orderBy('asked_at')
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },

    async ofAnswer(workspace, project, asker, date) {
      const rows = await inWorkspace(workspace)
        .where('project_id', '=', project)
        .where('asker_id', '=', asker)
        .where('date', '=', date)
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },

    async ofUser(workspace, user) {
      const rows = await inWorkspace(workspace)
        .where((eb) => eb.or([eb('asker_id', '=', user), eb('asked_id', '=', user)]))
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },

    async of(workspace, project) {
      const rows = await inWorkspace(workspace).where('project_id', '=', project).orderBy('number').execute();
      return rows.map(fromRow);
    },
  };
}

/** Nothing is left of what somebody asked or was asked. */
export async function forgetAsks(db: Db, workspace: WorkspaceId, user: UserId): Promise<void> {
  await db
    .deleteFrom('ask')
    .where('workspace_id', '=', workspace)
    .where((eb) => eb.or([eb('asker_id', '=', user), eb('asked_id', '=', user), eb('state_by', '=', user)]))
    .execute();
}

function toRow({ state, ...ask }: Ask): AskRow {
  return {
    workspace_id: ask.workspace,
    number: ask.number,
    project_id: ask.project,
    asker_id: ask.asker,
    date: ask.date,
    asked_id: ask.asked,
    mark: ask.mark,
    asked_at: ask.askedAt,
    state: state.is,
    state_by: state.is === 'open' ? null : state.by,
    state_at: state.is === 'open' ? null : state.at,
  };
}

function fromRow(row: AskRow): Ask {
  return {
    workspace: row.workspace_id,
    number: row.number,
    project: row.project_id,
    asker: row.asker_id,
    date: row.date,
    asked: row.asked_id,
    mark: row.mark,
    askedAt: row.asked_at,
    state:
      row.state === 'open'
        ? { is: 'open' }
        : { is: row.state, by: present(row.state_by, 'state_by'), at: present(row.state_at, 'state_at') },
  };
}
