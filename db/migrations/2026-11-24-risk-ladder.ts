import type { Kysely } from 'kysely';

/** How far the news of a bet at risk has come: who was told last, and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('risk').addColumn('rung', 'text').execute();
  await db.schema.alterTable('risk').addColumn('rung_at', 'text').execute();
}
