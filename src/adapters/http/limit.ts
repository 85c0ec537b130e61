/** So many at once, and as many again in a minute: a training script that logs every step is told to slow down. */
const BURST = 60;
const PER_SECOND = BURST / 60;
const MOST_KEYS = 10_000;

/** Says how long to wait before the next one. units: `now` in ms; returns seconds, 0: go ahead */
export type RateLimit = (key: string, now: number) => number;

/** A bucket for each key that fills again at an even pace. A restart fills them all, which harms nobody. */
export function createRateLimit(): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return (key, now) => {
    const known = buckets.get(key) ?? { left: BURST, at: now };
    const left = Math.min(BURST, known.left + (Math.max(0, now - known.at) / 1000) * PER_SECOND);
    if (buckets.size >= MOST_KEYS) buckets.clear();
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1 ? 0 : Math.ceil((1 - left) / PER_SECOND);
  };
}
