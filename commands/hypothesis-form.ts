import type { Lineage } from '#domain/hypothesis.ts';
import type { HypothesisForm } from '#domain/hypothesis-form.ts';
import type { TypedTerms } from '#domain/hypothesis-terms.ts';
import { typedFrom, typedOf } from '#domain/hypothesis-typed.ts';
import { refused } from '#domain/verb.ts';
import { similarTo } from '#flows/hypothesis-ledger.ts';
import type { Action, Reply } from '#ports/doors.ts';
import { aboutBet, idOf, projectOf, say, sentenceOf, todayOf } from './hypothesis-kit.ts';

/** `/hypothesis new …`: the form, filled with what was typed, and what was tried before. */
export function showNew(text: string): Action {
  return async (ports, call) => {
    const project = await projectOf(ports, call);
    if (!project.ok) return say(refused(project.error, text));
    const typed = typedFrom(text, call.who, await todayOf(ports, call));
    if (!typed.ok) return say(refused(typed.error, `/hypothesis new ${text}`));
    const similar = await similarTo(ports.store, project.value, typed.value.belief);
    const what = { project: project.value.id, number: null, key: ports.newId(), parent: null, running: false };
    return formOf({ ...FRESH, ...what, similar, whole: false, seen: similar.map(firstWords) }, typed.value);
  };
}

/** What a form is of, beside what is typed in it. */
export type What = Omit<HypothesisForm, 'kind' | 'typed'>;

const FRESH = { similar: [], whole: true, draft: false, again: false, seen: [] } as const;

/** The form as a reply. */
export const formOf = (what: What, typed: TypedTerms): Reply => ({
  kind: 'show',
  form: { kind: 'hypothesis-form', typed, ...what },
});

/** `H3`: enough to know that a bet was shown. */
export const firstWords = (line: string): string => line.split(',', 1).join('');

/** The form with the terms of a bet. */
export const showEdit = (number: number): Action =>
  aboutBet(
    number,
    async (ports, call, { bet }) => {
      if (bet.state.is === 'decided')
        return say(refused(await sentenceOf(ports, call, { kind: 'over', end: bet.state.end }, number)));
      const running = bet.state.is !== 'draft';
      return formOf(
        { ...FRESH, project: bet.project, number, key: '', parent: bet.parent, running },
        typedOf(bet.terms),
      );
    },
    'keepers',
  );

/** The form for a bet that goes on from an ended one, filled with its terms. */
export const showAgain = (number: number, how: Lineage['how']): Action =>
  aboutBet(number, async (ports, call, { bet }) => {
    const { state } = bet;
    if (state.is !== 'decided') {
      return say(refused(`${idOf(number)} is not decided yet. \`/hypothesis decide ${idOf(number)}\` comes first.`));
    }
    if (state.end.next !== null) {
      return say(refused(`${idOf(number)} already goes on as ${idOf(state.end.next)}.`));
    }
    if (how === 'rebet' && (await ports.store.hypotheses.rebets(call.workspace, number)) > 0)
      return say(refused(await sentenceOf(ports, call, { kind: 'one-rebet' }, number)));
    const fresh = { ...typedOf(bet.terms), box: '', appetite: '' };
    const what = { project: bet.project, number: null, key: ports.newId(), parent: { number, how }, running: false };
    return formOf({ ...FRESH, ...what }, fresh);
  });
