import { quoted } from './calendar-names.ts';
import {
  DATA_ITEMS,
  reaches,
  type Accountable,
  type Appetite,
  type Box,
  type DataItem,
  type Guardrail,
  type MeasurementSource,
  type MetricKind,
  type Terms,
} from './hypothesis.ts';
import { readBox } from './hypothesis-box.ts';
import { boxInWords } from './hypothesis-clock.ts';
import { kindOfMetric, readComparison } from './hypothesis-comparison.ts';
import { readMore, type TypedMore } from './hypothesis-more.ts';
import { readCount, readValue, short } from './hypothesis-numbers.ts';
import type { UserId } from './ids.ts';
import { ok, refuse, type Result } from './result.ts';
import type { LocalDate } from './time.ts';

/** The terms as they are typed and chosen in a form. */
export interface TypedTerms extends TypedMore {
  readonly problem: string;
  readonly belief: string;
  readonly metric: string;
  /** null: none chosen; the metric's name tells. */
  readonly kind: MetricKind | null;
  /** Such as `>= 0.85`. */
  readonly target: string;
  /** Such as `0.78 n=400`. */
  readonly baseline: string;
  /** Such as `reports-held-out @ v1`. */
  readonly evaluation: string;
  /** A line each, such as `p95 ms <= 200`. */
  readonly guardrails: string;
  /** Such as `2w`, `10 days` or a date. */
  readonly box: string;
  /** Such as `8 person-days, 40 GPU-hours, 2M tokens`. */
  readonly appetite: string;
  readonly kill: string;
  readonly owner: UserId | null;
  readonly decider: UserId | null;
  readonly data: UserId | null;
  readonly model: UserId | null;
  readonly review: UserId | null;
  /** Roles that expressly nobody has. */
  readonly none: readonly string[];
  readonly done: string;
  readonly ready: readonly DataItem[];
  readonly source: MeasurementSource | null;
}

/** A sentence for each field that cannot be taken, under the field's name. */
export type TermFaults = Readonly<Partial<Record<keyof TypedTerms, string>>>;

/**
 * The terms that a person means, on `today` of theirs.
 *
 * kept:   the time-box as it was agreed; left as it is, it may also end today.
 * errors: a sentence under each field that is not right.
 */
export function readTerms(typed: TypedTerms, today: LocalDate, kept: Box | null = null): Result<Terms, TermFaults> {
  const faults: Partial<Record<keyof TypedTerms, string>> = {};
  const take = <T>(field: keyof TypedTerms, read: Result<T, string>): T | null => {
    if (read.ok) return read.value;
    faults[field] ??= read.error;
    return null;
  };
  const needed = (field: 'problem' | 'belief' | 'kill' | 'done', ask: string): string => {
    const text = typed[field].trim();
    if (text === '') faults[field] = ask;
    return text;
  };
  const problem = needed('problem', 'Say in a line or two what is wrong today.');
  const belief = needed('belief', 'Say what you believe, such as "a small encoder sorts them well enough".');
  const doneWhen = needed('done', 'Say what is there when it is done, beside the number.');
  const compared = take('target', readComparison(typed.target, typed.kind, typed.metric.trim()));
  const name = typed.metric.trim() === '' ? (compared?.name ?? '') : typed.metric.trim();
  if (name === '') faults.metric = 'Name the metric, such as f1 or p95 latency.';
  const kind = typed.kind ?? (compared ? kindOfMetric(name, compared.percent) : 'continuous');
  const target = compared && take('target', readValue(compared.value, kind, name));
  const baseline = take('baseline', readBaseline(typed.baseline, kind, name, compared?.unit ?? ''));
  const metric = { name, kind, direction: compared?.direction ?? 'up', unit: compared?.unit ?? '' } as const;
  if (target !== null && baseline && reaches(metric, baseline.value, target)) {
    const [sign, side] = metric.direction === 'up' ? ['at least', 'above'] : ['at most', 'below'];
    faults.target ??= `With "${sign}", the target must lie ${side} the baseline: ${target} is not ${side} ${baseline.value}. Turn the sign, or check both numbers.`;
  }
  const evaluation = take('evaluation', readEvaluation(typed.evaluation));
  const guardrails = take('guardrails', readGuardrails(typed.guardrails));
  const same = kept !== null && boxInWords(kept) === typed.box.trim();
  const box = same ? kept : take('box', readBox(typed.box, today));
  const appetite = take('appetite', readAppetite(typed.appetite));
  const kill = take(
    'kill',
    readKill(needed('kill', 'Say when it is given up, such as "stop below 0.80".'), kind, name),
  );
  const people = readPeople(typed, faults);
  const source = typed.source ?? take('source', refuse('Choose where the readings come from.'));
  const more = readMore(typed, { kind, name, target, baseline: baseline?.value ?? null }, take);
  const whole = target !== null && baseline && evaluation && guardrails && box && appetite && kill && people && source;
  if (!whole || Object.keys(faults).length > 0) return refuse(faults);
  const rest = { evaluation, guardrails, box, appetite, killRule: kill, ...people, doneWhen, source, ...more };
  return ok({
    problem,
    belief,
    metric,
    target,
    baseline,
    ...rest,
    data: DATA_ITEMS.filter((item) => typed.ready.includes(item)),
  });
}

