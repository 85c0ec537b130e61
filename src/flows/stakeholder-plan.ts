import { difference } from '#domain/audit.ts';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import { stakeholdersToldKey } from '#domain/keys.ts';
import type { Term } from '#domain/jargon.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { hasReaders, READERS_MAX, type StakeholderPlan, type StakeholderWeek } from '#domain/stakeholder.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { acquaint } from './acquaint.ts';
import { administered, type ProjectRefusal, type Who } from './project.ts';
import { PRIORITY, say } from './say.ts';
import { takeBack } from './stakeholder-send.ts';
import { planOf, stakeholderWeek } from './stakeholder.ts';
import { wantedFor } from './weekly-wanted.ts';

/** Why the readers of a week are not those that were wanted. */
export type StakeholderRefusal =
  | ProjectRefusal
  | { readonly kind: 'own-channel' | 'no-way-in' | 'no-readers' | 'no-weekly' | 'no-reader-of-it' }
  | { readonly kind: 'many-readers'; readonly most: number }
  | { readonly kind: 'guest-reader' | 'unknown-reader'; readonly user: UserId };

/** Who is to read it. */
export interface Readers {
  readonly channel: ChannelId | null;
  readonly readers: readonly UserId[];
}

/**
 * Chooses who reads a project's week in plain words. Where somebody is new among them, nothing is sent until whoever leads the
 * project has seen it and starts it.
 */
export async function chooseReaders(
  ports: Ports,
  who: Who,
  id: ProjectId,
  { channel, readers }: Readers,
  now: Instant,
): Promise<Result<Project, StakeholderRefusal>> {
  const found = await administered(ports.store, who, await ports.store.projects.find(who.workspace, id));
  if (!found.ok) return found;
  if (readers.length > READERS_MAX) return refuse({ kind: 'many-readers', most: READERS_MAX });
  if (channel !== null) {
    if (channel === found.value.channel) return refuse({ kind: 'own-channel' });
    if (!(await isIn(ports, who, channel))) return refuse({ kind: 'no-way-in' });
  }
  for (const user of readers) {
    const known = await acquaint(ports, { workspace: who.workspace, user });
    if (!known.ok) return refuse({ kind: known.error.kind === 'guest' ? 'guest-reader' : 'unknown-reader', user });
  }
  return change(ports.store, who, id, now, async (inside, project, plan) => {
    const isNew =
      (channel !== null && channel !== plan.channel) || readers.some((user) => !plan.readers.includes(user));
    const next = { ...plan, channel, readers: readers.toSorted() };
    for (const user of plan.readers) if (!readers.includes(user)) await takeBack(inside, project, user);
    if (!hasReaders(next) || channel !== plan.channel) await takeBack(inside, project, null);
    return ok({ ...next, startedAt: isNew || !hasReaders(next) ? null : plan.startedAt });
  });
}

/** Whether the bot is in a channel, so that it can write there. */
async function isIn({ store, chat }: Ports, { workspace }: Who, channel: ChannelId): Promise<boolean> {
  const members = await chat.membersOf(workspace, channel);
  const bot = (await store.workspaces.find(workspace))?.botUser;
  return members.ok && bot !== undefined && members.value.includes(bot);
}

/** From the next week on its readers have it; the project's channel hears that. Started twice, it is started once. */
export function startSending(
  { store }: Ports,
  who: Who,
  id: ProjectId,
  now: Instant,
): Promise<Result<Project, StakeholderRefusal>> {
  return change(store, who, id, now, async (inside, project, plan) => {
    if (!hasReaders(plan)) return refuse({ kind: 'no-readers' });
    if (project.weeklyOn === null) return refuse({ kind: 'no-weekly' });
    if (plan.startedAt !== null) return ok(plan);
    const { workspace, channel } = project;
    await say(inside, now, {
      workspace,
      key: stakeholdersToldKey(id, now),
      address: { to: 'channel', channel },
      message: {
        kind: 'note',
        tone: 'info',
        text: `From this week on the week of this project goes in plain words to ${await readersInWords(inside, plan)}, without anybody’s name and without what is for the leads only. \`/summary week stakeholder\` shows what they read.`,
      },
      priority: PRIORITY.digest,
    });
    return ok({ ...plan, startedAt: now });
  });
}

