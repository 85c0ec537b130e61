import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';
import { projectKey, welcomeKey } from '#domain/keys.ts';
import type { ProjectCard } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { cardOf, silence, wake } from './project.ts';
import { join, leave } from './roster.ts';
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
      ? await wokenCard(inside, await wake(inside, project, now))
      : ({ kind: 'welcome', channel } as const);
    if (!message) return;
    const key = welcomeKey(channel, now);
    const address = { to: 'channel', channel } as const;
    await say(inside, now, { workspace, key, address, message, priority: PRIORITY.thread });
  });
}

/** What the channel hears of a project that is awake again; null: its first card is still to come. */
async function wokenCard(store: Store, project: Project): Promise<ProjectCard | null> {
  const { workspace, id } = project;
  if (!(await store.deliveries.find(workspace, projectKey(id)))) return null;
  return cardOf(project, 'resumed', (await store.participations.of(workspace, id)).length);
}

/** The bot is out of the channel, or the channel is closed: its project sleeps, nothing is lost. */
export async function closed({ store }: Ports, workspace: WorkspaceId, channel: ChannelId): Promise<void> {
  await store.atomically(async (inside) => {
    const project = await inside.projects.findByChannel(workspace, channel);
    if (project?.state === 'active') await silence(inside, project, 'dormant');
  });
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
    if (project?.state === 'dormant') await wake(inside, project, now);
  });
}

/** The channel has another id: a private channel became shared. */
export async function moved({ store }: Ports, workspace: WorkspaceId, from: ChannelId, to: ChannelId): Promise<void> {
  await store.atomically(async (inside) => {
    const project = await inside.projects.findByChannel(workspace, from);
    if (project) await inside.projects.save({ ...project, channel: to });
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
  if (profile.ok) return store.atomically((inside) => join(inside, project, profile.value, now));
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
    if (project) await leave(inside, workspace, project.id, user, now);
  });
}
