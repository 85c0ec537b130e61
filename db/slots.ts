import type { WorkspaceId } from '#domain/ids.ts';
import type { MeetingSlot } from '#domain/slot.ts';
import type { Slots } from '#ports/slots.ts';
import { nextNumber } from './numbered.ts';
import type { Db } from './schema.ts';
import type { SlotRow } from './schema-team.ts';
import { fromJson, toJson } from './values.ts';

export function slotsIn(db: Db): Slots {
  const inWorkspace = (workspace: WorkspaceId) =>
    db.selectFrom('slot').selectAll().where('workspace_id', '=', workspace);
  return {
    async find(workspace, number) {
      const row = await inWorkspace(workspace)
        .where('number', '=', number)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    async add(unnumbered) {
      const { number } = await db
        .insertInto('slot')
        .values({
          ...toRow({ ...unnumbered, number: 0 }),
          number: nextNumber('slot', unnumbered.workspace),
        })
        .returning('number')
        .executeTakeFirstOrThrow();
      return { ...unnumbered, number };
    },

    async remove(workspace, number, at) {
      await db
        .updateTable('slot')
        .set({ removed_at: at, name: toJson('') })
        .where('workspace_id', '=', workspace)
        .where('number', '=', number)
        .where('removed_at', 'is', null)
        .execute();
    },

    async purge(before) {
      await db.deleteFrom('slot').where('removed_at', '<', before).execute();
    },

    async held(workspace, since) {
      const rows = await inWorkspace(workspace)
        .where((eb) => eb.or([eb('removed_at', 'is', null), eb('removed_at', '>=', since)]))
        .orderBy('number')
        .execute();
      return rows.map((row) => ({ ...fromRow(row), removedAt: row.removed_at }));
    },

    async of(workspace, project) {
      const rows = await inWorkspace(workspace)
        .where('project_id', '=', project)
        .where('removed_at', 'is', null)
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },
  };
}

function toRow(slot: MeetingSlot): SlotRow {
  const { workspace, project, name, people, madeBy, madeAt, ...rest } = slot;
  return {
    ...rest,
    workspace_id: workspace,
    project_id: project,
    name: toJson(name),
    people: toJson(people),
    made_by: madeBy,
    made_at: madeAt,
    removed_at: null,
  };
}

function fromRow(row: SlotRow): MeetingSlot {
  return {
    workspace: row.workspace_id,
    number: row.number,
    project: row.project_id,
    name: fromJson(row.name),
    weekday: row.weekday,
    time: row.time,
    zone: row.zone,
    minutes: row.minutes,
    people: fromJson(row.people),
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}
