import { existsSync } from 'node:fs';
import type { OpenStore } from '#db/open.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Store } from '#ports/store.ts';
import type { Workspace } from '#ports/workspaces.ts';

/** As `readConfig` has it. */
const USUAL = 'sqlite:./meridian.db';

/** The bot's own database, as `DATABASE_URL` names it. errors: a sentence; a file that is not there is not made. */
export async function openDatabase(env: NodeJS.ProcessEnv): Promise<Result<OpenStore, string>> {
  const url = env['DATABASE_URL']?.trim() || USUAL;
  const file = /^sqlite:(?!:memory:)(.+)$/s.exec(url)?.[1];
  if (file !== undefined && !existsSync(file))
    return refuse(`There is no database ${file}; DATABASE_URL names another.`);
  const { openStore } = await import('#db/open.ts');
  try {
    return ok(await openStore(url));
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'The database cannot be opened.');
  }
}

/** The workspace that `wanted` names, or the only one. errors: a sentence that names those there are. */
export async function workspaceIn(store: Store, wanted: string | undefined): Promise<Result<Workspace, string>> {
  const all = await store.workspaces.all();
  const found = wanted === undefined ? (all.length === 1 ? all[0] : undefined) : all.find(({ id }) => id === wanted);
  if (found) return ok(found);
  if (all.length === 0) return refuse('No workspace has installed Meridian yet.');
  const there = all.map(({ id }: { readonly id: WorkspaceId }) => id).join(', ');
  return refuse(
    wanted === undefined
      ? `Say which workspace with --workspace: ${there}.`
      : `There is no workspace ${wanted}, only ${there}.`,
  );
}
