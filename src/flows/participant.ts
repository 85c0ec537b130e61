import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { Participant } from '#domain/standup.ts';
import { localDate, plusDays, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';

/** The participant as planning needs them; null: no such project, member or participation. */
export async function participantOf(
  store: Store,
  workspace: WorkspaceId,
  project: ProjectId,
  user: UserId,
  now: Instant,
): Promise<Participant | null> {
  const [found, member, participation] = [
    await store.projects.find(workspace, project),
    await store.members.find(workspace, user),
    await store.participations.find(workspace, project, user),
  ];
  if (!found || !member || !participation) return null;
  const absences = await store.absences.ofUser(workspace, user, weekBefore(now));
  return { project: found, member, participation, absences };
}

/** Everybody in a project, with the absences that touch the weeks around `date`. */
export async function participantsOf(store: Store, project: Project, date: LocalDate): Promise<Participant[]> {
  const { workspace, id } = project;
  const members = new Map((await store.members.inProject(workspace, id)).map((member) => [member.id, member]));
  const absences = await store.absences.inProject(workspace, id, plusDays(date, -7), plusDays(date, 400));
  return (await store.participations.of(workspace, id)).flatMap((participation) => {
    const member = members.get(participation.user);
    if (!member) return [];
    return [{ project, member, participation, absences: absences.filter(({ user }) => user === member.id) }];
  });
}

/** The participant in each active project of theirs; of one project only where `channel` is its channel. */
export async function participationsOf(
  store: Store,
  workspace: WorkspaceId,
  user: UserId,
  channel: Project['channel'] | null,
  now: Instant,
): Promise<Participant[]> {
  const projects = await store.projects.ofUser(workspace, user);
  const here = projects.filter((project) => project.channel === channel);
  const found: Participant[] = [];
  for (const project of here.length > 0 ? here : projects.filter(({ state }) => state === 'active')) {
    const participant = await participantOf(store, workspace, project.id, user, now);
    if (participant) found.push(participant);
  }
  return found;
}

const WESTMOST = 'Etc/GMT+12' as Zone;

/** A week ago by the earliest clock on Earth: nothing that still matters anywhere ends before it. */
const weekBefore = (now: Instant): LocalDate => plusDays(localDate(now, WESTMOST), -7);
