import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

/** Who was asked about the lines of a digest that wait for a person, and since when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable('review');
  for (const column of 'workspace_id project_id date since'.split(' '))
    table = table.addColumn(column, 'text', (c) => c.notNull());
  table = table.addColumn('lapsed', 'integer', (c) => c.notNull());
  for (const column of 'reviewer_id asked_at lapses_at closed_at next_due_at'.split(' '))
    table = table.addColumn(column, 'text');
  await table.addPrimaryKeyConstraint('review_pk', ['workspace_id', 'project_id', 'date']).execute();
  const index = (name: string) => db.schema.createIndex(name).on('review');
  await index('review_open')
    .columns(['workspace_id', 'since', 'project_id', 'date'])
    .where(sql.ref('closed_at'), 'is', null)
    .execute();
  await index('review_due')
    .columns(['next_due_at', 'workspace_id', 'project_id', 'date'])
    .where(sql.ref('next_due_at'), 'is not', null)
    .execute();
}
