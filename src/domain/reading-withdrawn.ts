import { quoted } from './calendar-names.ts';
import { hypothesisId, type Hypothesis, type HypothesisChange, type HypothesisState } from './hypothesis.ts';
import { deadlineOf } from './hypothesis-clock.ts';
import { readValue, valueInWords } from './hypothesis-numbers.ts';
import { brokenGuardrails, isConfirmed } from './hypothesis-rule.ts';
import { standing, type Going } from './hypothesis-standing.ts';
import type { UserId } from './ids.ts';
import type { Reading, Withdrawn } from './reading.ts';
import { ok, refuse, type Result } from './result.ts';

const LISTED_MAX = 5;

/**
 * A bet without a reading that was taken back: what that one claimed, confirmed or broke is as if it had never been; a decision
 * that is due for another reason stays due, and so does a choice that waits for a second person.
 *
 * going: its owner, and the readings that still count.
 */
export function afterWithdrawal(bet: Hypothesis, taken: Reading, going: Going, how: Withdrawn): HypothesisChange {
  const { workspace, number, state: before } = bet;
  const state = stateWithout(bet, going, how);
  const undue = before.is === 'decision-due' && state.is !== 'decision-due' ? { undue: before.why } : {};
  const what = { is: 'withdrawn', reading: taken.number, value: taken.value, why: how.why, ...undue } as const;
  return { hypothesis: { ...bet, state }, event: { workspace, number, at: how.at, by: how.by, what } };
}

function stateWithout({ state, terms }: Hypothesis, { owner, readings }: Going, { at }: Withdrawn): HypothesisState {
  if (state.is === 'running' || state.is === 'target-claimed') return standing(state.run, terms, readings);
  if (state.is !== 'decision-due' || state.proposed !== null) return state;
  const holds = { met: isConfirmed(terms, readings), guardrail: brokenGuardrails(terms, readings).length > 0 };
  if ((state.why !== 'met' && state.why !== 'guardrail') || holds[state.why]) return state;
  if (deadlineOf(state.run, owner) <= at) return { ...state, why: 'deadline' };
  return standing(state.run, terms, readings);
}

/**
 * Which reading `#3 wrong split`, `0.38 a slip` or `a slip` means, and why it is taken back: the one of that number or value,
 * otherwise the newest of `user`, and the newest of all where they logged none.
 *
 * errors: a sentence that lists the last ones.
 */
export function readWithdrawal(
  text: string,
  { number, terms: { metric } }: Pick<Hypothesis, 'number' | 'terms'>,
  readings: readonly Reading[],
  user: UserId,
): Result<{ readonly reading: number; readonly why: string }, string> {
  const left = readings.filter(({ withdrawn }) => !withdrawn).toSorted((a, b) => b.number - a.number);
  const [, first = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const id = hypothesisId(number);
  const told = left.slice(0, LISTED_MAX).map((one) => `${valueInWords(one.value, metric.unit)} (#${one.number})`);
  const listed = told.length === 0 ? `${id} has no reading to take back.` : `The last of ${id}: ${told.join(', ')}.`;
  const place = /^#(\d{1,9})[:,]?$/.exec(first)?.[1];
  if (place !== undefined) {
    const named = readings.find((one) => one.number === Number(place));
    return named ? ok({ reading: named.number, why: rest.trim() }) : refuse(`There is no ${quoted(first)}. ${listed}`);
  }
  const value = /^[-+−]?[.,]?\d/.test(first) ? readValue(first.replace(/[:,]$/, ''), metric.kind, metric.name) : null;
  if (value) {
    const named = value.ok ? left.find((one) => one.value === value.value) : undefined;
    return named ? ok({ reading: named.number, why: rest.trim() }) : refuse(`There is no ${quoted(first)}. ${listed}`);
  }
  const newest = left.find(({ by }) => by === user) ?? left[0];
  return newest ? ok({ reading: newest.number, why: text.trim() }) : refuse(listed);
}
