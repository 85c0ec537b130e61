import { quoted } from './calendar-names.ts';
import { readHypothesisId, type Accountable, type TermChange, type Terms } from './hypothesis.ts';
import { kindOfMetric, readComparison } from './hypothesis-comparison.ts';
import { boxInWords } from './hypothesis-clock.ts';
import { readBox } from './hypothesis-box.ts';
import type { TypedTerms } from './hypothesis-terms.ts';
import type { UserId } from './ids.ts';
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
  silence: 'stop',
  links: '',
};

/**
 * A form filled from `<belief> | accuracy >= 0.85 | 2w`; the parts after the first may be left out.
 *
 * errors: one sentence about the first part that cannot be read.
 */
export function typedFrom(text: string, owner: UserId, today: LocalDate): Result<TypedTerms, string> {
  const [belief = '', target = '', box = '', ...more] = text.split('|').map((part) => part.trim());
  if (more.length > 0) {
    return refuse('That has more than three parts; write it as `/hypothesis new belief | accuracy >= 0.85 | 2w`.');
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
    silence: terms.silence ?? 'stop',
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
  'silence',
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
    ['silence', 'silence'],
  ];
  const [old, now] = [typedOf(before), typedOf(after)];
  return fields.flatMap(([field, key]) => {
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) return [];
    return [{ field, from: String(old[key]), to: String(now[key]), moved: POSTS.has(field) }];
  });
}

/** Reads the bet's number off the front of `H12 0.83 n=200`. errors: one sentence. */
export function readIdFirst(text: string): Result<{ readonly number: number; readonly rest: string }, string> {
  const [, word = '', rest = ''] = /^\s*([^\s:=,]*)[\s:=,]*([\s\S]*)$/.exec(text) ?? [];
  const number = readHypothesisId(word);
  if (number !== null && (/^h/i.test(word) || rest !== '' || /^\d+$/.test(word)))
    return ok({ number, rest: rest.trim() });
  if (word === '') return refuse('Say which bet, such as H12. `/hypothesis list` shows them.');
  return refuse(`${quoted(word)} is not the id of a bet; they look like H12. \`/hypothesis list\` shows them.`);
}
