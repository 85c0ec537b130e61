import { blockerId } from '#domain/blocker.ts';
import type { OverlapNudge } from '#domain/nudge-message.ts';
import { durationInWords } from '#domain/time-words.ts';
import { minutesBetween } from '#domain/time.ts';
import { blockerFacts, blockerTitle } from './blocker-line.ts';
import { blockerButtons } from './blocker.ts';
import { bold, context, count, oneLine, paragraph, personName, projectName, rich, view, type View } from './kit.ts';
import { nudgeFoot } from './nudge-foot.ts';
import { spansInWords } from './overlap.ts';
import { quotation } from './words.ts';

const QUOTED_MAX = 600;

/** Two people are at work at the same time and have something to settle: what, who, how long. */
export function overlapNudge(message: OverlapNudge): View {
  const { look, when, zone, to, more } = message;
  const other = personName(message.otherName);
  const length = durationInWords(Math.round(minutesBetween(when.from, when.to)));
  const shared = `You and ${other} are both at work ${spansInWords([when], zone)} (${length}).`;
  const wait =
    to === 'owner'
      ? `${blockerId(look.number)} in ${projectName(message.projectName)} still holds you up, and ${other} could help.`
      : `${blockerId(look.number)} in ${projectName(message.projectName)} still holds ${other} up, and you could help.`;
  const said = quotation(look.text, QUOTED_MAX);
  return view(`${shared} ${wait} ${oneLine(look.text, 150, '')}`, [
    rich(
      paragraph(bold(shared), ` ${wait}`),
      paragraph(bold(blockerTitle(look)), ` (${blockerFacts(look)})`),
      ...(said ? [said] : []),
    ),
    ...blockerButtons(actedOn(message), 'card'),
    nudgeFoot('overlap', blockerId(look.number)),
    ...(more > 0 ? [context(`${count(more, 'more blocker')} between you: /standup blockers lists them.`)] : []),
  ]);
}

/** Whoever is held up has nothing to acknowledge. */
const actedOn = ({ to, look }: OverlapNudge): OverlapNudge['look'] =>
  to === 'owner' && look.state.is === 'open' ? { ...look, state: { is: 'acknowledged', name: '' } } : look;
