/** units: milliseconds before the first, second, … repetition; the last holds from then on. */
const WAITS = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** Resolves after a wait that grows with the number of failures so far. */
export async function backoff(failures: number): Promise<void> {
  const wait = WAITS[Math.min(Math.max(failures, 1), WAITS.length) - 1] ?? 0;
  await new Promise((resolve) => setTimeout(resolve, wait));
}
