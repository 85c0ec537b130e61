import type { CreateTableBuilder, Kysely } from 'kysely';

/** The dates by which projects want something done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable('deadline');
  table = table.addColumn('number', 'integer', (c) => c.notNull());
  for (const column of 'workspace_id project_id name date time zone made_by made_at'.split(' '))
    table = table.addColumn(column, 'text', (c) => c.notNull());
  await table.addPrimaryKeyConstraint('deadline_pk', ['workspace_id', 'number']).execute();
  await db.schema
    .createIndex('deadline_project')
    .on('deadline')
    .columns(['workspace_id', 'project_id', 'number'])
    .execute();
}
