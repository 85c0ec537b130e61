import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

/** Blockers as things of their own, their history, and when a project's leads hear of one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('project')
    .addColumn('escalate_after', 'integer', (c) => c.defaultTo(2))
    .execute();
  await blocker(db);
  await indexes(db);
  await db.schema
    .createTable('blocker_update')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text')
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('blocker_update_pk', ['workspace_id', 'number', 'seq'])
    .execute();
}

async function blocker(db: Kysely<unknown>): Promise<void> {
  const there = 'workspace_id project_id owner_id text kind source raised_at raised_on state'.split(' ');
  const perhaps =
    'helper_id source_date source_channel source_ts state_how state_by state_at closed_at told_at escalated_at next_due_at';
  let table: CreateTableBuilder<string, string> = db.schema.createTable('blocker');
  table = table.addColumn('number', 'integer', (c) => c.notNull());
  for (const column of there) table = table.addColumn(column, 'text', (c) => c.notNull());
  for (const column of perhaps.split(' ')) table = table.addColumn(column, 'text');
  await table.addPrimaryKeyConstraint('blocker_pk', ['workspace_id', 'number']).execute();
}

async function indexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string) => db.schema.createIndex(name).on('blocker');
  const open = (name: string) => index(name).where(sql.ref('closed_at'), 'is', null);
  await open('blocker_open').columns(['workspace_id', 'project_id', 'raised_at', 'number']).execute();
  await open('blocker_owner').columns(['workspace_id', 'owner_id', 'raised_at', 'number']).execute();
  await open('blocker_helper').columns(['workspace_id', 'helper_id', 'raised_at', 'number']).execute();
  await index('blocker_closed')
    .columns(['workspace_id', 'project_id', 'closed_at', 'number'])
    .where(sql.ref('closed_at'), 'is not', null)
    .execute();
  await index('blocker_answer')
    .columns(['workspace_id', 'project_id', 'owner_id', 'source_date', 'number'])
    .where(sql.ref('source_date'), 'is not', null)
    .execute();
  await index('blocker_message')
    .columns(['workspace_id', 'source_channel', 'source_ts', 'number'])
    .where(sql.ref('source_ts'), 'is not', null)
    .execute();
  await index('blocker_due')
    .columns(['next_due_at', 'workspace_id', 'number'])
    .where(sql.ref('next_due_at'), 'is not', null)
    .execute();
}
