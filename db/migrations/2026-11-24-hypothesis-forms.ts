import { sql, type Kysely } from 'kysely';

/** A bet knows the form that it was written in, so that a form which is sent twice makes one bet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('hypothesis').addColumn('form_id', 'text').execute();
  await db.schema
    .createIndex('hypothesis_form')
    .unique()
    .on('hypothesis')
    .columns(['workspace_id', 'form_id'])
    .where(sql.ref('form_id'), 'is not', null)
    .execute();
}