type People = Pick<Terms, 'owner' | 'decider' | 'dataProvider' | 'modelArchitect' | 'humanReviewer'>;
type Faults = Partial<Record<keyof TypedTerms, string>>;

function readPeople({ owner, decider, data, model, review, none }: TypedTerms, faults: Faults): People | null {
  if (!owner) faults.owner = 'Choose who works on it.';
  if (!decider) faults.decider = 'Choose who decides at the end. It cannot be the owner.';
  else if (decider === owner)
    faults.decider = 'Somebody else than the owner has to decide at the end. Choose another person.';
  const role = (field: 'data' | 'model' | 'review', who: UserId | null): Accountable | null => {
    if (none.includes(field)) {
      if (who === null) return 'none';
      faults[field] = 'Either choose a person or tick that nobody has this role, not both.';
    } else if (who === null) faults[field] = 'Choose a person, or tick below that expressly nobody has this role.';
    return who;
  };
  const [dataProvider, modelArchitect, humanReviewer] = [
    role('data', data),
    role('model', model),
    role('review', review),
  ];
  if (!owner || !decider || !dataProvider || !modelArchitect || !humanReviewer) return null;
  return { owner, decider, dataProvider, modelArchitect, humanReviewer };
}

function readBaseline(
  text: string,
  kind: MetricKind,
  name: string,
  unit: string,
): Result<{ value: number; n: number | null }, string> {
  const line = short(text);
  if (!line.ok) return line;
  const [, value = '', n] = /^(.*?)(?:[ ,;(]*\bn ?= ?([^ )]+)\)?)?$/i.exec(line.value) ?? [];
  if (value === '') return refuse('A bet needs its baseline: measure first, then write it as "0.78 n=400".');
  const bare = unit !== '' && value.endsWith(unit) ? value.slice(0, -unit.length) : value;
  const read = readValue(bare, kind, name);
  if (!read.ok) return read;
  const count = n === undefined ? ok(null) : readCount(n, 'The number of items, n,');
  return count.ok ? ok({ value: read.value, n: count.value }) : count;
}

function readEvaluation(text: string): Result<Terms['evaluation'], string> {
  const line = short(text);
  if (!line.ok) return line;
  const [, name = '', version = ''] = /^(.+?) ?(?:@|,|\bversion\b) ?(.+)$/i.exec(line.value) ?? [];
  if (name !== '') return ok({ name, version });
  if (text.trim() === '') return refuse('Name the evaluation set and its version, such as "reports-held-out @ v1".');
  return refuse(
    `${quoted(text)} lacks the version; write it as "${text.trim().slice(0, 60)} @ v1", so that a change of the set is seen.`,
  );
}

function readGuardrails(text: string): Result<Guardrail[], string> {
  const guardrails: Guardrail[] = [];
  for (const line of text.split(/[\n;]/).filter((one) => one.trim() !== '')) {
    const read = readComparison(line);
    if (!read.ok) return read;
    const { name, direction, value, percent, unit } = read.value;
    if (name === '')
      return refuse(`${quoted(line.trim())} does not say what is measured; write it as "p95 ms <= 200".`);
    const limit = readValue(value, kindOfMetric(name, percent), name);
    if (!limit.ok) return limit;
    const called = unit === '' ? name : `${name} (${unit})`;
    guardrails.push({ name: called, rule: direction === 'up' ? 'at-least' : 'at-most', limit: limit.value });
  }
  return ok(guardrails);
}

const COSTS: readonly (readonly [keyof Appetite, RegExp])[] = [
  ['personDays', /^(?:person|people|man)?[- ]?d(?:ay|ays)?$/i],
  ['gpuHours', /^gpu[- ]?h(?:(?:ou)?rs?)?$/i],
  ['tokens', /^(?:tok|tokens?)$/i],
];

function readAppetite(text: string): Result<Appetite, string> {
  const appetite: Record<keyof Appetite, number | null> = { personDays: null, gpuHours: null, tokens: null };
  for (const part of text.split(/[,;\n]|\band\b/).filter((one) => one.trim() !== '')) {
    const line = short(part);
    if (!line.ok) return line;
    const [, number = '', unit = ''] = /^([\d.]+ ?[kM]?) (.*)$/.exec(line.value) ?? [];
    const cost = COSTS.find(([, words]) => words.test(unit))?.[0];
    if (!cost)
      return refuse(`${quoted(part.trim())} is not a cost I know; write "8 person-days, 40 GPU-hours, 2M tokens".`);
    const read = readCount(number, 'The appetite');
    if (!read.ok) return read;
    appetite[cost] = read.value;
  }
  return ok(appetite);
}

/** The kill rule, and the value it names where it says `below`, `under`, `<`, `above`, `over` or `>` one. */
function readKill(words: string, kind: MetricKind, name: string): Result<Terms['killRule'], string> {
  const line = short(words);
  if (!line.ok) return line;
  const typed = /(?:\b(?:below|under|above|over|less than|more than)\b|[<>]=?|[≤≥])\s*([\d.,]*\d(?:\s*%)?)/i.exec(
    line.value.replaceAll('&gt;', '>').replaceAll('&lt;', '<'),
  )?.[1];
  if (typed === undefined) return ok({ words, at: null });
  const read = readValue(typed, kind, name);
  return read.ok ? ok({ words, at: read.value }) : read;
}
