import type { BetAct } from '#flows/hypothesis.ts';
import { valueInWords } from '#domain/hypothesis-numbers.ts';
import type { Message } from '#domain/message.ts';
import { readWithdrawal } from '#domain/reading-withdrawn.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import type { Logged } from '#flows/reading.ts';
import { mayWithdraw, withdraw } from '#flows/reading-withdrawn.ts';
import type { Action, Deed, Form } from '#ports/doors.ts';
import { aboutBet, actOf, idOf, no, say, sentenceOf, textOf } from './hypothesis-kit.ts';

const FORM_MAX = 25;

/** `/hypothesis withdraw H12`, `… 0.38 wrong split`, `… #3`, and `/hypothesis log H12 undo`. */
export function withdrawTyped(number: number, text: string): Result<Deed, Message> {
  const run: Action = aboutBet(number, async (ports, call, { bet }) => {
    const readings = await ports.store.readings.of(call.workspace, number);
    const meant = readWithdrawal(text, bet, readings, call.who);
    if (!meant.ok) return say(refused(meant.error, `/hypothesis withdraw ${idOf(number)} ${text}`));
    const taken = await withdraw(ports, actOf(call, number), meant.value, call.now);
    return taken.ok ? say(done(withdrawnInWords(taken.value))) : no(ports, call, taken.error, number);
  });
  return ok({ changes: true, run });
}

/** What follows `log H12`, where that takes a reading back; null: it is a reading. */
export const readUndo = (text: string): string | null => /^(?:undo|withdraw)\b\s*([\s\S]*)$/i.exec(text)?.[1] ?? null;

/** The form that takes a reading back. `reading`: the one that is chosen; null: the newest. */
export const showWithdraw = (number: number, reading: number | null): Action =>
  aboutBet(number, async (ports, call, { bet, readings }) => {
    const { state } = bet;
    const act: BetAct = actOf(call, number);
    const mine = [];
    for (const one of readings.toSorted((a, b) => b.number - a.number)) {
      const free = state.is !== 'decided' || one.loggedAt > state.end.at;
      if (free && (await mayWithdraw(ports.store, act, one, call.now))) mine.push(one);
    }
    const chosen = reading === null ? mine[0] : mine.find((one) => one.number === reading);
    if (!chosen) {
      if (state.is === 'decided') return no(ports, call, { kind: 'over', end: state.end }, number);
      const known = readings.some((one) => one.number === reading);
      if (reading !== null) return no(ports, call, { kind: known ? 'not-your-reading' : 'withdrawn' }, number);
      return say(refused(`There is no reading of ${idOf(number)} that you could take back.`));
    }
    const { unit } = bet.terms.metric;
    const offered = [chosen, ...mine.filter((one) => one !== chosen)].slice(0, FORM_MAX);
    return {
      kind: 'show',
      form: {
        kind: 'withdrawal-form',
        number,
        belief: bet.terms.belief,
        readings: offered.map((one) => ({ number: one.number, value: one.value, n: one.n, unit, note: one.note })),
      },
    };
  });

/** Reads it. */
export const withdrawalForm: Form = {
  id: 'withdrawal-form',
  read(values, meta) {
    const number = Number(meta);
    const reading = Number(textOf(values['reading']));
    if (!Number.isInteger(reading) || reading < 1) return refuse({ reading: 'Choose the reading.' });
    const run: Action = async (ports, call) => {
      const wish = { reading, why: textOf(values['why']).trim() };
      const taken = await withdraw(ports, actOf(call, number), wish, call.now);
      if (taken.ok) return say(done(withdrawnInWords(taken.value)));
      return { kind: 'faults', faults: { reading: await sentenceOf(ports, call, taken.error, number) } };
    };
    return ok({ changes: true, run });
  },
};

const NOW: Readonly<Record<string, string>> = {
  running: 'The bet is running.',
  'target-claimed': 'Its target stays claimed by another reading.',
  'decision-due': 'Its decision stays due.',
};

function withdrawnInWords({ reading, bet }: Logged): string {
  const id = idOf(bet.number);
  const value = valueInWords(reading.value, bet.terms.metric.unit);
  const now = NOW[bet.state.is];
  return `The reading ${value} of ${id} is taken back: it stays on record as that, and counts nowhere.${now ? ` ${now}` : ''} \`/hypothesis log ${id}\` logs the right one.`;
}
