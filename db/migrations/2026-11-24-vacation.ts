import type { Kysely } from 'kysely';

/** Half days, public holidays that somebody keeps and where, and days off of a whole project. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('absence').addColumn('half', 'text').execute();
  await db.schema
    .alterTable('absence')
    .addColumn('kind', 'text', (c) => c.notNull().defaultTo('leave'))
    .execute();
  await db.schema.alterTable('member').addColumn('region', 'text').execute();
  await db.schema
    .alterTable('project')
    .addColumn('days_off', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute();
}
