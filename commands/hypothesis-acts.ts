import { CHOICES, hypothesisId, type Choice, type Hypothesis } from '#domain/hypothesis.ts';
import { chanceInWords, valueInWords, readCount, readValue } from '#domain/hypothesis-numbers.ts';
import { isSure, ruleVerdict } from '#domain/hypothesis-rule.ts';
import { targetInWords } from '#domain/hypothesis-typed.ts';
import type { Note } from '#domain/message.ts';
import { readingExample, readReading, type TypedReading } from '#domain/reading-typed.ts';
import { metBy } from '#domain/reading.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import type { Terms } from '#domain/hypothesis.ts';
import { decide, watch } from '#flows/hypothesis.ts';
import type { Loaded } from '#flows/hypothesis-look.ts';
import { log, type Logged } from '#flows/reading.ts';
import type { Action, Form, FormValues } from '#ports/doors.ts';
import { aboutBet, actOf, idOf, listOfText, no, say, sentenceOf, textOf } from './hypothesis-kit.ts';

/** The form for a reading. */
export const showLog = (number: number): Action =>
  aboutBet(
    number,
    (ports, _call, { bet }) => {
      const { terms, state } = bet;
      return {
        kind: 'show',
        form: {
          kind: 'reading-form',
          number,
          key: ports.newId(),
          belief: terms.belief,
          target: `${terms.metric.name} ${targetInWords(terms)}`,
          evaluation: terms.evaluation.version,
          guardrails: terms.guardrails.map(({ name }) => name),
          claimed: state.is === 'target-claimed',
        },
      };
    },
    'measurers',
  );

/** `/hypothesis log H12 0.83 n=200`. */
export const logTyped = (number: number, text: string): Action =>
  aboutBet(
    number,
    async (ports, call, { bet }) => {
      const typed = readReading(text, bet.terms);
      if (!typed.ok) return say(refused(typed.error, `/hypothesis log ${idOf(number)} ${text}`));
      const logged = await log(ports, actOf(call, number), typed.value, call.now, call.now);
      return logged.ok ? say(loggedNote(logged.value)) : no(ports, call, logged.error, number);
    },
    'measurers',
  );

/** The same with a button that takes it back. */
const loggedNote = (logged: Logged): Note => ({
  ...done(loggedInWords(logged)),
  reading: { bet: logged.bet.number, number: logged.reading.number },
});

/** What a person hears of a reading that was taken. */
function loggedInWords({ reading, bet }: Logged): string {
  const { metric, target } = bet.terms;
  const met = metBy(reading, bet.terms);
  const said = `${hypothesisId(bet.number)}: ${valueInWords(reading.value, metric.unit)} is noted.`;
  if (bet.state.is === 'decision-due' && bet.state.why === 'met')
    return `${said} The target is met and confirmed; the decision is asked for.`;
  if (!met.reached) return said;
  const sure = met.evidence
    ? `It is ${chanceInWords(met.evidence.chance)} sure that ${valueInWords(target, metric.unit)} is met.`
    : `Nobody can say how sure that is; a reading such as ${readingExample(metric)} tells it.`;
  const enough = met.evidence === null || isSure(reading, bet.terms);
  const next =
    reading.confirms && !enough
      ? 'It confirms the target from 90 % on: measure on more items, or add more runs.'
      : 'Confirm it on a fresh seed or held-out data: add "confirm" to the next reading.';
  return `${said} It reaches the target. ${sure} ${next}`;
}

