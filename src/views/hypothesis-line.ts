import { hypothesisId, type Advice, type Choice, type DecisionCause } from '#domain/hypothesis.ts';
import type { HealthCode } from '#domain/hypothesis-health.ts';
import type { HypothesisLook } from '#domain/hypothesis-message.ts';
import { chanceInWords, valueInWords } from '#domain/hypothesis-numbers.ts';
import { outcomeInWords } from '#domain/hypothesis-refusals.ts';
import type { RuleVerdict } from '#domain/hypothesis-rule.ts';
import type { NoEvidence } from '#domain/reading.ts';
import { dateInWords } from '#domain/time-words.ts';
import { count, oneLine, personName } from './kit.ts';

const BARS = '▁▂▃▄▅▆▇█';
const POINTS_MAX = 20;

/** `▁▃▅▇ ┊0.85`: the newest readings, low to high, and the target at its own height. */
export function sparkline({ values, target, baseline, unit }: HypothesisLook): string {
  const shown = values.slice(-POINTS_MAX);
  const all = [...shown, target, baseline];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const bar = (value: number): string =>
    BARS[Math.round(((value - low) / (high - low || 1)) * (BARS.length - 1))] ?? '▁';
  const bars = shown.map(bar).join('');
  return `${bars === '' ? '·' : bars} ┊${bar(target)} ${valueInWords(target, unit)}`;
}

/** `accuracy ≥ 0.85` */
export const aim = ({ metric, direction, target, unit }: HypothesisLook): string =>
  `${oneLine(metric, 60, 'the metric')} ${direction === 'up' ? '≥' : '≤'} ${valueInWords(target, unit)}`;

/** `H12 · A small encoder sorts them well enough` */
export const hypothesisTitle = ({ number, belief }: HypothesisLook, max = 150): string =>
  `${hypothesisId(number)} · ${oneLine(belief, max, 'no words')}`;

const NO_EVIDENCE: Readonly<Record<NoEvidence, string>> = {
  'no-sample-size': 'no sample size, so nobody can say how sure that is',
  'no-counts': 'and nobody can say how sure that is without the counts of F1 (tp= fp= fn=)',
  'no-runs': 'and nobody can say how sure that is without its single runs (runs=)',
  'single-run': 'a single run, so nobody can say how sure that is',
  'no-spread': 'all runs came out the same, so nobody can say how sure that is',
  'not-a-share': 'and nobody can say how sure that is',
};

