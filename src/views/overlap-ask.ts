import { askId } from '#domain/ask.ts';
import type { OverlapAsk } from '#domain/nudge-message.ts';
import { dateInWords, durationInWords } from '#domain/time-words.ts';
import { minutesBetween } from '#domain/time.ts';
import {
  actions,
  bold,
  button,
  context,
  count,
  oneLine,
  paragraph,
  personName,
  projectName,
  rich,
  sourceLink,
  view,
  type View,
} from './kit.ts';
import { nudgeFoot } from './nudge-foot.ts';
import { spansInWords } from './overlap.ts';
import { quotation } from './words.ts';

const QUOTED_MAX = 600;

/** Two people are at work at the same time, and one asked the other something that nobody has answered yet. */
export function overlapAsk(message: OverlapAsk): View {
  const { to, number, text, state, when, zone, link, more } = message;
  const other = personName(message.otherName);
  const where = `in the standup for ${projectName(message.projectName)} of ${dateInWords(message.date)}`;
  const said = quotation(text, QUOTED_MAX);
  if (state.is !== 'open' || when === null) {
    const over = `${to === 'asked' ? `What ${other} asked you` : `What you asked ${other}`} ${where} ${endOf(message)}.`;
    return view(over, [rich(paragraph(over), ...(said ? [said] : []))]);
  }
  const length = durationInWords(Math.round(minutesBetween(when.from, when.to)));
  const shared = `You and ${other} are both at work ${spansInWords([when], zone)} (${length}).`;
  const wait =
    to === 'asked'
      ? `${other} asked you something ${where}, and I have seen no answer.`
      : `You asked ${other} something ${where}, and I have seen no answer.`;
  return view(`${shared} ${wait} ${oneLine(text, 150, '')}`, [
    rich(paragraph(bold(shared), ` ${wait} `, ...(link === null ? [] : [sourceLink(link)])), ...(said ? [said] : [])),
    actions(button('ask.answered', 'It is answered', String(number), 'primary')),
    nudgeFoot('overlap', askId(number)),
    ...(more > 0 ? [context(`${count(more, 'more such question')} between you: they stand in my Home.`)] : []),
  ]);
}

function endOf({ state }: OverlapAsk): string {
  if (state.is === 'answered') return `is answered, says ${personName(state.name)}`;
  return state.is === 'withdrawn' ? 'is taken back' : 'is over';
}
