import type { Kysely } from 'kysely';

/** Members may be asked the evening before, and have quiet hours. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('member')
    .addColumn('evening', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('member')
    .addColumn('quiet', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute();
}
