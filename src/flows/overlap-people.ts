import type { Person } from '#domain/hours.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { absenceOn, type Absence, type Member } from '#domain/member.ts';
import type { Calendar } from '#domain/overlap.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusDays, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { participantsOf } from './participant.ts';
import { newMember } from './roster.ts';

/** Somebody whose hours are compared. `assumed`: they never told them. */
export interface Peer {
  readonly person: Person;
  readonly calendar: Calendar;
  readonly assumed: boolean;
}

/** The people a question about shared hours is about. */
export interface Peers {
  readonly projectName: string | null;
  readonly peers: readonly Peer[];
  /** Names of people without a zone. */
  readonly unknown: readonly string[];
}

const UTC = 'UTC' as Zone;

/** Those who take part in a project and are not deactivated. */
export async function peersOf(store: Store, project: Project, now: Instant): Promise<Peers> {
  const participants = await participantsOf(store, project, localDate(now, UTC));
  const people = participants.filter(
    ({ member, participation }) => member.active && participation.role === 'participant',
  );
  return together(
    project.name,
    people.map(({ member, absences }) => ({ member, absences })),
  );
}

/**
 * People by their ids, in that order, once each. Whom Meridian does not know is looked up: their zone is the chat's, their
 * hours the usual ones.
 *
 * returns: `strangers`: ids that the chat does not know either, or bots, or people of another organisation.
 */
export async function peersNamed(
  { store, chat }: Ports,
  workspace: WorkspaceId,
  users: readonly UserId[],
  now: Instant,
): Promise<Peers & { readonly strangers: readonly UserId[] }> {
  const found: (Person & { readonly assumed?: boolean })[] = [];
  const strangers: UserId[] = [];
  const from = plusDays(localDate(now, UTC), -2);
  for (const user of new Set(users)) {
    const member = await store.members.find(workspace, user);
    if (member?.active) found.push({ member, absences: await store.absences.ofUser(workspace, user, from) });
    else {
      const profile = await chat.profile(workspace, user);
      if (!profile.ok || profile.value.bot || profile.value.deleted || profile.value.foreign) strangers.push(user);
      else found.push({ member: newMember({ workspace }, profile.value), absences: [], assumed: true });
    }
  }
  return { ...together(null, found), strangers };
}

function together(projectName: string | null, people: readonly (Person & { readonly assumed?: boolean })[]): Peers {
  const peers: Peer[] = [];
  const unknown: string[] = [];
  for (const { member, absences, assumed = false } of people) {
    if (member.zone === null) unknown.push(member.name);
    else peers.push({ person: { member, absences }, calendar: calendarOf(member, member.zone, absences), assumed });
  }
  return { projectName, peers, unknown };
}

/** Without leave the days off are left away, so that equal calendars are seen to be equal. */
function calendarOf({ shifts }: Member, zone: Zone, absences: readonly Absence[]): Calendar {
  return absences.length === 0 ? { zone, shifts } : { zone, shifts, off: (date) => absenceOn(absences, date) !== null };
}
