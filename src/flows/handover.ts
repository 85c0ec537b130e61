import {
  awakeNext,
  handoverName,
  untilOf,
  type Handover,
  type HandoverTerm,
  type HandoverWords,
} from '#domain/handover.ts';
import type { HandoverCard } from '#domain/handover-message.ts';
import { absenceOn } from '#domain/member.ts';
import { nextOpening, type Person } from '#domain/hours.ts';
import type { ProjectId, UserId } from '#domain/ids.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { localDate, type Instant, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { restateHandover, tellTaken } from './handover-said.ts';
import { handoverCardFor, isFor, peopleIn } from './handover-look.ts';
import { heeded } from './heeded.ts';
import { participantOf } from './participant.ts';
import type { Who } from './project.ts';

/**
 * Why nothing was handed over or taken. `over`: somebody has it, or its giver again; `nobody`: nobody else works there;
 * `away`: whom it is for is on leave.
 */
export type HandoverRefusal =
  | { readonly kind: 'empty' | 'not-a-participant' | 'stranger' | 'own' | 'nobody' | 'unknown' | 'not-yours' }
  | { readonly kind: 'over'; readonly card: HandoverCard }
  | { readonly kind: 'away'; readonly name: string; readonly until: LocalDate };

/** What somebody hands over, to whom (null: whoever is awake next) and for how long. */
export interface Given {
  readonly project: ProjectId;
  readonly words: HandoverWords;
  readonly to: UserId | null;
  readonly term: HandoverTerm;
}

type Which = Pick<Handover, 'number' | 'project'>;

/** The handover that a button names; null: it is gone, or its number is another project's by now. */
export async function findHandover(store: Store, workspace: Who['workspace'], which: Which): Promise<Handover | null> {
  const found = await store.handovers.find(workspace, which.number);
  return found?.project === which.project ? found : null;
}

/** Hands work over; whoever it is for hears of it in their hours. returns: what its giver is shown. */
export function give(
  { store }: Ports,
  who: Who,
  given: Given,
  now: Instant,
): Promise<Result<HandoverCard, HandoverRefusal>> {
  return store.atomically(async (inside) => {
    const { workspace, user } = who;
    const words = { done: given.words.done.trim(), needs: given.words.needs.trim() };
    if (words.done === '' && words.needs === '') return refuse({ kind: 'empty' });
    const participant = await participantOf(inside, workspace, given.project, user, now);
    if (!participant) return refuse({ kind: 'not-a-participant' });
    const { project } = participant;
    const found = await receiverOf(inside, participant, given.to, await peopleIn(inside, project, now), now);
    if (!found.ok) return found;
    const handover = await inside.handovers.add({
      workspace,
      project: project.id,
      giver: user,
      to: given.to,
      next: found.value.member.id,
      words,
      until: untilOf(given.term, participant, now),
      givenAt: now,
      toldAt: null,
      state: { is: 'open' },
    });
    const card = await handoverCardFor(inside, handover, { user, to: 'given' });
    return ok({ ...card, tellsAt: nextOpening(found.value, now) });
  });
}

async function receiverOf(
  store: Store,
  giver: Person,
  to: UserId | null,
  people: readonly Person[],
  now: Instant,
): Promise<Result<Person, HandoverRefusal>> {
  const { workspace, id } = giver.member;
  if (to === id) return refuse({ kind: 'own' });
  const wanted = to ?? awakeNext(giver, people, now);
  if (wanted === null) return refuse({ kind: 'nobody' });
  const person = people.find(({ member }) => member.id === wanted);
  if (!person) return refuse({ kind: 'stranger' });
  const { name, zone } = person.member;
  const away = zone === null ? null : absenceOn(person.absences, localDate(now, zone));
  if (to !== null && away) return refuse({ kind: 'away', name, until: away.to });
  if (zone === null) return refuse({ kind: (await store.members.find(workspace, wanted)) ? 'nobody' : 'stranger' });
  return ok(person);
}

/** Somebody takes over what was handed over: theirs until its end. The giver hears of it. returns: how many messages change. */
export function take({ store }: Ports, who: Who, which: Which, now: Instant): Promise<Result<number, HandoverRefusal>> {
  return store.atomically(async (inside) => {
    const { workspace, user } = who;
    const found = await findHandover(inside, workspace, which);
    if (!found) return refuse({ kind: 'unknown' });
    if (found.giver === user) return refuse({ kind: 'own' });
    const member = await inside.participations.find(workspace, found.project, user);
    if (!member || !isFor(found, user)) return refuse({ kind: 'not-yours' });
    if (found.state.is !== 'open')
      return refuse({ kind: 'over', card: await handoverCardFor(inside, found, { user, to: 'next' }) });
    // Its giver is back by then, so whoever takes it after its term keeps it.
    const until = found.until !== null && found.until <= now ? null : found.until;
    const taken: Handover = { ...found, until, state: { is: 'taken', by: user, at: now } };
    await inside.handovers.save(taken);
    await heeded(inside, workspace, user, handoverName(which.number), now);
    const shown = await restateHandover(inside, taken, `taken:${now}`, now);
    await tellTaken(inside, taken, now);
    return ok(shown);
  });
}

/** Its giver takes it back before anybody took it. */
export function takeBack(
  { store }: Ports,
  who: Who,
  which: Which,
  now: Instant,
): Promise<Result<number, HandoverRefusal>> {
  return store.atomically(async (inside) => {
    const { workspace, user } = who;
    const found = await findHandover(inside, workspace, which);
    if (!found) return refuse({ kind: 'unknown' });
    if (found.giver !== user) return refuse({ kind: 'not-yours' });
    if (found.state.is !== 'open')
      return refuse({ kind: 'over', card: await handoverCardFor(inside, found, { user, to: 'given' }) });
    const back: Handover = { ...found, state: { is: 'withdrawn', by: user, at: now } };
    await inside.handovers.save(back);
    await heeded(inside, workspace, user, handoverName(which.number), now);
    return ok(await restateHandover(inside, back, `withdrawn:${now}`, now));
  });
}
