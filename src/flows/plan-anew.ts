import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Prompt } from '#domain/prompt.ts';
import { expectedDay, type Participant } from '#domain/standup.ts';
import { nudgeAt } from '#domain/standup-day.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { lookAgain } from './departure.ts';
import { participationsOf } from './participant.ts';
import { refreshPrompt, reopenPrompt, restatePrompt } from './prompt-message.ts';

/**
 * Somebody's leave, hours or zone have changed: what they were asked follows, and their next question and the open runs of their
 * projects are looked at again.
 */
export async function planAnew(
  store: Store,
  { workspace, user }: { readonly workspace: WorkspaceId; readonly user: UserId },
  now: Instant,
): Promise<void> {
  for (const participant of await participationsOf(store, workspace, user, null, now))
    await followDay(store, participant, now);
  await store.agenda.forget({ workspace, user });
  for (const project of await store.projects.ofUser(workspace, user)) await lookAgain(store, project, now);
}

/**
 * The question of a day that somebody is asked about goes by that day as it is now: an open one ends when the day does, one that
 * was taken back because they were away is open again while there is time. One that is not of a day of theirs any more stays.
 */
export async function followDay(store: Store, participant: Participant, now: Instant): Promise<void> {
  const { project, member } = participant;
  const prompt = await store.prompts.latest(project.workspace, project.id, member.id);
  if (!prompt || prompt.askedAt === null || (prompt.state !== 'open' && prompt.state !== 'excused')) return;
  // The rest of the day is by the clock that they go by now.
  const here = { ...participant, member: { ...member, stays: [] } };
  const day = expectedDay(here, prompt.date);
  if (!day || (prompt.state === 'excused' && day.cutoffAt <= now)) return;
  const isOver = prompt.cutoffAt <= now && day.cutoffAt <= now;
  if (prompt.state === 'open' && (isOver || day.cutoffAt === prompt.cutoffAt)) return;
  const from = day.askAt > now ? day.askAt : now;
  const moment = prompt.nudgedAt === null ? nudgeAt(here, prompt.date, from, day.cutoffAt) : prompt.nudgeAt;
  const renewed: Prompt = { ...prompt, state: 'open', nudgeAt: moment, cutoffAt: day.cutoffAt };
  if (prompt.state === 'open') return retime(store, participant, renewed, { opensAt: day.askAt, cause: 'until' }, now);
  await store.prompts.save(renewed);
  await reopenPrompt(store, participant, renewed, now);
}

/**
 * Keeps an open question whose day has other times now, and what stands of it follows. What was put off into hours that are off comes
 * when those are over; where its day ends before, it is open again.
 *
 * opensAt: the first moment of the day's hours. cause: as for an edit, with the cut-off and the moment after it.
 */
export async function retime(
  store: Store,
  participant: Participant,
  prompt: Prompt,
  { opensAt, cause }: { readonly opensAt: Instant; readonly cause: string },
  now: Instant,
): Promise<void> {
  const put = prompt.snoozedUntil;
  const until = put !== null && put < opensAt ? opensAt : put;
  if (until === null) {
    await store.prompts.save(prompt);
    await refreshPrompt(store, participant, prompt, `${cause}:${prompt.cutoffAt}:${now}`, now);
  } else if (until < prompt.cutoffAt) {
    await store.prompts.save({ ...prompt, snoozedUntil: until, nudgeAt: null });
    const outcome = { is: 'snoozed', until } as const;
    if (until !== put) await restatePrompt(store, participant, prompt.date, outcome, `snoozed:${until}`, now);
  } else {
    const open = { ...prompt, snoozedUntil: null };
    await store.prompts.save(open);
    await reopenPrompt(store, participant, open, now);
  }
}
