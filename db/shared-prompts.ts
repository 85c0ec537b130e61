import { sql } from 'kysely';
import type { SharedPrompt, SharedPrompts } from '#ports/shared-prompts.ts';
import type { Db } from './schema.ts';
import type { SharedPromptRow } from './schema-person.ts';
import { fromJson, toJson } from './values.ts';

export function sharedPromptsIn(db: Db): SharedPrompts {
  return {
    async find(workspace, project, user, date) {
      const row = await db
        .selectFrom('shared_prompt')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('user_id', '=', user)
        .where('date', '=', date)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async of(workspace, host) {
      const rows = await db
        .selectFrom('shared_prompt')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('host_key', '=', host)
        .orderBy('place')
        .execute();
      return rows.map(fromRow);
    },

    async ofUser(workspace, user) {
      const rows = await db
        .selectFrom('shared_prompt')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .orderBy('host_key')
        .orderBy('place')
        .execute();
      return rows.map(fromRow);
    },

    async save({ workspace, project, user, date, host, outcome }) {
      const changed = { host_key: host, outcome: outcome === null ? null : toJson(outcome) };
      await db
        .insertInto('shared_prompt')
        .values((eb) => ({
          workspace_id: workspace,
          project_id: project,
          user_id: user,
          date,
          ...changed,
          place: eb
            .selectFrom('shared_prompt')
            .where('workspace_id', '=', workspace)
            .where('host_key', '=', host)
            .select(sql<number>`coalesce(max(place), 0) + 1`.as('place')),
        }))
        .onConflict((c) => c.columns(['workspace_id', 'project_id', 'user_id', 'date']).doUpdateSet(changed))
        .execute();
    },
  };
}

function fromRow(row: SharedPromptRow): SharedPrompt {
  return {
    workspace: row.workspace_id,
    project: row.project_id,
    user: row.user_id,
    date: row.date,
    host: row.host_key,
    outcome: row.outcome === null ? null : fromJson(row.outcome),
  };
}
