import { type CreateTableBuilder, type Kysely } from 'kysely';

const KEY = ['workspace_id', 'project_id', 'kind', 'date', 'edition'];

/** Summaries, their claims, what readers thought of them, and who keeps their words from models. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'summary',
    [...KEY, 'made_at', 'models', 'prompts', 'headline', 'topics', 'silent'],
    ['plain'],
    ['calls', 'input', 'cached', 'output'],
    KEY,
  );
  await table(
    db,
    'claim',
    [...KEY, 'state', 'words', 'about', 'people', 'sources', 'quote', 'checks', 'why', 'made_by'],
    ['review'],
    ['place', 'confidence'],
    [...KEY, 'place'],
  );
  await table(db, 'summary_vote', [...KEY, 'user_id', 'at'], [], ['useful'], [...KEY, 'user_id']);
  await table(db, 'without_model', ['workspace_id', 'user_id', 'at'], [], [], ['workspace_id', 'user_id']);
}

async function table(
  db: Kysely<unknown>,
  name: string,
  there: readonly string[],
  perhaps: readonly string[],
  numbers: readonly string[],
  key: readonly string[],
): Promise<void> {
  let made: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const column of there) made = made.addColumn(column, 'text', (c) => c.notNull());
  for (const column of perhaps) made = made.addColumn(column, 'text');
  for (const column of numbers) made = made.addColumn(column, 'integer', (c) => c.notNull());
  await made.addPrimaryKeyConstraint(`${name}_pk`, [...key]).execute();
}
