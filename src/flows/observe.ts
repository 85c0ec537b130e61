import { mayAdminister, type Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { localDate, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import { hearersOf, tellLead } from './leads.ts';
import type { Who } from './project.ts';

const UTC = 'UTC' as Zone;

/** Why nobody is asked to make them an observer. */
export interface ObserveRefusal {
  readonly kind: 'not-a-participant' | 'observes' | 'administers';
}

/** Asks whoever leads a project to have somebody read along and not be asked, once a day; until they agree nothing changes. */
export async function wishToObserve(
  { store }: Ports,
  { workspace, user }: Who,
  project: Project,
  now: Instant,
): Promise<Result<void, ObserveRefusal>> {
  return store.atomically(async (inside) => {
    const member = await inside.members.find(workspace, user);
    const participation = await inside.participations.find(workspace, project.id, user);
    if (!member || !participation) return refuse({ kind: 'not-a-participant' });
    if (participation.role === 'observer') return refuse({ kind: 'observes' });
    if (mayAdminister(project, member, participation)) return refuse({ kind: 'administers' });
    const occasion = `wishes:${user}:${localDate(now, UTC)}`;
    for (const lead of await hearersOf(inside, project))
      await tellLead(inside, project, lead, { is: 'wishes', name: member.name }, occasion, now);
    return ok(undefined);
  });
}
