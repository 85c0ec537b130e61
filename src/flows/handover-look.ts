import type { Handover } from '#domain/handover.ts';
import type { HandoverCard, HandoverForm, HandoverLook } from '#domain/handover-message.ts';
import { awakeNext, nextShift } from '#domain/handover.ts';
import type { Person } from '#domain/hours.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusDays, plusMinutes, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { participantsOf } from './participant.ts';

const UTC = 'UTC' as Zone;
const DAY_MINUTES = 24 * 60;
/** What was taken for longer than this without an end is somebody's own work by now. */
const NEWS_MINUTES = DAY_MINUTES;
/** No term is longer than a weekend and a leave in between. */
const TERM_MINUTES = 31 * DAY_MINUTES;

/** A handover as people see it. */
async function handoverLookOf(store: Store, handover: Handover): Promise<HandoverLook> {
  const { workspace, number, project, words, until, state } = handover;
  const nameOf = async (user: UserId | null) =>
    (user && (await store.members.find(workspace, user))?.name) ?? 'A former member';
  return {
    number,
    project,
    ...words,
    giverName: await nameOf(handover.giver),
    toName: handover.to === null ? null : await nameOf(handover.to),
    until,
    state: state.is === 'open' ? state : { is: state.is, name: await nameOf(state.by) },
  };
}

async function handoverLooksOf(store: Store, handovers: readonly Handover[]): Promise<HandoverLook[]> {
  const looks: HandoverLook[] = [];
  for (const handover of handovers) looks.push(await handoverLookOf(store, handover));
  return looks;
}

/** Whether somebody may take it: it waits for them, or for anybody but its giver. */
export const isFor = ({ giver, to }: Handover, user: UserId): boolean => giver !== user && (to === null || to === user);

/** A question of this many days before it was handed over, answered anew, shows it still; the questions of older days never do. */
const SHOWN_DAYS = 4;

/** The first day whose question may show a handover. */
export const firstShownOn = ({ givenAt }: Handover): LocalDate => plusDays(localDate(givenAt, UTC), -SHOWN_DAYS);

/** What waits in a project for somebody, oldest first. `until`: what was given after it is left out. */
export async function handoversFor(
  store: Store,
  project: Project,
  user: UserId,
  until: Instant | null = null,
): Promise<HandoverLook[]> {
  const open = await openFor(store, project, user);
  return handoverLooksOf(
    store,
    open.filter(({ givenAt }) => until === null || givenAt <= until),
  );
}

async function openFor(store: Store, { workspace, id }: Project, user: UserId): Promise<Handover[]> {
  return (await store.handovers.openIn(workspace, id)).filter((one) => isFor(one, user));
}

/** The same as a part of what is said about the question of a date; nothing of it where nothing waits. */
export async function withHandovers(
  store: Store,
  project: Project,
  user: UserId,
  date: LocalDate,
): Promise<{ readonly handovers?: readonly HandoverLook[] }> {
  const open = await openFor(store, project, user);
  const handovers = await handoverLooksOf(
    store,
    open.filter((one) => date >= firstShownOn(one)),
  );
  return handovers.length > 0 ? { handovers } : {};
}

/** What waits in a project, and what is in other hands for now, oldest first. */
export async function handoversStanding(store: Store, project: Project, now: Instant): Promise<HandoverLook[]> {
  const { workspace, id } = project;
  const over = await store.handovers.overSince(workspace, id, plusMinutes(now, -TERM_MINUTES));
  const taken = over.filter(
    ({ state, until }) => state.is === 'taken' && (until ?? plusMinutes(state.at, NEWS_MINUTES)) > now,
  );
  return handoverLooksOf(store, [...taken, ...(await store.handovers.openIn(workspace, id))]);
}

/** One handover to one person. */
export async function handoverCardFor(
  store: Store,
  handover: Handover,
  reader: { readonly user: UserId; readonly to: HandoverCard['to'] },
): Promise<HandoverCard> {
  const project = await store.projects.find(handover.workspace, handover.project);
  const zone = (await store.members.find(handover.workspace, reader.user))?.zone ?? UTC;
  const look = await handoverLookOf(store, handover);
  return { kind: 'handover-card', to: reader.to, projectName: project?.name ?? '', look, zone };
}

/** Those who take part in a project and are there, observers aside, with their leave. */
export async function peopleIn(store: Store, project: Project, now: Instant): Promise<Person[]> {
  const participants = await participantsOf(store, project, localDate(now, UTC));
  return participants
    .filter(({ member, participation }) => member.active && participation.role === 'participant')
    .map(({ member, absences }) => ({ member, absences }));
}

/** The form in which somebody hands over; null: they are in none of the projects. `words`: what they wrote already. */
export async function handoverFormFor(
  store: Store,
  { workspace, user }: { readonly workspace: WorkspaceId; readonly user: UserId },
  projects: readonly Project[],
  start: Pick<HandoverForm, 'done' | 'needs' | 'to'>,
  now: Instant,
): Promise<HandoverForm | null> {
  const [first] = projects;
  const member = await store.members.find(workspace, user);
  if (!first || !member) return null;
  const absences = await store.absences.ofUser(workspace, user, localDate(plusMinutes(now, -2 * DAY_MINUTES), UTC));
  const giver = { member, absences };
  const people = await peopleIn(store, first, now);
  const next = awakeNext(giver, people, now);
  return {
    kind: 'handover-form',
    ...start,
    projects: projects.map(({ id, name }) => ({ id, name })),
    nextName: people.find((one) => one.member.id === next)?.member.name ?? null,
    backAt: nextShift(giver, now),
    zone: member.zone ?? UTC,
  };
}
