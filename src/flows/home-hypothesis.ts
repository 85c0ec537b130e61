import { hypothesisId, runOf, type Hypothesis } from '#domain/hypothesis.ts';
import { targetInWords } from '#domain/hypothesis-typed.ts';
import { dateInWords } from '#domain/time-words.ts';
import type { HomePart } from './home-part.ts';

const STATES: Readonly<Record<Hypothesis['state']['is'], string>> = {
  draft: 'a draft, not started',
  running: 'running',
  'target-claimed': 'its target is claimed and waits to be confirmed',
  'decision-due': 'waits for its decision',
  paused: 'paused',
  decided: 'decided',
};

/** Bets that the reader owns or decides on and that are not decided, those that wait for a decision first. */
export const hypothesisPart: HomePart = async ({ store, member }) => {
  const open = await store.hypotheses.openOf(member.workspace, member.id);
  if (open.length === 0) return null;
  const due = (bet: Hypothesis): boolean => bet.state.is === 'decision-due';
  const bets = [...open.filter(due), ...open.filter((bet) => !due(bet))];
  return { is: 'lines', title: 'My bets', lines: bets.map(lineOf), hint: '`/hypothesis` in a channel lists its bets.' };
};

function lineOf(bet: Hypothesis) {
  const { number, terms, state } = bet;
  const run = runOf(bet);
  const until = run ? `, until ${dateInWords(run.endOn)}` : '';
  const act =
    state.is === 'decision-due'
      ? { id: 'hypothesis.decide', label: 'Decide' }
      : { id: 'hypothesis.log', label: 'Log a reading' };
  const show = { id: 'hypothesis.show', label: `Show ${hypothesisId(number)}`, value: String(number) };
  return {
    // The belief last: it may be long, and is cut.
    text: `${hypothesisId(number)} · ${STATES[state.is]}${until} · ${terms.metric.name} ${targetInWords(terms)} · ${terms.belief}`,
    buttons: run ? [{ ...act, value: String(number) }, show] : [show],
  };
}
