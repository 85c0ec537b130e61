import { nextStretch } from '#domain/blocker-due.ts';
import type { Person } from '#domain/hours.ts';
import type { Hypothesis, HypothesisEvent } from '#domain/hypothesis.ts';
import { dateFor } from '#domain/hypothesis-clock.ts';
import { hypothesisSteps, type HypothesisStep } from '#domain/hypothesis-due.ts';
import type { CheckIn, HypothesisOccasion } from '#domain/hypothesis-message.ts';
import { decisionDue, stoppedByDefault } from '#domain/hypothesis-steps.ts';
import type { DeliveryKey, UserId } from '#domain/ids.ts';
import { hypothesisNewsKey, hypothesisSubject } from '#domain/keys.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { othersOf } from './hypothesis-asked.ts';
import { keep, restateCard, tell } from './hypothesis-keep.ts';
import { factsOf, loaded, type Loaded } from './hypothesis-look.ts';
import { teams, type Teams } from './hypothesis-teams.ts';

/** So many looks are one transaction: a commit costs more than a look. */
const TOGETHER = 10;
/** What one heartbeat does at most: a look at which nothing happens is one, a step about a bet five more. The rest comes with the next. */
const WORK_MAX = 1_200;
const STEP_WORK = 5;
/** A look that throws is taken again this much later, so that one bad row never holds up the others. */
const SET_ASIDE_MINUTES = 5;
/** A project at rest is looked at again now and then; nothing is said about it meanwhile. */
const REST_MINUTES = 6 * 60;
/** After a step the next one may be due at once; more than these in one look would be a loop. */
const STEPS_MAX = 6;

type BetId = Pick<Hypothesis, 'workspace' | 'number'>;

/** Checks in with owners, asks for decisions, stops by default; each once, in the hours of whoever it concerns. */
export async function lookAfterBets({ store, log }: Ports, now: Instant): Promise<void> {
  const history = teams();
  let work = 0;
  const lookAtAll = (bets: readonly BetId[]): Promise<number> =>
    store.atomically(async (inside) => {
      let steps = 0;
      for (const bet of bets) steps += await look(inside, bet, history, now);
      return bets.length + steps * STEP_WORK;
    });
  while (work < WORK_MAX) {
    const due = await store.hypotheses.due(now, TOGETHER);
    if (due.length === 0) return;
    try {
      work += await lookAtAll(due);
    } catch {
      history.forget();
      // One of them throws; the others are looked at all the same.
      for (const { workspace, number } of due) {
        try {
          work += await lookAtAll([{ workspace, number }]);
        } catch (error) {
          history.forget();
          log.error('A look at a bet failed', { workspace, number, error });
          await store.hypotheses.plan(workspace, number, plusMinutes(now, SET_ASIDE_MINUTES));
        }
      }
    }
  }
}

/** returns: how many steps were taken. */
async function look(store: Store, { workspace, number }: BetId, history: Teams, now: Instant): Promise<number> {
  let next: Instant | null = null;
  // What could not be said, since its reader has no hours ahead, holds up nothing else.
  const tried = new Set<string>();
  while (tried.size < STEPS_MAX) {
    const bet = await store.hypotheses.find(workspace, number);
    const known = bet && (await loaded(store, bet, now, history));
    const rests = known && known.project.state !== 'active';
    if (!known || rests) {
      await store.hypotheses.plan(workspace, number, rests ? plusMinutes(now, REST_MINUTES) : null);
      return tried.size;
    }
    const planned = await stepsOf(store, known, now);
    next = planned.next;
    const step = planned.steps.find((one) => !tried.has(JSON.stringify(one)));
    if (!step) break;
    tried.add(JSON.stringify(step));
    await take(store, known, step, history, now);
  }
  await store.hypotheses.plan(workspace, number, next);
  return tried.size;
}

async function stepsOf(store: Store, known: Loaded, now: Instant): Promise<ReturnType<typeof hypothesisSteps>> {
  const { bet, readings, owner, decider, odds } = known;
  const { workspace, number } = bet;
  const history = await store.hypotheses.history(workspace, number);
  const written = new Set((await store.deliveries.about(workspace, hypothesisSubject(number))).map(({ key }) => key));
  const others = bet.state.is === 'decision-due' ? await othersOf(store, known) : [];
  const said = (step: HypothesisStep): boolean => {
    if (step.do === 'due') return wasDue(history, step);
    return step.do !== 'default' && newsOf(known, step, others, now).every(({ key }) => written.has(key));
  };
  return hypothesisSteps({ bet, readings, owner, decider, chance: odds?.chance ?? null, said }, now);
}

