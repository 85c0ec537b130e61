import type { Kysely } from 'kysely';

/** Whether a project tells its people, as their day starts, what was written while they were off. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('project')
    .addColumn('regional', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
