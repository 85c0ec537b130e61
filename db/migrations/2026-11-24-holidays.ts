import { sql, type Kysely } from 'kysely';

/** What people have said about their public holidays, and when the next year is proposed to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('holiday_choice')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('region_name', 'text', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .addColumn('renews_at', 'text')
    .addPrimaryKeyConstraint('holiday_choice_key', ['workspace_id', 'user_id'])
    .execute();
  await db.schema
    .createIndex('holiday_renewal')
    .on('holiday_choice')
    .columns(['renews_at', 'workspace_id', 'user_id'])
    .where(sql.ref('renews_at'), 'is not', null)
    .execute();
}
