import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { workOn } from '#domain/hours.ts';
import { absenceOn, type Absence, type Half } from '#domain/member.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { backOn, standupDay, type Participant } from '#domain/standup.ts';
import { nudgeAt } from '#domain/standup-day.ts';
import { localDate, plusDays, type Instant, type Interval, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { settlePrompt } from './answer.ts';
import { personOf } from './blocker-look.ts';
import { participationsOf } from './participant.ts';
import { planAnew, retime } from './plan-anew.ts';
import { restatePrompt } from './prompt-message.ts';

/** Why leave could not be changed. `next`: the first day of leave that is planned; null: none is. */
export type AwayRefusal =
  | { readonly kind: 'nobody' | 'over' }
  | { readonly kind: 'not-away' | 'none-planned' | 'several'; readonly next: LocalDate | null }
  /** Half of a day was asked for that is off altogether already. */
  | { readonly kind: 'whole'; readonly absence: Absence };

/** What somebody says of a leave. A half is of one day only. */
export interface Leave {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
  readonly half?: Half | null;
  readonly kind?: Absence['kind'];
  /** Of the absence, where it is known by one; else a new one. */
  readonly id?: string;
}

/** Leave as it is kept, the next working day after it, and the hours that half a day leaves. */
export interface Gone {
  readonly absence: Absence;
  readonly backOn: LocalDate;
  readonly hours: readonly Interval[];
}

/**
 * Puts a person on leave for whole days of their own calendar, or for half of one; what was asked for those days is taken back.
 *
 * returns: `hours`: those that half a day leaves them; the other half, when it is off already, makes the day a whole one.
 */
export async function goAway(
  { store, newId }: Ports,
  who: { readonly workspace: WorkspaceId; readonly user: UserId },
  leave: Leave,
  now: Instant,
): Promise<Result<Gone, AwayRefusal>> {
  return store.atomically(async (inside) => {
    const today = await todayOf(inside, who, now);
    if (today === null) return refuse({ kind: 'nobody' });
    const { from, to, reason, kind = 'leave' } = leave;
    if (to < today) return refuse({ kind: 'over' });
    const taken = leave.half ? await wholeOn(inside, who, leave) : null;
    if (taken) return refuse({ kind: 'whole', absence: taken });
    const same = (await inside.absences.ofUser(who.workspace, who.user, today)).find(
      (one) => one.from === from && one.to === to && one.kind === kind,
    );
    const whole = !leave.half || (same !== undefined && same.half !== null && same.half !== leave.half);
    const half = whole ? null : (leave.half ?? null);
    const joined =
      half === null && kind === 'leave' ? await joinOthers(inside, who, { from, to }, today) : { from, to };
    const range = { ...joined, reason, kind, half };
    const absence: Absence = {
      workspace: who.workspace,
      id: leave.id ?? same?.id ?? newId(),
      user: who.user,
      ...range,
    };
    await inside.absences.save(absence);
    const participants = await participationsOf(inside, who.workspace, who.user, null, now);
    for (const participant of participants) await excuse(inside, participant, absence, now);
    await planAnew(inside, who, now);
    const person = await personOf(inside, who.workspace, who.user, today);
    const hours = person && absence.half !== null ? workOn(person, absence.from) : [];
    return ok({ absence, backOn: person ? backOn(person, absence.to) : plusDays(absence.to, 1), hours });
  });
}

/** The leave that has the whole of a day for which half of one is asked, other than one of that day alone. `but`: left aside. */
export async function wholeOn(
  store: Store,
  { workspace, user }: { readonly workspace: WorkspaceId; readonly user: UserId },
  { from, to, kind = 'leave' }: Leave,
  but: string | null = null,
): Promise<Absence | null> {
  const others = (await store.absences.ofUser(workspace, user, from)).filter(
    (one) => one.id !== but && !(one.kind === kind && one.from === from && one.to === to),
  );
  return absenceOn(others, from);
}

/**
 * Leave is written down once: what is planned for some of these days already is one leave with them; what begins on the same day
 * is another plan for it, and goes.
 */
async function joinOthers(
  store: Store,
  { workspace, user }: { readonly workspace: WorkspaceId; readonly user: UserId },
  { from, to }: Pick<Leave, 'from' | 'to'>,
  today: LocalDate,
): Promise<Pick<Leave, 'from' | 'to'>> {
  const others = (await store.absences.ofUser(workspace, user, today)).filter(
    (one) => one.kind === 'leave' && one.from <= to && from <= one.to,
  );
  for (const { id } of others) await store.absences.remove(workspace, id);
  const kept = others.filter((one) => one.half === null && one.from !== from);
  return {
    from: kept.reduce((first, one) => (one.from < first ? one.from : first), from),
    to: kept.reduce((last, one) => (one.to > last ? one.to : last), to),
  };
}

async function excuse(store: Store, participant: Participant, absence: Absence, now: Instant): Promise<void> {
  const { workspace, id } = participant.project;
  const prompt = await store.prompts.latest(workspace, id, participant.member.id);
  if (prompt?.state !== 'open' || prompt.date < absence.from || prompt.date > absence.to) return;
  const left = absence.half === null ? null : standupDay(participant, prompt.date);
  if (left && now < left.cutoffAt) {
    const from = left.askAt > now ? left.askAt : now;
    const moment = nudgeAt(participant, prompt.date, from, left.cutoffAt);
    const shorter = { ...prompt, nudgeAt: moment, cutoffAt: left.cutoffAt };
    return retime(store, participant, shorter, { opensAt: left.askAt, cause: 'half' }, now);
  }
  await settlePrompt(store, { ...prompt, state: 'excused', snoozedUntil: null }, now);
  const outcome = { is: 'excused', backOn: backOn(participant, absence.to) } as const;
  await restatePrompt(store, participant, prompt.date, outcome, `away:${absence.id}`, now);
}

/**
 * Ends the leave a person is on today, as of `from`, or as of today; where `from` is in leave that is planned, that ends before it.
 * Other leave stands.
 */
export async function comeBack(
  { store }: Ports,
  who: { readonly workspace: WorkspaceId; readonly user: UserId },
  now: Instant,
  from: LocalDate | null = null,
): Promise<Result<{ upcoming: readonly Absence[] }, AwayRefusal>> {
  return store.atomically(async (inside) => {
    const today = await todayOf(inside, who, now);
    if (today === null) return refuse({ kind: 'nobody' });
    const day = from ?? today;
    const absences = await inside.absences.ofUser(who.workspace, who.user, today);
    const current = absences.filter((one) => one.from <= day && day <= one.to);
    const upcoming = absences.filter((one) => one.from > today && !current.includes(one));
    if (day < today || current.length === 0) return refuse({ kind: 'not-away', next: upcoming[0]?.from ?? null });
    for (const absence of current) await endBefore(inside, absence, day);
    await planAnew(inside, who, now);
    return ok({ upcoming });
  });
}

/** Takes back leave that is planned: one, or `which` of several. */
export async function cancelLeave(
  { store }: Ports,
  who: { readonly workspace: WorkspaceId; readonly user: UserId },
  which: (absence: Absence) => boolean,
  now: Instant,
): Promise<Result<Absence, AwayRefusal>> {
  return store.atomically(async (inside) => {
    const today = await todayOf(inside, who, now);
    if (today === null) return refuse({ kind: 'nobody' });
    const planned = (await inside.absences.ofUser(who.workspace, who.user, today)).filter(
      ({ kind, from }) => kind !== 'holiday' && from >= today,
    );
    const [one, another] = planned.filter(which);
    if (!one) return refuse({ kind: 'none-planned', next: planned[0]?.from ?? null });
    if (another) return refuse({ kind: 'several', next: one.from });
    await endBefore(inside, one, one.from);
    await planAnew(inside, who, now);
    return ok(one);
  });
}

/** Of a status its mark stays, without a day, so that the status is not followed again. */
export async function endBefore(store: Store, absence: Absence, day: LocalDate): Promise<void> {
  if (absence.from < day || absence.kind === 'status') await store.absences.save({ ...absence, to: plusDays(day, -1) });
  else await store.absences.remove(absence.workspace, absence.id);
}

/** Today on a person's own calendar; null: nobody knows them or their zone. */
export async function todayOf(
  store: Store,
  { workspace, user }: { readonly workspace: WorkspaceId; readonly user: UserId },
  now: Instant,
): Promise<LocalDate | null> {
  const member = await store.members.find(workspace, user);
  return member?.zone ? localDate(now, member.zone) : null;
}
