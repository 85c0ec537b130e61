import { quoted } from './calendar-names.ts';
import { readHypothesisId, type Accountable, type TermChange, type Terms } from './hypothesis.ts';
import { readCount, readNumber, readValue } from './hypothesis-numbers.ts';
import { kindOfMetric, readComparison } from './hypothesis-comparison.ts';
import { boxInWords } from './hypothesis-clock.ts';
import { readBox, type TypedTerms } from './hypothesis-terms.ts';
import type { UserId } from './ids.ts';
import type { Reading } from './reading.ts';
import { faultOf } from './reading-fault.ts';
import { ok, refuse, type Result } from './result.ts';
import type { LocalDate } from './time.ts';

const NOTHING: TypedTerms = {
  problem: '',
  belief: '',
  metric: '',
  kind: null,
  target: '',
  baseline: '',
  evaluation: '',
  guardrails: '',
  box: '',
  appetite: '',
  kill: '',
  owner: null,
  decider: null,
  data: null,
  model: null,
  review: null,
  none: [],
  done: '',
  ready: [],
  source: null,
  worth: '',
  every: '',
  links: '',
};

/**
 * A form filled from `<belief> | f1 >= 0.85 | 2w`; the parts after the first may be left out.
 *
 * errors: one sentence about the first part that cannot be read.
 */
export function typedFrom(text: string, owner: UserId, today: LocalDate): Result<TypedTerms, string> {
  const [belief = '', target = '', box = '', ...more] = text.split('|').map((part) => part.trim());
  if (more.length > 0) {
    return refuse('That has more than three parts; write it as `/hypothesis new belief | f1 >= 0.85 | 2w`.');
  }
  const base = { ...NOTHING, owner, belief, source: 'people' } as const;
  if (box !== '') {
    const read = readBox(box, today);
    if (!read.ok) return read;
  }
  if (target === '') return ok({ ...base, box });
  const compared = readComparison(target);
  if (!compared.ok) return compared;
  const { name, direction, value, unit, percent } = compared.value;
  const sign = direction === 'up' ? '>=' : '<=';
  const kind = name === '' ? null : kindOfMetric(name, percent);
  return ok({ ...base, box, metric: name, kind, target: `${sign} ${value} ${unit}`.trim() });
}

/** The form that terms were read from, as it would be typed today. */
export function typedOf(terms: Terms): TypedTerms {
  const { metric, baseline, evaluation, guardrails, box, appetite, killRule } = terms;
  const { personDays, gpuHours, tokens } = appetite;
  const who = (role: Accountable): UserId | null => (role === 'none' ? null : role);
  const roles = { data: terms.dataProvider, model: terms.modelArchitect, review: terms.humanReviewer };
  return {
    problem: terms.problem,
    belief: terms.belief,
    metric: metric.name,
    kind: metric.kind,
    target: targetInWords(terms),
    baseline: `${baseline.value}${baseline.n === null ? '' : ` n=${baseline.n}`}`,
    evaluation: `${evaluation.name} @ ${evaluation.version}`,
    guardrails: guardrails
      .map(({ name, rule, limit }) => `${name} ${rule === 'at-most' ? '<=' : '>='} ${limit}`)
      .join('\n'),
    box: boxInWords(box),
    appetite: [
      ...(personDays === null ? [] : [`${personDays} person-days`]),
      ...(gpuHours === null ? [] : [`${gpuHours} GPU-hours`]),
      ...(tokens === null ? [] : [`${tokens} tokens`]),
    ].join(', '),
    kill: killRule.words,
    owner: terms.owner,
    decider: terms.decider,
    data: who(roles.data),
    model: who(roles.model),
    review: who(roles.review),
    none: Object.entries(roles).flatMap(([role, person]) => (person === 'none' ? [role] : [])),
    done: terms.doneWhen,
    ready: terms.data,
    source: terms.source,
    worth: terms.worthwhile === undefined ? '' : String(terms.worthwhile),
    every: terms.everyDays === undefined ? '' : String(terms.everyDays),
    links: (terms.links ?? []).join('\n'),
  };
}

/** `>= 0.85`, `<= 200 ms`. */
export const targetInWords = ({ metric, target }: Pick<Terms, 'metric' | 'target'>): string =>
  `${metric.direction === 'up' ? '>=' : '<='} ${target} ${metric.unit}`.trim();

