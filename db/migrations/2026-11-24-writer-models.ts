import type { Kysely } from 'kysely';

/** Which models a project chose for itself, and what they may cost it in a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('project').addColumn('models', 'text').execute();
}
