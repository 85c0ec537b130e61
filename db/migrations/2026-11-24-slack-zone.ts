import type { Kysely } from 'kysely';

/** The zone that Slack names is kept beside the one in force, so that a zone of one's own choice outlives a new status. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('member').addColumn('slack_zone', 'text').execute();
}
