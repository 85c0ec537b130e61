import { distance } from 'fastest-levenshtein';

// A zone name is at most 32 letters; comparing a whole message with each would only cost time.
const LONGEST_WORD = 64;

/**
 * The one of `words` that `word` was most likely meant to be, letter case aside, or null when none is close.
 *
 * returns: the first among equals; a beginning of at least two letters counts as close.
 */
export function nearest(word: string, words: readonly string[]): string | null {
  const typed = word.trim().toLowerCase();
  if (typed === '' || typed.length > LONGEST_WORD) return null;
  const begun = typed.length > 1 ? words.find((one) => one.toLowerCase().startsWith(typed)) : undefined;
  let best: string | null = begun ?? null;
  let least = begun === undefined ? slipsAllowed(typed.length) + 1 : 1;
  for (const one of words) {
    const slips = distance(typed, one.toLowerCase());
    if (slips < least) [best, least] = [one, slips];
  }
  return best;
}

const slipsAllowed = (length: number): number => (length <= 3 ? 1 : length <= 6 ? 2 : Math.floor(length / 3));
