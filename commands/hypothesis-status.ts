import { betBlocked } from '#domain/blocker.ts';
import { quoted } from '#domain/calendar-names.ts';
import { hypothesisId } from '#domain/hypothesis.ts';
import { readStatus, statusInWords } from '#domain/hypothesis-status.ts';
import type { Message } from '#domain/message.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import { sayStatus } from '#flows/hypothesis-status.ts';
import type { Action, Deed } from '#ports/doors.ts';
import { aboutBet, actOf, no, say } from './hypothesis-kit.ts';

const FORMS = 'on track, at risk or off track, with a word on why if there is one';

/** `/hypothesis status H12 at risk: labels late`, and the menu below a message about its risk. */
export function saysStatus(number: number, text: string): Result<Deed, Message> {
  const id = hypothesisId(number);
  const said = readStatus(text);
  if (!said) {
    const what = text.trim() === '' ? `Say how ${id} goes` : `${quoted(text)} does not say how ${id} goes`;
    return refuse(refused(`${what}: ${FORMS}.`, `/hypothesis status ${id} at risk: `));
  }
  const run: Action = async (ports, call) => {
    const stated = await sayStatus(ports, actOf(call, number), said, call.now);
    if (!stated.ok) return no(ports, call, stated.error, number);
    return say(done(`${id}: you say that it is ${statusInWords(said.status)}. Its card shows it.`));
  };
  return ok({ changes: true, run });
}

/** The form for a blocker in the project of a bet. */
export const showBlocked = (number: number): Action =>
  aboutBet(number, (_ports, { now }, { project: { id, name, channel } }) => ({
    kind: 'show',
    form: {
      kind: 'blocker-form',
      channel,
      ts: betBlocked(number, now),
      text: '',
      blockerKind: 'other',
      helper: null,
      projects: [{ id, name }],
    },
  }));
