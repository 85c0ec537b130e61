import type { HypothesisLook } from './hypothesis-message.ts';
import type { Hypothesis } from './hypothesis.ts';

/** Bets in the order in which somebody should act on them; of the same kind, those that end sooner first. */
export function byActionability(looks: readonly HypothesisLook[]): HypothesisLook[] {
  return looks.toSorted((a, b) => urgency(b) - urgency(a) || leftOf(a) - leftOf(b) || a.number - b.number);
}

function urgency({ state, health, guardrailsBroken }: HypothesisLook): number {
  if (guardrailsBroken.length > 0 && state.is !== 'decided') return 9;
  switch (state.is) {
    case 'decision-due':
      return state.why === 'met' ? 8 : 7;
    case 'target-claimed':
      return 6;
    case 'running':
      return health.length > 0 ? 5 : 4;
    case 'draft':
      return 3;
    case 'paused':
      return 2;
    case 'decided':
      return 1;
  }
}

const leftOf = ({ state }: HypothesisLook): number => ('daysLeft' in state ? state.daysLeft : Infinity);

const SMALL = new Set('a an the of to in on for and or is are it we that with than by as be will this from'.split(' '));

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1 && !SMALL.has(word)),
  );

/** Bets that speak of what `text` speaks of, the most alike first; `least`: how many words they share at the least. */
export function alike(text: string, bets: readonly Hypothesis[], least: number): Hypothesis[] {
  const asked = wordsOf(text);
  const scored = bets.map((bet) => {
    const { belief, problem, metric } = bet.terms;
    const reason = bet.state.is === 'decided' ? bet.state.end.reason : '';
    const theirs = wordsOf(`${belief} ${problem} ${metric.name} ${reason}`);
    return { bet, shared: [...asked].filter((word) => theirs.has(word)).length };
  });
  return scored
    .filter(({ shared }) => shared >= Math.min(least, Math.max(1, asked.size)))
    .toSorted((a, b) => b.shared - a.shared || b.bet.number - a.bet.number)
    .map(({ bet }) => bet);
}
