import type { Kysely } from 'kysely';

/** Roles of a participation, the channel's name beside the project's, and the log of who administered what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('participation')
    .addColumn('roles', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute();
  await db.schema
    .alterTable('project')
    .addColumn('channel_name', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .createTable('audit')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('project_id', 'text', (c) => c.notNull())
    .addColumn('actor', 'text')
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('before', 'text', (c) => c.notNull())
    .addColumn('after', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_pk', ['workspace_id', 'seq'])
    .execute();
  await db.schema.createIndex('audit_project').on('audit').columns(['workspace_id', 'project_id', 'seq']).execute();
}
