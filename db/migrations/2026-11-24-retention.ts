import type { Kysely } from 'kysely';

/** For how many days a project keeps words; null: until it is deleted. So it stays where a project is there already: nobody chose otherwise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('project').addColumn('retention_days', 'integer').execute();
}
