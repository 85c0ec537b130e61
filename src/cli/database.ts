import { existsSync } from 'node:fs';
import type { OpenStore } from '#db/open.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Store } from '#ports/store.ts';
import type { Workspace } from '#ports/workspaces.ts';
import type { Io } from './sub-command.ts';

/** As `readConfig` has it. */
const USUAL = 'sqlite:./meridian.db';

/** The bot's own database, as `DATABASE_URL` names it. errors: a sentence; a file that is not there is not made. */
async function openDatabase(env: NodeJS.ProcessEnv): Promise<Result<OpenStore, string>> {
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

/**
 * Does `work` in the workspace that `wanted` names, or the only one, of the bot's own database, which is closed again whatever comes.
 *
 * returns: the exit code of `work`; 1 where there is no such database or workspace, which is said in one sentence.
 */
export async function inWorkspace(
  io: Io,
  wanted: string | undefined,
  work: (store: Store, workspace: Workspace) => Promise<number>,
): Promise<number> {
  const opened = await openDatabase(io.env);
  if (!opened.ok) return failed(opened.error, io);
  try {
    const { store } = opened.value;
    const workspace = await workspaceIn(store, wanted);
    return workspace.ok ? await work(store, workspace.value) : failed(workspace.error, io);
  } finally {
    await opened.value.close();
  }
}

/** Says why nothing was done. returns: the exit code, 1 */
export function failed(why: string, io: Io): number {
  io.err(`${why}\n`);
  return 1;
}

/** The workspace that `wanted` names, or the only one. errors: a sentence that names those there are. */
async function workspaceIn(store: Store, wanted: string | undefined): Promise<Result<Workspace, string>> {
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
