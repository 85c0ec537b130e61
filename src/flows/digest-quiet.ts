import { isEmpty } from '#domain/answer.ts';
import { isNews, onlyPlans, samePlan } from '#domain/digest-quiet.ts';
import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import type { RunFacts } from '#domain/run.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { readBy, type Reader } from './posting.ts';

/** A blocker that closed before so many others is no news of the day. */
const CLOSED_MAX = 30;

/** Whether an answer tells something new: something was done, learned or blocks, or its plan is not the one of last time. */
export async function isNewsIn(store: Store, project: Project, { user, date, words }: Answer): Promise<boolean> {
  if (isEmpty(words)) return false;
  if (!onlyPlans(words)) return true;
  const last = await store.answers.latestBefore(project.workspace, project.id, user, date);
  return !samePlan(words.plan, last?.words.plan ?? '');
}

/**
 * Whether people answered and nothing has changed: nobody did, learned or is blocked by anything, everybody's plan is the one of last
 * time, and no blocker came, went or was written about from the first question of the day until its digest.
 */
export async function isUnchanged(
  store: Store,
  project: Project,
  { date, prompts, answers }: Pick<RunFacts, 'date' | 'prompts' | 'answers'>,
  reader: Reader,
  now: Instant,
): Promise<boolean> {
  const { workspace, id } = project;
  if (answers.length === 0 || !answers.every(({ words }) => onlyPlans(words))) return false;
  for (const answer of answers) if (await isNewsIn(store, project, answer)) return false;
  const asked = prompts.map(({ askAt }) => askAt).toSorted()[0] ?? now;
  const until = (await store.runs.find(workspace, id, date))?.closedAt ?? now;
  return !(await someBlockerMoved(store, project, { from: asked, to: until }, reader));
}

async function someBlockerMoved(
  store: Store,
  project: Project,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  reader: Reader,
): Promise<boolean> {
  const { workspace, id } = project;
  const known = [
    ...(await store.blockers.openIn(workspace, id)),
    ...(await store.blockers.closedIn(workspace, id, CLOSED_MAX)),
  ];
  for (const { number } of await readBy(store, project, known, reader)) {
    const history = await store.blockers.history(workspace, number);
    if (history.some(({ at, what }) => from <= at && at <= to && isNews(what))) return true;
  }
  return false;
}
