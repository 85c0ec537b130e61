/** The one of `words` with the fewest letters put in, taken out or changed; the first of several, empty where there is none. */
export function nearestOf(word: string, words: readonly string[]): string {
  const ranked = words.map((each) => ({ each, distance: distanceOf(word, each) }));
  return ranked.toSorted((a, b) => a.distance - b.distance)[0]?.each ?? '';
}

/** Levenshtein's distance, a row at a time. */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [line, letter] of from.split('').entries()) {
    const next = [line + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const changed = (row[column - 1] ?? 0) + (to[column - 1] === letter ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
