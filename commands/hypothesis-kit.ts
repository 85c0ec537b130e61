import { hypothesisId } from '#domain/hypothesis.ts';
import { refusalInWords, type Refusal } from '#domain/hypothesis-refusals.ts';
import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { localDate, type LocalDate, type Zone } from '#domain/time.ts';
import { refused } from '#domain/verb.ts';
import { permitted, type BetAct, type Circle } from '#flows/hypothesis.ts';
import type { Loaded } from '#flows/hypothesis-look.ts';
import type { Call, FormValues, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';

export const say = (message: Message): Reply => ({ kind: 'say', message });
export const actOf = ({ workspace, who }: Call, number: number): BetAct => ({ workspace, user: who, number });
export const textOf = (value: FormValues[string] | undefined): string => (typeof value === 'string' ? value : '');
export const listOfText = (value: FormValues[string] | undefined): string[] => (Array.isArray(value) ? [...value] : []);
export const userOf = (value: FormValues[string] | undefined): UserId | null =>
  typeof value === 'string' && value !== '' ? (value as UserId) : null;

/** Why a step was not taken, as a sentence with names in it. */
export async function sentenceOf(
  { store }: Ports,
  { workspace }: Call,
  refusal: Refusal,
  number: number,
): Promise<string> {
  const decider = refusal.kind === 'not-decider' ? await store.members.find(workspace, refusal.decider) : null;
  return refusalInWords(refusal, number, () => decider?.name ?? 'somebody who has left');
}

/** The same as a private reply. */
export const no = async (ports: Ports, call: Call, refusal: Refusal, number: number): Promise<Reply> =>
  say(refused(await sentenceOf(ports, call, refusal, number)));

/** Shows something of a bet to whoever is in its project. */
export function aboutBet(
  number: number,
  show: (ports: Ports, call: Call, known: Loaded) => Reply | Promise<Reply>,
  circle: Circle = 'participants',
) {
  return async (ports: Ports, call: Call): Promise<Reply> => {
    const known = await permitted(ports.store, actOf(call, number), call.now, circle);
    return known.ok ? show(ports, call, known.value) : no(ports, call, known.error, number);
  };
}

/** The project of the channel, or the caller's only one. errors: a sentence. */
export async function projectOf({ store }: Ports, { workspace, who, channel }: Call): Promise<Result<Project, string>> {
  const here = channel === null ? null : await store.projects.findByChannel(workspace, channel);
  const mine = await store.projects.ofUser(workspace, who);
  if (here) {
    if (mine.some(({ id }) => id === here.id)) return ok(here);
    return refuse('You are not a member of this project. Join its channel to see its bets.');
  }
  const [only, ...more] = mine;
  if (only && more.length === 0) return ok(only);
  return refuse(
    mine.length === 0
      ? 'Bets belong to a project. Invite me to a channel and press Set up there, or use `/project setup`.'
      : `There is no project in this channel. Use the command in the channel of the project you mean: ${mine.map(({ name }) => name).join(', ')}.`,
  );
}

/** The caller's own date. */
export async function todayOf({ store }: Ports, { workspace, who, now }: Call): Promise<LocalDate> {
  const member = await store.members.find(workspace, who);
  return localDate(now, member?.zone ?? ('UTC' as Zone));
}

export const FORGOTTEN = refused(
  'This button is from an older version of me. `/hypothesis list` shows the bets of a channel.',
);
export const idOf = hypothesisId;
