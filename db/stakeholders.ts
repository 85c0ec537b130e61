import type { Stakeholders } from '#ports/stakeholders.ts';
import type { Db } from './schema.ts';
import { together } from './together.ts';
import { fromJson, toJson } from './values.ts';

export function stakeholdersIn(db: Db): Stakeholders {
  return {
    async find(workspace, project) {
      const row = await db
        .selectFrom('stakeholder')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .executeTakeFirst();
      if (!row) return null;
      const readers = await db
        .selectFrom('stakeholder_reader')
        .select('user_id')
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .orderBy('user_id')
        .execute();
      return {
        workspace,
        project,
        channel: row.channel_id,
        readers: readers.map(({ user_id }) => user_id),
        jargon: fromJson(row.jargon),
        startedAt: row.started_at,
      };
    },

    save: ({ workspace, project, channel, readers, jargon, startedAt }) =>
      together(db, async (trx) => {
        const row = { channel_id: channel, jargon: toJson(jargon), started_at: startedAt };
        await trx
          .insertInto('stakeholder')
          .values({ workspace_id: workspace, project_id: project, ...row })
          .onConflict((c) => c.columns(['workspace_id', 'project_id']).doUpdateSet(row))
          .execute();
        await trx
          .deleteFrom('stakeholder_reader')
          .where('workspace_id', '=', workspace)
          .where('project_id', '=', project)
          .execute();
        for (const user of new Set(readers))
          await trx
            .insertInto('stakeholder_reader')
            .values({ workspace_id: workspace, project_id: project, user_id: user })
            .execute();
      }),

    async readBy(workspace, user) {
      const rows = await db
        .selectFrom('stakeholder_reader')
        .select('project_id')
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .orderBy('project_id')
        .execute();
      return rows.map(({ project_id }) => project_id);
    },

    async moveChannel(workspace, from, to) {
      await db
        .updateTable('stakeholder')
        .set({ channel_id: to })
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', from)
        .execute();
    },
  };
}
