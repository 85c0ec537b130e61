import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { openStore, type OpenStore } from '#db/open.ts';
import { postgresDialect } from '#db/postgres.ts';
import type { Db, Tables } from '#db/schema.ts';
import { storeOver } from '#db/store.ts';
import type { Store } from '#ports/store.ts';

/** A database engine that the store's contract is run on. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** A URL of a new, empty database that several handles may open; it is gone after the test. */
  place(): Promise<string>;
  /** A store on a new, empty database of its own, closed after the test. */
  store(): Promise<Store>;
}

/** Opens what `place` named; closed after the test unless the test closed it. */
export async function handle(url: string): Promise<OpenStore> {
  const open = await openStore(url);
  onTestFinished(() => open.close());
  return open;
}

const sqlite: Engine = {
  name: 'sqlite',
  place() {
    const folder = mkdtempSync(join(tmpdir(), 'meridian-store-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return Promise.resolve(`sqlite:${join(folder, 'meridian.db')}`);
  },
  async store() {
    const { store } = await handle('sqlite::memory:');
    return store;
  },
};

/** On a server: each worker migrates one database and empties it after each test, since making every table takes longer than a test. */
function postgresOn(server: string): Engine {
  const at = (name: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const make = async (): Promise<string> => {
    const name = `meridian_${randomUUID().replaceAll('-', '')}`;
    await tell(server, `create database ${name}`);
    return name;
  };
  const migrate = async (): Promise<Migrated> => {
    const url = at(await make());
    await (await openStore(url)).close();
    return { url, emptied: await tell(url, EMPTYING) };
  };
  let migrated: Promise<Migrated> | null = null;
  let taken = false;
  const place = async (): Promise<string> => {
    const name = await make();
    onTestFinished(async () => {
      await tell(server, `drop database if exists ${name} with (force)`);
    });
    return at(name);
  };
  return {
    name: 'postgres',
    place,
    async store() {
      // A test may want two.
      if (taken) return (await handle(await place())).store;
      taken = true;
      migrated ??= migrate();
      const { url, emptied } = await migrated;
      const db: Db = new Kysely<Tables>({ dialect: postgresDialect(url) });
      onTestFinished(async () => {
        await sql.raw(emptied).execute(db);
        await db.destroy();
        taken = false;
      });
      return storeOver(db);
    },
  };
}

interface Migrated {
  readonly url: string;
  /** The sentence that empties every table of ours. */
  readonly emptied: string;
}

const EMPTYING = `select 'do $$ begin ' || string_agg(format('delete from %I;', tablename), ' ') || ' end $$' as said
  from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`;

/** What a server answers in the first row, if anything. */
async function tell(url: string, sentence: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ said: string }>(sentence);
    return rows[0]?.said ?? '';
  } finally {
    await client.end();
  }
}

/** Every engine that the store can stand on here. */
const server = await (await fetch(inject('postgresAt'))).text();
export const engines: readonly Engine[] = server === '' ? [sqlite] : [sqlite, postgresOn(server)];
