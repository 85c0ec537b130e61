import { reaches, type Advice, type Choice, type Guardrail, type Hypothesis, type Terms } from './hypothesis.ts';
import { metBy, type Reading } from './reading.ts';
import type { Instant } from './time.ts';

/** What the rule that was agreed at the start says of the readings so far, and why. */
export interface RuleVerdict {
  readonly advice: Advice;
  /** `guardrail`: one is broken; `met`, `short` of the kill rule, `between` it and the target, `unread`: no reading at all. */
  readonly because: 'guardrail' | 'met' | 'short' | 'between' | 'unread';
}

/**
 * The verdict of the agreed rule. `readings`: in order.
 *
 * Ship where the latest reading meets the target with 90 %, or, where how sure it is cannot be told, where it reaches it on a
 * confirming run. Stop where a guardrail is broken or the best is short of what the kill rule names (of the target, where it
 * names nothing). In between: pivot.
 */
export function ruleVerdict(terms: Terms, readings: readonly Reading[]): RuleVerdict {
  if (brokenGuardrails(terms, readings).length > 0) return { advice: 'stop', because: 'guardrail' };
  const latest = readings.at(-1);
  if (!latest) return { advice: 'stop', because: 'unread' };
  if (isSure(latest, terms)) return { advice: 'ship', because: 'met' };
  const { killRule, metric } = terms;
  const floor = killRule.at;
  const alive = floor !== null && readings.some(({ value }) => reaches(metric, value, floor));
  return alive ? { advice: 'pivot', because: 'between' } : { advice: 'stop', because: 'short' };
}

/** Whether a reading reaches the target and meets it with 90 %, or on a confirming run where nobody can say how sure it is. */
export function isSure(reading: Reading, terms: Terms): boolean {
  const { reached, evidence } = metBy(reading, terms);
  return reached && (evidence === null ? reading.confirms : evidence.verdict === 'met');
}

/** Whether a reading claims the target and a later one confirms it. */
export function isConfirmed(terms: Terms, readings: readonly Reading[]): boolean {
  let claimed = false;
  for (const reading of readings.toSorted((a, b) => a.number - b.number)) {
    const reached = reaches(terms.metric, reading.value, terms.target);
    if (!claimed) claimed = reached;
    else if (reading.confirms && reached && isSure(reading, terms)) return true;
    else if (reading.confirms && !reached) claimed = false;
  }
  return false;
}

/** Guardrails that the latest value of each is beyond. */
export function brokenGuardrails({ guardrails }: Terms, readings: readonly Reading[]): Guardrail[] {
  return guardrails.filter(({ name, rule, limit }) => {
    const value = readings.findLast(({ guardrails: told }) => name in told)?.guardrails[name];
    return value !== undefined && (rule === 'at-most' ? value > limit : value < limit);
  });
}

/** What goes against each advice, and so needs a second person and a reason. A bet found invalid never does. */
const AGAINST: Readonly<Record<Advice, readonly Choice[]>> = {
  ship: ['pivot', 'stop', 'rebet', 'inconclusive'],
  stop: ['ship', 'rebet'],
  pivot: ['ship'],
};

/** Whether a choice goes against what the agreed rule says. */
export const goesAgainst = (choice: Choice, advice: Advice): boolean => AGAINST[advice].includes(choice);

/** Whether some reading up to the deadline reached the target that the bet started with; null: its metric was changed, so nobody can say. */
export function hitInTime(
  { state, terms }: Pick<Hypothesis, 'state' | 'terms'>,
  readings: readonly Reading[],
  deadline: Instant,
): boolean | null {
  if (state.is === 'draft') return false;
  const { firstTarget, startedAt, first } = state.run;
  if (first) return null;
  return readings.some(
    ({ at, value }) => startedAt <= at && at <= deadline && reaches(terms.metric, value, firstTarget),
  );
}
