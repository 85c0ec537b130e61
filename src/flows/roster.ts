import type { UserId } from '#domain/ids.ts';
import { projectKey } from '#domain/keys.ts';
import type { Member, Profile } from '#domain/member.ts';
import type { Participation, Project } from '#domain/project.ts';
import { DEFAULT_SHIFTS } from '#domain/shift.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import { withSlackZone } from '#domain/travel.ts';
import type { ChatFailure } from '#ports/chat.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { depart } from './departure.ts';
import { introduce } from './introduction.ts';
import { lost } from './lost.ts';
import { cardOf } from './project.ts';
import { PRIORITY, say } from './say.ts';
import { tellTravel } from './travel.ts';

const PAGE = 20;
const AGAIN_MINUTES = 5;

/** Reads the members of every project whose roster is wanted; what Slack has no time for now goes on later. */
export async function readDue(ports: Ports, now: Instant): Promise<void> {
  for (const project of await ports.store.projects.rosterDue(now, PAGE)) {
    const failure = await readRoster(ports, project, now);
    if (!failure) continue;
    const seconds = failure.kind === 'busy' ? failure.seconds : AGAIN_MINUTES * 60;
    // Refused for good (the bot is out, the channel is gone): an invitation wakes the project and asks again.
    const at = failure.kind === 'refused' ? null : plusMinutes(now, seconds / 60);
    await ports.store.projects.wantRoster(project.workspace, project.id, at);
    if (failure.kind === 'refused') await lost(ports, project.workspace, project.channel, now);
    ports.log.warn('The members of a channel could not be read', {
      workspace: project.workspace,
      project: project.id,
      failure,
    });
  }
}

async function readRoster({ store, chat }: Ports, wanted: Project, now: Instant): Promise<ChatFailure | null> {
  const { workspace, id, channel } = wanted;
  const before = await store.participations.of(workspace, id);
  const users = await chat.membersOf(workspace, channel);
  if (!users.ok) return users.error;
  const name = await chat.channelName(workspace, channel);
  if (!name.ok) return name.error;
  const project = await store.atomically((inside) => named(inside, wanted, name.value));
  for (const user of users.value) {
    const there = await store.participations.find(workspace, id, user);
    if (there && !there.left) continue;
    if (await store.members.isForgotten(workspace, user)) continue;
    const profile = await chat.profile(workspace, user);
    if (!profile.ok && profile.error.kind !== 'refused') return profile.error;
    if (profile.ok) await store.atomically((inside) => join(inside, project, profile.value, now));
  }
  const present = new Set(users.value);
  // Whoever joined while Slack was asked is on no list, and was no participant before.
  const gone = before.flatMap(({ user }) => (present.has(user) ? [] : [user]));
  await store.atomically((inside) => finish(inside, project, gone, now));
  return null;
}

/**
 * The project as it is by now: while Slack was asked somebody may have paused or changed it. One that is called after its
 * channel follows it, also where the renaming itself was never heard of.
 */
async function named(store: Store, wanted: Project, name: string): Promise<Project> {
  const project = (await store.projects.find(wanted.workspace, wanted.id)) ?? wanted;
  const follows = project.name === '' || project.name === project.channelName;
  const read = { ...project, channelName: name, ...(follows ? { name } : {}) };
  if (read.name !== project.name || read.channelName !== project.channelName) await store.projects.save(read);
  return read;
}

/** Takes a person into a project, with an introduction the first time; bots, the deactivated and people of other organisations are left out. */
export async function join(store: Store, project: Project, profile: Profile, now: Instant): Promise<void> {
  if (profile.bot || profile.deleted || profile.foreign) return;
  const { workspace, id } = project;
  const known = await store.members.find(workspace, profile.id);
  const member = known ? withProfile(known, profile, now) : newMember(project, profile);
  await store.members.save(member);
  if (known) await tellTravel(store, known, member, now);
  const there = await store.participations.find(workspace, id, member.id);
  if (there?.left) return takeBack(store, there, now);
  if (there) return;
  const lead = member.id === project.createdBy;
  await store.participations.save({
    workspace,
    project: id,
    user: member.id,
    role: 'participant',
    lead,
    roles: [],
    since: now,
  });
  await introduce(store, project, member, now);
}

/** The last lead is in the channel again, and is asked again. */
async function takeBack(store: Store, there: Participation, now: Instant): Promise<void> {
  await store.participations.save({ ...there, role: 'participant', left: false, since: now });
}

/** Somebody Slack tells of for the first time, with the hours that most people keep. */
export function newMember(
  { workspace }: Pick<Project, 'workspace'>,
  { id, name, zone, guest, admin }: Profile,
): Member {
  const chosen = {
    shifts: DEFAULT_SHIFTS,
    standupAt: null,
    evening: false,
    quiet: [],
    nudges: true,
    confirmedAt: null,
  };
  return { workspace, id, name, zone, slackZone: zone, stays: [], region: null, active: true, guest, admin, ...chosen };
}

/** What Slack says of a person, over what is known; what they chose themselves stays. */
export function withProfile(member: Member, { name, zone, deleted, guest, admin }: Profile, now: Instant): Member {
  return { ...withSlackZone(member, zone, now), name, active: !deleted, guest, admin };
}

async function finish(store: Store, wanted: Project, gone: readonly UserId[], now: Instant): Promise<void> {
  const { workspace, id, channel } = wanted;
  for (const user of gone) {
    const participation = await store.participations.find(workspace, id, user);
    if (participation) await depart(store, wanted, participation, now);
  }
  await store.projects.wantRoster(workspace, id, null);
  const project = await store.projects.find(workspace, id);
  if (project?.state !== 'active') return; // its channel hears of it when it wakes
  const members = (await store.participations.of(workspace, id)).length;
  const message = cardOf(project, 'created', members);
  await say(store, now, {
    workspace,
    key: projectKey(id),
    address: { to: 'channel', channel },
    message,
    priority: PRIORITY.thread,
  });
}
