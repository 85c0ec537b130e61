import { sql, type Kysely } from 'kysely';

/** The zones of a member's last days and the next one, with the moment at which that one comes into force. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('member')
    .addColumn('stays', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute();
  await db.schema.alterTable('member').addColumn('arrives_at', 'text').execute();
  await db.schema
    .createIndex('member_arriving')
    .on('member')
    .columns(['arrives_at', 'workspace_id', 'user_id'])
    .where(sql.ref('arrives_at'), 'is not', null)
    .execute();
}
