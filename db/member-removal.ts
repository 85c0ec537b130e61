import { sql } from 'kysely';
import { NO_WORDS } from '#domain/answer.ts';
import type { DeliveryKey, UserId, WorkspaceId } from '#domain/ids.ts';
import { answerKey, digestKey, promptKey } from '#domain/keys.ts';
import type { Instant } from '#domain/time.ts';
import { being } from './delivery-queue.ts';
import type { Db } from './schema.ts';
import { toJson } from './values.ts';

/** What `Members.forget` promises. */
export async function forgetMember(db: Db, workspace: WorkspaceId, user: UserId, at: Instant): Promise<void> {
  const days = await db
    .selectFrom('answer')
    .select(['project_id', 'date'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute();
  for (const table of ['answer', 'answer_history'] as const) {
    await db
      .updateTable(table)
      .set({ words: toJson(NO_WORDS) })
      .where('workspace_id', '=', workspace)
      .where('user_id', '=', user)
      .execute();
  }
  await forgetBlockers(db, workspace, user);
  for (const table of ['absence', 'participation', 'agenda', 'shared_prompt', 'nudge', 'snooze', 'member'] as const) {
    await db
      .deleteFrom(table as 'absence')
      .where('workspace_id', '=', workspace)
      .where('user_id', '=', user)
      .execute();
  }
  await silence(db, workspace, user, at);
  for (const { project_id: project, date } of days) {
    const reply = answerKey(project, user, date);
    await about(db, workspace, reply)
      .set({ state: 'dropped', why: 'forgotten', settled_at: at })
      .where(being('delivery', 'waiting'))
      .execute();
    // A digest that waits is everybody's: it goes out, and an edit after it.
    for (const key of [reply, promptKey(project, user, date), digestKey(project, date)]) {
      await about(db, workspace, key).set({ message: '' }).where('state', '<>', sql.lit('waiting')).execute();
    }
  }
  await db
    .insertInto('forgotten')
    .values({ workspace_id: workspace, user_id: user, at })
    .onConflict((c) => c.columns(['workspace_id', 'user_id']).doUpdateSet({ at }))
    .execute();
}

async function forgetBlockers(db: Db, workspace: WorkspaceId, user: UserId): Promise<void> {
  const text = toJson('');
  const own = db
    .selectFrom('blocker')
    .select('number')
    .where('workspace_id', '=', workspace)
    .where('owner_id', '=', user);
  // What others wrote about it tells of it too.
  await db
    .updateTable('blocker_update')
    .set({ text })
    .where('workspace_id', '=', workspace)
    .where((eb) => eb.or([eb('by_id', '=', user), eb('number', 'in', own)]))
    .execute();
  await db
    .updateTable('blocker')
    .set({ text })
    .where('workspace_id', '=', workspace)
    .where('owner_id', '=', user)
    .execute();
}

/** Drops what waits for them, but for edits, and empties the words of what was sent to them. */
async function silence(db: Db, workspace: WorkspaceId, user: UserId, at: Instant): Promise<void> {
  const theirs = () => db.updateTable('delivery').where('workspace_id', '=', workspace).where('user_id', '=', user);
  await theirs()
    .set({ state: 'dropped', why: 'forgotten', settled_at: at })
    .where(being('delivery', 'waiting'))
    .execute();
  await theirs().set({ message: '' }).where('state', '<>', sql.lit('waiting')).execute();
}

/** One message and its edits. */
const about = (db: Db, workspace: WorkspaceId, key: DeliveryKey) =>
  db
    .updateTable('delivery')
    .where('workspace_id', '=', workspace)
    .where((eb) => eb.or([eb('key', '=', key), eb('depends_on', '=', key)]));
