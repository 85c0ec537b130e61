import { ok, refuse } from '#domain/result.ts';
import { done } from '#domain/verb.ts';
import { nameDecider } from '#flows/hypothesis-decider.ts';
import type { Action, Form } from '#ports/doors.ts';
import { aboutBet, actOf, idOf, no, say, sentenceOf, textOf, userOf } from './hypothesis-kit.ts';

/** The form that names who decides while a decision is due. */
export const showDecider = (number: number): Action =>
  aboutBet(
    number,
    (ports, call, { bet }) => {
      const { terms, state } = bet;
      if (state.is !== 'decision-due') return no(ports, call, { kind: 'nothing-due' }, number);
      return { kind: 'show', form: { kind: 'decider-form', number, belief: terms.belief, decider: terms.decider } };
    },
    'keepers',
  );

/** Reads it. */
export const deciderForm: Form = {
  id: 'decider-form',
  read(values, meta) {
    const number = Number(meta);
    const decider = userOf(values['decider']);
    if (!decider) return refuse({ decider: 'Choose who decides.' });
    const run: Action = async (ports, call) => {
      const named = await nameDecider(ports, actOf(call, number), decider, textOf(values['reason']).trim(), call.now);
      if (named.ok) return say(done(`<@${decider}> decides ${idOf(number)} now, and is asked in their hours.`));
      return { kind: 'faults', faults: { decider: await sentenceOf(ports, call, named.error, number) } };
    };
    return ok({ changes: true, run });
  },
};
