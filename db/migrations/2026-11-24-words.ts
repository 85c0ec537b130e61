import { sql, type Kysely } from 'kysely';

/**
 * The words of decided bets, searched by SQLite's FTS5. The repository keeps it, no trigger does: another engine keeps the same
 * columns its own way behind the same port.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create virtual table hypothesis_words using fts5(
    workspace_id unindexed, project_id unindexed, number unindexed, words,
    tokenize = 'porter unicode61 remove_diacritics 2'
  )`.execute(db);
}
