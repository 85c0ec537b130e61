import type { RichTextSection } from '@slack/types';
import { hypothesisId, type Outcome } from '#domain/hypothesis.ts';
import { valueInWords } from '#domain/hypothesis-numbers.ts';
import type { Signal } from '#domain/risk-signal.ts';
import { likelihood, type PlainBet, type PlainRisk } from '#domain/stakeholder.ts';
import { bold, count, listed, oneLine, paragraph } from './kit.ts';

/** Longest belief here. */
export const BELIEF_MAX = 140;

/** A bet as its readers know it: by what is believed. */
export const called = ({ belief, number }: { readonly belief: string; readonly number: number }): string =>
  belief === '' ? `Trial ${hypothesisId(number)}` : `“${oneLine(belief, BELIEF_MAX, '–')}”`;

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  ship: 'it worked and goes into use',
  pivot: 'it goes on in another way',
  stop: 'it did not work and was stopped',
  inconclusive: 'it showed nothing either way',
  invalid: 'it was not a fair test',
  'stopped-early': 'it was stopped early',
};

/** How a bet stands: in words and ranges. */
export function betPlainly(bet: PlainBet): RichTextSection {
  const { chance, ended, due, started } = bet;
  const news = [
    ...(ended === null
      ? []
      : [
          ended.decided
            ? OUTCOMES[ended.outcome]
            : `${ended.outcome === 'stop' ? 'it was stopped' : 'it was closed without a result'}, since nobody decided in time`,
        ]),
    ...(chance === null ? [] : [`success in time is ${chanceSaid(chance)}`]),
    ...measuredSaid(bet),
    ...(started ? ['it began this week'] : []),
    ...(due ? ['a decision on it is due'] : []),
  ];
  return paragraph(bold(called(bet)), `: ${news.length === 0 ? 'nothing new' : news.join('; ')}.`);
}

function chanceSaid({ was, is }: NonNullable<PlainBet['chance']>): string {
  const now = likelihood(is);
  const before = was === null ? null : likelihood(was);
  const moved = before !== null && before.word !== now.word ? `, last week ${before.word}` : '';
  return `${now.word} (${now.range}${moved})`;
}

function measuredSaid({ measured, metric, unit, direction, target }: PlainBet): string[] {
  if (measured === null) return [];
  const name = metric === '' ? 'what is measured' : oneLine(metric, 60, 'what is measured');
  const aim = `${direction === 'up' ? 'at least' : 'at most'} ${valueInWords(target, unit)} is wanted`;
  if ('alone' in measured)
    return [
      `${name} was ${valueInWords(measured.alone, unit)} when last measured, and nobody can say yet how sure that is; ${aim}`,
    ];
  const [low, high] = [valueInWords(rounded(measured.low), unit), valueInWords(rounded(measured.high), unit)];
  return [`${name} lies between ${low} and ${high}; ${aim}`];
}

/** A range is no more exact than two digits that matter. */
const rounded = (value: number): number => Number(value.toPrecision(2));

/** A bet at risk, with why. */
export function riskPlainly(risk: PlainRisk): RichTextSection {
  const late = likelihood(risk.score);
  const reasons = risk.signals.map(reasonOf).filter((one) => one !== '');
  return paragraph(
    bold(called(risk)),
    ` may come late (${late.word}, ${late.range})${reasons.length === 0 ? '' : `: ${listed(reasons, 3)}`}.`,
  );
}

/** Why, without anybody's words and without what tells of a person. */
function reasonOf(signal: Signal): string {
  switch (signal.code) {
    case 'forecast_low':
      return `success in time is ${likelihood(signal.chance).word}`;
    case 'burn_gap':
      return 'more of its time is used than of its way is done';
    case 'stale_metric':
      return `nothing was measured for ${count(signal.days, 'working day')}`;
    case 'blocker_age':
      return `something stands in its way for ${count(signal.days, 'working day')}`;
    case 'carry_over':
      return `a step of it was planned ${signal.dates.length} times and not done`;
    case 'self_report':
      return 'whoever does it says so';
    case 'green_vs_data':
      return 'what people expect and what is measured differ';
    case 'guardrail':
      return 'a safety limit is broken';
    case 'eval_changed':
      return 'it is measured in another way than agreed';
    case 'source_broken':
      return 'its measurements no longer come in';
    case 'dependency_unacked':
    case 'silence':
      return '';
  }
}
