import type { Blocker } from './blocker.ts';
import type { BlockerLine } from './blocker-words.ts';

/** What an answer's blocker lines mean for the blockers that are known. */
export interface LinesPlan {
  readonly keep: readonly Blocker[];
  readonly reword: readonly { readonly blocker: Blocker; readonly line: BlockerLine }[];
  readonly raise: readonly BlockerLine[];
  readonly withdraw: readonly Blocker[];
}

/**
 * Each line meets at most one blocker and each blocker one line: first the same words, then words alike, in order.
 *
 * ours:     raised by this very answer, whatever became of them; those left over are withdrawn.
 * standing: other open ones of the same person and project: who repeats yesterday's words raises nothing.
 */
export function planLines(
  lines: readonly BlockerLine[],
  ours: readonly Blocker[],
  standing: readonly Blocker[],
): LinesPlan {
  const keep: Blocker[] = [];
  const reword: { blocker: Blocker; line: BlockerLine }[] = [];
  const raise: BlockerLine[] = [];
  const left = [...ours];
  const others = [...standing];
  const rest = lines.filter((line) => {
    const found = takeFirst(left, line, same) ?? takeFirst(others, line, same);
    if (found) keep.push(found);
    return !found && !keep.some((blocker) => same(blocker, line)); // one line written twice is one blocker
  });
  for (const line of rest) {
    const found = takeFirst(left, line, alike);
    if (found) reword.push({ blocker: found, line });
    else if (!raise.some(({ text }) => plainly(text) === plainly(line.text))) raise.push(line);
  }
  return { keep, reword, raise, withdraw: left.filter(({ state }) => state.is !== 'closed') };
}

function takeFirst(
  among: Blocker[],
  line: BlockerLine,
  fits: (blocker: Blocker, line: BlockerLine) => boolean,
): Blocker | null {
  const index = among.findIndex((blocker) => fits(blocker, line));
  return index < 0 ? null : (among.splice(index, 1)[0] ?? null);
}

const plainly = (text: string): string => wordsOf(text).join(' ');

/** Letters and digits only: list marks, stars and punctuation make no other blocker. Emoji alone are compared as they stand. */
const wordsOf = (text: string): string[] => {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.length > 0 ? words : [text.trim()];
};

const same = (blocker: Blocker, line: BlockerLine): boolean => plainly(blocker.text) === plainly(line.text);

/** At least half of the words of the shorter one are in the other. A blocker that is over is not put in other words. */
function alike(blocker: Blocker, line: BlockerLine): boolean {
  if (blocker.state.is === 'closed') return false;
  const [a, b] = [new Set(wordsOf(blocker.text)), new Set(wordsOf(line.text))];
  const common = [...a].filter((word) => b.has(word)).length;
  return common * 2 >= Math.min(a.size, b.size);
}
