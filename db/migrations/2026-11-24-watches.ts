import { sql, type Kysely } from 'kysely';

/** Metrics on watch are looked at again: before, nothing was due about a bet that was decided. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update hypothesis set next_due_at = '1970-01-01T00:00:00.000Z' where watch is not null`.execute(db);
}
