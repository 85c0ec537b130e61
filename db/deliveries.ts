import { sql } from 'kysely';
import type { DeliveryState } from '#domain/delivery.ts';
import type { DeliveryKey, WorkspaceId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Deliveries } from '#ports/store.ts';
import { anchored, being, next, ready, sweep } from './delivery-queue.ts';
import { fromRow, messageOf, toRow } from './delivery-row.ts';
import type { Db } from './schema.ts';
import { toJson } from './values.ts';

export function deliveriesIn(db: Db): Deliveries {
  const change = (workspace: WorkspaceId, key: DeliveryKey) =>
    db.updateTable('delivery').where('workspace_id', '=', workspace).where('key', '=', key);
  return {
    async insert(outgoing, at) {
      const row = await db
        .insertInto('delivery')
        .values((eb) => ({
          ...toRow(outgoing, at),
          seq: eb.selectFrom('delivery').select(sql<number>`coalesce(max(seq), 0) + 1`.as('seq')),
        }))
        .onConflict((c) => c.columns(['workspace_id', 'key']).doNothing())
        .returning('key')
        .executeTakeFirst();
      return row !== undefined;
    },

    async find(workspace, key) {
      const row = await anchored(db)
        .where('d.workspace_id', '=', workspace)
        .where('d.key', '=', key)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async about(workspace, subject) {
      const rows = await anchored(db)
        .where('d.workspace_id', '=', workspace)
        .where('d.subject', '=', subject)
        .orderBy('d.seq')
        .execute();
      return rows.map(fromRow);
    },

    async waiting(workspace) {
      const rows = await anchored(db)
        .where(being('d', 'waiting'))
        .where('d.workspace_id', '=', workspace)
        .orderBy('d.seq')
        .execute();
      return rows.map(fromRow);
    },

    async retract(workspace, subject, why) {
      await db
        .updateTable('delivery')
        // Nobody has read its words, so their age counts from the writing.
        .set((eb) => ({ state: 'dropped', why, settled_at: eb.ref('written_at') }))
        .where('workspace_id', '=', workspace)
        .where('subject', '=', subject)
        .where(being('delivery', 'waiting'))
        .execute();
      // Nobody knows yet whether it arrived: where it did not, it is not sent again.
      await db
        .updateTable('delivery')
        .set({ why })
        .where('workspace_id', '=', workspace)
        .where('subject', '=', subject)
        .where(being('delivery', 'sending'))
        .execute();
    },

    async drop(workspace, key, why) {
      await change(workspace, key)
        .set((eb) => ({ state: 'dropped', why, settled_at: eb.ref('written_at') }))
        .where('state', '=', 'waiting')
        .execute();
    },

    async postpone(workspace, key, until, now) {
      await change(workspace, key)
        .set({
          due_at: until,
          state: sql<DeliveryState>`case when not_after < ${until} then 'dropped' else 'waiting' end`,
          why: sql<string | null>`case when not_after < ${until} then 'out-of-hours' else why end`,
          settled_at: sql<Instant | null>`case when not_after < ${until} then ${now} else settled_at end`,
        })
        .where('state', '=', 'waiting')
        .execute();
    },

    async reword(workspace, key, message) {
      const { numUpdatedRows } = await change(workspace, key)
        .set({ kind: message.kind, message: toJson(message) })
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async regroup(workspace, key, subject) {
      await db
        .updateTable('delivery')
        .set({ subject })
        .where('workspace_id', '=', workspace)
        .where((eb) => eb.or([eb('key', '=', key), eb('depends_on', '=', key)]))
        .execute();
    },

    async moveChannel(workspace, from, to) {
      const all = db.updateTable('delivery').where('workspace_id', '=', workspace);
      await all.set({ channel_id: to }).where('channel_id', '=', from).execute();
      await all.set({ ref_channel: to }).where('ref_channel', '=', from).execute();
    },

    ready: (now, limit) => ready(db, now, limit),
    sweep: (now) => sweep(db, now),
    next: () => next(db),

    async claim(workspace, key, now) {
      const row = await change(workspace, key)
        .set({ state: 'sending', claimed_at: now })
        .where('state', '=', 'waiting')
        .returning(['kind', 'message'])
        .executeTakeFirst();
      return row ? messageOf(row) : null;
    },

    // Whatever was believed of it meanwhile: it stands in Slack.
    async settle(workspace, key, { channel, ts }, now) {
      await change(workspace, key)
        .set({ state: 'sent', ref_channel: channel, ref_ts: ts, settled_at: now, why: null })
        .execute();
    },

    async release(workspace, key, retryAt, counted) {
      await change(workspace, key)
        .set((eb) => ({
          state: sql<DeliveryState>`case when why is null then 'waiting' else 'dropped' end`,
          settled_at: sql<Instant | null>`case when why is null then settled_at else written_at end`,
          due_at: retryAt,
          claimed_at: null,
          tries: eb('tries', '+', counted ? 1 : 0),
        }))
        .where('state', '=', 'sending')
        .execute();
    },

    async fail(workspace, key, why, now) {
      await change(workspace, key)
        .set({ state: 'failed', why, settled_at: now })
        .where('state', 'in', ['waiting', 'sending'])
        .execute();
    },

    async unsettled(before, limit) {
      const rows = await anchored(db)
        .where(being('d', 'sending'))
        .where('d.claimed_at', '<', before)
        .orderBy('d.claimed_at')
        .orderBy('d.seq')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    async forgetWords(before) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ message: '' })
        .where(sql<boolean>`message <> ${sql.lit('')}`)
        .where('settled_at', '<', before)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}
