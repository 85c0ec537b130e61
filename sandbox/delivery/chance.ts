/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
export function createChance(seed = 0x5eed): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of `items`; undefined where there is none. */
export function pick<T>(items: readonly T[], chance: () => number): T | undefined {
  return items[Math.floor(chance() * items.length)];
}
