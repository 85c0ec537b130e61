import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { migrate, openStore } from '#db/open.ts';
import type { Tables } from '#db/schema.ts';
import { sqliteDialect } from '#db/sqlite.ts';
import { engines, handle } from '#test/kit/engines.ts';
import { anOutgoing, at, aWorkspace, HOME, key, NEXT_DOOR } from './build.ts';

const CLAIMER = fileURLToPath(new URL('claimer.ts', import.meta.url));

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-open-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a claimer; `won` is what it got before it died, and waits for `go`. */
async function claimer(url: string, count: number): Promise<{ go(): void; won: Promise<string[]> }> {
  const child = spawn(execPath, [CLAIMER, url, String(count)], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const won = text(child.stdout).then((printed) => printed.split(' ').filter((name) => name !== ''));
  return { go: () => child.stdin.end('go'), won };
}

describe.each(engines)('one database with several handles on $name', (engine) => {
  it('keeps what was written, and migrates nothing twice', async () => {
    const url = await engine.place();
    const first = await handle(url);
    await first.store.workspaces.save(aWorkspace());
    await first.close();

    const again = await handle(url);
    expect(await again.store.workspaces.find(HOME)).toEqual(aWorkspace());
  });

  it('gives each delivery and each item of the inbox to exactly one of two handles', async () => {
    const url = await engine.place();
    const handles = [(await handle(url)).store, (await handle(url)).store] as const;
    const names = Array.from({ length: 20 }, (_, n) => `d${n}`);
    for (const name of names) {
      await handles[0].deliveries.insert(anOutgoing(name), at('07:00'));
      const item = { workspace: HOME, id: name, kind: 'k', payload: '', receivedAt: at('07:00') };
      await handles[1].inbox.keep(item);
    }
    const claims = await Promise.all(
      names.map((name) => Promise.all(handles.map((one) => one.deliveries.claim(HOME, key(name), at('08:00'))))),
    );
    expect(claims.filter(([a, b]) => a !== b)).toHaveLength(names.length);

    const taken = await Promise.all(
      names.flatMap(() => handles.map((one) => one.inbox.take(at('08:00'), at('07:50'), 1))),
    );
    const ids = taken.flat().map(({ id }) => id);
    expect(ids.toSorted()).toEqual(names.toSorted());
  });

  it('gives each to exactly one of two processes, and finds them unsettled after both were killed', async () => {
    const url = await engine.place();
    const { store } = await handle(url);
    const names = Array.from({ length: 60 }, (_, n) => `d${n}`);
    for (const name of names) {
      await store.deliveries.insert(anOutgoing(name), at('07:00'));
      await store.inbox.keep({ workspace: HOME, id: `i${name}`, kind: 'k', payload: '', receivedAt: at('07:00') });
    }
    const claimers = await Promise.all([claimer(url, 60), claimer(url, 60)]);
    for (const one of claimers) one.go();
    const won = (await Promise.all(claimers.map((one) => one.won))).flat();
    expect(won.toSorted()).toEqual([...names, ...names.map((name) => `i${name}`)].toSorted());

    const after = await handle(url);
    const unsettled = await after.store.deliveries.unsettled(at('08:10'), 100);
    expect(unsettled.map((one) => one.key).toSorted()).toEqual(names.toSorted());
    expect(await after.store.inbox.take(at('08:10'), at('08:10'), 100)).toHaveLength(60);
  });
});

describe('opening a store', () => {
  it.each([
    ['mysql://user:hunter2@host/db', 'mysql: is not supported'],
    ['postgres://user:hunter2@127.0.0.1:1/db', 'The database server cannot be used: connect ECONNREFUSED'],
    ['meridian.db', 'this: is not supported'],
    ['', 'this: is not supported'],
    ['sqlite:', 'the file is missing'],
  ])('refuses %j with a sentence that repeats no secret', async (url, sentence) => {
    const refused = await openStore(url).catch((error: Error) => error.message);
    expect(refused).toContain(sentence);
    expect(refused).not.toContain('hunter2');
  });

  it('says which file cannot be opened', async () => {
    const folder = aFolder();
    const missing = join(folder, 'no', 'such.db');
    await expect(openStore(`sqlite:${missing}`)).rejects.toThrow(`The database ${missing} cannot be opened`);

    const plain = join(folder, 'text.db');
    writeFileSync(plain, 'This is no database, but it is long enough to be looked at as one. '.repeat(20));
    await expect(openStore(`sqlite:${plain}`)).rejects.toThrow(`The database ${plain} cannot be opened`);
  });

  it('refuses a database that a newer version has written, and leaves it as it is', async () => {
    const path = join(aFolder(), 'meridian.db');
    await (await openStore(`sqlite:${path}`)).close();
    const file = new Database(path);
    file.prepare("insert into kysely_migration values ('2099-01-01-later', '2099-01-01')").run();
    file.close();

    await expect(openStore(`sqlite:${path}`)).rejects.toThrow(/newer Meridian \(2099-01-01-later\)/);
    await expect(openStore(`sqlite:${path}`)).rejects.toThrow(/newer Meridian/);
  });

  it('undoes a migration that fails half-way, names it, and can go on from there', async () => {
    const db = new Kysely<Tables>({ dialect: sqliteDialect(':memory:') });
    onTestFinished(() => db.destroy());
    const broken = {
      async up(half: Kysely<unknown>) {
        await half.schema.createTable('half').addColumn('done', 'text').execute();
        await sql`select * from nowhere`.execute(half);
      },
    };
    await expect(migrate(db, { ...migrations, '2099-01-01-broken': broken })).rejects.toThrow(
      'The database could not be brought up to date (2099-01-01-broken): no such table: nowhere',
    );
    expect(await db.introspection.getTables()).toEqual([]);

    await migrate(db, migrations);
    expect((await db.introspection.getTables()).map(({ name }) => name)).toContain('delivery');
  });

  it('takes steps that came later under an earlier name, as those of one day may', async () => {
    const url = `sqlite:${join(aFolder(), 'm.db')}`;
    const later = ['deadlines', 'handovers', 'holidays', 'questions', 'summaries', 'summary-cost', 'watches'];
    const before = Object.entries(migrations).filter(([name]) => !later.some((word) => name.endsWith(word)));
    const db = new Kysely<Tables>({ dialect: sqliteDialect(url.slice('sqlite:'.length)) });
    await migrate(db, Object.fromEntries(before));
    await db.destroy();
    const store = await openStore(url);
    expect(await store.store.workspaces.find(HOME)).toBeNull();
    await store.close();
  });

  it('lists every migration in the order of its date', () => {
    const names = Object.keys(migrations);
    expect(names).toEqual(names.toSorted());
    expect(names.every((name) => /^\d{4}-\d{2}-\d{2}-[a-z-]+$/.test(name))).toBe(true);
  });

  it('is durable: written ahead, synced in full, with foreign keys', async () => {
    const path = join(aFolder(), 'meridian.db');
    const db = new Kysely<Tables>({ dialect: sqliteDialect(path) });
    onTestFinished(() => db.destroy());
    const pragma = async (name: string) =>
      Object.values((await sql`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {});
    expect(await pragma('journal_mode')).toEqual(['wal']);
    expect(await pragma('synchronous')).toEqual([2]);
    expect(await pragma('foreign_keys')).toEqual([1]);
    expect(await pragma('busy_timeout')).toEqual([5000]);
  });

  it('puts the workspace first in every primary key and keeps only text and integers', async () => {
    const db = new Kysely<Tables>({ dialect: sqliteDialect(':memory:') });
    onTestFinished(() => db.destroy());
    await migrate(db, migrations);
    const all = await db.introspection.getTables();
    // The index of words is FTS5's own affair: it has no keys and no types.
    const tables = all.filter(({ name }) => !name.startsWith('hypothesis_words'));
    expect(tables.length).toBeGreaterThan(12);
    for (const { name, columns } of tables) {
      const { rows } = await sql<{ name: string; pk: number }>`select name, pk from pragma_table_info(${name})`.execute(
        db,
      );
      expect([name, rows.find(({ pk }) => pk === 1)?.name]).toEqual([name, 'workspace_id']);
      expect(columns.filter(({ dataType }) => !['text', 'integer'].includes(dataType.toLowerCase()))).toEqual([]);
    }
  });

  it('forgets a database in memory once it is closed', async () => {
    const first = await openStore('sqlite::memory:');
    await first.store.workspaces.save(aWorkspace({ id: NEXT_DOOR }));
    await first.close();
    const { store } = await handle('sqlite::memory:');
    expect(await store.workspaces.find(NEXT_DOOR)).toBeNull();
  });
});
