import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Member } from '#domain/member.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import { moved } from '#domain/travel.ts';
import type { Ports } from '#ports/index.ts';
import { deactivated, lookAgain } from './departure.ts';
import { restateIntroduction } from './introduction.ts';
import { planAnew } from './plan-anew.ts';
import { withProfile } from './roster.ts';
import { settleTravel, tellTravel } from './travel.ts';

/** What a person chooses about their own hours. */
export type Hours = Pick<Member, 'zone' | 'shifts' | 'standupAt' | 'evening' | 'quiet' | 'nudges'>;

/** What Slack says of a person has changed: name, zone, whether they are still here. */
export async function profileChanged(
  { store, chat, log }: Ports,
  workspace: WorkspaceId,
  user: UserId,
  now: Instant,
): Promise<void> {
  if (!(await store.members.find(workspace, user))) return;
  const profile = await chat.profile(workspace, user);
  if (!profile.ok) return log.warn('A changed profile could not be read', { workspace, user, failure: profile.error });
  await store.atomically(async (inside) => {
    const known = await inside.members.find(workspace, user);
    if (!known) return;
    const member = withProfile(known, profile.value, now);
    await inside.members.save(member);
    await tellTravel(inside, known, member, now);
    if (known.active && !member.active) await deactivated(inside, workspace, user, now);
    if (member.stays === known.stays && member.zone === known.zone && member.active === known.active) return;
    await inside.agenda.forget({ workspace, user });
    if (member.active)
      for (const project of await inside.projects.ofUser(workspace, user)) await lookAgain(inside, project, now);
  });
}

/** The person says that these are their hours. `shown`: the message that asked says so itself. */
export async function confirmHours(
  { store }: Ports,
  workspace: WorkspaceId,
  user: UserId,
  now: Instant,
): Promise<Result<{ readonly member: Member; readonly shown: boolean }, 'nobody'>> {
  return store.atomically(async (inside) => {
    const known = await inside.members.find(workspace, user);
    if (!known) return refuse('nobody');
    // Without a zone there is nothing to confirm yet.
    if (known.zone === null) return ok({ member: known, shown: false });
    const member = { ...known, confirmedAt: known.confirmedAt ?? now };
    await inside.members.save(member);
    return ok({ member, shown: await restateIntroduction(inside, member, now) });
  });
}

/** The person's own hours, in force from now on; a date already asked about is not asked again. */
export async function changeHours(
  { store }: Ports,
  workspace: WorkspaceId,
  user: UserId,
  hours: Hours,
  now: Instant,
): Promise<Result<Member, 'nobody'>> {
  return store.atomically(async (inside) => {
    const known = await inside.members.find(workspace, user);
    if (!known) return refuse('nobody');
    // Only another zone than the one in force is a choice of theirs; it holds from now on, whatever was to come.
    const chosen = hours.zone !== null && hours.zone !== known.zone ? moved(known, hours.zone, now, now) : known;
    const member = { ...chosen, ...hours, zone: chosen.zone, confirmedAt: now };
    await inside.members.save(member);
    if (chosen !== known) await settleTravel(inside, member, 'overtaken', now);
    await planAnew(inside, { workspace, user }, now);
    await restateIntroduction(inside, member, now);
    return ok(member);
  });
}
