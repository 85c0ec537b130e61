import { PostgresAdapter, sql, type Kysely } from 'kysely';

/**
 * The words of decided bets, searched by SQLite's FTS5 or by PostgreSQL's full text. The repository keeps it, no trigger does: each engine
 * keeps the same columns its own way behind the same port.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) return onPostgres(db);
  await sql`create virtual table hypothesis_words using fts5(
    workspace_id unindexed, project_id unindexed, number unindexed, words,
    tokenize = 'porter unicode61 remove_diacritics 2'
  )`.execute(db);
}

async function onPostgres(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hypothesis_words')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('project_id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('hypothesis_words_key', ['workspace_id', 'number'])
    .execute();
  await sql`create index hypothesis_words_text on hypothesis_words using gin (to_tsvector('english', words))`.execute(
    db,
  );
}
