import type { Delivery } from '#domain/delivery.ts';
import type { ChannelId, WorkspaceId } from '#domain/ids.ts';
import { replyKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { minutesBetween, plusMinutes, type Instant } from '#domain/time.ts';
import { refused } from '#domain/verb.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { hearersOf, tellLead, workingMoment } from './leads.ts';
import { note, silence } from './project.ts';
import { PRIORITY, say } from './say.ts';

/** Whoever set a project up so lately is still there, whatever their hours. */
const STILL_THERE_MINUTES = 15;
/** After a week of work it is old news. */
const KEEP_MINUTES = 7 * 24 * 60;

/**
 * Slack lets the bot neither read nor write in a channel, and nobody said so when it began: its project sleeps, so that
 * nobody is asked for answers that cannot be shown, and who set it up is told how it wakes.
 */
export async function lost(
  { store }: Pick<Ports, 'store'>,
  workspace: WorkspaceId,
  channel: ChannelId,
  now: Instant,
): Promise<void> {
  await store.atomically(async (inside) => {
    const project = await inside.projects.findByChannel(workspace, channel);
    if (project?.state !== 'active') return;
    await note(inside, null, 'asleep', project, await silence(inside, project, 'dormant', now), now);
    const { name, id, createdBy } = project;
    const which = name === '' ? 'the project you set up' : name;
    const sentence = refused(
      `I cannot get into the channel of ${which}, so I ask nobody. Invite me there, with \`/invite\` and my name, and I go on by myself.`,
    );
    await say(inside, now, {
      workspace,
      key: replyKey(createdBy, `lost:${id}:${now}`),
      address: { to: 'person', user: createdBy },
      message: sentence,
      ...(await heardWhen(inside, project, now)),
    });
  });
}

/** Whoever is surely still there is answered at once; else the sentence waits for their hours, within a week of them. */
async function heardWhen(store: Store, project: Project, now: Instant) {
  const member = await store.members.find(project.workspace, project.createdBy);
  if (!member || minutesBetween(project.createdAt, now) <= STILL_THERE_MINUTES) return { priority: PRIORITY.reply };
  const at = await workingMoment(store, member, now);
  return { priority: PRIORITY.prompt, notBefore: at, notAfter: plusMinutes(at, KEEP_MINUTES) };
}

/**
 * What everybody waits for was refused for good, or given up: the message under which a day's answers stand, or a week in plain
 * words. The leads of its project are told once.
 *
 * code: Slack's, or a word of ours.
 */
export async function dayLost(
  { store }: Pick<Ports, 'store'>,
  { workspace, address, message }: Pick<Delivery, 'workspace' | 'address' | 'message'>,
  code: string,
  now: Instant,
): Promise<void> {
  if (message.kind === 'stakeholder-week') {
    const project = await store.projects.find(workspace, message.project);
    const news = { is: 'stakeholders-lost', on: message.last, code } as const;
    for (const lead of project ? await hearersOf(store, project) : [])
      if (project) await tellLead(store, project, lead, news, `stakeholders-lost:${message.last}`, now);
    return;
  }
  if (message.kind !== 'run-opened' || address.to !== 'channel') return;
  await store.atomically(async (inside) => {
    const project = await inside.projects.findByChannel(workspace, address.channel);
    if (!project) return;
    const news = { is: 'day-lost', on: message.date, code } as const;
    for (const lead of await hearersOf(inside, project))
      await tellLead(inside, project, lead, news, `day-lost:${message.date}`, now);
  });
}
