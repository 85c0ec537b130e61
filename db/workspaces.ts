import type { WorkspaceId } from '#domain/ids.ts';
import type { Workspace, Workspaces } from '#ports/workspaces.ts';
import { dueAtOnce, park } from './agenda.ts';
import type { Db, WorkspaceRow } from './schema.ts';
import { together } from './together.ts';
import { workspaceHealth } from './workspace-health.ts';

export function workspacesIn(db: Db): Workspaces {
  return {
    find: (id) => find(db, id),

    save: (workspace) =>
      together(db, async (trx) => {
        const before = await find(trx, workspace.id);
        const row = toRow(workspace);
        await trx
          .insertInto('workspace')
          .values(row)
          .onConflict((c) => c.column('workspace_id').doUpdateSet(row))
          .execute();
        if (before?.uninstalledAt && !workspace.uninstalledAt) await dueAtOnce(trx, { workspace: workspace.id });
      }),

    markUninstalled: (id, at) =>
      together(db, async (trx) => {
        await trx.updateTable('workspace').set({ uninstalled_at: at }).where('workspace_id', '=', id).execute();
        await park(trx, { workspace: id });
      }),

    async all() {
      return (await db.selectFrom('workspace').selectAll().orderBy('workspace_id').execute()).map(fromRow);
    },

    health: (id, now) => workspaceHealth(db, id, now),
  };
}

async function find(db: Db, id: WorkspaceId): Promise<Workspace | null> {
  const row = await db.selectFrom('workspace').selectAll().where('workspace_id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

function toRow({ id, name, botUser, url, installedAt, uninstalledAt }: Workspace): WorkspaceRow {
  return { workspace_id: id, name, bot_user: botUser, url, installed_at: installedAt, uninstalled_at: uninstalledAt };
}

function fromRow(row: WorkspaceRow): Workspace {
  return {
    id: row.workspace_id,
    name: row.name,
    botUser: row.bot_user,
    url: row.url,
    installedAt: row.installed_at,
    uninstalledAt: row.uninstalled_at,
  };
}
