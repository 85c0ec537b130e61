import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

/** Bets with their history, readings, guesses and what was forecast of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'hypothesis',
    ['number', 'version'],
    'workspace_id project_id owner_id decider_id belief terms state state_json pauses created_by created_at',
    'lineage watch parent ended_at outcome next_due_at',
  )
    .addPrimaryKeyConstraint('hypothesis_pk', ['workspace_id', 'number'])
    .execute();
  await table(db, 'hypothesis_event', ['number', 'seq'], 'workspace_id at what', 'by_id')
    .addPrimaryKeyConstraint('hypothesis_event_pk', ['workspace_id', 'number', 'seq'])
    .execute();
  await table(db, 'hypothesis_guess', ['number', 'percent'], 'workspace_id user_id at', '')
    .addPrimaryKeyConstraint('hypothesis_guess_pk', ['workspace_id', 'number', 'user_id'])
    .execute();
  await table(db, 'hypothesis_forecast', ['number', 'mark'], 'workspace_id chance log_odds at', '')
    .addPrimaryKeyConstraint('hypothesis_forecast_pk', ['workspace_id', 'number', 'mark'])
    .execute();
  await table(db, 'reading', ['hypothesis', 'number'], 'workspace_id at logged_at body', 'source_id')
    .addPrimaryKeyConstraint('reading_pk', ['workspace_id', 'hypothesis', 'number'])
    .execute();
  await indexes(db);
}

function table(db: Kysely<unknown>, name: string, numbers: readonly string[], there: string, perhaps: string) {
  let made: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const column of there.split(' ')) made = made.addColumn(column, 'text', (c) => c.notNull());
  for (const column of numbers) made = made.addColumn(column, 'integer', (c) => c.notNull());
  const texts = perhaps.split(' ').filter((column) => column !== '' && column !== 'parent');
  for (const column of texts) made = made.addColumn(column, 'text');
  return perhaps.includes('parent') ? made.addColumn('parent', 'integer') : made;
}

async function indexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string) => db.schema.createIndex(name).on('hypothesis');
  const open = (name: string) => index(name).where(sql.ref('ended_at'), 'is', null);
  await open('hypothesis_open').columns(['workspace_id', 'project_id', 'number']).execute();
  await open('hypothesis_owner').columns(['workspace_id', 'owner_id', 'number']).execute();
  await open('hypothesis_decider').columns(['workspace_id', 'decider_id', 'number']).execute();
  await index('hypothesis_ended')
    .columns(['workspace_id', 'project_id', 'ended_at', 'number'])
    .where(sql.ref('ended_at'), 'is not', null)
    .execute();
  await index('hypothesis_due')
    .columns(['next_due_at', 'workspace_id', 'number'])
    .where(sql.ref('next_due_at'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('reading_source')
    .unique()
    .on('reading')
    .columns(['workspace_id', 'hypothesis', 'source_id'])
    .where(sql.ref('source_id'), 'is not', null)
    .execute();
}
