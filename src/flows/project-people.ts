import type { AuditEntry, AuditFacts } from '#domain/audit.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Member } from '#domain/member.ts';
import type { AuditLog, ProjectMembers, ProjectPerson } from '#domain/project-message.ts';
import { mayAdminister, PROJECT_ROLES, type Participation, type Project } from '#domain/project.ts';
import type { Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';

const UTC = 'UTC' as Zone;
/** As many as a reader takes in. */
const ACTS = 25;
/** Facts that hold ids of people. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['leads', 'observers', 'member', ...PROJECT_ROLES]);

/** Who is in a project and as what, for `reader`. */
export async function membersOf(store: Store, project: Project, reader: Member): Promise<ProjectMembers> {
  const { workspace, id, name } = project;
  const members = new Map((await store.members.inProject(workspace, id)).map((member) => [member.id, member]));
  const participations = await store.participations.of(workspace, id);
  const people = participations.flatMap((one) => {
    const member = members.get(one.user);
    return member ? [personOf(member, one)] : [];
  });
  const own = participations.find(({ user }) => user === reader.id) ?? null;
  const sorted = people.toSorted((a, b) => a.name.localeCompare(b.name));
  const editable = mayAdminister(project, reader, own);
  return { kind: 'project-members', project: id, projectName: name, people: sorted, editable };
}

function personOf({ name, active, zone, guest }: Member, { lead, role, roles }: Participation): ProjectPerson {
  const asked = role === 'observer' ? 'observer' : zone === null ? 'waiting' : 'asked';
  return { name, lead, roles, is: active ? asked : 'gone', guest };
}

/** The newest administrative acts of a project, for `reader`; people are named where they are known. */
export async function auditOf(store: Store, { workspace, id, name }: Project, reader: Member): Promise<AuditLog> {
  const entries = await store.audit.latest(workspace, id, ACTS);
  const names = await namesOf(store, workspace, entries);
  const named = (user: UserId): string => names.get(user) ?? user;
  return {
    kind: 'audit-log',
    projectName: name,
    zone: reader.zone ?? UTC,
    acts: entries.map(({ at, actor, act, before, after }) => ({
      at,
      by: actor === null ? null : named(actor),
      act,
      before: withNames(before, named),
      after: withNames(after, named),
    })),
  };
}

async function namesOf(
  store: Store,
  workspace: WorkspaceId,
  entries: readonly AuditEntry[],
): Promise<Map<UserId, string>> {
  const users = entries.flatMap(({ actor, before, after }) => [
    ...(actor === null ? [] : [actor]),
    ...peopleIn(before),
    ...peopleIn(after),
  ]);
  const names = new Map<UserId, string>();
  for (const user of new Set(users)) {
    const member = await store.members.find(workspace, user);
    if (member) names.set(user, member.name);
  }
  return names;
}

function peopleIn(facts: AuditFacts): UserId[] {
  return Object.entries(facts).flatMap(([key, value]) =>
    OF_PEOPLE.has(key) && Array.isArray(value) ? value.map((user) => String(user) as UserId) : [],
  );
}

function withNames(facts: AuditFacts, named: (user: UserId) => string): AuditFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => {
      if (!OF_PEOPLE.has(key) || !Array.isArray(value)) return [key, value];
      return [key, value.map((user) => named(String(user) as UserId))];
    }),
  );
}
