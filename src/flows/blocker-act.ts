import {
  acknowledged,
  closed,
  confirmed,
  detailed,
  reworded,
  stillThere,
  updated,
  type Blocker,
  type Changed,
} from '#domain/blocker.ts';
import type { FollowUp } from '#domain/blocker-choice.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { keep } from './blocker-cards.ts';
import { askAboutDoubts, helperRefusal, type HelperRefusal } from './blocker-raise.ts';
import { participantOf } from './participant.ts';
import { seesBlocker } from './posting.ts';

/** Who does something about which blocker. */
export interface Act {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  readonly number: number;
}

/** Why nothing was done; `over`: it is closed already; `seen`: they have acknowledged it before. */
export type ActRefusal = { readonly kind: 'unknown' | 'not-yours' | 'over' | 'seen' | 'empty' } | HelperRefusal;

/** What came of it. `shown`: how many messages change by themselves. */
export interface Acted {
  readonly blocker: Blocker;
  readonly shown: number;
}

/** "I see to it." */
export function acknowledge(ports: Ports, act: Act, now: Instant): Promise<Result<Acted, ActRefusal>> {
  return doTo(ports, act, 'seen', (blocker) => acknowledged(blocker, act.user, now), now);
}

/** It is over. */
export function resolve(ports: Ports, act: Act, now: Instant): Promise<Result<Acted, ActRefusal>> {
  return doTo(ports, act, 'over', (blocker) => closed(blocker, 'resolved', act.user, now), now);
}

/** Tells how it goes, in words or by naming somebody else who could help. */
export async function update(
  ports: Ports,
  act: Act,
  { text, kind, helper }: Pick<Blocker, 'text' | 'kind' | 'helper'>,
  now: Instant,
): Promise<Result<Acted, ActRefusal>> {
  return ports.store.atomically(async (inside) => {
    const found = await mine(inside, act);
    if (!found.ok) return found;
    const blocker = found.value;
    if (blocker.state.is === 'closed') return refuse({ kind: 'over' });
    const refusal =
      helper === blocker.helper ? null : await helperRefusal(inside, act.workspace, blocker.owner, helper);
    if (refusal) return refuse(refusal);
    const chosen = detailed(blocker, { kind, helper }, act.user, now);
    const said = text.trim() === '' ? null : updated(chosen?.blocker ?? blocker, act.user, text.trim(), now);
    if (!chosen && !said) return refuse({ kind: 'empty' });
    const shown = [await keep(inside, chosen, act.user, now), await keep(inside, said, act.user, now)];
    return ok({ blocker: said?.blocker ?? chosen?.blocker ?? blocker, shown: Math.max(...shown) });
  });
}

/** The author says whether a doubtful line holds them up; the question changes in place. */
export async function settleDoubt(
  { store }: Ports,
  act: Act,
  blocks: boolean,
  now: Instant,
): Promise<Result<Acted, ActRefusal>> {
  return store.atomically(async (inside) => {
    const found = await mine(inside, act);
    if (!found.ok) return found;
    const blocker = found.value;
    if (blocker.owner !== act.user) return refuse({ kind: 'not-yours' });
    const change = blocks ? confirmed(blocker, act.user, now) : onlyReview(blocker, act.user, now);
    if (!change) return refuse({ kind: 'over' });
    await keep(inside, change, act.user, now);
    const participant = await participantOf(inside, act.workspace, blocker.project, act.user, now);
    const { source } = blocker;
    if (participant && source.from === 'answer') await askAboutDoubts(inside, participant, source.date, false, now);
    return ok({ blocker: change.blocker, shown: 1 });
  });
}

const onlyReview = (blocker: Blocker, by: UserId, now: Instant): Changed | null =>
  blocker.state.is === 'asked' ? closed(blocker, 'no-blocker', by, now) : null;

/** What the owner said about their open blockers of earlier days; anything else's is left alone. */
export async function followUp(
  store: Store,
  { workspace, user }: { readonly workspace: WorkspaceId; readonly user: UserId },
  said: readonly FollowUp[],
  now: Instant,
): Promise<void> {
  for (const { number, now: how, text } of said) {
    const blocker = await store.blockers.find(workspace, number);
    if (blocker?.owner !== user) continue;
    if (how === 'resolved') await keep(store, closed(blocker, 'resolved', user, now), user, now);
    else if (how === 'changed') await keep(store, reworded(blocker, text.trim(), null, now), user, now);
    else await keep(store, stillThere(blocker, now), user, now);
  }
}

async function doTo(
  { store }: Ports,
  act: Act,
  otherwise: 'seen' | 'over',
  change: (blocker: Blocker) => Changed | null,
  now: Instant,
): Promise<Result<Acted, ActRefusal>> {
  return store.atomically(async (inside) => {
    const found = await mine(inside, act);
    if (!found.ok) return found;
    const done = change(found.value);
    if (!done) return refuse({ kind: found.value.state.is === 'closed' ? 'over' : otherwise });
    return ok({ blocker: done.blocker, shown: await keep(inside, done, act.user, now) });
  });
}

/** The blocker, if it is the person's to act on: theirs, for their help, or of a project they are in. */
async function mine(store: Store, { workspace, user, number }: Act): Promise<Result<Blocker, ActRefusal>> {
  const blocker = await store.blockers.find(workspace, number);
  if (!blocker) return refuse({ kind: 'unknown' });
  if (blocker.owner === user || blocker.helper === user) return ok(blocker);
  if (blocker.state.is === 'asked') return refuse({ kind: 'unknown' }); // nobody else knows of it yet
  const participation = await store.participations.find(workspace, blocker.project, user);
  if (!participation) return refuse({ kind: 'not-yours' });
  return (await seesBlocker(store, blocker, user)) ? ok(blocker) : refuse({ kind: 'unknown' });
}
