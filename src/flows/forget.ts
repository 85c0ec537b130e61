import { closed, type Blocker } from '#domain/blocker.ts';
import type { DeliveryKey, UserId } from '#domain/ids.ts';
import { answerKey, digestKey, editKey, runKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { keep, restateCards } from './blocker-cards.ts';
import { lookAgain, withdraw } from './departure.ts';
import { digestFor } from './digest.ts';
import { leadsOf } from './leads.ts';
import { allBlockers } from './own.ts';
import type { Who } from './project.ts';
import { PRIORITY, say } from './say.ts';

/** How much would be erased. */
export async function extentOf(
  store: Store,
  { workspace, user }: Who,
): Promise<{ readonly answers: number; readonly projects: number }> {
  const days = new Set((await store.answers.versionsBy(workspace, user)).map(({ project, date }) => project + date));
  return { answers: days.size, projects: (await store.projects.ofUser(workspace, user)).length };
}

/**
 * Erases a person's words, hours, leave and part in projects; messages of ours that hold their words are put right. The days on
 * which they answered stay, without words. A roster does not bring them back: only joining a channel anew does.
 *
 * errors: the names of projects that nobody else leads.
 */
export async function forgetMe(
  { store }: Ports,
  who: Who,
  now: Instant,
): Promise<Result<void, { readonly projects: readonly string[] }>> {
  const { workspace, user } = who;
  return store.atomically(async (inside) => {
    const projects = await inside.projects.ofUser(workspace, user);
    const alone: string[] = [];
    for (const project of projects) {
      const leads = await leadsOf(inside, project);
      if (leads.length === 1 && leads[0]?.id === user) alone.push(project.name);
    }
    if (alone.length > 0) return refuse({ projects: alone });
    const answers = newest(await inside.answers.versionsBy(workspace, user));
    const blockers = await allBlockers(inside, workspace);
    // First, so that whatever is put right below is put right without words.
    await inside.members.forgetWords(workspace, user, now);
    for (const blocker of blockers) await letGo(inside, blocker, user, now);
    for (const project of projects) {
      await withdraw(inside, project, user, 'left', now);
      await inside.participations.remove(workspace, project.id, user);
      await lookAgain(inside, project, now);
    }
    await inside.members.forget(workspace, user, now);
    for (const answer of answers) await putRight(inside, answer, now);
    return ok(undefined);
  });
}

/** A blocker of theirs is withdrawn and its cards are empty; one that they could help with has no helper any more. */
async function letGo(store: Store, blocker: Blocker, user: UserId, now: Instant): Promise<void> {
  const bare = { ...blocker, text: '' };
  if (blocker.owner === user && blocker.state.is !== 'closed')
    await keep(store, closed(bare, 'withdrawn', user, now), user, now);
  else if (blocker.owner === user) await restateCards(store, bare, `forgotten:${now}`, now);
  else if (blocker.state.is !== 'closed' && blocker.helper === user)
    await store.blockers.save({ ...blocker, helper: null }, null);
}

function newest(versions: readonly Answer[]): Answer[] {
  return [...new Map(versions.map((answer) => [`${answer.project} ${answer.date}`, answer])).values()];
}

/** The reply in the day's thread and its digest, where they stand, without the words. */
async function putRight(store: Store, answer: Answer, now: Instant): Promise<void> {
  const { workspace, project: id, user, date } = answer;
  const project = await store.projects.find(workspace, id);
  if (!project) return;
  const of = answerKey(id, user, date);
  const gone = { kind: 'answer-posted', name: 'A former member', date, late: false, edited: true } as const;
  const words = { done: 'Erased at the wish of its author.', plan: '', blockers: '', evidence: '' };
  if (await stands(store, project, of)) await change(store, project, date, of, { ...gone, words }, now);
  const digest = digestKey(id, date);
  if (await stands(store, project, digest, 'waiting'))
    await change(store, project, date, digest, await digestFor(store, project, date, now), now);
}

async function stands(store: Store, { workspace }: Project, key: DeliveryKey, also?: 'waiting'): Promise<boolean> {
  const said = await store.deliveries.find(workspace, key);
  return said?.state === 'sent' || said?.state === 'sending' || (said !== null && said.state === also);
}

async function change(
  store: Store,
  { workspace, id }: Project,
  date: Answer['date'],
  of: DeliveryKey,
  message: Parameters<typeof say>[2]['message'],
  now: Instant,
): Promise<void> {
  await say(store, now, {
    workspace,
    key: editKey(of, `forgotten:${now}`),
    subject: runKey(id, date),
    address: { to: 'edit', of },
    message,
    priority: PRIORITY.digest,
  });
}
