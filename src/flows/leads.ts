import { nextOpening } from '#domain/hours.ts';
import { leadNewsKey, recastSubject } from '#domain/keys.ts';
import { leadItem } from '#domain/nudge.ts';
import type { Member } from '#domain/member.ts';
import type { LeadNews } from '#domain/project-message.ts';
import { givenAfter, type Given, type Project } from '#domain/project.ts';
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
  subject: string = subjectOf(project),
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
      item: leadItem(news.is, id),
      at,
      outcome: null,
    });
  return say(store, now, {
    workspace,
    key,
    subject,
    address: { to: 'person', user: member.id },
    message: { kind: 'lead-note', project: id, projectName: name, channel, news },
    priority: PRIORITY.prompt,
    notBefore: at,
    notAfter: plusMinutes(at, NEWS_MINUTES),
  });
}

/**
 * Tells a member what somebody made them, in their hours. It is news of theirs, which no news of the project overtakes; what they were to
 * be told before and were not yet is told with it, and nothing where it comes to nothing.
 */
export async function tellRecast(
  store: Store,
  project: Project,
  member: Member,
  { by, changes }: { readonly by: string; readonly changes: readonly Given[] },
  now: Instant,
): Promise<void> {
  const { workspace, id } = project;
  const subject = recastSubject(id, member.id);
  const waiting = (await store.deliveries.about(workspace, subject)).filter(({ state }) => state === 'waiting');
  const untold = waiting.flatMap(({ message }) =>
    message.kind === 'lead-note' && message.news.is === 'recast' ? message.news.changes : [],
  );
  await store.deliveries.retract(workspace, subject, 'overtaken');
  const all = givenAfter(untold, changes);
  if (all.length > 0)
    await tellLead(store, project, member, { is: 'recast', name: by, changes: all }, `recast:${now}`, now, subject);
}

const subjectOf = ({ id }: Project): string => `lead:${id}`;

/** The first moment from `now` on at which they may be written to; `now` where nobody knows their hours. */
export async function workingMoment(store: Store, member: Member, now: Instant): Promise<Instant> {
  if (member.zone === null) return now;
  const yesterday = plusDays(localDate(now, member.zone), -1);
  const absences = await store.absences.ofUser(member.workspace, member.id, yesterday);
  return nextOpening({ member, absences }, now) ?? now;
}
