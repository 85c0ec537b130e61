import { quoted } from './calendar-names.ts';
import type { Direction } from './evidence.ts';
import { METRIC_KINDS, type MetricKind } from './hypothesis.ts';
import { isShare, readNumber, readValue, short } from './hypothesis-numbers.ts';
import { ok, refuse, type Result } from './result.ts';

/** What stands on the two sides of a sign, such as `f1 >= 0.85`. */
export interface Comparison {
  /** Empty: none was given. */
  readonly name: string;
  readonly direction: Direction;
  /** As typed, without the unit; a per cent sign stays. */
  readonly value: string;
  readonly unit: string;
  readonly percent: boolean;
}

const SIGNS: readonly (readonly [RegExp, Direction])[] = [
  [/>=|=>|≥|>|\bat least\b|\babove\b|\bover\b/i, 'up'],
  [/<=|=<|≤|<|\bat most\b|\bbelow\b|\bunder\b/i, 'down'],
];

/** Reads `f1 >= 0.85`, `>= 85 %`, `p95 latency at most 200 ms`. errors: one sentence with the right form. */
export function readComparison(text: string, kind: MetricKind | null = null, called = ''): Result<Comparison, string> {
  const line = short(text.replaceAll('&gt;', '>').replaceAll('&lt;', '<'));
  if (!line.ok) return line;
  const unescaped = line.value;
  const found = SIGNS.flatMap(([sign, direction]) => {
    const match = sign.exec(unescaped);
    return match ? [{ at: match.index, end: match.index + match[0].length, direction }] : [];
  });
  const [first] = found.toSorted((a, b) => a.at - b.at);
  if (!first || SIGNS.some(([sign]) => sign.test(unescaped.slice(first.end)))) {
    return refuse(
      `${quoted(text)} does not say how the target is met; write it as "accuracy >= 0.85" or "p95 <= 200 ms".`,
    );
  }
  const [, value = '', unit = ''] = /^\s*([^\s%]*(?:\s*%)?)\s*(.*)$/.exec(unescaped.slice(first.end)) ?? [];
  if (value === '') return refuse(`${quoted(text)} lacks the number; write it as "accuracy >= 0.85".`);
  const name = unescaped.slice(0, first.at).trim();
  const percent = value.endsWith('%');
  const known = name === '' ? called : name;
  const share = kind ?? kindOfMetric(known, percent);
  const read = isShare(share) ? readValue(value, share, known) : readNumber(value.replace(/\s*%$/, ''));
  if (!read.ok) return read;
  return ok({ name, direction: first.direction, value, unit: unit.trim(), percent });
}

const SHARES = /\b(?:accuracy|acc|precision|recall|rate|share|auc|auroc|coverage|top-?\d|em|exact match|win ?rate)\b/i;

/** What kind a metric is by its name: `f1` and shares lie between 0 and 1, everything else is a plain number. */
export function kindOfMetric(name: string, percent = false): MetricKind {
  if (/\bf-?1\b/i.test(name)) return 'f1';
  return percent || SHARES.test(name) ? 'proportion' : 'continuous';
}

/** The kind that a form names; null: none of ours. */
export const readMetricKind = (text: string): MetricKind | null => METRIC_KINDS.find((kind) => kind === text) ?? null;
