import { sql } from 'kysely';
import type { Reading } from '#domain/reading.ts';
import type { Readings } from '#ports/hypotheses.ts';
import { AT_ONCE } from './agenda.ts';
import type { ReadingRow } from './schema-hypothesis.ts';
import type { Db } from './schema.ts';
import { together } from './together.ts';
import { fromJson, toJson } from './values.ts';

export function readingsIn(db: Db): Readings {
  return {
    add: (reading) => together(db, (trx) => add(trx, reading)),

    async replace(before, after) {
      const { number, ...kept } = before;
      const { number: same, ...put } = after;
      const { numUpdatedRows } = await db
        .updateTable('reading')
        .set(toRow(put))
        .where('workspace_id', '=', kept.workspace)
        .where('hypothesis', '=', kept.hypothesis)
        .where('number', '=', same === number ? number : 0)
        .where('body', '=', toRow(kept).body)
        .executeTakeFirst();
      return Number(numUpdatedRows) > 0;
    },

    async of(workspace, hypothesis) {
      const rows = await db
        .selectFrom('reading')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('hypothesis', '=', hypothesis)
        .orderBy('at')
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },

    async bySource(workspace, hypothesis, sourceId) {
      const row = await db
        .selectFrom('reading')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('hypothesis', '=', hypothesis)
        .where('source_id', '=', sourceId)
        .executeTakeFirst();
      return row ? fromRow(row) : null;
    },
  };
}

async function add(db: Db, unnumbered: Omit<Reading, 'number'>): Promise<Reading | null> {
  const { workspace, hypothesis } = unnumbered;
  const row = await db
    .insertInto('reading')
    .values((eb) => ({
      ...toRow(unnumbered),
      number: eb
        .selectFrom('reading')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
        .where('workspace_id', '=', workspace)
        .where('hypothesis', '=', hypothesis),
    }))
    .onConflict((c) => c.doNothing())
    .returning('number')
    .executeTakeFirst();
  if (!row) return null;
  await db
    .updateTable('hypothesis')
    .set({ next_due_at: AT_ONCE })
    .where('workspace_id', '=', workspace)
    .where('number', '=', hypothesis)
    .execute();
  return { ...unnumbered, number: row.number };
}

function toRow(reading: Omit<Reading, 'number'>): Omit<ReadingRow, 'number'> {
  const { workspace, hypothesis, at, loggedAt, sourceId, ...body } = reading;
  return {
    workspace_id: workspace,
    hypothesis,
    at,
    logged_at: loggedAt,
    source_id: sourceId,
    body: toJson(body),
  };
}

function fromRow(row: ReadingRow): Reading {
  return {
    ...fromJson(row.body),
    workspace: row.workspace_id,
    hypothesis: row.hypothesis,
    number: row.number,
    at: row.at,
    loggedAt: row.logged_at,
    sourceId: row.source_id,
  };
}