/** A guardrail or a lack of hope asks for a decision once, anew where the reading behind it was taken back; the deadline always does. */
const wasDue = (history: readonly HypothesisEvent[], { why }: HypothesisStep & { do: 'due' }): boolean => {
  const last = history.findLast(({ what }) => (what.is === 'due' ? what.why : undueOf(what)) === why);
  return why !== 'deadline' && last?.what.is === 'due';
};

const undueOf = (what: HypothesisEvent['what']) => (what.is === 'withdrawn' ? what.undue : undefined);

interface News {
  readonly person: Person;
  readonly key: DeliveryKey;
  readonly occasion: HypothesisOccasion;
}

/** Who is told what at a step, and under which key. `others`: who may agree, or name another to decide. */
function newsOf(
  { bet, owner, decider }: Loaded,
  step: Exclude<HypothesisStep, { do: 'due' | 'default' }>,
  others: readonly Person[],
  now: Instant,
): News[] {
  const news = (person: Person, what: string, occasion: HypothesisOccasion): News => ({
    person,
    key: hypothesisNewsKey(bet.number, person.member.id, `${what}:${bet.createdAt}`),
    occasion,
  });
  // Named by the day on which it is read, so that what is written for after a leave is not written again then.
  const readOn = (person: Person) => dateFor(person, nextStretch(person, now)?.from ?? now);
  switch (step.do) {
    case 'check-in':
      return [news(owner, `mark-${step.mark}`, toOwner(bet, owner, { is: 'mark', mark: step.mark }))];
    case 'last-days':
      return [news(owner, `last-${step.date}`, toOwner(bet, owner, { is: 'last-days' }))];
    case 'confirm':
      return [news(owner, `claimed-${step.reading}`, toOwner(bet, owner, { is: 'claimed' }))];
    case 'drift':
      return [news(owner, `drift-${step.reading}`, toOwner(bet, owner, { is: 'drift' }))];
    case 'measure':
      return [news(owner, `measure-${step.date}`, toOwner(bet, owner, { is: 'measure' }))];
    case 'ask':
      return decider ? [news(decider, `decide-${readOn(decider)}`, { to: 'decider', again: step.again })] : [];
    case 'ask-second':
      return others.map((person) => news(person, `second:${step.on}`, { to: 'second' }));
    case 'decider-out':
      return others.map((person) =>
        news(person, `out-${bet.terms.decider}:${step.since}`, { to: 'lead', out: step.out }),
      );
  }
}

const toOwner = ({ terms }: Hypothesis, { member }: Person, about: CheckIn): HypothesisOccasion => ({
  to: 'owner',
  about,
  ...(member.id === terms.owner ? {} : { standIn: true }),
});

async function take(store: Store, known: Loaded, step: HypothesisStep, history: Teams, now: Instant): Promise<void> {
  const { bet, odds } = known;
  const { workspace, number } = bet;
  if (step.do === 'due') return keep(store, decisionDue(bet, step.why, null, now), now, history);
  if (step.do === 'default') {
    const change = stoppedByDefault(bet, await factsOf(store, known, now));
    history.forget(); // one more has ended
    await keep(store, change, now, history);
    const after = change && (await loaded(store, change.hypothesis, now, history));
    if (after) await tellOfEnd(store, after, bet.state.is === 'decision-due' && bet.state.proposed !== null, now);
    return;
  }
  if (step.do === 'check-in' && odds) {
    const { chance, logOdds } = odds;
    await store.hypotheses.noteForecast({ workspace, number, mark: step.mark, at: now, chance, logOdds });
    await restateCard(store, bet, `mark-${step.mark}`, now, history);
  }
  const others = bet.state.is === 'decision-due' ? await othersOf(store, known) : [];
  for (const { person, key, occasion } of newsOf(known, step, others, now))
    await tell(store, known, person, { key, occasion }, now);
}

/** The owner hears how it ended; where what was decided found nobody to agree, whoever decided it does too. */
async function tellOfEnd(store: Store, known: Loaded, proposed: boolean, now: Instant): Promise<void> {
  const { bet, decider } = known;
  if (proposed && decider) {
    const told = hypothesisNewsKey(bet.number, decider.member.id, `unagreed:${bet.createdAt}`);
    await tell(store, known, decider, { key: told, occasion: { to: 'decider', again: false } }, now);
  }
  const owner: UserId = known.owner.member.id;
  const key = hypothesisNewsKey(known.bet.number, owner, `ended:${known.bet.createdAt}`);
  await tell(store, known, known.owner, { key, occasion: toOwner(known.bet, known.owner, { is: 'ended' }) }, now);
}
