/**
 * The value below or at which `share` of `values` lie: one of them, never something between two (nearest rank).
 *
 * errors:  RangeError without any values, or for a share outside 0 to 1.
 */
export function percentile(values: readonly number[], share: number): number {
  if (share < 0 || share > 1) throw new RangeError(`${share} is no share`);
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('no values');
  return found;
}

/** The middle value; of an even number of values the mean of the two in the middle. errors: RangeError without any. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  if (high === undefined) throw new RangeError('no values');
  const low = sorted[Math.ceil(sorted.length / 2) - 1] ?? high;
  return (low + high) / 2;
}

/** The least and the greatest: how far one run differs from the next. errors: RangeError without any. */
export function spread(values: readonly number[]): readonly [number, number] {
  return [percentile(values, 0), percentile(values, 1)];
}

/** `values` in `count` rows of one length, in their order; what does not fill a row is left out. */
export function blocks(values: readonly number[], count: number): readonly number[][] {
  const length = Math.floor(values.length / count);
  return Array.from({ length: count }, (_, row) => values.slice(row * length, (row + 1) * length));
}
