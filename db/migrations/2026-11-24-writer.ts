import type { Kysely } from 'kysely';

/** What each question to a language model cost, answers that may serve again, and whether a project has the model at all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('llm_call')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('call_id', 'text', (c) => c.notNull())
    .addColumn('project_id', 'text')
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('task', 'text', (c) => c.notNull())
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('input', 'integer', (c) => c.notNull())
    .addColumn('cached', 'integer', (c) => c.notNull())
    .addColumn('output', 'integer', (c) => c.notNull())
    .addColumn('latency_ms', 'integer', (c) => c.notNull())
    .addColumn('price', 'text')
    .addColumn('micros', 'integer')
    .addColumn('counted', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('llm_call_pk', ['workspace_id', 'call_id'])
    .execute();
  await db.schema
    .createIndex('llm_call_project')
    .on('llm_call')
    .columns(['workspace_id', 'project_id', 'at'])
    .execute();
  await db.schema.createIndex('llm_call_at').on('llm_call').columns(['workspace_id', 'at']).execute();
  await db.schema
    .createTable('llm_answer')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('project_id', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('llm_answer_pk', ['workspace_id', 'project_id', 'question'])
    .execute();
  await db.schema.createIndex('llm_answer_at').on('llm_answer').columns(['at']).execute();
  await db.schema
    .alterTable('project')
    .addColumn('model', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
}
