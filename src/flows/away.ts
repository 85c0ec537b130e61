import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Absence } from '#domain/member.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { backOn, type Participant } from '#domain/standup.ts';
import { localDate, plusDays, type Instant, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { settlePrompt } from './answer.ts';
import { participationsOf } from './participant.ts';
import { restatePrompt } from './skip.ts';

export type AwayRefusal = { readonly kind: 'nobody' | 'over' | 'not-away' };

/** Puts a person on leave for whole days of their own calendar; what was asked for those days is taken back. */
export async function goAway(
  { store, newId }: Ports,
  who: { readonly workspace: WorkspaceId; readonly user: UserId },
  range: { readonly from: LocalDate; readonly to: LocalDate; readonly reason: string },
  now: Instant,
): Promise<Result<{ absence: Absence; backOn: LocalDate }, AwayRefusal>> {
  return store.atomically(async (inside) => {
    const today = await todayOf(inside, who, now);
    if (today === null) return refuse({ kind: 'nobody' });
    if (range.to < today) return refuse({ kind: 'over' });
    const same = (await inside.absences.ofUser(who.workspace, who.user, today)).find(
      ({ from, to }) => from === range.from && to === range.to,
    );
    const absence: Absence = { workspace: who.workspace, id: same?.id ?? newId(), user: who.user, ...range };
    await inside.absences.save(absence);
    const participants = await participationsOf(inside, who.workspace, who.user, null, now);
    for (const participant of participants) await excuse(inside, participant, absence, now);
    await inside.agenda.forget({ workspace: who.workspace, user: who.user });
    const first = participants[0];
    return ok({ absence, backOn: first ? backOn(first, absence.to) : plusDays(absence.to, 1) });
  });
}

async function excuse(store: Store, participant: Participant, absence: Absence, now: Instant): Promise<void> {
  const { workspace, id } = participant.project;
  const prompt = await store.prompts.latest(workspace, id, participant.member.id);
  if (prompt?.state !== 'open' || prompt.date < absence.from || prompt.date > absence.to) return;
  await settlePrompt(store, { ...prompt, state: 'excused', snoozedUntil: null }, now);
  const outcome = { is: 'excused', backOn: backOn(participant, absence.to) } as const;
  await restatePrompt(store, participant, prompt.date, outcome, `away:${absence.id}`, now);
}

/** Ends the leave a person is on today, as of today; leave planned for later stands. */
export async function comeBack(
  { store }: Ports,
  who: { readonly workspace: WorkspaceId; readonly user: UserId },
  now: Instant,
): Promise<Result<{ upcoming: readonly Absence[] }, AwayRefusal>> {
  return store.atomically(async (inside) => {
    const today = await todayOf(inside, who, now);
    if (today === null) return refuse({ kind: 'nobody' });
    const absences = await inside.absences.ofUser(who.workspace, who.user, today);
    const current = absences.filter(({ from }) => from <= today);
    if (current.length === 0) return refuse({ kind: 'not-away' });
    for (const absence of current) {
      if (absence.from < today) await inside.absences.save({ ...absence, to: plusDays(today, -1) });
      else await inside.absences.remove(who.workspace, absence.id);
    }
    await inside.agenda.forget({ workspace: who.workspace, user: who.user });
    return ok({ upcoming: absences.filter(({ from }) => from > today) });
  });
}

async function todayOf(
  store: Store,
  { workspace, user }: { readonly workspace: WorkspaceId; readonly user: UserId },
  now: Instant,
): Promise<LocalDate | null> {
  const member = await store.members.find(workspace, user);
  return member?.zone ? localDate(now, member.zone) : null;
}
