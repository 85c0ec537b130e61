import type { Person } from './hours.ts';
import type {
  Choice,
  DecisionCause,
  Ending,
  HappenedTo,
  Hypothesis,
  HypothesisChange,
  HypothesisState,
  Outcome,
  PauseClock,
} from './hypothesis.ts';
import { dateFor, deadlineOf, endOfBox } from './hypothesis-clock.ts';
import { missingOf } from './hypothesis-ready.ts';
import type { Refusal } from './hypothesis-refusals.ts';
import { goesAgainst, isSure, type RuleVerdict } from './hypothesis-rule.ts';
import { plusStood, standing, stoodDays, type Going } from './hypothesis-standing.ts';
import type { UserId } from './ids.ts';
import { reaches } from './hypothesis.ts';
import type { Reading } from './reading.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Instant } from './time.ts';

/** A bet after a step, or why it is not taken. */
export type Step = Result<HypothesisChange, Refusal>;

/** The bet with what is next of it, and the line that tells it. */
export function changed(
  bet: Hypothesis,
  next: Partial<Hypothesis>,
  what: HappenedTo,
  by: UserId | null,
  at: Instant,
): { readonly ok: true; readonly value: HypothesisChange } {
  const { workspace, number } = bet;
  return ok({ hypothesis: { ...bet, ...next }, event: { workspace, number, at, by, what } });
}

/** A draft begins to run, in the owner's working days from today on. Its checklist must be green. */
export function started(bet: Hypothesis, owner: Person, by: UserId, now: Instant): Step {
  if (bet.state.is !== 'draft') return refuse(overOr(bet, { kind: 'started' }));
  const startOn = dateFor(owner, now);
  const missing = missingOf(bet.terms, owner, startOn);
  if (missing.length > 0) return refuse({ kind: 'not-ready', missing });
  const endOn = endOfBox(bet.terms.box, startOn, owner);
  if (endOn === null) return refuse({ kind: 'no-working-days' });
  const run = { startedAt: now, startOn, endOn, firstTarget: bet.terms.target };
  return changed(bet, { state: { is: 'running', run } }, { is: 'started' }, by, now);
}

/**
 * What a reading makes of a bet: a first one at the target claims it, one that confirms it asks for the decision, a confirming
 * one that falls short takes the claim back.
 *
 * returns: null where nothing changes.
 */
export function afterReading(bet: Hypothesis, reading: Reading, now: Instant): HypothesisChange | null {
  const { state, terms } = bet;
  if (state.is !== 'running' && state.is !== 'target-claimed') return null;
  const { run } = state;
  const reached = reaches(terms.metric, reading.value, terms.target);
  if (state.is === 'running') {
    if (!reached) return null;
    const claim: HypothesisState = { is: 'target-claimed', run, reading: reading.number, at: now };
    return changed(bet, { state: claim }, { is: 'claimed', reading: reading.number }, reading.by, now).value;
  }
  if (reading.number === state.reading || !reading.confirms) return null;
  if (reached && isSure(reading, terms)) return decisionDue(bet, 'met', null, now);
  return reached ? null : changed(bet, { state: { is: 'running', run } }, { is: 'unclaimed' }, reading.by, now).value;
}

/** The decision is asked for. returns: null where it is already, the bet's clock stands still, or it is over. */
export function decisionDue(
  bet: Hypothesis,
  why: DecisionCause,
  by: UserId | null,
  now: Instant,
): HypothesisChange | null {
  const { state } = bet;
  const runs = state.is === 'running' || state.is === 'target-claimed';
  if (!runs && !(state.is === 'paused' && state.clock === 'runs')) return null;
  const due: HypothesisState = { is: 'decision-due', run: state.run, why, at: now, proposed: null };
  return changed(bet, { state: due }, { is: 'due', why }, by, now).value;
}

/** What a person wants to be the end. */
export interface Wish {
  readonly choice: Choice;
  readonly by: UserId;
  readonly reason: string;
  readonly learned: Ending['learned'];
}

/** What is known when a bet is concluded. */
export interface Facts {
  readonly verdict: RuleVerdict;
  /** null: it cannot be told, since its metric was changed. */
  readonly hit: boolean | null;
  /** How many of its forebears were the same bet made anew. */
  readonly rebets: number;
  readonly now: Instant;
}

/** Makes the same bet at most once anew. */
const REBETS_MAX = 1;

/**
 * The decision owner concludes it. With the agreed rule it is decided at once; against it, a reason is needed and it waits for a
 * second person. Concluded bets stay as they are.
 */
export function decided(bet: Hypothesis, wish: Wish, facts: Facts): Step {
  const { state, terms } = bet;
  if (state.is === 'draft') return refuse({ kind: 'not-started' });
  if (state.is === 'decided') return refuse({ kind: 'over', end: state.end });
  if (wish.by !== terms.decider) return refuse({ kind: 'not-decider', decider: terms.decider });
  if (wish.choice === 'rebet' && facts.rebets >= REBETS_MAX) return refuse({ kind: 'one-rebet' });
  const { choice, by, reason } = wish;
  if (!goesAgainst(choice, facts.verdict.advice)) return concluded(bet, wish, facts, null);
  if (reason.trim() === '') return refuse({ kind: 'needs-reason', advice: facts.verdict.advice });
  const due = state.is === 'decision-due' ? state : { why: 'asked' as const, at: facts.now };
  const proposed = { choice, by, reason: reason.trim(), at: facts.now, learned: wish.learned };
  const next: HypothesisState = { is: 'decision-due', run: state.run, why: due.why, at: due.at, proposed };
  return changed(bet, { state: next }, { is: 'proposed', choice, reason: reason.trim() }, by, facts.now);
}

