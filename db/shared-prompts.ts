import { sql } from 'kysely';
import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { LocalDate } from '#domain/time.ts';
import type { SaidOfPrompt, SharedPrompt, SharedPrompts } from '#ports/shared-prompts.ts';
import { messageOf } from './delivery-row.ts';
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

    said: (workspace, project, since) => said(db, workspace, project, since),

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

/** What `SharedPrompts.said` promises. */
async function said(db: Db, workspace: WorkspaceId, project: ProjectId, since: LocalDate): Promise<SaidOfPrompt[]> {
  const own = sql<string>`'prompt:' || p.project_id || ':' || p.user_id || ':' || p.date`;
  const rows = await db
    .selectFrom('prompt as p')
    .leftJoin('shared_prompt as s', (j) =>
      j
        .onRef('s.workspace_id', '=', 'p.workspace_id')
        .onRef('s.project_id', '=', 'p.project_id')
        .onRef('s.user_id', '=', 'p.user_id')
        .onRef('s.date', '=', 'p.date'),
    )
    .innerJoin('delivery as d', (j) =>
      j
        .onRef('d.workspace_id', '=', 'p.workspace_id')
        .on((eb) => eb.or([eb('d.subject', '=', own), eb('d.subject', '=', sql<string>`s.host_key || ':together'`)])),
    )
    .select(['p.user_id as user', 'p.date', 'd.key', 'd.depends_on', 'd.kind', 'd.message'])
    .where('p.workspace_id', '=', workspace)
    .where('p.project_id', '=', project)
    .where('p.date', '>=', since)
    .where('d.state', 'in', ['waiting', 'sending', 'sent'])
    .orderBy('d.seq')
    .execute();
  // The newest of a message and its edits is what it says.
  const newest = new Map(rows.map((row) => [`${row.user}:${row.date}:${row.depends_on ?? row.key}`, row]));
  return [...newest.values()].map((row) => ({ user: row.user, date: row.date, message: messageOf(row) }));
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
