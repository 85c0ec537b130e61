import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

/** What people hand over at the end of a shift. */
export async function up(db: Kysely<unknown>): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable('handover');
  table = table.addColumn('number', 'integer', (c) => c.notNull());
  for (const column of 'workspace_id project_id giver_id next_id words given_at state'.split(' '))
    table = table.addColumn(column, 'text', (c) => c.notNull());
  for (const column of 'to_id until told_at state_by state_at next_due_at'.split(' '))
    table = table.addColumn(column, 'text');
  await table.addPrimaryKeyConstraint('handover_pk', ['workspace_id', 'number']).execute();
  const index = (name: string) => db.schema.createIndex(name).on('handover');
  await index('handover_open')
    .columns(['workspace_id', 'project_id', 'given_at', 'number'])
    .where(sql.ref('state_at'), 'is', null)
    .execute();
  await index('handover_over')
    .columns(['workspace_id', 'project_id', 'state_at', 'number'])
    .where(sql.ref('state_at'), 'is not', null)
    .execute();
  await index('handover_due')
    .columns(['next_due_at', 'workspace_id', 'number'])
    .where(sql.ref('next_due_at'), 'is not', null)
    .execute();
}
