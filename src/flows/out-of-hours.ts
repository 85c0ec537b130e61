import type { Delivery } from '#domain/delivery.ts';
import { isAllQuiet, mayWrite, nextOpening } from '#domain/hours.ts';
import { localDate, plusDays, plusMinutes, type Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { PRIORITY } from './say.ts';

/** Plans change slowly: whether a project has woken is looked at once a day. */
const DAY_MINUTES = 24 * 60;

/**
 * Whether something that is about to be sent has to wait, because it is private, nobody asked for it, and the person may not be
 * written to at `now`: outside their hours, on leave, in their quiet hours. When it was planned they could be; that may be days
 * ago, and since then they may have gone on leave, changed their hours, or the bot was down. What somebody asked for goes at once,
 * and so does what goes to people whose hours nobody knows.
 *
 * returns: when it may go, after `now`; null: it may go now. After its window it goes no more.
 */
export async function heldUntil(store: Store, delivery: Delivery, now: Instant): Promise<Instant | null> {
  const { workspace, address, priority, message, notAfter } = delivery;
  if (address.to !== 'person' || priority <= PRIORITY.reply) return null;
  const member = await store.members.find(workspace, address.user);
  if (!member?.zone) return null;
  const absences = await store.absences.ofUser(workspace, member.id, plusDays(localDate(now, member.zone), -2));
  const person = { member, absences };
  const from = (await isAtRest(store, delivery)) ? plusMinutes(now, DAY_MINUTES) : now;
  if (from === now && mayWrite(person, now)) return null;
  // A day that they would have quiet altogether has its question nevertheless, in its hours.
  const asks = message.kind === 'prompt' || message.kind === 'prompts' || message.kind === 'nudge';
  if (asks && isAllQuiet(person, message.date) && mayWrite({ member: { ...member, quiet: [] }, absences }, now))
    return null;
  return nextOpening(person, from) ?? plusMinutes(notAfter, 1);
}

/** Nobody is introduced to a project whose channel is closed, or that is paused. */
async function isAtRest(store: Store, { workspace, message }: Delivery): Promise<boolean> {
  if (message.kind !== 'introduction') return false;
  return (await store.projects.find(workspace, message.project))?.state !== 'active';
}
