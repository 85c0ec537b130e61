import { hypothesisId } from '#domain/hypothesis.ts';
import type { OverlapBet } from '#domain/nudge-message.ts';
import { dateInWords, durationInWords } from '#domain/time-words.ts';
import { minutesBetween } from '#domain/time.ts';
import { actions, bold, button, oneLine, paragraph, personName, projectName, rich, view, type View } from './kit.ts';
import { nudgeFoot } from './nudge-foot.ts';
import { spansInWords } from './overlap.ts';
import { quotation } from './words.ts';

const QUOTED_MAX = 600;

/** Two people are at work at the same time and a bet waits for a word between them. */
export function overlapBet(message: OverlapBet): View {
  const { about, number, when, zone, belief, endOn } = message;
  const other = personName(message.otherName);
  const id = hypothesisId(number);
  const length = durationInWords(Math.round(minutesBetween(when.from, when.to)));
  const shared = `You and ${other} are both at work ${spansInWords([when], zone)} (${length}).`;
  const where = `in ${projectName(message.projectName)}`;
  const wait = {
    verdict: `${id} ${where} waits for its decision, which is ${other}’s.`,
    agreement: `What you decided on ${id} ${where} goes against the rule and waits for a second person: ${other}, who owns it, may agree.`,
    ending: `${id} ${where} ends on ${dateInWords(endOn)}, and the decision will be yours.`,
  }[about];
  const said = quotation(belief, QUOTED_MAX);
  return view(`${shared} ${wait} ${oneLine(belief, 150, '')}`, [
    rich(paragraph(bold(shared), ` ${wait}`), ...(said ? [said] : [])),
    actions(
      button('hypothesis.show', `Show ${id}`, String(number)),
      ...(about === 'verdict' ? [button('hypothesis.log', 'Log a reading', String(number))] : []),
    ),
    nudgeFoot('overlap', id),
  ]);
}
