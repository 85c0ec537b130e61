import { nextOpening } from '#domain/hours.ts';
import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import { introductionKey, projectKey, promptKey } from '#domain/keys.ts';
import type { Member, Profile } from '#domain/member.ts';
import type { Project } from '#domain/project.ts';
import { ok } from '#domain/result.ts';
import { DEFAULT_SHIFTS, shiftsInWords } from '#domain/shift.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { ChatFailure } from '#ports/chat.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { lost } from './lost.ts';
import { cardOf } from './project.ts';
import { PRIORITY, say } from './say.ts';

const PAGE = 20;
const AGAIN_MINUTES = 5;
/** An introduction nobody could be sent in two weeks of work is old news. */
const INTRODUCE_WITHIN_MINUTES = 14 * 24 * 60;

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
  const name = wanted.name === '' ? await chat.channelName(workspace, channel) : ok(wanted.name);
  if (!name.ok) return name.error;
  const project = await store.atomically((inside) => named(inside, wanted, name.value));
  for (const user of users.value) {
    if (await store.participations.find(workspace, id, user)) continue;
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

/** The project as it is by now, with a name: while Slack was asked somebody may have paused or changed it. */
async function named(store: Store, wanted: Project, name: string): Promise<Project> {
  const project = (await store.projects.find(wanted.workspace, wanted.id)) ?? wanted;
  if (project.name !== '') return project;
  await store.projects.save({ ...project, name });
  return { ...project, name };
}

/** Takes a person into a project, with an introduction the first time; bots, the deactivated and people of other organisations are left out. */
export async function join(store: Store, project: Project, profile: Profile, now: Instant): Promise<void> {
  if (profile.bot || profile.deleted || profile.foreign) return;
  const { workspace, id } = project;
  const known = await store.members.find(workspace, profile.id);
  const member = known ? withProfile(known, profile) : newMember(project, profile);
  await store.members.save(member);
  if (await store.participations.find(workspace, id, member.id)) return;
  const lead = member.id === project.createdBy;
  await store.participations.save({ workspace, project: id, user: member.id, role: 'participant', lead, since: now });
  await introduce(store, project, member, now);
}

function newMember({ workspace }: Project, { id, name, zone, guest, admin }: Profile): Member {
  const chosen = {
    shifts: DEFAULT_SHIFTS,
    standupAt: null,
    evening: false,
    quiet: [],
    nudges: true,
    confirmedAt: null,
  };
  return { workspace, id, name, zone, slackZone: zone, active: true, guest, admin, ...chosen };
}

/** What Slack says of a person, over what is known; what they chose themselves stays. */
export function withProfile(member: Member, { name, zone, deleted, guest, admin }: Profile): Member {
  // Every new status comes with the zone in it: only a zone that is new to Slack itself says that somebody has moved.
  const moved = zone !== null && (member.zone === null || (member.slackZone !== null && zone !== member.slackZone));
  const zones = { zone: moved ? zone : member.zone, slackZone: zone ?? member.slackZone };
  return { ...member, name, ...zones, active: !deleted, guest, admin };
}

/** One DM per person, whatever projects they join, at the first moment they are at work. */
async function introduce(store: Store, project: Project, member: Member, now: Instant): Promise<void> {
  const at = nextOpening({ member, absences: [] }, now) ?? now;
  await say(store, now, {
    workspace: project.workspace,
    key: introductionKey(member.id),
    address: { to: 'person', user: member.id },
    message: {
      kind: 'introduction',
      project: project.id,
      projectName: project.name,
      channel: project.channel,
      zone: member.zone,
      hours: shiftsInWords(member.shifts),
      standupAt: member.standupAt ?? project.standupAt,
      confirmed: member.confirmedAt !== null,
    },
    priority: PRIORITY.prompt,
    notBefore: at,
    notAfter: plusMinutes(at, INTRODUCE_WITHIN_MINUTES),
  });
}

async function finish(store: Store, { workspace, id, channel }: Project, gone: readonly UserId[], now: Instant) {
  for (const user of gone) await leave(store, workspace, id, user, now);
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

/** Ends somebody's part in a project: they are asked no more, what waits for them is taken back, no run waits for them. */
export async function leave(
  store: Store,
  workspace: WorkspaceId,
  project: ProjectId,
  user: UserId,
  now: Instant,
): Promise<void> {
  await release(store, workspace, project, user, now);
  await store.participations.remove(workspace, project, user);
}

/** Nothing is expected of somebody any more: an open question is taken back, and no run waits for them. */
export async function release(
  store: Store,
  workspace: WorkspaceId,
  project: ProjectId,
  user: UserId,
  now: Instant,
): Promise<void> {
  const prompt = await store.prompts.latest(workspace, project, user);
  if (prompt?.state === 'open') {
    await store.prompts.save({ ...prompt, state: 'excused', snoozedUntil: null });
    await store.deliveries.retract(workspace, promptKey(project, user, prompt.date), 'left');
  }
  await lookAgain(store, workspace, project, now);
}

/** Has the open runs of a project looked at again: who is expected has changed. */
export async function lookAgain(store: Store, workspace: WorkspaceId, project: ProjectId, now: Instant): Promise<void> {
  for (const run of await store.runs.openOf(workspace, project)) await store.runs.save({ ...run, closesAt: now });
}
