import type { CreateTableBuilder, Kysely } from 'kysely';

const text = (columns: string) => columns.split(' ');

/** Unasked messages and what became of them, what people want to hear no more of, the state of risks, and when to look at a project again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'nudge',
    text('workspace_id key project_id user_id rule item at'),
    text('outcome'),
    text('workspace_id key'),
  );
  await db.schema.createIndex('nudge_user').on('nudge').columns(['workspace_id', 'user_id', 'at']).execute();
  await db.schema.createIndex('nudge_project').on('nudge').columns(['workspace_id', 'project_id', 'at']).execute();
  await table(db, 'snooze', text('workspace_id user_id item until'), [], text('workspace_id user_id item'));
  await table(db, 'look', text('workspace_id project_id what next_due_at'), [], text('workspace_id project_id what'));
  await table(
    db,
    'risk',
    text('workspace_id project_id item tier told'),
    text('chance chance_on'),
    text('workspace_id project_id item'),
    text('streak'),
  );
}

async function table(
  db: Kysely<unknown>,
  name: string,
  there: readonly string[],
  perhaps: readonly string[],
  key: readonly string[],
  numbers: readonly string[] = [],
): Promise<void> {
  let made: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const column of there) made = made.addColumn(column, 'text', (c) => c.notNull());
  for (const column of perhaps) made = made.addColumn(column, 'text');
  for (const column of numbers) made = made.addColumn(column, 'integer', (c) => c.notNull());
  await made.addPrimaryKeyConstraint(`${name}_pk`, [...key]).execute();
}
