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

/** The words of `text` that tell what it speaks of, each once, at most 30. */
export function tellingWords(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !SMALL.has(word));
  return [...new Set(words)].slice(0, 30);
}

/** Of bets that have some of the words, those that share at least two of them: one alone is a coincidence. */
export function soundAlike(words: readonly string[], bets: readonly Hypothesis[]): Hypothesis[] {
  return bets.filter(({ terms: { belief, problem, metric } }) => {
    const theirs = new Set(tellingWords(`${belief} ${problem} ${metric.name}`));
    return words.filter((word) => theirs.has(word)).length >= Math.min(2, words.length);
  });
}
