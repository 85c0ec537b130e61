import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';
import { projectKey, welcomeKey, welcomeSubject } from '#domain/keys.ts';
import type { ProjectCard } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { depart } from './departure.ts';
import { tellLeads } from './leads.ts';
import { cardOf, note, silence, wake } from './project.ts';
import { join } from './roster.ts';
import { PRIORITY, say } from './say.ts';

/** The bot was invited: it offers to set up, or wakes the project that slept while it was out. */
export async function invited(
  { store }: Ports,
  workspace: WorkspaceId,
  channel: ChannelId,
  now: Instant,
): Promise<void> {
  await store.atomically(async (inside) => {
    const project = await inside.projects.findByChannel(workspace, channel);
    if (project && project.state !== 'dormant') return;
    const message = project
      ? await wokenCard(inside, await wakeUp(inside, project, now))
      : ({ kind: 'welcome', channel } as const);
    if (!message) return;
    const key = welcomeKey(channel, now);
    const address = { to: 'channel', channel } as const;
    const subject = project ? key : welcomeSubject(channel);
    await say(inside, now, { workspace, key, subject, address, message, priority: PRIORITY.thread });
  });
}

/** What the channel hears of a project that is awake again; null: its first card is still to come. */
async function wokenCard(store: Store, project: Project): Promise<ProjectCard | null> {
  const { workspace, id } = project;
  if (!(await store.deliveries.find(workspace, projectKey(id)))) return null;
  return cardOf(project, 'resumed', (await store.participations.of(workspace, id)).length);
}

/** The bot is out of the channel, or the channel is closed: its project sleeps, nothing is lost, its leads are told. */
export async function closed(
  { store }: Ports,
  workspace: WorkspaceId,
  channel: ChannelId,
  why: 'closed' | 'removed',
  now: Instant,
): Promise<void> {
  await store.atomically(async (inside) => {
    const project = await inside.projects.findByChannel(workspace, channel);
    if (project?.state !== 'active') return;
    const asleep = await silence(inside, project, 'dormant', now);
    await note(inside, null, 'asleep', project, asleep, now);
    await tellLeads(inside, asleep, { is: why }, now);
  });
}

async function wakeUp(store: Store, project: Project, now: Instant): Promise<Project> {
  const awake = await wake(store, project, now);
  await note(store, null, 'awake', project, awake, now);
  await tellLeads(store, awake, { is: 'awake' }, now);
  return awake;
}

/** The channel is open again. */
export async function opened(
  { store }: Ports,
  workspace: WorkspaceId,
  channel: ChannelId,
  now: Instant,
): Promise<void> {
  await store.atomically(async (inside) => {
    const project = await inside.projects.findByChannel(workspace, channel);
    if (project?.state === 'dormant') await wakeUp(inside, project, now);
  });
}

/** The channel has another id: a private channel became shared. What was said in it goes on there; the leads are told who reads along. */
export async function moved(
  { store }: Ports,
  workspace: WorkspaceId,
  from: ChannelId,
  to: ChannelId,
  now: Instant,
): Promise<void> {
  await store.atomically(async (inside) => {
    await inside.deliveries.moveChannel(workspace, from, to);
    await inside.stakeholders.moveChannel(workspace, from, to);
    const project = await inside.projects.findByChannel(workspace, from);
    if (!project) return;
    const there = { ...project, channel: to };
    await inside.projects.save(there);
    await note(inside, null, 'moved', project, there, now);
    await tellLeads(inside, there, { is: 'shared' }, now);
  });
}

/** The channel has another name; a project that was called after its channel is renamed with it, and its leads are told. */
export async function renamed(
  { store }: Ports,
  workspace: WorkspaceId,
  channel: ChannelId,
  name: string,
  now: Instant,
): Promise<void> {
  await store.atomically(async (inside) => {
    const project = await inside.projects.findByChannel(workspace, channel);
    if (!project || project.channelName === name) return;
    const follows = project.channelName !== '' && project.name === project.channelName;
    await inside.projects.save({ ...project, channelName: name, ...(follows ? { name } : {}) });
    if (follows) await tellLeads(inside, { ...project, name }, { is: 'renamed', name: project.name }, now);
  });
}

/** Somebody joined a channel: with a project in it, they take part from their next standup on. */
export async function joined(
  { store, chat, log }: Ports,
  workspace: WorkspaceId,
  channel: ChannelId,
  user: UserId,
  now: Instant,
): Promise<void> {
  const project = await store.projects.findByChannel(workspace, channel);
  if (project?.state !== 'active') return;
  const profile = await chat.profile(workspace, user);
  if (profile.ok) {
    return store.atomically(async (inside) => {
      // Whoever was erased and joins a channel anew takes part again.
      await inside.members.remember(workspace, user);
      await join(inside, project, profile.value, now);
    });
  }
  log.warn('A new member could not be looked up; the roster is read again', {
    workspace,
    project: project.id,
    failure: profile.error,
  });
  await store.projects.wantRoster(workspace, project.id, now);
}

/** Somebody left a channel: they are asked no more; what they said stays. */
export async function left(
  { store }: Ports,
  workspace: WorkspaceId,
  channel: ChannelId,
  user: UserId,
  now: Instant,
): Promise<void> {
  await store.atomically(async (inside) => {
    const project = await inside.projects.findByChannel(workspace, channel);
    if (!project) return;
    const participation = await inside.participations.find(workspace, project.id, user);
    if (participation) await depart(inside, project, participation, now);
  });
}
