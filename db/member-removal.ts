import { sql } from 'kysely';
import { NO_WORDS } from '#domain/answer.ts';
import type { DeliveryKey, UserId, WorkspaceId } from '#domain/ids.ts';
import { answerKey, blockerNewsSubject, blockerSubject } from '#domain/keys.ts';
import type { Message } from '#domain/message.ts';
import type { Instant } from '#domain/time.ts';
import { AT_ONCE } from './agenda.ts';
import { being } from './delivery-queue.ts';
import { forgetAsks } from './asks.ts';
import { forgetHandovers } from './handovers.ts';
import type { Db } from './schema.ts';
import { forgetClaims } from './summaries.ts';
import { sharedPromptsIn } from './shared-prompts.ts';
import { toJson } from './values.ts';

/** What `Members.forgetWords` promises. */
export async function forgetWords(db: Db, workspace: WorkspaceId, user: UserId, at: Instant): Promise<void> {
  await silence(db, workspace, user, at);
  await silenceReplies(db, workspace, user, at);
  for (const table of ['answer', 'answer_history'] as const) {
    await db
      .updateTable(table)
      .set({ words: toJson(NO_WORDS) })
      .where('workspace_id', '=', workspace)
      .where('user_id', '=', user)
      .execute();
  }
  await forgetOutcomes(db, workspace, user);
  // What a model wrote of whom is not known; it is asked again where need be.
  await db.deleteFrom('llm_answer').where('workspace_id', '=', workspace).execute();
  await forgetBlockers(db, workspace, user);
  await forgetClaims(db, workspace, user);
  await forgetHandovers(db, workspace, user);
  await forgetAsks(db, workspace, user);
}

/** What may quote words of somebody else than its reader. Once settled its words have no use: an edit brings its own. */
const QUOTING = [
  'prompt',
  'prompts',
  'prompt-done',
  'handover-card',
  'digest',
  'digest-part',
  'regional',
  'weekly',
  'weekly-part',
  'stakeholder-week',
  'blocker-card',
  'blocker-list',
  'overlap-nudge',
  'overlap-ask',
  'standup-status',
] as const satisfies readonly Message['kind'][];

/** What `Members.forget` promises. */
export async function forgetMember(db: Db, workspace: WorkspaceId, user: UserId, at: Instant): Promise<void> {
  for (const table of OF_A_MEMBER) {
    await db
      .deleteFrom(table as 'absence')
      .where('workspace_id', '=', workspace)
      .where('user_id', '=', user)
      .execute();
  }
  // Their bets go by another's clock from now on.
  await db
    .updateTable('hypothesis')
    .set({ next_due_at: AT_ONCE })
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('owner_id', '=', user), eb('decider_id', '=', user)]))
    .execute();
  // What is under way keeps its words until it is out, since it may have to be sent again; an edit follows it.
  await db
    .updateTable('delivery')
    .set({ message: '' })
    .where('workspace_id', '=', workspace)
    .where('kind', 'in', QUOTING)
    .where('state', 'in', ['sent', 'dropped', 'failed'])
    .execute();
  await db
    .insertInto('forgotten')
    .values({ workspace_id: workspace, user_id: user, at })
    .onConflict((c) => c.columns(['workspace_id', 'user_id']).doUpdateSet({ at }))
    .execute();
}

const OF_A_MEMBER = [
  'absence',
  'holiday_choice',
  'participation',
  'agenda',
  'shared_prompt',
  'hypothesis_guess',
  'nudge',
  'snooze',
  'summary_vote',
  'without_model',
  'stakeholder_reader',
  'member',
] as const;

/** Their replies in the days' threads. */
async function silenceReplies(db: Db, workspace: WorkspaceId, user: UserId, at: Instant): Promise<void> {
  const days = await db
    .selectFrom('answer')
    .select(['project_id', 'date'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute();
  for (const { project_id: project, date } of days) {
    const reply = answerKey(project, user, date);
    await about(db, workspace, reply)
      .set({ state: 'dropped', why: 'forgotten', settled_at: at })
      .where(being('delivery', 'waiting'))
      .execute();
    await about(db, workspace, reply).set({ message: '' }).where('state', '<>', sql.lit('waiting')).execute();
  }
}

/** What shared messages show of their answers. */
async function forgetOutcomes(db: Db, workspace: WorkspaceId, user: UserId): Promise<void> {
  const theirs = await sharedPromptsIn(db).ofUser(workspace, user);
  for (const { outcome, ...shared } of theirs) {
    if (outcome?.is === 'answered')
      await sharedPromptsIn(db).save({ ...shared, outcome: { ...outcome, words: NO_WORDS } });
  }
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

/** Drops what waits to them, about what they were sent, and about their blockers; empties the words of what was said of it. */
async function silence(db: Db, workspace: WorkspaceId, user: UserId, at: Instant): Promise<void> {
  const own = await db
    .selectFrom('blocker')
    .select('number')
    .where('workspace_id', '=', workspace)
    .where('owner_id', '=', user)
    .execute();
  const subjects = own.flatMap(({ number }) => [blockerSubject(number), blockerNewsSubject(number)]);
  const sent = db
    .selectFrom('delivery')
    .select('key')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user);
  const theirs = () =>
    db
      .updateTable('delivery')
      .where('workspace_id', '=', workspace)
      .where((eb) =>
        eb.or([
          eb('user_id', '=', user),
          eb('depends_on', 'in', sent),
          ...(subjects.length > 0 ? [eb('subject', 'in', subjects)] : []),
        ]),
      );
  await theirs()
    .set({ state: 'dropped', why: 'forgotten', settled_at: at, message: '' })
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
