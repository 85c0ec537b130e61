import type { Kysely } from 'kysely';

/** The earliest moment of one kind of look is found without walking through all of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('look_due').on('look').columns(['what', 'next_due_at']).execute();
}
