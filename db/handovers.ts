import type { Handover } from '#domain/handover.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Handovers } from '#ports/handovers.ts';
import { AT_ONCE } from './agenda.ts';
import { nextNumber } from './numbered.ts';
import type { Db } from './schema.ts';
import type { HandoverRow } from './schema-team.ts';
import { installed } from './together.ts';
import { fromJson, present, toJson } from './values.ts';

const SILENT = toJson({ done: '', needs: '' });

export function handoversIn(db: Db): Handovers {
  const inWorkspace = (workspace: WorkspaceId) =>
    db.selectFrom('handover').selectAll().where('workspace_id', '=', workspace);
  const change = (workspace: WorkspaceId, number: number) =>
    db.updateTable('handover').where('workspace_id', '=', workspace).where('number', '=', number);
  return {
    async find(workspace, number) {
      const row = await inWorkspace(workspace).where('number', '=', number).executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async add(unnumbered) {
      const { number } = await db
        .insertInto('handover')
        .values({
          ...toRow({ ...unnumbered, number: 0 }),
          next_due_at: AT_ONCE,
          number: nextNumber('handover', unnumbered.workspace),
        })
        .returning('number')
        .executeTakeFirstOrThrow();
      return { ...unnumbered, number };
    },

    async save(handover) {
      await change(handover.workspace, handover.number)
        .set({ ...toRow(handover), next_due_at: AT_ONCE })
        .execute();
    },

    async openIn(workspace, project) {
      const rows = await inWorkspace(workspace)
        .where('project_id', '=', project)
        .where('state_at', 'is', null)
        .orderBy('given_at')
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },

    async overSince(workspace, project, since) {
      const rows = await inWorkspace(workspace)
        .where('project_id', '=', project)
        .where('state_at', 'is not', null)
        .where('state_at', '>=', since)
        .orderBy('state_at')
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },

    async ofUser(workspace, user) {
      const rows = await inWorkspace(workspace)
        .where((eb) => eb.or([eb('giver_id', '=', user), eb('to_id', '=', user), eb('state_by', '=', user)]))
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('handover')
        .selectAll()
        .where('next_due_at', '<=', now)
        .where(installed('handover'))
        .orderBy('next_due_at')
        .orderBy('workspace_id')
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    async plan(workspace, number, at) {
      await change(workspace, number).set({ next_due_at: at }).execute();
    },

    async forgetWords(before) {
      await db
        .updateTable('handover')
        .set({ words: SILENT })
        .where('state_at', '<', before)
        .where('words', '<>', SILENT)
        .execute();
    },
  };
}

/** Nothing of theirs waits to be taken, and no word of theirs is kept; what was for them is for whoever is awake next. */
export async function forgetHandovers(db: Db, workspace: WorkspaceId, user: UserId): Promise<void> {
  const ofThem = (column: 'giver_id' | 'to_id' | 'state_by') =>
    db.updateTable('handover').where('workspace_id', '=', workspace).where(column, '=', user);
  await ofThem('giver_id').set({ words: SILENT }).execute();
  await ofThem('to_id').set({ to_id: null }).execute();
  await ofThem('state_by').set({ state_by: null }).execute();
}

function toRow(handover: Handover): Omit<HandoverRow, 'next_due_at'> {
  const { state } = handover;
  return {
    workspace_id: handover.workspace,
    number: handover.number,
    project_id: handover.project,
    giver_id: handover.giver,
    to_id: handover.to,
    next_id: handover.next,
    words: toJson(handover.words),
    until: handover.until,
    given_at: handover.givenAt,
    told_at: handover.toldAt,
    state: state.is,
    state_by: state.is === 'open' ? null : state.by,
    state_at: state.is === 'open' ? null : state.at,
  };
}

function fromRow(row: HandoverRow): Handover {
  return {
    workspace: row.workspace_id,
    number: row.number,
    project: row.project_id,
    giver: row.giver_id,
    to: row.to_id,
    next: row.next_id,
    words: fromJson(row.words),
    until: row.until,
    givenAt: row.given_at,
    toldAt: row.told_at,
    state:
      row.state === 'open'
        ? { is: 'open' }
        : { is: row.state, by: row.state_by, at: present(row.state_at, 'state_at') },
  };
}
