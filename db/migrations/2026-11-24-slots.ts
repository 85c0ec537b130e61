import type { CreateTableBuilder, Kysely } from 'kysely';

/** The weekly meetings of projects. */
export async function up(db: Kysely<unknown>): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable('slot');
  for (const column of ['number', 'weekday', 'minutes']) table = table.addColumn(column, 'integer', (c) => c.notNull());
  for (const column of 'workspace_id project_id name time zone people made_by made_at'.split(' '))
    table = table.addColumn(column, 'text', (c) => c.notNull());
  await table.addPrimaryKeyConstraint('slot_pk', ['workspace_id', 'number']).execute();
  await db.schema.createIndex('slot_project').on('slot').columns(['workspace_id', 'project_id', 'number']).execute();
}
