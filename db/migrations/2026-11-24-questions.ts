import type { Kysely } from 'kysely';

/** Projects may ask questions of their own; a run keeps those that it opened with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['project', 'run']) {
    await db.schema
      .alterTable(table)
      .addColumn('questions', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute();
  }
}
