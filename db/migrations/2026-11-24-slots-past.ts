import type { Kysely } from 'kysely';

/** A weekly meeting that is not held any more is kept, since what it asked of people counts for a while. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('slot').addColumn('removed_at', 'text').execute();
}
