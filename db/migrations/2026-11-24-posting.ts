import type { Kysely } from 'kysely';

/** Where a project's answers are read, and where those of a run; all so far in the thread. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['project', 'run']) {
    await db.schema
      .alterTable(table)
      .addColumn('posting', 'text', (c) => c.notNull().defaultTo('thread'))
      .execute();
  }
}
