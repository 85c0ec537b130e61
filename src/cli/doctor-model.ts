import { existsSync } from 'node:fs';
import { systemClock } from '#adapters/clock.ts';
import { newId } from '#adapters/ids.ts';
import { writersFrom } from '#app/writers.ts';
import type { Config } from '#config';
import { openStore } from '#db/open.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { localDate, type Zone } from '#domain/time.ts';
import { examineModel } from '#flows/doctor-model.ts';
import { modelLines } from '#views/doctor-model.ts';

/** Asks the language model one cheap question, which is booked where there is a database; a model that is not set up is well. */
export async function askModel(
  config: Config,
  workspace: WorkspaceId | null,
): Promise<{ well: boolean; said: string[] }> {
  const now = systemClock.now();
  const today = localDate(now, 'UTC' as Zone);
  if (config.writer === null) return { well: true, said: modelLines(null, today) };
  // A database that cannot be opened is told of elsewhere.
  const opened = await openStore(bookIn(config.databaseUrl, workspace)).catch(() => openStore('sqlite::memory:'));
  try {
    const writers = writersFrom(config, { store: opened.store, newId });
    const model = writers && (await examineModel({ writers }, workspace ?? ('none' as WorkspaceId), true, now));
    return { well: model?.seen?.well !== false, said: modelLines(model, today) };
  } finally {
    await opened.close();
  }
}

/** Looking makes no database, and nothing is booked to a workspace that nobody knows. */
function bookIn(databaseUrl: string, workspace: WorkspaceId | null): string {
  const file = /^sqlite:(?!:memory:)(.+)$/s.exec(databaseUrl)?.[1];
  const isThere = file === undefined ? !databaseUrl.startsWith('sqlite:') : existsSync(file);
  return workspace !== null && isThere ? databaseUrl : 'sqlite::memory:';
}
