/** Numbers that look random and are the same for the same seed. */
export interface Chance {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True in `share` of all cases. */
  hits(share: number): boolean;
  one<T>(all: readonly [T, ...T[]]): T;
}

/** source: mulberry32, T. Ettinger, public domain; its quality is plenty for choosing among deeds. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { next, whole, hits: (share) => next() < share, one: (all) => all[whole(0, all.length - 1)] ?? all[0] };
}
