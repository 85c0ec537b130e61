import type { UserId } from '#domain/ids.ts';
import type { Withdrawal } from '#domain/message.ts';
import type { Participation, Project } from '#domain/project.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { leadsOf, tellLead } from './leads.ts';
import { restatePrompt } from './prompt-message.ts';

/** Nobody waits for this person's answer any more: what is open is taken back, what was asked says so. */
export async function withdraw(
  store: Store,
  project: Project,
  user: UserId,
  why: Withdrawal,
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const prompt = await store.prompts.latest(workspace, id, user);
  if (prompt?.state !== 'open') return;
  await store.prompts.save({ ...prompt, state: 'excused', snoozedUntil: null });
  const member = await store.members.find(workspace, user);
  if (!member) return;
  await restatePrompt(store, { project, member }, prompt.date, { is: 'withdrawn', why }, `${why}:${now}`, now);
}

/** Has the open runs of a project, and what waits for a reviewer in it, looked at again: who is there has changed. */
export async function lookAgain(store: Store, { workspace, id }: Project, now: Instant): Promise<void> {
  for (const run of await store.runs.openOf(workspace, id)) await store.runs.save({ ...run, closesAt: now });
  await store.reviews.hasten(workspace, id, now);
}

/**
 * A person is out of the channel: they leave its runs at once; what they said stays. The last lead leads on without being asked,
 * and is told how to hand over, so that no project is left without anybody.
 */
export async function depart(
  store: Store,
  project: Project,
  participation: Participation,
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const { user } = participation;
  await withdraw(store, project, user, 'left', now);
  const leads = await leadsOf(store, project);
  const [only] = leads;
  if (leads.length === 1 && only?.id === user) {
    const first = await tellLead(store, project, only, { is: 'only-lead' }, `only-lead:${participation.since}`, now);
    // Who leads stays who leads.
    if (first) await noteLeadLost(store, project, user, [user], now);
    if (participation.role !== 'observer')
      await store.participations.save({ ...participation, role: 'observer', left: true });
  } else await store.participations.remove(workspace, id, user);
  await lookAgain(store, project, now);
}

/** A person was deactivated in Slack: they leave every run at once, and where they were the last lead somebody is told. */
export async function deactivated(store: Store, workspace: Project['workspace'], user: UserId, now: Instant) {
  for (const project of await store.projects.ofUser(workspace, user)) {
    await withdraw(store, project, user, 'left', now);
    await lookAgain(store, project, now);
    const participation = await store.participations.find(workspace, project.id, user);
    if (participation?.lead && (await leadsOf(store, project)).length === 0) {
      await inheritLead(store, project, user, now);
    }
  }
}

/** Tells the next in line: whoever set the project up, else whoever has been in it longest. */
async function inheritLead(store: Store, project: Project, lost: UserId, now: Instant): Promise<void> {
  const { workspace, id, createdBy } = project;
  const able = (await store.members.inProject(workspace, id)).filter(({ active, guest }) => active && !guest);
  const since = new Map((await store.participations.of(workspace, id)).map((one) => [one.user, one.since]));
  const [eldest] = able.toSorted((a, b) => ((since.get(a.id) ?? now) < (since.get(b.id) ?? now) ? -1 : 1));
  const next = able.find((member) => member.id === createdBy) ?? eldest;
  await noteLeadLost(store, project, lost, [], now);
  const gone = await store.members.find(workspace, lost);
  if (next) await tellLead(store, project, next, { is: 'leaderless', name: gone?.name ?? '' }, `lost:${lost}`, now);
}

function noteLeadLost(
  store: Store,
  project: Project,
  lost: UserId,
  leads: readonly UserId[],
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const facts = { before: { leads: [lost] }, after: { leads } };
  return store.audit.add({ workspace, project: id, actor: null, act: 'lead-lost', ...facts, at: now });
}