/** A second person agrees to a choice against the rule. */
export function approved(bet: Hypothesis, by: UserId, facts: Facts): Step {
  const { state } = bet;
  if (state.is === 'decided') return refuse({ kind: 'over', end: state.end });
  if (state.is !== 'decision-due' || !state.proposed) return refuse({ kind: 'nothing-proposed' });
  if (state.proposed.by === by) return refuse({ kind: 'same-person' });
  return concluded(bet, { ...state.proposed, learned: state.proposed.learned ?? null }, facts, by);
}

/** A second person does not agree: the decision is open again, and its owner has as long for it as at first. */
export function declined(bet: Hypothesis, by: UserId, now: Instant): Step {
  const { state } = bet;
  if (state.is === 'decided') return refuse({ kind: 'over', end: state.end });
  if (state.is !== 'decision-due' || !state.proposed) return refuse({ kind: 'nothing-proposed' });
  if (state.proposed.by === by) return refuse({ kind: 'same-person' });
  return changed(bet, { state: { ...state, at: now, proposed: null } }, { is: 'due', why: state.why }, by, now);
}

/** The decision owner lets it go on until its deadline. */
export function carriedOn(bet: Hypothesis, { owner, readings }: Going, by: UserId, now: Instant): Step {
  const { state } = bet;
  if (state.is !== 'decision-due') return refuse(overOr(bet, { kind: 'nothing-due' }));
  if (by !== bet.terms.decider) return refuse({ kind: 'not-decider', decider: bet.terms.decider });
  if (deadlineOf(state.run, owner) <= now) return refuse({ kind: 'time-over' });
  return changed(bet, { state: standing(state.run, bet.terms, readings) }, { is: 'carried-on' }, by, now);
}

/** Nobody answered: stopped by default, or what was agreed for that. returns: null where no decision is due. */
export function stoppedByDefault(bet: Hypothesis, facts: Facts): HypothesisChange | null {
  const { state } = bet;
  if (state.is !== 'decision-due') return null;
  const reason = state.proposed ? `Nobody agreed to ${state.proposed.choice}, which went against the rule.` : '';
  const outcome = bet.terms.silence ?? 'stop';
  const end = ending(outcome, null, reason, facts, null, null);
  const next: HypothesisState = { is: 'decided', run: state.run, end };
  return changed(bet, { state: next }, { is: 'decided', outcome }, null, facts.now).value;
}

function concluded(bet: Hypothesis, wish: Wish, facts: Facts, approver: UserId | null): Step {
  const { state } = bet;
  if (state.is === 'draft') return refuse({ kind: 'not-started' });
  const early = state.is !== 'decision-due' || state.why === 'hopeless' || state.why === 'asked';
  const outcome = outcomeOf(wish.choice, early);
  const end = ending(outcome, wish.by, wish.reason.trim(), facts, approver, wish.learned);
  return changed(
    bet,
    { state: { is: 'decided', run: state.run, end } },
    { is: 'decided', outcome },
    approver ?? wish.by,
    facts.now,
  );
}

function ending(
  outcome: Outcome,
  by: UserId | null,
  reason: string,
  { verdict, hit, now }: Facts,
  approver: UserId | null,
  learned: Ending['learned'],
): Ending {
  const known = outcome === 'invalid' ? null : hit;
  return { outcome, by, at: now, reason, advice: verdict.advice, approver, next: null, hit: known, learned };
}

function outcomeOf(choice: Choice, early: boolean): Outcome {
  if (choice === 'rebet') return 'inconclusive';
  return choice === 'stop' && early ? 'stopped-early' : choice;
}

/** It rests. `clock`: whether its time-box goes on meanwhile. */
export function paused(bet: Hypothesis, clock: PauseClock, by: UserId, now: Instant): Step {
  const { state } = bet;
  if (state.is !== 'running' && state.is !== 'target-claimed') return refuse(overOr(bet, { kind: 'not-running' }));
  return changed(bet, { state: { is: 'paused', run: state.run, at: now, clock } }, { is: 'paused', clock }, by, now);
}

/** It goes on; where its clock stood still, its last day moves by the owner's working days in between. */
export function resumed(bet: Hypothesis, { owner, readings }: Going, by: UserId, now: Instant): Step {
  const { state } = bet;
  if (state.is !== 'paused') return refuse(overOr(bet, { kind: 'not-paused' }));
  const pause = { from: state.at, to: now };
  const stood = state.clock === 'stops' ? stoodDays(pause, owner) : 0;
  const endOn = plusStood(state.run.endOn, stood, owner) ?? state.run.endOn;
  const pauses = state.clock === 'stops' ? [...bet.pauses, pause] : bet.pauses;
  const next = standing({ ...state.run, endOn }, bet.terms, readings);
  return changed(bet, { state: next, pauses }, { is: 'resumed', endOn }, by, now);
}

const overOr = ({ state }: Hypothesis, other: Refusal): Refusal =>
  state.is === 'decided'
    ? { kind: 'over', end: state.end }
    : state.is === 'draft' && other.kind !== 'started'
      ? { kind: 'not-started' }
      : other;