/** Reads the form of a reading. */
export const readingForm: Form = {
  id: 'reading-form',
  read(values, meta) {
    // Forms that were open while a newer Meridian started have no key.
    const [first, key] = meta.split(' ');
    const number = Number(first);
    const sourceId = key === undefined ? null : `form:${key}`;
    const run: Action = async (ports, call) => {
      const bet = await ports.store.hypotheses.find(call.workspace, number);
      if (!bet)
        return { kind: 'faults', faults: { value: await sentenceOf(ports, call, { kind: 'unknown' }, number) } };
      const typed = typedReading(values, bet.terms);
      if (!typed.ok) return { kind: 'faults', faults: typed.error };
      const logged = await log(ports, actOf(call, number), typed.value, call.now, call.now, sourceId);
      if (logged.ok) return say(loggedNote(logged.value));
      return { kind: 'faults', faults: { value: await sentenceOf(ports, call, logged.error, number) } };
    };
    return ok({ changes: true, run });
  },
};

function typedReading(values: FormValues, terms: Terms): Result<TypedReading, Record<string, string>> {
  const faults: Record<string, string> = {};
  const value = readReading(textOf(values['value']), terms);
  if (!value.ok) faults['value'] = value.error;
  else if (value.value.note !== '')
    faults['value'] = 'Only the value goes here, such as 0.83; words go below as a note.';
  const typedN = textOf(values['n']).trim();
  const n = typedN === '' ? ok(null) : readCount(typedN, 'The number of items');
  if (!n.ok) faults['n'] = n.error;
  const details = readReading(
    `${value.ok ? value.value.value : 0} ${textOf(values['details']).replaceAll(/,\s+/g, ',')}`,
    terms,
  );
  if (!details.ok) faults['details'] = details.error;
  else if (details.value.note !== '')
    faults['details'] = 'Write counts as tp=90 fp=18 fn=14, or single runs as runs=0.81,0.84.';
  const guardrails = readGuardrailValues(textOf(values['guardrails']), terms);
  if (!guardrails.ok) faults['guardrails'] = guardrails.error;
  if (!value.ok || !n.ok || !details.ok || !guardrails.ok || Object.keys(faults).length > 0) return refuse(faults);
  const evaluation = textOf(values['eval']).trim();
  return ok({
    ...details.value,
    value: value.value.value,
    n: n.value ?? value.value.n ?? details.value.n,
    evaluation: evaluation === '' ? null : evaluation,
    confirms: listOfText(values['confirms']).includes('confirm'),
    note: textOf(values['note']).trim(),
    guardrails: guardrails.value,
  });
}

function readGuardrailValues(text: string, { guardrails }: Terms): Result<Record<string, number>, string> {
  const read: Record<string, number> = {};
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [, name = '', value = ''] = /^(.+?) ?[=:] ?(\S+)$/.exec(line.trim().replace(/\s+/g, ' ').slice(0, 200)) ?? [];
    const known = guardrails.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!known) return refuse(`Write a line for each: ${guardrails.map((one) => `${one.name} = 180`).join(', ')}.`);
    const number = readValue(value, 'continuous', name);
    if (!number.ok) return number;
    read[known.name] = number.value;
  }
  return ok(read);
}

/** The form for the decision. */
export const showDecide = (number: number, choice: (typeof CHOICES)[number] | null = null): Action =>
  aboutBet(number, async (ports, call, known) => {
    const { bet } = known;
    if (bet.state.is === 'decided') return no(ports, call, { kind: 'over', end: bet.state.end }, number);
    if (bet.state.is === 'draft') return no(ports, call, { kind: 'not-started' }, number);
    if (bet.terms.decider !== call.who)
      return no(ports, call, { kind: 'not-decider', decider: bet.terms.decider }, number);
    const verdict = ruleVerdict(bet.terms, known.readings);
    const mayRebet = (await ports.store.hypotheses.rebets(call.workspace, number)) === 0;
    if (choice === 'rebet' && !mayRebet) return no(ports, call, { kind: 'one-rebet' }, number);
    const rule = ruleSentence(known);
    return {
      kind: 'show',
      form: { kind: 'decision-form', number, belief: bet.terms.belief, rule, advice: verdict.advice, choice, mayRebet },
    };
  });

