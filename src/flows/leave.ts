import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { LeaveForm } from '#domain/leave.ts';
import type { Absence } from '#domain/member.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { endBefore, goAway, todayOf, wholeOn, type AwayRefusal, type Gone, type Leave } from './away.ts';

interface Who {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
}

/** Why a leave that was chosen cannot be changed: `gone`: it is over, taken back or another one since. */
export type LeaveRefusal = AwayRefusal | { readonly kind: 'gone' };

/** The form of a person's leave. `id`: of the one it changes; null: adds one. */
export async function leaveForm(
  { store }: Pick<Ports, 'store'>,
  who: Who,
  id: string | null,
  now: Instant,
): Promise<Result<LeaveForm, LeaveRefusal>> {
  const today = await todayOf(store, who, now);
  if (today === null) return refuse({ kind: 'nobody' });
  if (id === null) return ok({ kind: 'leave-form', today, leave: null });
  const found = await find(store, who, id, today);
  if (!found) return refuse({ kind: 'gone' });
  const { from, to, reason, half } = found;
  return ok({ kind: 'leave-form', today, leave: { id, from, to, reason, half } });
}

/** Puts other days in place of a leave. Days of it that are over stay leave, unless it begins earlier now. */
export async function changeLeave(
  { store, ...ports }: Ports,
  who: Who,
  id: string,
  leave: Leave,
  now: Instant,
): Promise<Result<Gone, LeaveRefusal>> {
  return store.atomically(async (inside) => {
    const today = await todayOf(inside, who, now);
    if (today === null) return refuse({ kind: 'nobody' });
    const old = await find(inside, who, id, today);
    if (!old) return refuse({ kind: 'gone' });
    // Looked at before the old one is taken away: a refusal changes nothing.
    if (leave.to < today) return refuse({ kind: 'over' });
    const taken = leave.half ? await wholeOn(inside, who, leave, id) : null;
    if (taken) return refuse({ kind: 'whole', absence: taken });
    const first = leave.from < today ? leave.from : today;
    await endBefore(inside, old, first < old.from ? old.from : first);
    return goAway({ ...ports, store: inside }, who, leave, now);
  });
}

async function find(store: Store, who: Who, id: string, today: LocalDate): Promise<Absence | undefined> {
  const ahead = await store.absences.ofUser(who.workspace, who.user, today);
  return ahead.find((one) => one.id === id && one.kind !== 'holiday');
}
