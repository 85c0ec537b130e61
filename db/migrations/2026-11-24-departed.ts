import type { Kysely } from 'kysely';

/** Whether the last lead of a project is out of its channel, and takes part again on joining it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('participation')
    .addColumn('has_left', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
