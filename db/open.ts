import { Kysely, sql, type Dialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Store } from '#ports/store.ts';
import { migrations, type Step } from '#db/migrations/index.ts';
import type { Db, Tables } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';
import { storeOver } from './store.ts';

/** An open store; nothing may be asked of it after `close`. */
export interface OpenStore {
  readonly store: Store;
  close(): Promise<void>;
}

/**
 * The store at `url`, with every migration done: `sqlite:./meridian.db`, `sqlite::memory:` which lasts until `close`, or
 * `postgres://user:password@host/name`.
 *
 * errors:  an Error for the operator: a scheme nobody reads, a file that cannot be opened, a failed migration, a database
 *          that a newer Meridian has written.
 */
export async function openStore(url: string): Promise<OpenStore> {
  const db: Db = new Kysely<Tables>({ dialect: await dialectOf(url) });
  try {
    await reach(db, url);
    await migrate(db, migrations);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { store: storeOver(db), close: () => db.destroy() };
}

async function dialectOf(url: string): Promise<Dialect> {
  const [, scheme, path] = /^([a-z]+):(.*)$/s.exec(url) ?? [];
  // Its driver is read only where there is a server: a bot on SQLite starts sooner without.
  if (isServer(url)) return (await import('./postgres.ts')).postgresDialect(url);
  // A URL may hold a password, so only its scheme is ever repeated.
  if (scheme !== 'sqlite')
    throw new Error(`The database must be sqlite:<file> or postgres:<address>; ${scheme ?? 'this'}: is not supported.`);
  if (!path) throw new Error('The database must be sqlite:<file>; the file is missing.');
  try {
    return sqliteDialect(path);
  } catch (error) {
    throw new Error(`The database ${path} cannot be opened: ${reason(error)}`, { cause: error });
  }
}

const isServer = (url: string): boolean => /^postgres(?:ql)?:/.test(url);

/** Asks a server for its first word, so that it is said plainly where there is none. */
async function reach(db: Db, url: string): Promise<void> {
  if (!isServer(url)) return;
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    throw new Error(`The database server cannot be used: ${reason(error)}`, { cause: error });
  }
}

/**
 * Brings the tables of `db` to the last of `steps`; each step is done whole or not at all.
 *
 * errors:  an Error for the operator when a step fails, or when the database knows a step that `steps` does not.
 */
export async function migrate(db: Db, steps: Readonly<Record<string, Step>>): Promise<void> {
  const unknown = (await stepsDone(db)).filter((name) => !(name in steps));
  if (unknown.length > 0) {
    throw new Error(`The database was written by a newer Meridian (${unknown.join(', ')}). Run that version or newer.`);
  }
  const provider = { getMigrations: () => Promise.resolve({ ...steps }) };
  // Steps of one day are named by what they are about, so one that came later may sort before one that was done.
  const migrator = new Migrator({ db, provider, allowUnorderedMigrations: true });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'preparation';
  throw new Error(`The database could not be brought up to date (${failed}): ${reason(error)}`, { cause: error });
}

async function stepsDone(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}

function reason(error: unknown): string {
  // Where a name has several addresses there is a reason for each.
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}
