import pg from 'pg';
import {
  CompiledQuery,
  PostgresDialect,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type TransactionSettings,
} from 'kysely';

/** Reads may be under way beside the one that writes. */
const CONNECTIONS = 4;
/** How long a statement waits for another to finish writing, as in `sqlite.ts`. units: milliseconds */
const BUSY_MS = 5_000;
/** How long a server may take to answer the first word. units: milliseconds */
const CONNECT_MS = 10_000;
/** Any number, the same in every process: whoever writes to this database holds it. */
const WRITING = 7_310_415;
/** Counts and sums: whole numbers far below 2^53. */
const [INT8, NUMERIC] = [20, 1700];

/**
 * The PostgreSQL database at `url` as a dialect of kysely. One writes at a time, as with SQLite: what a transaction has read is true until
 * it ends, also where several processes share the database.
 */
export function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    lock_timeout: BUSY_MS,
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks while nobody uses it: the next question opens another, or says why it cannot.
  pool.on('error', () => undefined);
  const dialect = new PostgresDialect({ pool });
  return {
    createDriver: () => oneWriter(dialect.createDriver()),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createAdapter: () => dialect.createAdapter(),
  };
}

const parserOf = ((oid: number, format: 'text' | 'binary') =>
  oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;

const WRITES = /^\s*(?:insert|update|delete)\b/i;

/** The text of PostgreSQL holds no NUL; SQLite's does. */
const sayable = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);

/** The same driver, with one writer at a time: a statement that writes on its own has a transaction of its own. */
function oneWriter(driver: Driver): Driver {
  const begin = async (inner: DatabaseConnection, settings: TransactionSettings): Promise<void> => {
    await driver.beginTransaction(inner, settings);
    try {
      await inner.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${WRITING})`));
    } catch (error) {
      await driver.rollbackTransaction(inner);
      throw error;
    }
  };
  const alone = async <T>(inner: DatabaseConnection, work: () => Promise<T>): Promise<T> => {
    await begin(inner, {});
    let result: T;
    try {
      result = await work();
    } catch (error) {
      await driver.rollbackTransaction(inner);
      throw error;
    }
    await driver.commitTransaction(inner);
    return result;
  };
  /** Of each connection that is handed out, the driver's own; those on which a transaction is open. */
  const inners = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const open = new WeakSet<DatabaseConnection>();
  const innerOf = (connection: DatabaseConnection): DatabaseConnection => inners.get(connection) ?? connection;
  return {
    init: (options) => driver.init(options),
    async acquireConnection(options) {
      const inner = await driver.acquireConnection(options);
      const ours: DatabaseConnection = {
        executeQuery<R>(query: CompiledQuery) {
          const ask = () => inner.executeQuery<R>({ ...query, parameters: query.parameters.map(sayable) });
          return open.has(ours) || !WRITES.test(query.sql) ? ask() : alone(inner, ask);
        },
        streamQuery: (query, size) => inner.streamQuery(query, size),
      };
      inners.set(ours, inner);
      return ours;
    },
    async beginTransaction(connection, settings) {
      await begin(innerOf(connection), settings);
      open.add(connection);
    },
    async commitTransaction(connection) {
      open.delete(connection);
      await driver.commitTransaction(innerOf(connection));
    },
    async rollbackTransaction(connection) {
      open.delete(connection);
      await driver.rollbackTransaction(innerOf(connection));
    },
    releaseConnection: (connection) => driver.releaseConnection(innerOf(connection)),
    destroy: () => driver.destroy(),
  };
}
