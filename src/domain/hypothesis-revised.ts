import type { Hypothesis, Metric, HypothesisState, Run, TermChange, Terms, Watch } from './hypothesis.ts';
import { dateFor } from './hypothesis-clock.ts';
import { countedOf, newEndOf, standing, type Going } from './hypothesis-standing.ts';
import { changed, type Step } from './hypothesis-steps.ts';
import type { UserId } from './ids.ts';
import { refuse } from './result.ts';
import type { Instant } from './time.ts';

/**
 * Its terms change. Once it runs, every change is told; nothing but the box moves the last day. While a decision is due nothing but
 * who takes it changes: they have as long for it as at first, and choose anew.
 */
export function revised(
  bet: Hypothesis,
  terms: Terms,
  changes: readonly TermChange[],
  { owner, readings }: Going,
  { by, reason, now }: { readonly by: UserId; readonly reason: string; readonly now: Instant },
): Step {
  const { state } = bet;
  if (state.is === 'decided') return refuse({ kind: 'over', end: state.end });
  if (changes.length === 0) return refuse({ kind: 'no-change' });
  const what = { is: 'changed', changes, reason: reason.trim() } as const;
  if (state.is === 'draft') return changed(bet, { terms }, what, by, now);
  if (state.is === 'decision-due') {
    if (changes.some(({ field }) => field !== 'decider')) return refuse({ kind: 'decision-due' });
    if (terms.decider === terms.owner) return refuse({ kind: 'decider-is-owner' });
    const open: HypothesisState = { ...state, at: now, proposed: null };
    return changed(bet, { terms, version: bet.version + 1, state: open }, what, by, now);
  }
  const moved = changes.some(({ field }) => field === 'box');
  const endOn = moved ? newEndOf(terms.box, state.run, bet.pauses, owner) : state.run.endOn;
  if (endOn === null) return refuse({ kind: 'no-working-days' });
  if (moved && endOn < dateFor(owner, now)) return refuse({ kind: 'ends-before-today' });
  const run = { ...state.run, endOn, ...remeasured(bet, terms, now) };
  const next = state.is === 'paused' ? { ...state, run } : standing(run, terms, countedOf(run, readings));
  return changed(bet, { terms, version: bet.version + 1, state: next }, what, by, now);
}

/** Another metric takes the place of the one before: the first one is kept, and what was read of others no longer counts. */
function remeasured({ state, terms }: Hypothesis, { metric }: Terms, now: Instant): Pick<Run, 'first'> {
  if (state.is === 'draft' || sameMetric(terms.metric, metric)) return {};
  return { first: { metric: state.run.first?.metric ?? terms.metric, until: now } };
}

/** Whether two metrics are the same number by whatever name: letter case aside. */
const sameMetric = (a: Metric, b: Metric): boolean =>
  a.name.trim().toLowerCase() === b.name.trim().toLowerCase() &&
  a.kind === b.kind &&
  a.direction === b.direction &&
  a.unit === b.unit;

/** What was shipped stays measured, or no longer. */
export function watched(bet: Hypothesis, watch: Watch | null, by: UserId, now: Instant): Step {
  if (bet.state.is !== 'decided' || bet.state.end.outcome !== 'ship') return refuse({ kind: 'not-shipped' });
  const kept = watch && { ...watch, since: now };
  return changed(bet, { watch: kept }, { is: 'watched', watch: kept }, by, now);
}
