import type { Kysely } from 'kysely';

/** When to ask a tracking server about which bet, and since when it does not answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('poll')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('project_id', 'text', (c) => c.notNull())
    .addColumn('next_at', 'text', (c) => c.notNull())
    .addColumn('fails', 'integer', (c) => c.notNull())
    .addColumn('broken_since', 'text')
    .addColumn('why', 'text')
    .addPrimaryKeyConstraint('poll_pk', ['workspace_id', 'number'])
    .execute();
  await db.schema.createIndex('poll_due').on('poll').columns(['next_at', 'workspace_id', 'number']).execute();
}
