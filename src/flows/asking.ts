import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { Participant } from '#domain/standup.ts';
import type { Instant } from '#domain/time.ts';
import { dateInWords } from '#domain/time-words.ts';
import type { Store } from '#ports/store.ts';
import { participationsOf } from './participant.ts';
import { targetsOf } from './standup-form.ts';

/** Somebody takes no part that could be answered for: the project is gone, or they are out of it, or they read along. */
export type NoPart = 'no-project' | 'not-a-participant' | 'observer';

/** Why somebody cannot answer for a project; null: they take part in it. */
export async function noPartIn(
  store: Store,
  { workspace, project, user }: { readonly workspace: WorkspaceId; readonly project: ProjectId; readonly user: UserId },
): Promise<NoPart | null> {
  if (!(await store.projects.find(workspace, project))) return 'no-project';
  const participation = await store.participations.find(workspace, project, user);
  if (!participation) return 'not-a-participant';
  return participation.role === 'observer' ? 'observer' : null;
}

/** The person's projects that ask anybody, here or everywhere; a sentence for those who have none. */
export async function askingOf(
  store: Store,
  { workspace, user }: { readonly workspace: WorkspaceId; readonly user: UserId },
  channel: Project['channel'] | null,
  now: Instant,
): Promise<readonly Participant[] | string> {
  const participants = await participationsOf(store, workspace, user, channel, now);
  const awake = participants.filter(({ project }) => project.state === 'active');
  if (awake.length > 0) return awake;
  const here = participants.map(({ project }) => project);
  const asleep = here.length > 0 ? here : await store.projects.ofUser(workspace, user);
  if (asleep.length > 0) return asleepInWords(asleep);
  return 'You are in no project yet. Invite me to a channel and press Set up there, or use `/project setup`.';
}

function asleepInWords(asleep: readonly Project[]): string {
  const names = asleep.map(({ name }) => name).join(', ');
  const paused = asleep.some(({ state }) => state === 'paused');
  const how = paused ? '`/project resume` in its channel' : 'an invitation of me to its channel';
  return `Nothing is asked at present: ${names} ${asleep.length === 1 ? 'is' : 'are'} paused. It goes on after ${how}.`;
}

/** Why nothing can be answered in any of these projects at `now`, and what can be done; null: something can. */
export async function whyNothing(
  store: Store,
  participants: readonly Participant[],
  now: Instant,
): Promise<string | null> {
  const targets = (await targetsOf(store, participants, now)).map(({ target }) => target);
  if (targets.some(({ is }) => is !== 'none')) return null;
  const gone = targets.find((target) => target.is === 'none' && target.why === 'away');
  if (gone?.is === 'none' && gone.why === 'away')
    return `You are away until ${dateInWords(gone.absence.to)}. \`/standup back\` ends your leave.`;
  if (targets.some((target) => target.is === 'none' && target.why === 'no-zone'))
    return 'Slack does not tell me your time zone. `/meridian hours` takes it, and I ask at your hours from then on.';
  if (targets.every((target) => target.is === 'none' && target.why === 'observer')) {
    const names = participants.map(({ project }) => project.name).join(', ');
    return `You read along in ${names} and are not asked. Whoever leads ${targets.length === 1 ? 'it' : 'them'} can change that.`;
  }
  const next = targets
    .flatMap((target) => (target.is === 'none' && target.why !== 'away' && target.next ? [target.next] : []))
    .toSorted()[0];
  return next ? `You have no standup today. Your next one is on ${dateInWords(next)}.` : 'You have no standup ahead.';
}
