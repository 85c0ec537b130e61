import type { Confusions } from './evidence.ts';
import type { Metric } from './hypothesis.ts';
import { isShare, valueInWords } from './hypothesis-numbers.ts';
import type { Reading } from './reading.ts';

/** Whoever rounds a share by more than this has lost what the bet is about. */
const SHARE_SLACK = 0.005;
/** Machines that reckon in 32 bits differ by so much of the value. */
const DUST = 1e-6;
/** A plain number may be rounded to three digits that matter, such as 1520 for 1523. */
const PLAIN_SLACK = 0.005;

/** One sentence on why a reading contradicts itself, with what would not; null: it does not. */
export function faultOf(
  { value, counts, runs }: Pick<Reading, 'value' | 'counts' | 'runs'>,
  { kind, name }: Pick<Metric, 'kind' | 'name'>,
): string | null {
  const share = isShare(kind);
  const beyond = share ? runs?.find((run) => run < 0 || run > 1) : undefined;
  if (beyond !== undefined)
    return `${name === '' ? 'This metric' : name} lies between 0 and 1, so a run cannot be ${valueInWords(beyond)}. Write runs=0.81,0.84.`;
  if (runs && runs.length > 0) {
    const mean = meanOf(runs);
    if (!agrees(value, mean, share))
      return `The mean of the runs is ${valueInWords(mean)}, not ${valueInWords(value)}. Write the mean as the value, or correct the runs.`;
  }
  if (!counts) return null;
  const f1 = f1Of(counts);
  if (f1 === null) return 'At least one of the counts must be above 0; write tp=90 fp=18 fn=14.';
  if (kind === 'f1' && !agrees(value, f1, share))
    return `The counts give an F1 of ${valueInWords(Number(f1.toPrecision(4)))}, not ${valueInWords(value)}. Write the value that they give, or correct the counts.`;
  return null;
}

/** Of at least one run. */
export const meanOf = (runs: readonly number[]): number =>
  Number((runs.reduce((sum, run) => sum + run, 0) / runs.length).toPrecision(12));

/** The F1 score behind counts; null where all of them are 0. */
export function f1Of({ truePositives: hits, falsePositives, falseNegatives }: Confusions): number | null {
  const all = hits + falsePositives + falseNegatives;
  return all === 0 ? null : Number(((2 * hits) / (hits + all)).toPrecision(12));
}

/** Whether `value` is `exact`, rounded to as many digits as it has. */
function agrees(value: number, exact: number, share: boolean): boolean {
  const half = 0.5 * 10 ** -placesOf(value);
  const size = Math.max(Math.abs(value), Math.abs(exact));
  const rounded = share ? Math.min(half, SHARE_SLACK) : Math.max(half, PLAIN_SLACK * size);
  return Math.abs(value - exact) <= Math.max(rounded * (1 + DUST), DUST * size);
}

/** Digits behind the point; below 0 for none of a value such as 1e21. */
function placesOf(value: number): number {
  const [digits = '', power = '0'] = String(value).split('e');
  return (digits.split('.')[1]?.length ?? 0) - Number(power);
}
