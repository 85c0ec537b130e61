import type { Address } from '#domain/delivery.ts';
import type { UserId } from '#domain/ids.ts';
import { stakeholderKey, weeklyKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { forReaders, type StakeholderPlan, type StakeholderWeek } from '#domain/stakeholder.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import { newsUntil } from '#domain/weekly.ts';
import type { WeeklyMessage } from '#domain/weekly-message.ts';
import type { Store } from '#ports/store.ts';
import { workingMoment } from './leads.ts';
import { administered, type Who } from './project.ts';
import { PRIORITY, say } from './say.ts';
import { planOf, stakeholderWeek } from './stakeholder.ts';
import { wantedOf } from './weekly-wanted.ts';
import type { WeekWanted } from './weekly.ts';

/** Hands a week that is over to whoever reads it in plain words, each once: to a channel at once, to people in their hours. */
export async function tellStakeholders(
  store: Store,
  project: Project,
  wanted: WeekWanted,
  team: WeeklyMessage,
  now: Instant,
): Promise<void> {
  const plan = await planOf(store, project);
  if (plan.startedAt === null) return;
  const week = await stakeholderWeek(store, project, wanted, now, team);
  await hand(store, project, plan, { ...week, why: 'scheduled' }, null, now);
}

/** Writes it for each reader; `wish` tells one sending by hand from the next. returns: whether anybody has it for the first time. */
async function hand(
  store: Store,
  project: Project,
  { channel, readers }: StakeholderPlan,
  week: StakeholderWeek,
  wish: Instant | null,
  now: Instant,
): Promise<boolean> {
  const { workspace, id } = project;
  let fresh = false;
  const to = async (target: string, address: Address, privately: boolean, at: Instant): Promise<void> => {
    const said = await say(store, now, {
      workspace,
      key: stakeholderKey(id, week.last, target, wish),
      subject: weeklyKey(id, week.last),
      address,
      message: { ...forReaders(week), privately },
      priority: PRIORITY.digest,
      notBefore: at,
      notAfter: newsUntil(at),
    });
    fresh ||= said;
  };
  if (channel !== null) await to(channel, { to: 'channel', channel }, false, now);
  for (const user of readers) {
    const member = await store.members.find(workspace, user);
    if (!member?.active || member.guest) continue;
    await to(user, { to: 'person', user }, true, await workingMoment(store, member, now));
  }
  return fresh;
}

/**
 * Sends the week that a person previewed at `previewed`, as it is now, to its readers; pressed twice, they have it once.
 *
 * returns: `again`: they have it; `nobody`: nobody reads it yet.
 */
export async function sendWish(
  store: Store,
  project: Project,
  who: Who,
  { last, previewed }: { readonly last: LocalDate; readonly previewed: Instant },
  now: Instant,
): Promise<'sent' | 'again' | 'nobody' | 'not-allowed' | 'resting'> {
  if (!(await administered(store, who, project)).ok) return 'not-allowed';
  if (project.state !== 'active') return 'resting';
  const plan = await planOf(store, project);
  if (plan.startedAt === null) return 'nobody';
  const week = await stakeholderWeek(store, project, await wantedOf(store, project, last, now), now);
  return (await hand(store, project, plan, { ...week, why: 'posted' }, previewed, now)) ? 'sent' : 'again';
}

/** What waits for readers of a project's week, or for one of them, is not sent any more. */
export async function takeBack(store: Store, { workspace, id }: Project, user: UserId | null): Promise<void> {
  for (const { key, message, address } of await store.deliveries.waiting(workspace)) {
    if (message.kind !== 'stakeholder-week' || message.project !== id) continue;
    if (user === null || (address.to === 'person' && address.user === user))
      await store.deliveries.drop(workspace, key, 'no reader any more');
  }
}
