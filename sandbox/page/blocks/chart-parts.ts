/** One line, or one colour of bars. */
export interface Series {
  readonly name: string;
  readonly points: readonly { readonly label: string; readonly value: number }[];
}

/** Told apart by people who see few colours, on light and on dark. Slack allows six series. */
const COLORS = ['#1d7fc4', '#e0701e', '#189e78', '#b0428f', '#8a78d6', '#a68a00'];

/** The colour of a series or segment; again from the first where there are more than colours. */
export const colorAt = (index: number): string => COLORS[index % COLORS.length] ?? '';

/** Round steps from at most the least to at least the most value, about `count` of them; 0 is always among them. */
export function stepsFor(values: readonly number[], count: number): number[] {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const rough = (most - least || 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const from = Math.floor(least / step);
  const to = Math.max(from + 1, Math.ceil(most / step));
  // Multiplied, not added up, so that 0.1 steps stay 0.1 steps.
  return Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)));
}

/** As an axis says it: `1.2k`, `3M`, `0.25`. */
export function shortNumber(value: number): string {
  return new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 })
    .format(value)
    .replace('K', 'k');
}
