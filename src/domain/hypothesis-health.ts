import { reaches, runOf, type Hypothesis } from './hypothesis.ts';
import { boxClock, dateFor } from './hypothesis-clock.ts';
import { brokenGuardrails } from './hypothesis-rule.ts';
import type { Person } from './hours.ts';
import { absenceOn } from './member.ts';
import { looksAt, metBy, standardError, type Reading } from './reading.ts';
import type { Instant } from './time.ts';

/** What is not as it should be with a bet. */
export const HEALTH_CODES = [
  'guardrail_broken',
  'no_measurement',
  'baseline_missing',
  'eval_set_changed',
  'underpowered',
  'many_looks',
  'direction_mismatch',
  'regression_after_hit',
  'owner_out',
  'source_broken',
  'target_below_baseline',
] as const;
export type HealthCode = (typeof HEALTH_CODES)[number];

/** Without a reading for so many working days, or a quarter of the box if that is longer, nobody knows how it goes. */
const SILENT_DAYS = 3;
const WORKDAY_MINUTES = 8 * 60;
/** A machine that has sent readings and is silent twice as long is taken for broken. */
const BROKEN_TIMES = 2;
const MANY_LOOKS = 4;

/** What is not as it should be with a running bet at `now`, the gravest first. `readings`: in order. */
export function healthOf(bet: Hypothesis, readings: readonly Reading[], owner: Person, now: Instant): HealthCode[] {
  const run = runOf(bet);
  if (!run || bet.state.is === 'decided' || bet.state.is === 'paused') return [];
  const { terms } = bet;
  const codes = new Set<HealthCode>();
  if (brokenGuardrails(terms, readings).length > 0) codes.add('guardrail_broken');
  const clock = boxClock(run, bet.pauses, owner);
  const latest = readings.at(-1);
  const silence = clock.at(now) - Math.max(0, latest ? clock.at(latest.at) : 0);
  const usual = Math.max(SILENT_DAYS * WORKDAY_MINUTES, clock.end / 4);
  // What was agreed is expected; a day late is no alarm yet.
  const patience = terms.everyDays === undefined ? usual : (terms.everyDays + 1) * WORKDAY_MINUTES;
  const machine = latest && latest.from !== 'person' && latest.from !== 'standup';
  if (machine && silence >= BROKEN_TIMES * patience) codes.add('source_broken');
  else if (silence >= patience) codes.add('no_measurement');
  if (terms.baseline.n === null && (terms.metric.kind === 'proportion' || terms.metric.kind === 'f1'))
    codes.add('baseline_missing');
  if (reaches(terms.metric, terms.baseline.value, terms.target)) codes.add('target_below_baseline');
  const dated = readings.filter(({ evaluation }) => evaluation !== null && evaluation !== terms.evaluation.version);
  if (dated.length > 0) codes.add('eval_set_changed');
  if (latest && isUnderpowered(latest, bet)) codes.add('underpowered');
  if ((looksAt(readings, terms)?.count ?? 0) >= MANY_LOOKS) codes.add('many_looks');
  if (goesTheOtherWay(readings, bet)) codes.add('direction_mismatch');
  const hit = readings.some(({ value }) => reaches(terms.metric, value, terms.target));
  if (hit && latest && !metBy(latest, terms).reached) codes.add('regression_after_hit');
  if (absenceOn(owner.absences, dateFor(owner, now))) codes.add('owner_out');
  return HEALTH_CODES.filter((code) => codes.has(code));
}

/** The way from the baseline to the target is shorter than what a reading of this size can tell from chance. */
function isUnderpowered(latest: Reading, { terms }: Hypothesis): boolean {
  const error = standardError(latest, terms.metric.kind);
  return error !== null && Math.abs(terms.target - terms.baseline.value) < 2 * error;
}

/** The last three readings all lie on the wrong side of the baseline: perhaps less is better after all. */
function goesTheOtherWay(readings: readonly Reading[], { terms: { metric, baseline } }: Hypothesis): boolean {
  const last = readings.slice(-3);
  return (
    last.length === 3 && last.every(({ value }) => value !== baseline.value && !reaches(metric, value, baseline.value))
  );
}
