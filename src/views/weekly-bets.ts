import type { RichTextElement, RichTextSection } from '@slack/types';
import { hypothesisId } from '#domain/hypothesis.ts';
import { chanceInWords, valueInWords } from '#domain/hypothesis-numbers.ts';
import { outcomeInWords } from '#domain/hypothesis-refusals.ts';
import { shiftOf } from '#domain/weekly-headline.ts';
import type { WeeklyBet, WeeklyRisk } from '#domain/weekly-message.ts';
import { bold, count, oneLine, paragraph, personName } from './kit.ts';
import { signalSays } from './risk-nudge.ts';

const REASON_MAX = 160;
const BELIEF_MAX = 120;

/** Whether lines lead to their sources; where there is no room for that they only name them. */
export type Linked = 'links' | 'plain';

/** An id that leads to where it stands. */
export const idTo = (id: string, link: string | null, dress: Linked): RichTextElement =>
  link !== null && dress === 'links' ? { type: 'link', url: link, text: id, style: { bold: true } } : bold(id);

const beliefOf = ({ belief }: { readonly belief: string }): RichTextElement =>
  bold(` · ${oneLine(belief, BELIEF_MAX, 'no words')}`);

/** What happened to a bet. */
export function betItem(bet: WeeklyBet, dress: Linked): RichTextSection {
  const { number, metric, direction, target, unit, link } = bet;
  const aim = `${oneLine(metric, 40, 'the metric')} ${direction === 'up' ? '≥' : '≤'} ${valueInWords(target, unit)}`;
  return paragraph(idTo(hypothesisId(number), link, dress), beliefOf(bet), ` (${aim}): ${newsOf(bet).join('; ')}`);
}

function newsOf(bet: WeeklyBet): string[] {
  const { started, readings, latest, chance, ended, due, unit } = bet;
  const reason = ended === null ? '' : oneLine(ended.reason, REASON_MAX, '');
  const by = ended === null || ended.name === null ? '' : ` by ${personName(ended.name)}`;
  const news = [
    ...(ended === null
      ? []
      : [
          `decided: ${outcomeInWords({ outcome: ended.outcome, by: ended.name }).toLowerCase()}${by}${reason === '' ? '' : `, “${reason}”`}`,
        ]),
    ...(started ? ['started'] : []),
    ...(readings > 0
      ? [`${count(readings, 'reading')}${latest === null ? '' : `, the last ${valueInWords(latest, unit)}`}`]
      : []),
    ...(due ? ['a decision is due'] : []),
    ...(chance === null ? [] : [chanceWords(bet, chance)]),
  ];
  return news.length === 0 ? ['nothing new'] : news;
}

function chanceWords(bet: WeeklyBet, { was, is, calibrated }: NonNullable<WeeklyBet['chance']>): string {
  if (is === 1) return 'a reading has reached the target';
  if (is === 0) return 'its time is over';
  const doubt = calibrated ? '' : ', uncalibrated';
  const moved = was !== null && shiftOf(bet) >= 0.01;
  return `chance ${moved ? `${chanceInWords(was)} → ` : ''}${chanceInWords(is)}${doubt}`;
}

/** A bet at risk, and why. */
export function riskItem(risk: WeeklyRisk, dress: Linked): RichTextSection {
  const reasons = risk.signals.map((signal) => signalSays(signal, hypothesisId(risk.number)));
  return paragraph(
    idTo(hypothesisId(risk.number), risk.link, dress),
    beliefOf(risk),
    ` (${chanceInWords(risk.score)} likely to be late): ${oneLine(reasons.join(' '), 500, '–')}`,
  );
}
