import { sql, type Expression, type SqlBool } from 'kysely';
import type { Db } from './schema.ts';

/** All of `work` or none of it: in the transaction that `db` is, or else in one of its own. */
export function together<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

/** Whether the bot is installed in the workspace that the row of `table` belongs to. */
export function installed(table: string): Expression<SqlBool> {
  const workspace = sql.ref(`${table}.workspace_id`);
  // A subquery, not a join: the engine must start from the due rows, never from the workspaces.
  return sql<SqlBool>`exists (select 1 from workspace w where w.workspace_id = ${workspace} and w.uninstalled_at is null)`;
}
