import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { nextStandup, type Participant, type StandupDay } from '#domain/standup.ts';
import { localDate, plusDays, type Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { participationsOf } from './participant.ts';

/** A question that is still to come. */
export interface NextPrompt {
  readonly participant: Participant;
  readonly day: StandupDay;
}

/** The first question that a person will be asked after `now`, in any of their projects; null: none is planned. */
export async function nextPromptOf(
  store: Store,
  workspace: WorkspaceId,
  user: UserId,
  now: Instant,
): Promise<NextPrompt | null> {
  const ahead = (await participationsOf(store, workspace, user, null, now)).flatMap((participant) => {
    const day = nextAskOf(participant, now);
    return day ? [{ participant, day }] : [];
  });
  return ahead.toSorted((a, b) => (a.day.askAt < b.day.askAt ? -1 : 1))[0] ?? null;
}

/** The first question that a participant will be asked after `now`; null: none is planned. */
export function nextAskOf(participant: Participant, now: Instant): StandupDay | null {
  const { zone } = participant.member;
  if (zone === null || participant.project.state !== 'active') return null;
  let day = nextStandup(participant, plusDays(localDate(now, zone), -2));
  while (day && day.askAt <= now) day = nextStandup(participant, day.date);
  return day;
}
