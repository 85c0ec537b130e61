import { raised, type Blocker, type BlockerUpdate } from '#domain/blocker.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Blockers } from '#ports/store.ts';
import { AT_ONCE } from './agenda.ts';
import { fromRow, toRow, updateFromRow, updateToRow } from './blocker-row.ts';
import { nextNumber, nextPlace } from './numbered.ts';
import type { Db } from './schema.ts';
import { installed, together } from './together.ts';

export function blockersIn(db: Db): Blockers {
  const inWorkspace = (workspace: WorkspaceId) =>
    db.selectFrom('blocker').selectAll().where('workspace_id', '=', workspace);
  const openOf = async (workspace: WorkspaceId, whose: 'owner_id' | 'helper_id', user: UserId) =>
    inWorkspace(workspace).where(whose, '=', user).where('closed_at', 'is', null).execute();
  return {
    async find(workspace, number) {
      const row = await inWorkspace(workspace).where('number', '=', number).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    raise: (blocker) => together(db, (trx) => raise(trx, blocker)),

    save: (blocker, update) =>
      together(db, async (trx) => {
        await trx
          .updateTable('blocker')
          .set({ ...toRow(blocker), next_due_at: AT_ONCE })
          .where('workspace_id', '=', blocker.workspace)
          .where('number', '=', blocker.number)
          .execute();
        if (update) await note(trx, update);
      }),

    async openIn(workspace, project) {
      const rows = await inWorkspace(workspace)
        .where('project_id', '=', project)
        .where('closed_at', 'is', null)
        .orderBy('raised_at')
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },

    async openFor(workspace, user) {
      // Two questions, since no index answers "either of two columns".
      const rows = [...(await openOf(workspace, 'owner_id', user)), ...(await openOf(workspace, 'helper_id', user))];
      const apart = new Map(rows.map((row) => [row.number, fromRow(row)]));
      return [...apart.values()].toSorted((a, b) =>
        a.raisedAt < b.raisedAt ? -1 : a.raisedAt > b.raisedAt ? 1 : a.number - b.number,
      );
    },

    async closedIn(workspace, project, limit) {
      const rows = await inWorkspace(workspace)
        .where('project_id', '=', project)
        .where('closed_at', 'is not', null)
        .orderBy('closed_at', 'desc')
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    async ofAnswer(workspace, project, owner, date) {
      const rows = await inWorkspace(workspace)
        .where('project_id', '=', project)
        .where('owner_id', '=', owner)
        .where('source_date', '=', date)
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },

    async touchedBy(workspace, user) {
      const written = db
        .selectFrom('blocker_update')
        .select('number')
        .where('workspace_id', '=', workspace)
        .where('by_id', '=', user);
      const rows = await inWorkspace(workspace)
        .where((eb) => eb.or([eb('owner_id', '=', user), eb('number', 'in', written)]))
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },

    async ofMessage(workspace, channel, ts) {
      const row = await inWorkspace(workspace)
        .where('source_channel', '=', channel)
        .where('source_ts', '=', ts)
        .orderBy('number')
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async history(workspace, number) {
      const rows = await db
        .selectFrom('blocker_update')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('number', '=', number)
        .orderBy('seq')
        .execute();
      return rows.map(updateFromRow);
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('blocker')
        .selectAll()
        .where('next_due_at', '<=', now)
        .where(installed('blocker'))
        .orderBy('next_due_at')
        .orderBy('workspace_id')
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    async plan(workspace, number, at) {
      await db
        .updateTable('blocker')
        .set({ next_due_at: at })
        .where('workspace_id', '=', workspace)
        .where('number', '=', number)
        .execute();
    },
  };
}

async function raise(db: Db, unnumbered: Omit<Blocker, 'number'>): Promise<Blocker> {
  const row = { ...toRow({ ...unnumbered, number: 0 }), next_due_at: AT_ONCE };
  const { number } = await db
    .insertInto('blocker')
    .values({
      ...row,
      number: nextNumber('blocker', unnumbered.workspace),
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  const blocker = { ...unnumbered, number };
  await note(db, raised(blocker).update);
  return blocker;
}

async function note(db: Db, update: BlockerUpdate): Promise<void> {
  await db
    .insertInto('blocker_update')
    .values({ ...updateToRow(update), seq: nextPlace('blocker_update', update) })
    .execute();
}
