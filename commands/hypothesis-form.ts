import { z } from 'zod';
import { DATA_ITEMS, MEASUREMENT_SOURCES, type Lineage, type Terms } from '#domain/hypothesis.ts';
import { dateFor } from '#domain/hypothesis-clock.ts';
import { missingOf, type Missing } from '#domain/hypothesis-ready.ts';
import { refusalInWords } from '#domain/hypothesis-refusals.ts';
import { readMetricKind } from '#domain/hypothesis-comparison.ts';
import { readTerms, type TermFaults, type TypedTerms } from '#domain/hypothesis-terms.ts';
import { typedFrom, typedOf } from '#domain/hypothesis-typed.ts';
import type { ProjectId } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import type { LocalDate } from '#domain/time.ts';
import { done, refused } from '#domain/verb.ts';
import { personOf } from '#flows/blocker-look.ts';
import { draft, revise, start } from '#flows/hypothesis.ts';
import { similarTo } from '#flows/hypothesis-ledger.ts';
import type { Action, Call, Form, FormValues, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import {
  aboutBet,
  actOf,
  idOf,
  listOfText,
  projectOf,
  say,
  sentenceOf,
  textOf,
  todayOf,
  userOf,
} from './hypothesis-kit.ts';

/** `/hypothesis new …`: the form, filled with what was typed, and what was tried before. */
export function showNew(text: string): Action {
  return async (ports, call) => {
    const project = await projectOf(ports, call);
    if (!project.ok) return say(refused(project.error, text));
    const typed = typedFrom(text, call.who, await todayOf(ports, call));
    if (!typed.ok) return say(refused(typed.error, `/hypothesis new ${text}`));
    const similar = await similarTo(ports.store, project.value, typed.value.belief);
    return formOf({ project: project.value.id, number: null, parent: null, running: false, similar }, typed.value);
  };
}

const formOf = (
  what: {
    project: ProjectId;
    number: number | null;
    parent: Lineage | null;
    running: boolean;
    similar: readonly string[];
  },
  typed: TypedTerms,
): Reply => ({ kind: 'show', form: { kind: 'hypothesis-form', typed, ...what } });

/** The form with the terms of a bet. */
export const showEdit = (number: number): Action =>
  aboutBet(
    number,
    async (ports, call, { bet }) => {
      if (bet.state.is === 'decided')
        return say(refused(await sentenceOf(ports, call, { kind: 'over', end: bet.state.end }, number)));
      const running = bet.state.is !== 'draft';
      return formOf({ project: bet.project, number, parent: bet.parent, running, similar: [] }, typedOf(bet.terms));
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
    return formOf({ project: bet.project, number: null, parent: { number, how }, running: false, similar: [] }, fresh);
  });

const Meta = z.object({
  project: z.string(),
  number: z.number().nullable(),
  parent: z.object({ number: z.number(), how: z.enum(['rebet', 'pivot', 'drift']) }).nullable(),
  running: z.boolean(),
});

/** Reads the form of a bet. Everything that is not right is said under its field, and what was typed stays. */
export const hypothesisForm: Form = {
  id: 'hypothesis-form',
  read(values, meta) {
    const what = Meta.parse(JSON.parse(meta));
    const run: Action = async (ports, call) => {
      const typed = typedIn(values);
      const today = await todayOf(ports, call);
      const changing = what.number === null ? null : await ports.store.hypotheses.find(call.workspace, what.number);
      const terms = readTerms(typed, today, changing?.terms.box ?? null);
      const unknown = await strangers(ports, call, typed);
      if (!terms.ok || Object.keys(unknown).length > 0) {
        return { kind: 'faults', faults: { ...unknown, ...(terms.ok ? {} : terms.error) } };
      }
      const project = what.project as ProjectId;
      return what.number === null
        ? // All of it or nothing: whoever sends the form again after a kill makes no second bet.
          ports.store.atomically((store) =>
            write(
              { ...ports, store },
              call,
              { project, parent: what.parent },
              terms.value,
              listOfText(values['start']).includes('start'),
            ),
          )
        : change(ports, call, what.number, terms.value, textOf(values['reason']));
    };
    return ok({ changes: true, run });
  },
};

async function write(
  ports: Ports,
  call: Call,
  { project, parent }: { readonly project: ProjectId; readonly parent: Lineage | null },
  terms: Terms,
  startNow: boolean,
): Promise<Reply> {
  const { workspace, who, now } = call;
  const owner = await personOf(ports.store, workspace, terms.owner, now.slice(0, 10) as LocalDate);
  if (!owner) return { kind: 'faults', faults: { owner: UNKNOWN } };
  const missing = startNow ? missingOf(terms, owner, dateFor(owner, now)) : [];
  if (missing.length > 0) return { kind: 'faults', faults: faultsOf(missing) };
  const made = await draft(ports, { workspace, user: who, project }, terms, parent, now);
  if (!made.ok) return { kind: 'faults', faults: { belief: await sentenceOf(ports, call, made.error, 0) } };
  const { number } = made.value;
  if (!startNow) {
    return say(
      done(`${idOf(number)} is kept as a draft. \`/hypothesis show ${idOf(number)}\` shows it, with Start and Edit.`),
    );
  }
  const begun = await start(ports, actOf(call, number), now);
  if (!begun.ok) return say(refused(await sentenceOf(ports, call, begun.error, number)));
  return say(
    done(
      `${idOf(number)} runs. Its card is in the channel; \`/hypothesis log ${idOf(number)} 0.83 n=200\` logs a reading.`,
    ),
  );
}

async function change(ports: Ports, call: Call, number: number, terms: Terms, reason: string): Promise<Reply> {
  const changed = await revise(ports, actOf(call, number), terms, reason, call.now);
  if (changed.ok) return say(done(`${idOf(number)} is changed.`));
  const field =
    changed.error.kind === 'ends-before-today' || changed.error.kind === 'no-working-days' ? 'box' : 'belief';
  return { kind: 'faults', faults: { [field]: await sentenceOf(ports, call, changed.error, number) } };
}

const UNKNOWN = 'I do not know their hours, because they are in none of my projects. Choose somebody who is.';

async function strangers({ store }: Ports, { workspace }: Call, typed: TypedTerms): Promise<TermFaults> {
  const faults: Record<string, string> = {};
  for (const field of ['owner', 'decider', 'data', 'model', 'review'] as const) {
    const user = typed[field];
    if (user && !(await store.members.find(workspace, user))?.active) faults[field] = UNKNOWN;
  }
  return faults;
}

const FIELDS: Readonly<Record<Missing['what'], keyof TypedTerms>> = {
  data: 'ready',
  'decider-is-owner': 'decider',
  'target-met': 'target',
  'target-too-near': 'target',
  'end-past': 'box',
  'end-off': 'box',
};

const faultsOf = (missing: readonly Missing[]): Record<string, string> =>
  Object.fromEntries(
    missing.map((one) => {
      const words = refusalInWords({ kind: 'not-ready', missing: [one] }, 0, String);
      const said = /cannot start yet: (.*)\. Press/.exec(words)?.[1] ?? words;
      return [
        FIELDS[one.what],
        `It cannot start yet: ${said}.${one.what === 'data' ? ' Untick Start below to keep it as a draft.' : ''}`,
      ];
    }),
  );

function typedIn(values: FormValues): TypedTerms {
  const text = (id: string): string => textOf(values[id]);
  return {
    problem: text('problem'),
    belief: text('belief'),
    metric: text('metric'),
    kind: readMetricKind(text('kind')),
    target: text('target'),
    baseline: text('baseline'),
    evaluation: text('evaluation'),
    guardrails: text('guardrails'),
    box: text('box'),
    appetite: text('appetite'),
    kill: text('kill'),
    owner: userOf(values['owner']),
    decider: userOf(values['decider']),
    data: userOf(values['data']),
    model: userOf(values['model']),
    review: userOf(values['review']),
    none: listOfText(values['none']),
    done: text('done'),
    ready: DATA_ITEMS.filter((item) => listOfText(values['ready']).includes(item)),
    source: MEASUREMENT_SOURCES.find((source) => source === values['source']) ?? null,
    worth: text('worth'),
    every: text('every'),
    links: text('links'),
  };
}
