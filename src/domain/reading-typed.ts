import { quoted } from './calendar-names.ts';
import type { Terms } from './hypothesis.ts';
import { readCount, readNumber, readValue } from './hypothesis-numbers.ts';
import type { Reading } from './reading.ts';
import { f1Of, faultOf, meanOf } from './reading-fault.ts';
import { ok, refuse, type Result } from './result.ts';

/** A reading as it was typed, not yet of a bet. */
export type TypedReading = Pick<
  Reading,
  'value' | 'n' | 'counts' | 'runs' | 'pairs' | 'evaluation' | 'confirms' | 'note' | 'guardrails'
>;

/** How a reading is written so that it can be told how sure it is. */
export function readingExample({ kind, unit }: Terms['metric']): string {
  if (kind === 'proportion') return '0.83 n=200';
  if (kind === 'f1') return '0.849 tp=90 fp=18 fn=14';
  return `182${unit === '' ? '' : ` ${unit}`} runs=180,184`;
}

/** Reads `0.83 n=200 eval=v2 tp=90 fp=18 fn=14 runs=0.81,0.85 confirm and a note`, and `166/200` of a share. errors: one sentence. */
export function readReading(text: string, { metric }: Pick<Terms, 'metric'>): Result<TypedReading, string> {
  const { told, words } = partsOf(text, metric);
  const counts = readCounts(told);
  if (!counts.ok) return counts;
  const runs = readRuns(told['runs']);
  if (!runs.ok) return runs;
  const value = readFirst(words, metric, { counts: counts.value, runs: runs.value });
  if (!value.ok) return value;
  const n = told['n'] === undefined ? ok(value.value.n) : readCount(told['n'], 'The number of items, n,');
  if (!n.ok) return n;
  if (value.value.n !== null && n.value !== value.value.n)
    return refuse(`${value.value.n} and n=${told['n']} are two numbers of items; write one of them.`);
  const pairs = readPairs(told);
  if (!pairs.ok) return pairs;
  const fault = faultOf({ value: value.value.value, counts: counts.value, runs: runs.value }, metric);
  if (fault !== null) return refuse(fault);
  const { eval: evaluation = null, confirm } = told;
  return ok({
    value: value.value.value,
    n: n.value ?? runs.value?.length ?? null,
    counts: counts.value,
    runs: runs.value,
    ...(pairs.value ? { pairs: pairs.value } : {}),
    evaluation,
    confirms: confirm !== undefined,
    note: value.value.note,
    guardrails: {},
  });
}

/** What was typed with a name before it, and the other words. */
function partsOf(text: string, { name, unit }: Terms['metric']): { told: Record<string, string>; words: string[] } {
  const line = text.trim().replace(/\s+/g, ' ');
  const bare = withoutName(line, name)
    .replace(/\(\s?(n\s?[=: ]\s?[^\s)]+)\s?\)/gi, '$1')
    .replace(/\b(n|eval|tp|fp|fn|runs|wins|losses)\s?[=:]\s?/gi, '$1=')
    .replace(/\bn (?=\d)/gi, 'n=')
    .replace(/(?<=\d\s?[,;])\s(?=[-+]?[.\d])/g, '');
  const told: Record<string, string> = {};
  const words: string[] = [];
  for (const word of bare.split(' ').filter((one) => one !== '')) {
    const [, key = '', typed = ''] = /^(n|eval|tp|fp|fn|runs|wins|losses)=(.*)$/i.exec(word) ?? [];
    if (key !== '') told[key.toLowerCase()] = typed;
    else if (/^confirm(?:s|ed|ing)?$/i.test(word)) told['confirm'] = 'yes';
    else if (word !== unit) words.push(word);
  }
  return { told, words };
}

/** `f1 0.8`, `f1=0.8`, `= 0.8`: the metric's own name says nothing new. */
function withoutName(line: string, name: string): string {
  const named = name !== '' && line.toLowerCase().startsWith(name.toLowerCase()) ? line.slice(name.length) : null;
  const rest = named !== null && /^\s?[=: ]/.test(named) ? named : line;
  return rest.replace(/^[\s=:]+/, '');
}

interface First {
  readonly value: number;
  /** Where the value itself tells on how many; null: it does not. */
  readonly n: number | null;
  readonly note: string;
}

function readFirst(
  words: readonly string[],
  metric: Terms['metric'],
  { counts, runs }: Pick<Reading, 'counts' | 'runs'>,
): Result<First, string> {
  const { kind, name, unit } = metric;
  const [first = '', second] = words;
  const example = readingExample(metric);
  if (first === '') {
    // Counts and runs tell it themselves.
    if (runs) return ok({ value: meanOf(runs), n: null, note: '' });
    if (counts && kind === 'f1' && f1Of(counts) !== null) return ok({ value: f1Of(counts) ?? 0, n: null, note: '' });
    return refuse(`A reading needs its value; write it as \`/hypothesis log H12 ${example}\`.`);
  }
  const [, hits, all] = /^(\d+)\/(\d+)$/.exec(first) ?? [];
  if (hits !== undefined && all !== undefined) {
    if (kind !== 'proportion')
      return refuse(`${quoted(first)} is a share of items, and ${name} is none; write ${example}.`);
    if (Number(all) === 0 || Number(hits) > Number(all))
      return refuse(`${quoted(first)} is no share; write it as 166/200, or as 0.83 n=200.`);
    return ok({ value: Number(hits) / Number(all), n: Number(all), note: words.slice(1).join(' ') });
  }
  const percent = second === '%';
  const bare = unit !== '' && first.endsWith(unit) ? first.slice(0, -unit.length) : first;
  const value = readValue(percent ? `${bare}%` : bare, kind, name);
  if (!value.ok) return /\d/.test(first) ? value : refuse(`${quoted(first)} is not a number; write ${example}.`);
  return ok({ value: value.value, n: null, note: words.slice(percent ? 2 : 1).join(' ') });
}

function readCounts(told: Readonly<Record<string, string>>): Result<Reading['counts'], string> {
  const typed = [told['tp'], told['fp'], told['fn']];
  if (typed.every((one) => one === undefined)) return ok(null);
  const counts: number[] = [];
  for (const one of typed) {
    if (one === undefined) return refuse('Counts come together: write tp=90 fp=18 fn=14.');
    const read = readNumber(one);
    if (!read.ok) return read;
    if (read.value < 0 || !Number.isInteger(read.value))
      return refuse(`${quoted(one)} is not a count; write tp=90 fp=18 fn=14.`);
    counts.push(read.value);
  }
  const [truePositives = 0, falsePositives = 0, falseNegatives = 0] = counts;
  return ok({ truePositives, falsePositives, falseNegatives });
}

function readPairs({ wins, losses }: Readonly<Record<string, string>>): Result<Reading['pairs'] | null, string> {
  if (wins === undefined && losses === undefined) return ok(null);
  const [won, lost] = [readNumber(wins ?? ''), readNumber(losses ?? '')];
  const counts = [won, lost].flatMap((one) =>
    one.ok && one.value >= 0 && Number.isInteger(one.value) ? [one.value] : [],
  );
  const [better, worse] = counts;
  if (better === undefined || worse === undefined)
    return refuse('Pairs come together, as counts of the same items that got better and worse: wins=30 losses=12.');
  return ok({ wins: better, losses: worse });
}

function readRuns(text: string | undefined): Result<number[] | null, string> {
  if (text === undefined || text === '') return ok(null);
  const runs: number[] = [];
  for (const one of text.split(/[,;]/)) {
    const read = readNumber(one);
    if (!read.ok) return read;
    runs.push(read.value);
  }
  return ok(runs);
}
