import { sql, type ExpressionBuilder } from 'kysely';
import type { DeliveryState } from '#domain/delivery.ts';
import { LEAD_ASKS, TELLS, type Nudge, type RuleRecord } from '#domain/nudge.ts';
import type { Nudges } from '#ports/nudges.ts';
import type { Db, Tables } from './schema.ts';
import { toFlag } from './values.ts';
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

    async latest(workspace, user, rule, item, now) {
      const row = await inWorkspace(workspace)
        .where('user_id', '=', user)
        .where('rule', '=', rule)
        .where('item', '=', item)
        .where('at', '<=', now)
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async sentTo(workspace, user, since) {
      const rows = await inWorkspace(workspace)
        .where('user_id', '=', user)
        .where('at', '>=', since)
        .where(withoutDelivery(['dropped', 'failed']))
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
        .where(lighterThan(outcome))
        .execute();
    },

    async acted(workspace, user, item, { since, now }) {
      await db
        .updateTable('nudge')
        .set({ outcome: 'acted' })
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .where('item', '=', item)
        .where('at', '>=', since)
        .where('at', '<=', now)
        .where(lighterThan('acted'))
        .execute();
    },

    async records(workspace, project, since) {
      const rows = await db
        .selectFrom('nudge')
        .where('workspace_id', '=', workspace)
        .where('project_id', '=', project)
        .where('at', '>=', since)
        // What a change overtook before it was sent was shown to nobody.
        .where(withoutDelivery(['waiting', 'sending', 'dropped', 'failed']))
        .groupBy('rule')
        .orderBy('rule')
        .select((eb) => [
          'rule',
          eb.fn.countAll<number | string>().as('shown'),
          sql<number | string>`sum(case when ${asks} then 1 else 0 end)`.as('asked'),
          sql<number | string>`sum(case when outcome = 'acted' then 1 else 0 end)`.as('acted'),
          sql<number | string>`sum(case when outcome = 'not-useful' then 1 else 0 end)`.as('not_useful'),
        ])
        .execute();
      return rows.map(({ rule, shown, asked, acted, not_useful }): RuleRecord => ({
        rule,
        shown: Number(shown),
        asked: Number(asked),
        acted: Number(acted),
        notUseful: Number(not_useful),
      }));
    },

    async snooze({ workspace, user, item, until, onReading }) {
      const how = { until, on_reading: toFlag(onReading) };
      await db
        .insertInto('snooze')
        .values({ workspace_id: workspace, user_id: user, item, ...how })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id', 'item']).doUpdateSet(how))
        .execute();
    },

    async read(workspace, item) {
      await db
        .deleteFrom('snooze')
        .where('workspace_id', '=', workspace)
        .where('item', '=', item)
        .where('on_reading', '=', 1)
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
      return rows.map(({ item, until, on_reading }) => ({ workspace, user, item, until, onReading: on_reading === 1 }));
    },
  };
}

/** Those whose delivery is in none of these states. */
const withoutDelivery = (states: readonly DeliveryState[]) => (eb: Nudged) =>
  eb.not(
    eb.exists(
      eb
        .selectFrom('delivery')
        .select('delivery.key')
        .whereRef('delivery.workspace_id', '=', 'nudge.workspace_id')
        .whereRef('delivery.key', '=', 'nudge.key')
        .where('delivery.state', 'in', states),
    ),
  );

type Nudged = ExpressionBuilder<Tables, 'nudge'>;

/** Where an outcome may be written over what stands: a person may do several things, and the weightiest counts. */
const lighterThan = (outcome: NonNullable<Nudge['outcome']>) => (eb: Nudged) => {
  if (outcome === 'not-useful') return eb.and([]);
  const none = eb('outcome', 'is', null);
  return outcome === 'acted' ? eb.or([none, eb('outcome', '=', 'snoozed')]) : none;
};

/** Whether a message asks its reader for something; the others only tell. */
const asks = sql<boolean>`(rule not in (${sql.join(TELLS)}) and (rule <> 'lead' or ${sql.join(
  LEAD_ASKS.map((word) => sql`item like ${`${word}:%`}`),
  sql` or `,
)}))`;

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
