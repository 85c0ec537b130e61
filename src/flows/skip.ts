import type { Prompt } from '#domain/prompt.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { mayWrite } from '#domain/hours.ts';
import type { Participant } from '#domain/standup.ts';
import { plusMinutes, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { promptFor, settlePrompt, type AnswerTo } from './answer.ts';
import { noPartIn, type NoPart } from './asking.ts';
import { participantOf } from './participant.ts';
import { restatePrompt } from './prompt-message.ts';
import { reminderHeeded } from './reminder.ts';

/** Why today could not be skipped or put off. `latest`: the last moment a snooze may end. */
export type SkipRefusal =
  | { readonly kind: NoPart | 'not-a-standup-day' | 'answered' | 'skipped' | 'not-asked' | 'over' }
  | { readonly kind: 'too-long'; readonly latest: Instant; readonly zone: Zone };

/** Leaves one date out: nobody asks again, and nobody is missing. `shown`: messages that now say so. */
export async function skip(
  { store }: Ports,
  to: AnswerTo,
  now: Instant,
): Promise<Result<{ shown: number }, SkipRefusal>> {
  return store.atomically(async (inside) => {
    const found = await openPrompt(inside, to, now);
    if (!found.ok) return found;
    const { participant, prompt } = found.value;
    await settlePrompt(inside, { ...prompt, state: 'skipped', snoozedUntil: null }, now);
    await reminderHeeded(inside, prompt);
    return ok({ shown: await restatePrompt(inside, participant, to.date, { is: 'skipped' }, 'skipped', now) });
  });
}

/** Asks again `minutes` from now, if that is before the cut-off and in the person's hours; it takes the place of the nudge. */
export async function snooze(
  { store }: Ports,
  to: AnswerTo,
  minutes: number,
  now: Instant,
): Promise<Result<{ until: Instant; zone: Zone; shown: number }, SkipRefusal>> {
  return store.atomically(async (inside) => {
    const found = await openPrompt(inside, to, now);
    if (!found.ok) return found;
    const { participant, prompt } = found.value;
    const { zone } = participant.member;
    if (prompt.askedAt === null || zone === null) return refuse({ kind: 'not-asked' });
    if (now >= prompt.cutoffAt) return refuse({ kind: 'over' });
    const until = plusMinutes(now, minutes);
    if (until >= prompt.cutoffAt || !mayWrite(participant, until)) {
      return refuse({ kind: 'too-long', latest: prompt.cutoffAt, zone });
    }
    const { workspace, project, user } = prompt;
    await inside.prompts.save({ ...prompt, snoozedUntil: until, nudgeAt: null });
    await inside.agenda.set({ workspace, project, user }, now);
    const outcome = { is: 'snoozed', until } as const;
    return ok({
      until,
      zone,
      shown: await restatePrompt(inside, participant, to.date, outcome, `snoozed:${until}`, now),
    });
  });
}

async function openPrompt(
  store: Store,
  to: AnswerTo,
  now: Instant,
): Promise<Result<{ participant: Participant; prompt: Prompt }, SkipRefusal>> {
  const participant = await participantOf(store, to.workspace, to.project, to.user, now);
  const noPart = await noPartIn(store, to);
  if (!participant || noPart) return refuse({ kind: noPart ?? 'not-a-participant' });
  const prompt = await promptFor(store, participant, to.date, now);
  if (!prompt) return refuse({ kind: 'not-a-standup-day' });
  if (prompt.state === 'answered') return refuse({ kind: 'answered' });
  if (prompt.state === 'skipped' || prompt.state === 'excused') return refuse({ kind: 'skipped' });
  if (prompt.state === 'missed') return refuse({ kind: 'over' });
  return ok({ participant, prompt });
}
