import { sql } from 'kysely';
import type { Nudge, RuleRecord } from '#domain/nudge.ts';
import type { Nudges } from '#ports/nudges.ts';
import type { Db } from './schema.ts';
import type { NudgeRow } from './schema-nudge.ts';

export function nudgesIn(db: Db): Nudges {
  const inWorkspace = (workspace: Nudge['workspace']) =>
    db.selectFrom('nudge').selectAll().where('workspace_id', '=', workspace);
  return {
    async add(nudge) {
      const added = await db
        .insertInto('nudge')
        .values(toRow(nudge))
        .onConflict((conflict) => conflict.columns(['workspace_id', 'key']).doNothing())
        .returning('key')
        .executeTakeFirst();
      return added !== undefined;
    },

    async find(workspace, key) {
      const row = await inWorkspace(workspace).where('key', '=', key).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async latest(workspace, user, rule, item) {
      const row = await inWorkspace(workspace)
        .where('user_id', '=', user)
        .where('rule', '=', rule)
        .where('item', '=', item)
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async sentTo(workspace, user, since) {
      const rows = await inWorkspace(workspace)
        .where('user_id', '=', user)
        .where('at', '>=', since)
        .orderBy('at')
        .orderBy('key')
        .execute();
      return rows.map(fromRow);
    },

    async conclude(workspace, key, outcome) {
      await db
        .updateTable('nudge')
        .set({ outcome })
        .where('workspace_id', '=', workspace)
        .where('key', '=', key)
        .execute();
    },

    async acted(workspace, user, item) {
      await db
        .updateTable('nudge')
        .set({ outcome: 'acted' })
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .where('item', '=', item)
        .where('outcome', 'is', null)
        .execute();
    },

    async records(workspace, project, since) {
      const rows = await db
        .selectFrom('nudge')
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('at', '>=', since)
        .groupBy('rule')
        .orderBy('rule')
        .select((eb) => [
          'rule',
          eb.fn.countAll<number | string>().as('shown'),
          sql<number | string>`sum(case when outcome = 'acted' then 1 else 0 end)`.as('acted'),
          sql<number | string>`sum(case when outcome = 'not-useful' then 1 else 0 end)`.as('not_useful'),
        ])
        .execute();
      return rows.map(({ rule, shown, acted, not_useful }): RuleRecord => ({
        rule,
        shown: Number(shown),
        acted: Number(acted),
        notUseful: Number(not_useful),
      }));
    },

    async snooze({ workspace, user, item, until }) {
      await db
        .insertInto('snooze')
        .values({ workspace_id: workspace, user_id: user, item, until })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id', 'item']).doUpdateSet({ until }))
        .execute();
    },

    async snoozes(workspace, user, now) {
      const rows = await db
        .selectFrom('snooze')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .where('until', '>', now)
        .orderBy('item')
        .execute();
      return rows.map((row) => ({ workspace, user, item: row.item, until: row.until }));
    },
  };
}

const toRow = ({ workspace, key, project, user, rule, item, at, outcome }: Nudge): NudgeRow => ({
  workspace_id: workspace,
  key,
  project_id: project,
  user_id: user,
  rule,
  item,
  at,
  outcome,
});

const fromRow = (row: NudgeRow): Nudge => ({
  workspace: row.workspace_id,
  key: row.key,
  project: row.project_id,
  user: row.user_id,
  rule: row.rule,
  item: row.item,
  at: row.at,
  outcome: row.outcome,
});
