import { sql, type Expression, type SqlBool } from 'kysely';
import type { Delivery, DeliveryState } from '#domain/delivery.ts';
import { epochMs, instant, type Instant } from '#domain/time.ts';
import { fromRow } from './delivery-row.ts';
import type { Db } from './schema.ts';
import { installed } from './together.ts';

/** `state` as part of the text: a bound value would hide from the engine that a partial index serves. */
export function being(table: 'd' | 'delivery', state: DeliveryState): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(`${table}.state`)} = ${sql.lit(state)}`;
}

/** Deliveries `d`, each with the one it hangs on as `p`. */
export function anchored(db: Db) {
  return db
    .selectFrom('delivery as d')
    .leftJoin('delivery as p', (j) =>
      j.onRef('p.workspace_id', '=', 'd.workspace_id').onRef('p.key', '=', 'd.depends_on'),
    )
    .selectAll('d')
    .select(['p.ref_channel as anchor_channel', 'p.ref_ts as anchor_ts']);
}

/** What `Deliveries.ready` promises. */
export async function ready(db: Db, now: Instant, limit: number): Promise<Delivery[]> {
  const rows = await anchored(db)
    .where(being('d', 'waiting'))
    .where('d.due_at', '<=', now)
    .where('d.not_after', '>=', now)
    .where((eb) => eb.or([eb('d.depends_on', 'is', null), eb('p.state', '=', 'sent')]))
    .where((eb) => eb.not(overtaken('d')))
    .where(installed('d'))
    .orderBy('d.priority')
    .orderBy('d.seq')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** What `Deliveries.sweep` promises. */
export async function sweep(db: Db, now: Instant): Promise<number> {
  const drop = async (why: string, which: Expression<SqlBool>) => {
    const { numUpdatedRows } = await db
      .updateTable('delivery')
      .set({ state: 'dropped', why, settled_at: now })
      .where(being('delivery', 'waiting'))
      .where(which)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  };
  const late = await drop('late', sql<SqlBool>`not_after < ${now}`);
  const older = await drop('overtaken', overtaken('delivery'));
  return late + older + (await drop('unanchored', unanchored()));
}

/** What `Deliveries.next` promises. */
export async function next(db: Db): Promise<Instant | null> {
  const moments = [await nextDue(db), await nextClaimed(db), await nextLate(db)];
  return moments.filter((moment) => moment !== null).toSorted()[0] ?? null;
}

/** A newer edit of the same target is there; one that was dropped says nothing. */
function overtaken(table: 'd' | 'delivery'): Expression<SqlBool> {
  const its = (column: string) => sql.ref(`${table}.${column}`);
  return sql<SqlBool>`(${its('depends_on')} is not null and ${its('to_kind')} = 'edit' and exists (
    select 1 from delivery n where n.workspace_id = ${its('workspace_id')} and n.depends_on = ${its('depends_on')}
    and n.seq > ${its('seq')} and n.to_kind = 'edit' and n.state <> 'dropped'))`;
}

function unanchored(): Expression<SqlBool> {
  return sql<SqlBool>`(delivery.depends_on is not null and exists (
    select 1 from delivery p where p.workspace_id = delivery.workspace_id and p.key = delivery.depends_on
    and p.state in ('dropped', 'failed')))`;
}

/** The first that is held back by its time alone. */
async function nextDue(db: Db): Promise<Instant | null> {
  const row = await db
    .selectFrom('delivery as d')
    .leftJoin('delivery as p', (j) =>
      j.onRef('p.workspace_id', '=', 'd.workspace_id').onRef('p.key', '=', 'd.depends_on'),
    )
    .select('d.due_at as at')
    .where(being('d', 'waiting'))
    .where((eb) => eb.or([eb('d.depends_on', 'is', null), eb('p.state', 'in', ['sent', 'dropped', 'failed'])]))
    .where(installed('d'))
    .orderBy('d.due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

async function nextClaimed(db: Db): Promise<Instant | null> {
  const row = await db
    .selectFrom('delivery')
    .select('claimed_at as at')
    .where(being('delivery', 'sending'))
    .orderBy('claimed_at')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** When the first is out of date: a millisecond after the last moment at which it was true. */
async function nextLate(db: Db): Promise<Instant | null> {
  const row = await db
    .selectFrom('delivery')
    .select('not_after as at')
    .where(being('delivery', 'waiting'))
    .orderBy('not_after')
    .limit(1)
    .executeTakeFirst();
  return row ? instant(epochMs(row.at) + 1) : null;
}