function ruleSentence({ bet, readings }: Loaded): string {
  const { advice, because } = ruleVerdict(bet.terms, readings);
  const latest = readings.at(-1);
  const last = latest
    ? ` Latest reading: ${valueInWords(latest.value, bet.terms.metric.unit)}, target ${targetInWords(bet.terms)}.`
    : ' Nothing was measured.';
  const why = {
    guardrail: 'a guardrail is broken',
    met: 'the target is met',
    short: 'the best reading is short of it',
    between: 'the best reading lies between it and the target',
    unread: 'there is no reading',
  };
  return `Agreed at the start: ${bet.terms.killRule.words}. That says ${advice}, since ${why[because]}.${last}`;
}

/** What somebody hears who has decided. */
export function decidedInWords({ number, state }: Hypothesis, choice: Choice): string {
  const id = idOf(number);
  if (state.is !== 'decided')
    return `That goes against the agreed rule, so a second person is asked to agree on ${id}.`;
  if (choice === 'rebet') return `${id} is decided. \`/hypothesis rebet ${id}\` writes it anew.`;
  return `${id} is decided.${choice === 'pivot' ? ' Press "Write the next bet" on its card to go on.' : ''}`;
}

/** Reads the decision. */
export const decisionForm: Form = {
  id: 'decision-form',
  read(values, meta) {
    const number = Number(meta);
    const choice = CHOICES.find((one) => one === values['choice']);
    if (!choice) return refuse({ choice: 'Choose what becomes of it.' });
    const text = (id: string): string => textOf(values[id]).trim();
    const learned = { observed: text('observed'), learned: text('learned'), next: text('next') };
    const empty = Object.values(learned).every((words) => words === '');
    const run: Action = async (ports, call) => {
      const wish = { choice, reason: text('reason'), learned: empty ? null : learned };
      const decided = await decide(ports, actOf(call, number), wish, call.now);
      if (!decided.ok) {
        const field = decided.error.kind === 'needs-reason' ? 'reason' : 'choice';
        return { kind: 'faults', faults: { [field]: await sentenceOf(ports, call, decided.error, number) } };
      }
      return say(done(decidedInWords(decided.value, choice)));
    };
    return ok({ changes: true, run });
  },
};

/** The form that keeps a shipped metric measured. */
export const showWatch = (number: number): Action =>
  aboutBet(
    number,
    (_ports, _call, { bet }) => {
      const threshold = bet.watch?.threshold ?? bet.terms.target;
      const everyDays = String(bet.watch?.everyDays ?? 7);
      return { kind: 'show', form: { kind: 'watch-form', number, threshold: String(threshold), everyDays } };
    },
    'keepers',
  );

const WATCH_DAYS_MAX = 366;

/** Reads the watch. */
export const watchForm: Form = {
  id: 'watch-form',
  read(values, meta) {
    const number = Number(meta);
    const run: Action = async (ports, call) => {
      const bet = await ports.store.hypotheses.find(call.workspace, number);
      const typed = textOf(values['threshold']).trim();
      const kind = bet?.terms.metric.kind ?? 'continuous';
      const threshold = typed === '' ? ok(null) : readValue(typed, kind, bet?.terms.metric.name ?? '');
      if (!threshold.ok) return { kind: 'faults', faults: { threshold: threshold.error } };
      const every = readCount(textOf(values['every']), 'The number of days');
      if (!every.ok) return { kind: 'faults', faults: { every: every.error } };
      if (every.value > WATCH_DAYS_MAX)
        return { kind: 'faults', faults: { every: `At least once in ${WATCH_DAYS_MAX} days, or it is not watched.` } };
      const how = threshold.value === null ? null : { threshold: threshold.value, everyDays: every.value };
      const kept = await watch(ports, actOf(call, number), how, call.now);
      if (!kept.ok) return { kind: 'faults', faults: { threshold: await sentenceOf(ports, call, kept.error, number) } };
      return say(done(how ? `${idOf(number)} is on watch.` : `${idOf(number)} is no longer watched.`));
    };
    return ok({ changes: true, run });
  },
};
