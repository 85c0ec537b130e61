import { logOddsOf, WEIGHTS } from '#domain/forecast.ts';
import { valueInWords } from '#domain/hypothesis-numbers.ts';
import { expit } from '#domain/special.ts';
import type { Loaded } from './hypothesis-look.ts';

/** Sentences behind "Why?": the readings, the gap, the rates, the formula, the base rate. */
export function whyInWords({ bet, readings, odds }: Loaded): string[] {
  const { metric, target, baseline } = bet.terms;
  if (!odds) return ['It does not run at present, so nothing is forecast.'];
  const { progress, jumpChance, trendChance, past, readings: n } = odds.made;
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  const value = (one: number): string => valueInWords(one, metric.unit);
  const last = readings
    .slice(-10)
    .map(({ value: one, n: items }) => `${value(one)}${items === null ? '' : ` (n ${items})`}`);
  return [
    `Readings: ${last.length === 0 ? 'none yet' : last.join(', ')}. Baseline ${value(baseline.value)}, target ${value(target)}.`,
    `${percent(odds.elapsed)} of the owner's working time is over. ${percent(Math.max(0, progress.gap))} of the way from the baseline to the target is still to go; ${progress.jumps} of ${n} readings in the box were a new best.`,
    `Jumps: new bests come at random, ${progress.jumps} so far, ${percent(progress.gained)} of the way gained. That gives ${percent(jumpChance)}.`,
    `Trend: three curves through the readings, weighed by how well they fit. That gives ${percent(trendChance)}.`,
    `Past: of ${past.stretches} earlier stretches as long as what is left, this metric gained as much in ${past.enough} and stood at the target in ${past.reached}; some ${Math.round(past.apart)} of them do not overlap. ${percent(past.back)} of its moves went back, and the more do, the more the second number counts. Without a past the models stand nearly alone.`,
    `Formula: jumps and trend are pooled by the number of readings and weigh as much as two such stretches, and that one in five is reached as 0.6 of one; together that is ${percent(expit(logOddsOf(odds.made)))}. Its log-odds times ${WEIGHTS.slope}, less ${-WEIGHTS.base}, are those of the chance. Fitted on 2,326 public time-boxes, of which 17.7 % reached their target.`,
    odds.calibrated
      ? `Corrected by what became of ${odds.team.bets} earlier bets of this project.`
      : `Uncalibrated: ${odds.team.bets} bets of this project have ended, and ten are needed before its own history corrects the chance.`,
  ];
}
