import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Absence } from '#domain/member.ts';
import { daysAway, type Status } from '#domain/status.ts';
import { localDate, plusDays, type Instant, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { goAway } from './away.ts';
import { planAnew } from './plan-anew.ts';

/** The same status as one so old is another leave. */
const SAME_DAYS = 30;

interface Who {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
}

/**
 * Somebody's status may have changed: one that says that they are away makes leave of its days, and a leave of a status that is
 * gone ends. Where an administrator has declined to show statuses nothing happens.
 */
export async function statusChanged(ports: Ports, who: Who, now: Instant): Promise<void> {
  const member = await ports.store.members.find(who.workspace, who.user);
  if (!member?.zone || !member.active) return;
  const read = await ports.chat.status(who.workspace, who.user);
  if (read.ok) return ports.store.atomically((store) => follow({ ...ports, store }, who, read.value, now));
  if (read.error.kind === 'refused' && read.error.code === 'missing_scope') return;
  ports.log.warn('A status could not be read', { ...who, failure: read.error });
}

async function follow(ports: Ports, who: Who, status: Status, now: Instant): Promise<void> {
  const { store } = ports;
  const member = await store.members.find(who.workspace, who.user);
  if (!member?.zone) return;
  const today = localDate(now, member.zone);
  const days = daysAway(status, member, member.zone, now);
  const before = (await store.absences.ofUser(who.workspace, who.user, plusDays(today, -SAME_DAYS))).filter(
    ({ kind }) => kind === 'status',
  );
  const id = idOf(who, status, today);
  const reason = status.text.trim();
  // Whoever came back while a status stood is not sent away by it again.
  const same = days && before.find((one) => one.id === id || (status.expiresAt === null && one.reason === reason));
  for (const one of before) if (one !== same && one.to >= today) await end(store, one, today);
  if (days && !same) await goAway(ports, who, { ...days, id, reason, kind: 'status' }, now);
  await planAnew(store, who, now);
}

/** One status with an end is one leave, whatever else changes; one without is told by its words. */
const idOf = ({ user }: Who, { expiresAt }: Status, today: LocalDate): string => `status:${user}:${expiresAt ?? today}`;

/** Its days until today stay as leave; it can be told from one that was ended by hand. */
async function end(store: Store, absence: Absence, today: LocalDate): Promise<void> {
  await store.absences.remove(absence.workspace, absence.id);
  if (absence.from < today)
    await store.absences.save({ ...absence, id: `${absence.id}:over`, kind: 'leave', to: plusDays(today, -1) });
}
