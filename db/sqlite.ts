import Database from 'better-sqlite3';
import { SqliteDialect, type Dialect, type DialectAdapter, type SqliteDatabase, type SqliteStatement } from 'kysely';

/** How long a statement waits for another process to finish writing. units: milliseconds. */
const BUSY_MS = 5_000;
/** Texts of statements are few; lists of values would make more of them. */
const MOST_STATEMENTS = 500;

/**
 * The SQLite file at `path`, or `:memory:`, as a dialect of kysely.
 *
 * errors:  throws what the driver throws when the file cannot be opened or is no database.
 */
export function sqliteDialect(path: string): Dialect {
  const file = new Database(path, { timeout: BUSY_MS });
  try {
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = FULL'); // a delivery that is written must survive the power cut that follows
    file.pragma('foreign_keys = ON');
  } catch (error) {
    file.close();
    throw error;
  }
  const dialect = new SqliteDialect({ database: remembering(file) });
  return {
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createAdapter: () => withTransactionalDdl(dialect.createAdapter()),
  };
}

/** Prepares each text once. A transaction takes the write lock first: one that reads first may find it cannot write. */
function remembering(file: Database.Database): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(text) {
      const before = known.get(text);
      if (before) return before;
      if (known.size >= MOST_STATEMENTS) known.clear();
      const statement = file.prepare(text === 'begin' ? 'begin immediate' : text);
      known.set(text, statement);
      return statement;
    },
  };
}

/** SQLite can undo DDL; kysely says otherwise and would leave a failed migration half done. */
function withTransactionalDdl(adapter: DialectAdapter): DialectAdapter {
  return Object.defineProperty(adapter, 'supportsTransactionalDdl', { value: true });
}
