import type { AuditFacts } from '#domain/audit.ts';
import { difference } from '#domain/audit.ts';
import type { RolesForm } from '#domain/form.ts';
import type { ProjectId, UserId } from '#domain/ids.ts';
import type { Member } from '#domain/member.ts';
import { LEAD_ASKS, leadItem } from '#domain/nudge.ts';
import { givenBetween, PROJECT_ROLES, type Participation, type Project, type ProjectRole } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { lookAgain, withdraw } from './departure.ts';
import { heeded } from './heeded.ts';
import { tellRecast } from './leads.ts';
import { administered, type ProjectRefusal, type Who } from './project.ts';

/** Who shall be what; everybody in the project who is no observer is asked. */
export type Cast = Pick<RolesForm, 'leads' | 'observers' | 'roles'>;

/** `where`: the field of the form that is wrong; `names`: of whom. */
export type RolesRefusal =
  | ProjectRefusal
  | { readonly kind: 'no-lead'; readonly where: 'leads' }
  | {
      readonly kind: 'outsiders' | 'guests';
      readonly where: keyof Cast | ProjectRole;
      readonly names: readonly string[];
    };

/** The roles of a project as they are. */
export async function castOf(store: Store, { workspace, id }: Project): Promise<Cast> {
  const all = await store.participations.of(workspace, id);
  const those = (which: (one: Participation) => boolean): UserId[] => all.filter(which).map(({ user }) => user);
  return {
    leads: those(({ lead }) => lead),
    observers: those(({ role }) => role === 'observer'),
    roles: {
      'data-provider': those(({ roles }) => roles.includes('data-provider')),
      'model-architect': those(({ roles }) => roles.includes('model-architect')),
      'human-reviewer': those(({ roles }) => roles.includes('human-reviewer')),
    },
  };
}

/**
 * Gives a project its roles: whoever becomes an observer leaves its runs at once; whomever somebody else made something is told.
 *
 * shown: what was shown to whoever chose; what they left as it was stays as it is now. null: all of it is meant.
 */
export async function cast(
  { store }: Ports,
  who: Who,
  id: ProjectId,
  { chosen, shown }: { readonly chosen: Cast; readonly shown: Cast | null },
  now: Instant,
): Promise<Result<Project, RolesRefusal>> {
  return store.atomically(async (inside) => {
    const found = await administered(inside, who, await inside.projects.find(who.workspace, id));
    if (!found.ok) return found;
    const project = found.value;
    const members = await inside.members.inProject(who.workspace, id);
    const stands = await castOf(inside, project);
    const wanted = shown === null ? chosen : castOver(stands, shown, chosen);
    const refusal = refusalOf(wanted, members);
    if (refusal) return refuse(refusal);
    const before = factsOf(stands);
    const by = (await inside.members.find(who.workspace, who.user))?.name ?? '';
    for (const one of await inside.participations.of(who.workspace, id)) {
      const changes = givenBetween(one, await recast(inside, project, one, wanted, now));
      const member = members.find((other) => other.id === one.user);
      if (member?.active && member.id !== who.user && changes.length > 0)
        await tellRecast(inside, project, member, { by, changes }, now);
    }
    await lookAgain(inside, project, now);
    for (const news of LEAD_ASKS) await heeded(inside, who.workspace, who.user, leadItem(news, id), now);
    const facts = difference(before, factsOf(await castOf(inside, project)));
    await inside.audit.add({ workspace: who.workspace, project: id, actor: who.user, act: 'roles', ...facts, at: now });
    return ok(project);
  });
}

/** The cast as it stands with what somebody changed of the one that they were shown: two may change it at once. */
function castOver(stands: Cast, shown: Cast, chosen: Cast): Cast {
  const over = (of: (cast: Cast) => readonly UserId[]): UserId[] => {
    const [was, is] = [of(shown), of(chosen)];
    const kept = of(stands).filter((user) => is.includes(user) || !was.includes(user));
    return [...kept, ...is.filter((user) => !was.includes(user) && !kept.includes(user))];
  };
  return {
    leads: over(({ leads }) => leads),
    observers: over(({ observers }) => observers),
    roles: {
      'data-provider': over(({ roles }) => roles['data-provider']),
      'model-architect': over(({ roles }) => roles['model-architect']),
      'human-reviewer': over(({ roles }) => roles['human-reviewer']),
    },
  };
}

function refusalOf({ leads, observers, roles }: Cast, members: readonly Member[]): RolesRefusal | null {
  const known = new Map(members.map((member) => [member.id, member]));
  const fields = [
    ['leads', leads],
    ['observers', observers],
    ...PROJECT_ROLES.map((role) => [role, roles[role]] as const),
  ] as const;
  for (const [where, users] of fields) {
    if (users.some((user) => !known.get(user)?.active)) {
      const names = users.flatMap((user) => known.get(user)?.name ?? []);
      return { kind: 'outsiders', where, names };
    }
    const guests = users.flatMap((user) => (known.get(user)?.guest ? [known.get(user)?.name ?? ''] : []));
    // A reviewer reads what is held back from the channel, so that is no role for guests either.
    if ((where === 'leads' || where === 'human-reviewer') && guests.length > 0)
      return { kind: 'guests', where, names: guests };
  }
  return leads.length === 0 ? { kind: 'no-lead', where: 'leads' } : null;
}

/** The participation as it is now. */
async function recast(
  store: Store,
  project: Project,
  one: Participation,
  wanted: Cast,
  now: Instant,
): Promise<Participation> {
  const { user } = one;
  const role = wanted.observers.includes(user) ? 'observer' : 'participant';
  const roles = PROJECT_ROLES.filter((each) => wanted.roles[each].includes(user));
  const lead = wanted.leads.includes(user);
  const since = role === one.role ? one.since : now;
  if (role === one.role && lead === one.lead && roles.join() === one.roles.join()) return one;
  if (role === 'observer' && one.role === 'participant') await withdraw(store, project, user, 'observes', now);
  // Whoever is named now is what they are named, and no longer whoever left.
  const { left, ...kept } = one;
  const is = { ...kept, role, lead, roles, since, ...(left && role === 'observer' ? { left } : {}) } as const;
  await store.participations.save(is);
  return is;
}

function factsOf({ leads, observers, roles }: Cast): AuditFacts {
  return { leads, observers, ...roles };
}
