import type { Kysely } from 'kysely';

/** Which message shows which questions, where one message shows those of several projects. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shared_prompt')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('project_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('host_key', 'text', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('outcome', 'text')
    .addPrimaryKeyConstraint('shared_prompt_key', ['workspace_id', 'project_id', 'user_id', 'date'])
    .execute();
  await db.schema
    .createIndex('shared_prompt_host')
    .on('shared_prompt')
    .columns(['workspace_id', 'host_key', 'place'])
    .execute();
}
