import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

/** What people ask each other by name in their standups: who, whom and when; the words stay in the answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable('ask');
  table = table.addColumn('number', 'integer', (c) => c.notNull());
  for (const column of 'workspace_id project_id asker_id date asked_id mark asked_at state'.split(' '))
    table = table.addColumn(column, 'text', (c) => c.notNull());
  for (const column of 'state_by state_at'.split(' ')) table = table.addColumn(column, 'text');
  await table.addPrimaryKeyConstraint('ask_pk', ['workspace_id', 'number']).execute();
  const index = (name: string) => db.schema.createIndex(name).on('ask');
  await index('ask_open')
    .columns(['workspace_id', 'project_id', 'asked_at', 'number'])
    .where(sql.ref('state_at'), 'is', null)
    .execute();
  await index('ask_answer').columns(['workspace_id', 'project_id', 'asker_id', 'date', 'number']).execute();
}