/** Whether it is met now: `0.86 (n 200): unclear, 62 % that it is met (95 %: 0.8 to 0.9)`. */
export function metInWords({ latest, unit }: HypothesisLook): string {
  if (!latest) return 'no reading yet';
  const { value, n, verdict, chance, interval, why, reached, confirms, needed } = latest;
  const items = n === null ? '' : ` (n ${n})`;
  const said = `${valueInWords(value, unit)}${items}`;
  if (verdict === null || chance === null) {
    return `${said}: ${reached ? 'at the target' : 'short of the target'}, ${NO_EVIDENCE[why ?? 'not-a-share']}`;
  }
  const word = verdict === 'met' && confirms ? 'met (confirmed)' : verdict;
  const [low, high] = interval ?? [value, value];
  const range = `between ${valueInWords(rounded(low))} and ${valueInWords(rounded(high), unit)} with 95 %`;
  const enough = needed === undefined ? '' : `; it takes ${valueInWords(needed, unit)} on as many`;
  return `${said}: ${word}, ${chanceInWords(chance)} sure that it is met; the true value lies ${range}${enough}`;
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** Whether it will be met: `34 % (20 to 48 %)`, with a mark while nobody knows how good the chances are. */
export function oddsInWords({ odds, state }: HypothesisLook): string | null {
  if (!odds) return null;
  const { chance, range, calibrated } = odds;
  // A bet that is running has no claim that stands.
  if (chance === 1)
    return state.is === 'running'
      ? 'a reading reached the target, and one to confirm it fell short'
      : 'a reading has reached the target';
  if (chance === 0) return 'its time is over';
  const [low, high] = range.map((part) => Math.round(part * 100));
  return `${chanceInWords(chance)} (${low} to ${high} %)${calibrated ? '' : ', uncalibrated'}`;
}

const CAUSES: Readonly<Record<DecisionCause, string>> = {
  met: 'the target is met and confirmed',
  deadline: 'its time is over',
  hopeless: 'half of its time is over and hardly any chance is left',
  guardrail: 'a guardrail is broken',
  asked: 'the decision owner wants to decide',
};

/** How it stands, in a few words: `running, 4 working days left`. */
export function stateInWords({ state }: HypothesisLook): string {
  switch (state.is) {
    case 'draft':
      return 'draft, not started';
    case 'running':
      return `running, ${leftInWords(state.daysLeft)}`;
    case 'target-claimed':
      return `target claimed, to be confirmed, ${leftInWords(state.daysLeft)}`;
    case 'decision-due':
      return `decision due: ${CAUSES[state.why ?? 'asked']}`;
    case 'paused':
      return `paused, ${state.clock === 'stops' ? 'its clock stands still' : 'its clock goes on'}`;
    case 'decided': {
      const by = state.name === null ? '' : ` by ${personName(state.name)}`;
      const second = state.approverName === null ? '' : `, ${personName(state.approverName)} agreed`;
      return `${outcomeInWords({ outcome: state.outcome, by: state.name })}${by}${second}, ${dateInWords(state.on)}`;
    }
  }
}

const leftInWords = (days: number): string =>
  days < 0 ? 'its last day is over' : days === 0 ? 'ends today' : `${count(days, 'working day')} left`;

const ADVICE: Readonly<Record<Advice, string>> = { ship: 'Ship', stop: 'Stop', pivot: 'Pivot' };
export const CHOICE_WORDS: Readonly<Record<Choice, string>> = {
  ship: 'Ship',
  pivot: 'Pivot',
  stop: 'Stop',
  rebet: 'Re-bet',
  inconclusive: 'Inconclusive',
  invalid: 'Invalid',
};

const BECAUSE: Readonly<Record<RuleVerdict['because'], string>> = {
  guardrail: 'a guardrail is broken',
  met: 'the target is met',
  short: 'the best reading is short of what was agreed',
  between: 'the best reading lies between the kill rule and the target',
  unread: 'nothing was measured',
};

/** `The rule agreed at the start says Stop: nothing was measured.` */
export const ruleInWords = ({ advice, because }: RuleVerdict): string =>
  `The rule agreed at the start says ${ADVICE[advice]}: ${BECAUSE[because]}.`;

const HEALTH: Readonly<Record<HealthCode, string>> = {
  guardrail_broken: 'a guardrail is broken',
  no_measurement: 'not measured for too long',
  baseline_missing: 'the baseline has no sample size',
  eval_set_changed: 'measured on another evaluation set than agreed',
  underpowered: 'too few items to tell the target from the baseline',
  many_looks: 'the same evaluation set was looked at often, so the best is lucky',
  direction_mismatch: 'the last readings go the other way; is the sign right?',
  regression_after_hit: 'it had reached the target and fell back',
  owner_out: 'its owner is away',
  source_broken: 'the machine that measures it is silent',
  target_below_baseline: 'the baseline already reaches the target',
};

/** `many_looks: the same evaluation set was looked at often, so the best is lucky` */
export const healthInWords = (code: HealthCode): string => `${HEALTH[code]} (${code})`;

/** What was agreed beside what every bet has. */
export function moreLines({
  latest,
  worth,
  everyDays,
  links,
  silence,
  unit,
}: HypothesisLook): (readonly [string, string])[] {
  const paired = latest?.paired;
  const least = worth && valueInWords(worth.gain, unit);
  return [
    ...(paired
      ? [
          [
            'Beside the baseline',
            `better on ${paired.wins}, worse on ${paired.losses} of the same items; ${chanceInWords(paired.chance)} sure that it is better`,
          ] as const,
        ]
      : []),
    ...(worth
      ? [['Worth it', `from ${least} on, ${worth.reached ? 'which it has' : 'which it has not yet'}`] as const]
      : []),
    ...(everyDays === undefined ? [] : [['Measured', `every ${count(everyDays, 'working day')}`] as const]),
    ...(silence ? [['Where nobody decides', `it ends as ${silence}`] as const] : []),
    ...(links ? [['Links', links.map((link) => oneLine(link, 120, '–')).join(' ')] as const] : []),
  ];
}
