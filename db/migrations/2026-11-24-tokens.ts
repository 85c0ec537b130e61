import { sql, type Kysely } from 'kysely';

/** Tokens by which machines log readings; of the secret only a hash. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('token')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('project_id', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('hint', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('token_pk', ['workspace_id', 'id'])
    .execute();
  await db.schema.createIndex('token_hash').unique().on('token').columns(['workspace_id', 'hash']).execute();
  await db.schema
    .createIndex('token_project')
    .on('token')
    .columns(['workspace_id', 'project_id', 'created_at'])
    .where(sql.ref('revoked_at'), 'is', null)
    .execute();
}
