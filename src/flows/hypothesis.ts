import type { Hypothesis, HypothesisChange, Lineage, PauseClock, Terms, Watch } from '#domain/hypothesis.ts';
import type { Refusal } from '#domain/hypothesis-refusals.ts';
import { revised, watched } from '#domain/hypothesis-revised.ts';
import {
  approved,
  carriedOn,
  decided,
  declined,
  paused,
  resumed,
  started,
  type Wish,
} from '#domain/hypothesis-steps.ts';
import { changesOf } from '#domain/hypothesis-typed.ts';
import type { ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import { hypothesisNewsKey } from '#domain/keys.ts';
import { mayAdminister } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import { othersOf } from './hypothesis-asked.ts';
import { keep, restateCard, tell } from './hypothesis-keep.ts';
import { factsOf, loadBet, loaded, type Loaded } from './hypothesis-look.ts';

/** Who does something about which bet. */
export interface BetAct {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  readonly number: number;
}

type Done = Result<Hypothesis, Refusal>;

const dateOf = (at: Instant): LocalDate => at.slice(0, 10) as LocalDate;

/** Who writes a bet, where, and in which form; null: in none that could be sent twice. */
interface BetWriter {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  readonly project: ProjectId;
  readonly form?: string | null;
}

/** Writes a draft. The people in its terms must be known here; the caller has seen to the terms themselves. */
export async function draft(
  { store }: Ports,
  who: BetWriter,
  terms: Terms,
  parent: Lineage | null,
  now: Instant,
): Promise<Done> {
  return store.atomically(async (inside) => {
    const participation = await inside.participations.find(who.workspace, who.project, who.user);
    if (!participation) return refuse({ kind: 'not-a-participant' });
    // Whoever makes the same bet anew has done so at most once before.
    if (parent?.how === 'rebet' && (await inside.hypotheses.rebets(who.workspace, parent.number)) > 0) {
      return refuse({ kind: 'one-rebet' });
    }
    const ended = parent && (await inside.hypotheses.find(who.workspace, parent.number));
    if (ended?.state.is === 'decided' && ended.state.end.next !== null) return refuse({ kind: 'goes-on' });
    const bet = await inside.hypotheses.create(
      {
        workspace: who.workspace,
        project: who.project,
        terms,
        version: 1,
        state: { is: 'draft' },
        pauses: [],
        parent,
        watch: null,
        createdBy: who.user,
        createdAt: now,
      },
      who.form,
    );
    if (parent) await linkTo(inside, bet, parent.number);
    return ok(bet);
  });
}

/** The ended bet says which one goes on from it. */
async function linkTo(store: Store, child: Hypothesis, number: number): Promise<void> {
  const parent = await store.hypotheses.find(child.workspace, number);
  if (parent?.state.is !== 'decided' || parent.state.end.next !== null) return;
  const end = { ...parent.state.end, next: child.number };
  const linked: Hypothesis = { ...parent, state: { ...parent.state, end } };
  await store.hypotheses.save(linked, null);
  await restateCard(store, linked, `next:${child.createdAt}`, child.createdAt);
}

/** It begins to run. */
export const start = (ports: Ports, act: BetAct, now: Instant): Promise<Done> =>
  doTo(ports, act, now, (known) => started(known.bet, known.owner, act.user, now));

/** Its terms change. */
export const revise = (ports: Ports, act: BetAct, terms: Terms, reason: string, now: Instant): Promise<Done> =>
  doTo(ports, act, now, async (known, store) => {
    const owner = (await personOf(store, act.workspace, terms.owner, dateOf(known.bet.createdAt))) ?? known.owner;
    const changes = changesOf(known.bet.terms, terms);
    return revised(known.bet, terms, changes, { owner, readings: known.readings }, { by: act.user, reason, now });
  });

/** It rests; `clock` says whether its time goes on. */
export const pause = (ports: Ports, act: BetAct, clock: PauseClock, now: Instant): Promise<Done> =>
  doTo(ports, act, now, ({ bet }) => paused(bet, clock, act.user, now));

/** It goes on. */
export const resume = (ports: Ports, act: BetAct, now: Instant): Promise<Done> =>
  doTo(ports, act, now, (known) => resumed(known.bet, known, act.user, now));

/** What was shipped stays measured, or no longer. */
export const watch = (ports: Ports, act: BetAct, how: Watch | null, now: Instant): Promise<Done> =>
  doTo(ports, act, now, ({ bet }) => watched(bet, how, act.user, now));

/** The decision owner concludes it; against the agreed rule it waits for a second person, who is told. */
export const decide = (ports: Ports, act: BetAct, wish: Omit<Wish, 'by'>, now: Instant): Promise<Done> =>
  doTo(
    ports,
    act,
    now,
    async (known, store) => {
      const step = decided(known.bet, { ...wish, by: act.user }, await factsOf(store, known, now));
      if (step.ok && step.value.event.what.is === 'proposed') await askSecond(store, known, step.value, now);
      return step;
    },
    'anybody',
  );

/** Whoever leads hears that a choice against the rule waits for somebody to agree, and its owner. */
async function askSecond(store: Store, known: Loaded, { hypothesis }: HypothesisChange, now: Instant): Promise<void> {
  const after = await loaded(store, hypothesis, now);
  if (!after) return;
  for (const person of await othersOf(store, known)) {
    const key = hypothesisNewsKey(hypothesis.number, person.member.id, `second:${now}`);
    await tell(store, after, person, { key, occasion: { to: 'second' } }, now);
  }
}

/** A second person agrees. */
export const approve = (ports: Ports, act: BetAct, now: Instant): Promise<Done> =>
  doTo(
    ports,
    act,
    now,
    async (known, store) => approved(known.bet, act.user, await factsOf(store, known, now)),
    'participants',
  );

/** A second person does not agree. */
export const decline = (ports: Ports, act: BetAct, now: Instant): Promise<Done> =>
  doTo(ports, act, now, ({ bet }) => declined(bet, act.user, now), 'participants');

/** The decision owner lets it run until its deadline. */
export const carryOn = (ports: Ports, act: BetAct, now: Instant): Promise<Done> =>
  doTo(ports, act, now, (known) => carriedOn(known.bet, known, act.user, now), 'anybody');

/** Somebody's blind guess of the chance, before anything was measured; the first one stands. */
export async function guess({ store }: Ports, act: BetAct, percent: number, now: Instant): Promise<Done> {
  return store.atomically(async (inside) => {
    const known = await permitted(inside, act, now, 'participants');
    if (!known.ok) return known;
    const { bet } = known.value;
    if (bet.state.is === 'decided') return refuse({ kind: 'over', end: bet.state.end });
    // One that was taken back was seen all the same.
    if ((await inside.readings.of(bet.workspace, bet.number)).length > 0) return refuse({ kind: 'no-guess-now' });
    const { workspace, user, number } = act;
    const kept = await inside.hypotheses.guess({ workspace, number, user, percent, at: now });
    if (!kept) return refuse({ kind: 'guessed' });
    await restateCard(inside, bet, `guess:${user}`, now);
    return ok(bet);
  });
}

/**
 * `keepers`: its owner, its decision owner, whoever opened it and whoever leads; `measurers`: those and the people in its roles;
 * `participants`: everybody in the project; `anybody`: the same, and the step looks itself.
 */
export type Circle = 'keepers' | 'measurers' | 'participants' | 'anybody';

async function doTo(
  { store }: Ports,
  act: BetAct,
  now: Instant,
  step: (known: Loaded, store: Store) => Result<HypothesisChange, Refusal> | Promise<Result<HypothesisChange, Refusal>>,
  circle: Circle = 'keepers',
): Promise<Done> {
  return store.atomically(async (inside) => {
    const known = await permitted(inside, act, now, circle);
    if (!known.ok) return known;
    const taken = await step(known.value, inside);
    if (!taken.ok) return taken;
    await keep(inside, taken.value, now);
    return ok(taken.value.hypothesis);
  });
}

/** The bet, if the person may do something about it. errors: unknown, not a member, not theirs. */
export async function permitted(
  store: Store,
  { workspace, user, number }: BetAct,
  now: Instant,
  circle: Circle = 'keepers',
): Promise<Result<Loaded, Refusal>> {
  const known = await loadBet(store, workspace, number, now);
  if (!known) return refuse({ kind: 'unknown' });
  const { terms, project, createdBy } = known.bet;
  const participation = await store.participations.find(workspace, project, user);
  const member = await store.members.find(workspace, user);
  if (!member?.active) return refuse({ kind: 'not-a-participant' });
  const keeps = user === terms.owner || user === terms.decider || (participation !== null && user === createdBy);
  if (keeps || mayAdminister(known.project, member, participation)) return ok(known);
  const named = [terms.dataProvider, terms.modelArchitect, terms.humanReviewer].includes(user);
  if (!participation && !named) return refuse({ kind: 'not-a-participant' });
  return circle === 'keepers' || (circle === 'measurers' && !named) ? refuse({ kind: 'not-yours' }) : ok(known);
}
