import type { Kysely } from 'kysely';

/** What making a summary cost, in millionths of a US dollar. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('summary').addColumn('micros', 'integer').execute();
}
