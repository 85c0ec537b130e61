import { difference, settingsFacts, type AuditAct } from '#domain/audit.ts';
import type { ChannelId, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import { welcomeSubject } from '#domain/keys.ts';
import type { Member } from '#domain/member.ts';
import type { ProjectCard } from '#domain/message.ts';
import { mayAdminister, type Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { withdraw } from './departure.ts';
import { tellLeads } from './leads.ts';
import { graceOf } from './retention.ts';
import { restate } from './say.ts';

/** Who acts, in which workspace. */
export interface Who {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
}

/** What a person may choose about a project. */
export type ProjectSettings = Pick<
  Project,
  | 'name'
  | 'standupAt'
  | 'days'
  | 'nudges'
  | 'escalateAfter'
  | 'model'
  | 'weeklyOn'
  | 'regional'
  | 'posting'
  | 'retention'
>;

export type ProjectRefusal =
  | {
      readonly kind:
        | 'not-a-project'
        | 'not-allowed'
        | 'guest'
        | 'stranger'
        | 'already-paused'
        | 'not-paused'
        | 'dormant';
    }
  | { readonly kind: 'exists'; readonly project: Project };

/** Makes a channel a project. Its members are read from the channel next; the one who set it up leads. */
export async function setUp(
  { store, newId }: Ports,
  { workspace, user }: Who,
  channel: ChannelId,
  settings: ProjectSettings,
  now: Instant,
): Promise<Result<Project, ProjectRefusal>> {
  return store.atomically(async (inside) => {
    const known = await inside.projects.findByChannel(workspace, channel);
    if (known) return refuse({ kind: 'exists', project: known });
    const member = await inside.members.find(workspace, user);
    if (!member) return refuse({ kind: 'stranger' });
    if (member.guest || !member.active) return refuse({ kind: 'guest' });
    const id = newId() as ProjectId;
    const project: Project = {
      workspace,
      id,
      channel,
      channelName: '',
      daysOff: [],
      questions: [],
      ...settings,
      state: 'active',
      createdBy: user,
      createdAt: now,
    };
    await inside.projects.save(project);
    await inside.projects.wantRoster(workspace, id, now);
    await note(inside, user, 'set-up', null, project, now);
    const over = { kind: 'welcome', channel, over: true } as const;
    await restate(inside, workspace, welcomeSubject(channel), `set-up:${id}`, over, now);
    return ok(project);
  });
}

/**
 * Changes a project's settings; whoever was not asked yet today is asked by the new ones.
 *
 * shown: what was shown to whoever chose; what they left as it was stays as it is now. null: all of it is meant.
 */
export async function change(
  { store }: Ports,
  who: Who,
  id: ProjectId,
  { chosen, shown }: { readonly chosen: ProjectSettings; readonly shown: Partial<ProjectSettings> | null },
  now: Instant,
): Promise<Result<Project, ProjectRefusal>> {
  return store.atomically(async (inside) => {
    const found = await administered(inside, who, await inside.projects.find(who.workspace, id));
    if (!found.ok) return found;
    const project = { ...found.value, ...changedOf(chosen, shown ?? {}) };
    await inside.projects.save(project);
    await note(inside, who.user, 'settings', found.value, project, now);
    await inside.agenda.forget({ workspace: who.workspace, project: id });
    await inside.looks.set(who.workspace, id, 'regional', now);
    if (project.retention !== found.value.retention) await inside.retention.set(who.workspace, id, graceOf(now));
    return ok(project);
  });
}

/** What somebody changed of the settings that they were shown: two may change them at once. */
function changedOf(chosen: ProjectSettings, shown: Partial<ProjectSettings>): Partial<ProjectSettings> {
  const entries = Object.entries(chosen).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(Object.entries(shown).find(([one]) => one === key)?.[1]),
  );
  return Object.fromEntries(entries);
}

/** Stops asking: what waits is not sent, what is open is taken back. The other leads are told. */
export async function pause(
  { store }: Ports,
  who: Who,
  channel: ChannelId,
  now: Instant,
): Promise<Result<Project, ProjectRefusal>> {
  return store.atomically(async (inside) => {
    const found = await administered(inside, who, await inside.projects.findByChannel(who.workspace, channel));
    if (!found.ok) return found;
    if (found.value.state !== 'active')
      return refuse({ kind: found.value.state === 'paused' ? 'already-paused' : 'dormant' });
    const project = await silence(inside, found.value, 'paused', now);
    await note(inside, who.user, 'paused', found.value, project, now);
    await tellLeads(inside, project, { is: 'paused', name: await nameOf(inside, who) }, now, who.user);
    return ok(project);
  });
}

/** A project that asks no more; its open questions are taken back. */
export async function silence(
  store: Store,
  project: Project,
  state: 'paused' | 'dormant',
  now: Instant,
): Promise<Project> {
  const { workspace, id } = project;
  const silent: Project = { ...project, state };
  await store.projects.save(silent);
  for (const { user } of await store.participations.of(workspace, id))
    await withdraw(store, silent, user, state === 'paused' ? 'paused' : 'asleep', now);
  return silent;
}

/** Asks again, from each member's next standup on. */
export async function resume(
  { store }: Ports,
  who: Who,
  channel: ChannelId,
  now: Instant,
): Promise<Result<Project, ProjectRefusal>> {
  return store.atomically(async (inside) => {
    const found = await administered(inside, who, await inside.projects.findByChannel(who.workspace, channel));
    if (!found.ok) return found;
    if (found.value.state !== 'paused')
      return refuse({ kind: found.value.state === 'active' ? 'not-paused' : 'dormant' });
    const project = await wake(inside, found.value, now);
    await note(inside, who.user, 'resumed', found.value, project, now);
    await tellLeads(inside, project, { is: 'resumed', name: await nameOf(inside, who) }, now, who.user);
    return ok(project);
  });
}

/** An active project again, whose members are asked from their next standup after `now` and whose roster is read anew. */
export async function wake(store: Store, project: Project, now: Instant): Promise<Project> {
  const active: Project = { ...project, state: 'active' };
  await store.projects.save(active);
  for (const participation of await store.participations.of(project.workspace, project.id)) {
    await store.participations.save({ ...participation, since: now });
  }
  await store.agenda.forget({ workspace: project.workspace, project: project.id });
  await store.projects.wantRoster(project.workspace, project.id, now);
  return active;
}

/** The project, if this person may administer it. */
export async function administered(
  store: Store,
  { workspace, user }: Who,
  project: Project | null,
): Promise<Result<Project, ProjectRefusal>> {
  if (!project) return refuse({ kind: 'not-a-project' });
  const member = await store.members.find(workspace, user);
  if (member?.guest) return refuse({ kind: 'guest' });
  const participation = await store.participations.find(workspace, project.id, user);
  return member && mayAdminister(project, member, participation) ? ok(project) : refuse({ kind: 'not-allowed' });
}

/** Writes an act into the audit log, with the settings that it changed. `before` null: there was no project. */
export async function note(
  store: Store,
  actor: UserId | null,
  act: AuditAct,
  before: Project | null,
  after: Project,
  now: Instant,
): Promise<void> {
  const changed = difference(before ? settingsFacts(before) : {}, settingsFacts(after));
  const renamed = before !== null && before.name !== after.name ? { renamed: true } : {};
  const facts = { before: changed.before, after: { ...changed.after, ...renamed } };
  await store.audit.add({ workspace: after.workspace, project: after.id, actor, act, ...facts, at: now });
}

async function nameOf(store: Store, { workspace, user }: Who): Promise<Member['name']> {
  return (await store.members.find(workspace, user))?.name ?? '';
}

/** A project's settings as a card; `members` null while the channel is still being read. */
export function cardOf(project: Project, why: ProjectCard['why'], members: number | null): ProjectCard {
  const { id, name, channel, state, standupAt, days, nudges, questions, posting, retention } = project;
  const own = questions.length;
  return {
    kind: 'project-card',
    why,
    project: id,
    name,
    channel,
    state,
    standupAt,
    days,
    nudges,
    members,
    own,
    posting,
    retention,
  };
}
