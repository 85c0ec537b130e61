import type { Kysely } from 'kysely';

/** Whether what somebody put off comes back with the next reading of the bet, if that is sooner. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('snooze')
    .addColumn('on_reading', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
