import type { Kysely } from 'kysely';

/** Who asked to be forgotten, by id alone, so that no roster brings them back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('forgotten')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('forgotten_key', ['workspace_id', 'user_id'])
    .execute();
}