/** Goal posts: what a bet is judged by. */
const POSTS: ReadonlySet<keyof Terms> = new Set([
  'metric',
  'target',
  'baseline',
  'evaluation',
  'guardrails',
  'box',
  'killRule',
  'worthwhile',
]);

/** What differs between two sets of terms, in the words of the form. */
export function changesOf(before: Terms, after: Terms): TermChange[] {
  const fields: (readonly [keyof Terms, keyof TypedTerms])[] = [
    ['problem', 'problem'],
    ['belief', 'belief'],
    ['metric', 'metric'],
    ['target', 'target'],
    ['baseline', 'baseline'],
    ['evaluation', 'evaluation'],
    ['guardrails', 'guardrails'],
    ['box', 'box'],
    ['appetite', 'appetite'],
    ['killRule', 'kill'],
    ['owner', 'owner'],
    ['decider', 'decider'],
    ['dataProvider', 'data'],
    ['modelArchitect', 'model'],
    ['humanReviewer', 'review'],
    ['doneWhen', 'done'],
    ['data', 'ready'],
    ['source', 'source'],
    ['worthwhile', 'worth'],
    ['everyDays', 'every'],
    ['links', 'links'],
  ];
  const [old, now] = [typedOf(before), typedOf(after)];
  return fields.flatMap(([field, key]) => {
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) return [];
    return [{ field, from: String(old[key]), to: String(now[key]), moved: POSTS.has(field) }];
  });
}

/** A reading as it was typed, not yet of a bet. */
export type TypedReading = Pick<
  Reading,
  'value' | 'n' | 'counts' | 'runs' | 'pairs' | 'evaluation' | 'confirms' | 'note' | 'guardrails'
>;

const HOW = 'write it as `/hypothesis log H12 0.83 n=200`';

/** Reads the bet's number off the front of `H12 0.83 n=200`. errors: one sentence. */
export function readIdFirst(text: string): Result<{ readonly number: number; readonly rest: string }, string> {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const number = readHypothesisId(word);
  if (number !== null && (/^h/i.test(word) || rest !== '' || /^\d+$/.test(word)))
    return ok({ number, rest: rest.trim() });
  if (word === '') return refuse('Say which bet, such as H12. `/hypothesis list` shows them.');
  return refuse(`${quoted(word)} is not the id of a bet; they look like H12. \`/hypothesis list\` shows them.`);
}

/** Reads `0.83 n=200 eval=v2 tp=90 fp=18 fn=14 runs=0.81,0.84 confirm and a note`. errors: one sentence. */
export function readReading(text: string, terms: Pick<Terms, 'metric'>): Result<TypedReading, string> {
  const { kind, name, unit } = terms.metric;
  const words = text.trim().split(/\s+/);
  const [first = ''] = words;
  if (first === '') return refuse(`A reading needs its value; ${HOW}.`);
  const percent = words[1] === '%';
  const bare = unit !== '' && first.endsWith(unit) ? first.slice(0, -unit.length) : first;
  const value = readValue(percent ? `${bare}%` : bare, kind, name);
  if (!value.ok) return value;
  const told: Record<string, string> = {};
  const note: string[] = [];
  for (const word of words.slice(percent ? 2 : 1)) {
    const [, key = '', typed = ''] = /^(n|eval|tp|fp|fn|runs|wins|losses)=(.*)$/i.exec(word) ?? [];
    if (key !== '') told[key.toLowerCase()] = typed;
    else if (/^confirm(?:s|ed|ing)?$/i.test(word)) told['confirm'] = 'yes';
    else if (word !== unit) note.push(word);
  }
  const n = told['n'] === undefined ? ok(null) : readCount(told['n'], 'The number of items, n,');
  if (!n.ok) return n;
  const counts = readCounts(told);
  if (!counts.ok) return counts;
  const runs = readRuns(told['runs']);
  if (!runs.ok) return runs;
  const pairs = readPairs(told);
  if (!pairs.ok) return pairs;
  const fault = faultOf({ value: value.value, counts: counts.value, runs: runs.value }, terms.metric);
  if (fault !== null) return refuse(fault);
  const { eval: evaluation = null, confirm } = told;
  return ok({
    value: value.value,
    n: n.value ?? runs.value?.length ?? null,
    counts: counts.value,
    runs: runs.value,
    ...(pairs.value ? { pairs: pairs.value } : {}),
    evaluation,
    confirms: confirm !== undefined,
    note: note.join(' '),
    guardrails: {},
  });
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
