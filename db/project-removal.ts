import { sql } from 'kysely';
import type { ProjectId, WorkspaceId } from '#domain/ids.ts';
import { blockerNewsSubject, blockerSubject, hypothesisSubject, riskSubject } from '#domain/keys.ts';
import type { Instant } from '#domain/time.ts';
import type { ProjectExtent } from '#domain/project.ts';
import { being } from './delivery-queue.ts';
import type { Db, Tables } from './schema.ts';

/**
 * Tables with rows of a project, in the order in which they may be emptied. The audit log is not among them, nor what a
 * language model cost.
 * `test/db/projects.test.ts` compares it with the tables that have a `project_id`.
 */
export const OF_A_PROJECT = [
  'agenda',
  'participation',
  'prompt',
  'shared_prompt',
  'answer',
  'answer_history',
  'run',
  'blocker',
  'ask',
  'handover',
  'deadline',
  'slot',
  'stakeholder_reader',
  'stakeholder',
  'hypothesis',
  'token',
  'poll',
  'hypothesis_words',
  'nudge',
  'look',
  'risk',
  'llm_answer',
  'claim',
  'review',
  'summary_vote',
  'summary',
  'project',
] as const satisfies readonly (keyof Tables)[];

/** What `Projects.remove` promises. */
export async function removeProject(db: Db, workspace: WorkspaceId, project: ProjectId, at: Instant): Promise<void> {
  const ofProject = db
    .selectFrom('blocker')
    .select('number')
    .where('workspace_id', '=', workspace)
    .where('project_id', '=', project);
  const numbers = (await ofProject.execute()).map(({ number }) => number);
  await db
    .deleteFrom('blocker_update')
    .where('workspace_id', '=', workspace)
    .where('number', 'in', ofProject)
    .execute();
  const bets = await removeBets(db, workspace, project);
  for (const table of OF_A_PROJECT) {
    await db
      .deleteFrom(table as 'run')
      .where('workspace_id', '=', workspace)
      .where('project_id', '=', project)
      .execute();
  }
  // What was paid stays paid, of nobody's project.
  await db
    .updateTable('llm_call')
    .set({ project_id: null })
    .where('workspace_id', '=', workspace)
    .where('project_id', '=', project)
    .execute();
  // `;` is the character after `:`, so each range holds every subject that goes on behind the project's id.
  for (const about of ['prompt', 'run', 'doubts', 'ask', 'handover', 'weekly', 'regional', 'review', 'recast'])
    await silence(db, workspace, { from: `${about}:${project}:`, to: `${about}:${project};` }, at);
  for (const number of numbers) {
    for (const subject of [blockerSubject(number), blockerNewsSubject(number)])
      await silence(db, workspace, { from: subject, to: `${subject} ` }, at);
  }
  for (const number of bets) {
    for (const subject of [hypothesisSubject(number), riskSubject(number)])
      await silence(db, workspace, { from: subject, to: `${subject} ` }, at);
  }
}

/** Deletes everything that hangs on a project's bets; says which they are. */
async function removeBets(db: Db, workspace: WorkspaceId, project: ProjectId): Promise<number[]> {
  const ofProject = db
    .selectFrom('hypothesis')
    .select('number')
    .where('workspace_id', '=', workspace)
    .where('project_id', '=', project);
  const numbers = (await ofProject.execute()).map(({ number }) => number);
  await db.deleteFrom('reading').where('workspace_id', '=', workspace).where('hypothesis', 'in', ofProject).execute();
  for (const table of ['hypothesis_event', 'hypothesis_guess', 'hypothesis_forecast'] as const) {
    await db
      .deleteFrom(table as 'hypothesis_event')
      .where('workspace_id', '=', workspace)
      .where('number', 'in', ofProject)
      .execute();
  }
  return numbers;
}

/** Drops what waits about subjects of a range, and empties the words of what was sent; an edit may yet say that it is over. */
async function silence(
  db: Db,
  workspace: WorkspaceId,
  range: { from: string; to: string },
  at: Instant,
): Promise<void> {
  const about = () =>
    db
      .updateTable('delivery')
      .where('workspace_id', '=', workspace)
      .where('subject', '>=', range.from)
      .where('subject', '<', range.to);
  await about()
    .set({ state: 'dropped', why: 'deleted', settled_at: at })
    .where('to_kind', '<>', 'edit')
    .where(being('delivery', 'waiting'))
    .execute();
  await about()
    .set({ message: '' })
    .where('state', '<>', sql.lit('waiting'))
    .where(sql<boolean>`message <> ${sql.lit('')}`)
    .execute();
}

/** What `Projects.extent` promises. */
export async function extentOf(db: Db, workspace: WorkspaceId, project: ProjectId): Promise<ProjectExtent> {
  const count = async (table: 'answer' | 'run' | 'participation' | 'blocker' | 'hypothesis' | 'deadline') => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .where('workspace_id', '=', workspace)
      .where('project_id', '=', project)
      .executeTakeFirstOrThrow();
    return Number(row.count); // a bigint in text on PostgreSQL
  };
  return {
    answers: await count('answer'),
    days: await count('run'),
    people: await count('participation'),
    blockers: await count('blocker'),
    bets: await count('hypothesis'),
    deadlines: await count('deadline'),
  };
}
