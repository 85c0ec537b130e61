import type { CreateTableBuilder, Kysely } from 'kysely';

/** Who reads a project's week in plain words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  let plan: CreateTableBuilder<string, string> = db.schema.createTable('stakeholder');
  for (const column of ['workspace_id', 'project_id', 'jargon'])
    plan = plan.addColumn(column, 'text', (c) => c.notNull());
  plan = plan.addColumn('channel_id', 'text').addColumn('started_at', 'text');
  await plan.addPrimaryKeyConstraint('stakeholder_pk', ['workspace_id', 'project_id']).execute();
  let reader: CreateTableBuilder<string, string> = db.schema.createTable('stakeholder_reader');
  for (const column of ['workspace_id', 'project_id', 'user_id'])
    reader = reader.addColumn(column, 'text', (c) => c.notNull());
  await reader.addPrimaryKeyConstraint('stakeholder_reader_pk', ['workspace_id', 'user_id', 'project_id']).execute();
}
