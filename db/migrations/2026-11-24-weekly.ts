import type { Kysely } from 'kysely';

/** The day whose standup ends a project's week, and where a workspace's messages are found in a browser. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('project')
    .addColumn('weekly_on', 'integer', (c) => c.defaultTo(5))
    .execute();
  await db.schema.alterTable('workspace').addColumn('url', 'text').execute();
}
