import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type OpenStore } from '#db/open.ts';
import type { Store } from '#ports/store.ts';

/** A database engine that the store's contract is run on. */
export interface Engine {
  readonly name: string;
  /** A URL of a new, empty database that several handles may open; it is gone after the test. */
  place(): string;
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
    return `sqlite:${join(folder, 'meridian.db')}`;
  },
  async store() {
    const { store } = await handle('sqlite::memory:');
    return store;
  },
};

/** Every engine that the store can stand on here. */
export const engines: readonly Engine[] = [sqlite];
