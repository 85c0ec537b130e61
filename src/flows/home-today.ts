import type { HomeStandup } from '#domain/home.ts';
import { absenceOn } from '#domain/member.ts';
import type { Prompt } from '#domain/prompt.ts';
import type { Participant } from '#domain/standup.ts';
import type { Target } from '#domain/target.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import type { HomePart } from './home-part.ts';
import { nextPromptOf } from './next-prompt.ts';
import { participationsOf } from './participant.ts';
import { targetsOf } from './standup-form.ts';

/** Where today stands in each active project, and when the next question comes. */
export const todayPart: HomePart = async ({ store, member, now }) => {
  const { workspace, id: user } = member;
  const participants = await participationsOf(store, workspace, user, null, now);
  if (participants.length === 0) return null;
  const standups: HomeStandup[] = [];
  for (const { participant, target } of await targetsOf(store, participants, now)) {
    const { id, name } = participant.project;
    standups.push({ project: id, projectName: name, state: await stateOf(store, participant, target, now) });
  }
  const next = await nextPromptOf(store, workspace, user, now);
  return {
    is: 'today',
    standups,
    next: next && { projectName: next.participant.project.name, askAt: next.day.askAt },
  };
};

async function stateOf(
  store: Store,
  participant: Participant,
  target: Target,
  now: Instant,
): Promise<HomeStandup['state']> {
  if (target.is === 'prompt') return promptState(store, participant, target.prompt, now);
  if (target.is === 'day') {
    const { date, askAt, cutoffAt } = target.day;
    if (now < askAt) return { is: 'ahead', date, askAt };
    return now < cutoffAt ? { is: 'open', date, cutoffAt } : { is: 'late', date };
  }
  if (target.why === 'away') return { is: 'away', to: target.absence.to };
  return target.why === 'free-day' ? { is: 'free', next: target.next } : { is: target.why };
}

async function promptState(
  store: Store,
  { absences }: Participant,
  prompt: Prompt,
  now: Instant,
): Promise<HomeStandup['state']> {
  const { workspace, project, user, date, state, snoozedUntil, cutoffAt } = prompt;
  if (state === 'answered') {
    const answer = await store.answers.find(workspace, project, user, date);
    if (answer) return { is: 'answered', date, answeredAt: answer.answeredAt, late: answer.late };
  }
  const absence = state === 'excused' ? absenceOn(absences, date) : null;
  if (absence) return { is: 'away', to: absence.to };
  if (state === 'skipped' || state === 'excused') return { is: 'skipped', date };
  if (now >= cutoffAt) return { is: 'late', date };
  return snoozedUntil !== null && snoozedUntil > now
    ? { is: 'snoozed', date, until: snoozedUntil }
    : { is: 'open', date, cutoffAt };
}