/** Nobody reads it any more. */
export const stopSending = (
  { store }: Ports,
  who: Who,
  id: ProjectId,
  now: Instant,
): Promise<Result<Project, StakeholderRefusal>> =>
  change(store, who, id, now, async (inside, project, plan) => {
    await takeBack(inside, project, null);
    return ok({ ...plan, channel: null, readers: [], startedAt: null });
  });

/** Words that are not plain to the readers of this project, beside the usual ones. */
export const chooseWords = (
  { store }: Ports,
  who: Who,
  id: ProjectId,
  jargon: readonly Term[],
  now: Instant,
): Promise<Result<Project, StakeholderRefusal>> =>
  change(store, who, id, now, (_inside, _project, plan) => Promise.resolve(ok({ ...plan, jargon })));

/** A reader wants it no more. errors: they do not read it. */
export function leaveReaders(
  { store }: Ports,
  { workspace, user }: Who,
  id: ProjectId,
  now: Instant,
): Promise<Result<Project, StakeholderRefusal>> {
  return store.atomically(async (inside) => {
    const project = await inside.projects.find(workspace, id);
    if (!project) return refuse({ kind: 'not-a-project' });
    const plan = await planOf(inside, project);
    if (!plan.readers.includes(user)) return refuse({ kind: 'no-reader-of-it' });
    await takeBack(inside, project, user);
    await keep(
      inside,
      { workspace, user },
      plan,
      { ...plan, readers: plan.readers.filter((one) => one !== user) },
      now,
    );
    return ok(project);
  });
}

function change(
  store: Store,
  who: Who,
  id: ProjectId,
  now: Instant,
  make: (
    inside: Store,
    project: Project,
    plan: StakeholderPlan,
  ) => Promise<Result<StakeholderPlan, StakeholderRefusal>>,
): Promise<Result<Project, StakeholderRefusal>> {
  return store.atomically(async (inside) => {
    const found = await administered(inside, who, await inside.projects.find(who.workspace, id));
    if (!found.ok) return found;
    const plan = await planOf(inside, found.value);
    const next = await make(inside, found.value, plan);
    if (!next.ok) return next;
    await keep(inside, who, plan, next.value, now);
    return found;
  });
}

async function keep(
  store: Store,
  { workspace, user }: Who,
  before: StakeholderPlan,
  after: StakeholderPlan,
  at: Instant,
): Promise<void> {
  await store.stakeholders.save(after);
  const changed = difference(factsOf(before), factsOf(after));
  if (Object.keys(changed.before).length + Object.keys(changed.after).length === 0) return;
  await store.audit.add({ workspace, project: after.project, actor: user, act: 'stakeholders', ...changed, at });
}

/** Words of the trade are somebody's words; the log holds how many there are. */
const factsOf = ({ channel, readers, jargon, startedAt }: StakeholderPlan) => ({
  channel: channel ?? 'none',
  readers,
  words: jargon.length,
  sending: startedAt !== null,
});

async function namesOf(store: Store, { workspace, readers }: StakeholderPlan): Promise<string[]> {
  const names: string[] = [];
  for (const user of readers) names.push((await store.members.find(workspace, user))?.name ?? 'somebody');
  return names;
}

/** Who reads a week besides its team, by name, and without the name of a channel that not everybody may know of. */
export async function readersInWords(store: Store, plan: StakeholderPlan): Promise<string> {
  const { channel } = plan;
  const names = await namesOf(store, plan);
  const named = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more people`] : names;
  const all = [...(channel === null ? [] : ['whoever is in another channel']), ...named];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** The edition of this or the last week to somebody of the project, with what they may do about it. */
export async function plainWeekFor(
  store: Store,
  project: Project,
  user: UserId,
  which: 'this' | 'last',
  now: Instant,
): Promise<StakeholderWeek> {
  const week = await stakeholderWeek(store, project, await wantedFor(store, project, which, now), now);
  const allowed = await administered(store, { workspace: project.workspace, user }, project);
  if (!allowed.ok) return week;
  const plan = await planOf(store, project);
  const people = await namesOf(store, plan);
  return { ...week, may: { channel: plan.channel, people, started: plan.startedAt !== null, previewed: now } };
}
