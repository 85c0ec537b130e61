import { nextOpening } from '#domain/hours.ts';
import { leadNewsKey } from '#domain/keys.ts';
import type { Member } from '#domain/member.ts';
import type { LeadNews } from '#domain/project-message.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusDays, plusMinutes, type Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import type { UserId } from '#domain/ids.ts';
import { PRIORITY, say } from './say.ts';

/** News of a project that nobody could be told in two weeks of work are old. */
const NEWS_MINUTES = 14 * 24 * 60;

/** Who leads a project and is there to do so: active, and no guest. */
export async function leadsOf(store: Store, { workspace, id }: Project): Promise<Member[]> {
  const leading = (await store.participations.of(workspace, id)).filter(({ lead }) => lead);
  const members = await store.members.inProject(workspace, id);
  return members.filter(({ id: user, active, guest }) => active && !guest && leading.some((one) => one.user === user));
}

/** Who hears of a project: its leads; where there is none, whoever set it up, if they are there. */
export async function hearersOf(store: Store, project: Project): Promise<Member[]> {
  const leads = await leadsOf(store, project);
  if (leads.length > 0) return leads;
  const creator = await store.members.find(project.workspace, project.createdBy);
  return creator?.active && !creator.guest ? [creator] : [];
}

/** Tells each of those but `except` once, in their hours. */
export async function tellLeads(
  store: Store,
  project: Project,
  news: LeadNews,
  now: Instant,
  except: UserId | null = null,
): Promise<void> {
  // What was to be told of the state before is no longer true.
  await store.deliveries.retract(project.workspace, subjectOf(project), 'overtaken');
  for (const member of await hearersOf(store, project)) {
    if (member.id !== except) await tellLead(store, project, member, news, `${news.is}:${now}`, now);
  }
}

/** Tells one person news of a project at the first moment at which they work; once per `occasion`. */
export async function tellLead(
  store: Store,
  project: Project,
  member: Member,
  news: LeadNews,
  occasion: string,
  now: Instant,
): Promise<boolean> {
  const { workspace, id, name, channel } = project;
  const at = await workingMoment(store, member, now);
  const key = leadNewsKey(id, member.id, occasion);
  // Of a project that is gone nothing is kept.
  if (news.is !== 'deleted')
    await store.nudges.add({
      workspace,
      key,
      project: id,
      user: member.id,
      rule: 'lead',
      item: news.is,
      at,
      outcome: null,
    });
  return say(store, now, {
    workspace,
    key,
    subject: subjectOf(project),
    address: { to: 'person', user: member.id },
    message: { kind: 'lead-note', project: id, projectName: name, channel, news },
    priority: PRIORITY.prompt,
    notBefore: at,
    notAfter: plusMinutes(at, NEWS_MINUTES),
  });
}

const subjectOf = ({ id }: Project): string => `lead:${id}`;

/** The first moment from `now` on at which they may be written to; `now` where nobody knows their hours. */
export async function workingMoment(store: Store, member: Member, now: Instant): Promise<Instant> {
  if (member.zone === null) return now;
  const yesterday = plusDays(localDate(now, member.zone), -1);
  const absences = await store.absences.ofUser(member.workspace, member.id, yesterday);
  return nextOpening({ member, absences }, now) ?? now;
}
