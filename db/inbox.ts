import type { Inbox, InboxItem } from '#ports/inbox.ts';
import type { Db, InboxRow } from './schema.ts';

export function inboxIn(db: Db): Inbox {
  return {
    async keep({ workspace, id, kind, payload, receivedAt }) {
      const row = await db
        .insertInto('inbox')
        .values({
          workspace_id: workspace,
          item_id: id,
          kind,
          payload,
          received_at: receivedAt,
          tries: 0,
          taken_at: null,
          done_at: null,
        })
        .onConflict((c) => c.columns(['workspace_id', 'item_id']).doNothing())
        .returning('item_id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async take(now, before, limit) {
      const rows = await db
        .updateTable('inbox')
        .set((eb) => ({ taken_at: now, tries: eb('tries', '+', 1) }))
        .where((eb) =>
          eb(
            eb.refTuple('workspace_id', 'item_id'),
            'in',
            db
              .selectFrom('inbox')
              .select(['workspace_id', 'item_id'])
              .where('done_at', 'is', null)
              .where(({ eb: free }) => free.or([free('taken_at', 'is', null), free('taken_at', '<', before)]))
              .orderBy('received_at')
              .orderBy('workspace_id')
              .orderBy('item_id')
              .limit(limit)
              .$asTuple('workspace_id', 'item_id'),
          ),
        )
        // Said again for PostgreSQL, where another may have taken it since the list was read.
        .where('done_at', 'is', null)
        .where(({ eb: free }) => free.or([free('taken_at', 'is', null), free('taken_at', '<', before)]))
        .returningAll()
        .execute();
      return rows.map(fromRow).toSorted(byAge); // `returning` promises no order
    },

    async done(workspace, id, at) {
      await db
        .updateTable('inbox')
        .set({ done_at: at, payload: '' })
        .where('workspace_id', '=', workspace)
        .where('item_id', '=', id)
        .execute();
    },

    async purge(before) {
      const { numDeletedRows } = await db.deleteFrom('inbox').where('done_at', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function byAge(a: InboxItem, b: InboxItem): number {
  const one = [a.receivedAt, a.workspace, a.id].join('\n');
  const other = [b.receivedAt, b.workspace, b.id].join('\n');
  return one < other ? -1 : 1;
}

function fromRow(row: InboxRow): InboxItem {
  return {
    workspace: row.workspace_id,
    id: row.item_id,
    kind: row.kind,
    payload: row.payload,
    receivedAt: row.received_at,
    tries: row.tries,
  };
}
