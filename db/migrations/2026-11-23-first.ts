import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

type Table = CreateTableBuilder<string, string>;

/** Creates every table of the standup loop. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await people(db);
  await projects(db);
  await standups(db);
  await deliveries(db);
  await inbox(db);
}

/** A table whose columns are text, or integers where named so; a `?` after a name lets it be null. */
function table(db: Kysely<unknown>, name: string, texts: string, integers = ''): Table {
  let made: Table = db.schema.createTable(name);
  for (const column of texts.split(' ')) {
    const bare = column.replace('?', '');
    made = made.addColumn(bare, 'text', (c) => (bare === column ? c.notNull() : c));
  }
  for (const column of integers.split(' ').filter((word) => word !== '')) {
    made = made.addColumn(column, 'integer', (c) => c.notNull());
  }
  return made;
}

async function people(db: Kysely<unknown>): Promise<void> {
  await table(db, 'workspace', 'workspace_id name bot_user installed_at uninstalled_at?')
    .addPrimaryKeyConstraint('workspace_pk', ['workspace_id'])
    .execute();
  await table(
    db,
    'member',
    'workspace_id user_id name zone? shifts standup_at? confirmed_at?',
    'nudges active guest admin',
  )
    .addPrimaryKeyConstraint('member_pk', ['workspace_id', 'user_id'])
    .execute();
  await table(db, 'absence', 'workspace_id absence_id user_id first_day last_day reason')
    .addPrimaryKeyConstraint('absence_pk', ['workspace_id', 'absence_id'])
    .execute();
  await db.schema.createIndex('absence_user').on('absence').columns(['workspace_id', 'user_id', 'last_day']).execute();
}

async function projects(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'project',
    'workspace_id project_id channel_id name state standup_at days created_by created_at roster_at?',
    'nudges',
  )
    .addPrimaryKeyConstraint('project_pk', ['workspace_id', 'project_id'])
    .addUniqueConstraint('project_channel', ['workspace_id', 'channel_id'])
    .execute();
  await db.schema
    .createIndex('project_roster')
    .on('project')
    .columns(['roster_at', 'workspace_id', 'project_id'])
    .where(sql.ref('roster_at'), 'is not', null)
    .execute();
  await table(db, 'participation', 'workspace_id project_id user_id role since', 'is_lead')
    .addPrimaryKeyConstraint('participation_pk', ['workspace_id', 'project_id', 'user_id'])
    .execute();
  await db.schema
    .createIndex('participation_user')
    .on('participation')
    .columns(['workspace_id', 'user_id', 'project_id'])
    .execute();
  const whose = ['workspace_id', 'project_id', 'user_id'];
  await table(db, 'agenda', 'workspace_id project_id user_id next_due_at?')
    .addPrimaryKeyConstraint('agenda_pk', whose)
    .addForeignKeyConstraint('agenda_of', whose, 'participation', whose, (c) => c.onDelete('cascade'))
    .execute();
  await db.schema
    .createIndex('agenda_due')
    .on('agenda')
    .columns(['next_due_at', ...whose])
    .where(sql.ref('next_due_at'), 'is not', null)
    .execute();
}

async function standups(db: Kysely<unknown>): Promise<void> {
  const whose = ['workspace_id', 'project_id', 'user_id', 'date'];
  const day = ['workspace_id', 'project_id', 'date'];
  await table(
    db,
    'prompt',
    'workspace_id project_id user_id date state ask_at nudge_at? cutoff_at snoozed_until? asked_at? nudged_at?',
  )
    .addPrimaryKeyConstraint('prompt_pk', whose)
    .execute();
  await db.schema
    .createIndex('prompt_day')
    .on('prompt')
    .columns([...day, 'user_id'])
    .execute();

  const answer = 'workspace_id project_id user_id date words source answered_at edited_at?';
  await table(db, 'answer', answer, 'version late').addPrimaryKeyConstraint('answer_pk', whose).execute();
  await db.schema
    .createIndex('answer_day')
    .on('answer')
    .columns([...day, 'user_id'])
    .execute();
  await table(db, 'answer_history', answer, 'version late')
    .addPrimaryKeyConstraint('answer_history_pk', [...whose, 'version'])
    .execute();

  await table(db, 'run', 'workspace_id project_id date opened_at closes_at closed_at?')
    .addPrimaryKeyConstraint('run_pk', day)
    .execute();
  const open = (name: string) => db.schema.createIndex(name).on('run').where(sql.ref('closed_at'), 'is', null);
  await open('run_due')
    .columns(['closes_at', ...day])
    .execute();
  await open('run_open').columns(day).execute();
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'delivery',
    'workspace_id key subject state not_before not_after due_at to_kind channel_id? user_id? depends_on? kind message ' +
      'written_at claimed_at? settled_at? ref_channel? ref_ts? why?',
    'seq priority broadcast tries',
  )
    .addPrimaryKeyConstraint('delivery_pk', ['workspace_id', 'key'])
    .execute();
  const index = (name: string) => db.schema.createIndex(name).on('delivery');
  await index('delivery_seq').column('seq').execute();
  await index('delivery_subject').columns(['workspace_id', 'subject', 'seq']).execute();
  await index('delivery_hanging')
    .columns(['workspace_id', 'depends_on', 'seq'])
    .where(sql.ref('depends_on'), 'is not', null)
    .execute();

  const inState = (name: string, state: string) => index(name).where(sql.ref('state'), '=', sql.lit(state));
  await inState('delivery_queue', 'waiting').columns(['priority', 'seq', 'due_at', 'not_after']).execute();
  await inState('delivery_due', 'waiting').column('due_at').execute();
  await inState('delivery_late', 'waiting').column('not_after').execute();
  await inState('delivery_waiting_on', 'waiting')
    .columns(['workspace_id', 'depends_on', 'to_kind', 'seq'])
    .where(sql.ref('depends_on'), 'is not', null)
    .execute();
  await inState('delivery_claimed', 'sending').column('claimed_at').execute();
  await index('delivery_words').column('settled_at').where(sql.ref('message'), '<>', sql.lit('')).execute();
}

async function inbox(db: Kysely<unknown>): Promise<void> {
  await table(db, 'inbox', 'workspace_id item_id kind payload received_at taken_at? done_at?', 'tries')
    .addPrimaryKeyConstraint('inbox_pk', ['workspace_id', 'item_id'])
    .execute();
  await db.schema
    .createIndex('inbox_open')
    .on('inbox')
    .columns(['received_at', 'workspace_id', 'item_id', 'taken_at'])
    .where(sql.ref('done_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('inbox_done')
    .on('inbox')
    .column('done_at')
    .where(sql.ref('done_at'), 'is not', null)
    .execute();
}
