import { z } from 'zod';
import { DATA_ITEMS, MEASUREMENT_SOURCES, type Terms } from '#domain/hypothesis.ts';
import { dateFor } from '#domain/hypothesis-clock.ts';
import { readMetricKind } from '#domain/hypothesis-comparison.ts';
import { missingOf, type Missing } from '#domain/hypothesis-ready.ts';
import { refusalInWords } from '#domain/hypothesis-refusals.ts';
import { readTerms, type TermFaults, type TypedTerms } from '#domain/hypothesis-terms.ts';
import type { ProjectId, UserId } from '#domain/ids.ts';
import { readingExample } from '#domain/reading-typed.ts';
import { ok } from '#domain/result.ts';
import type { LocalDate } from '#domain/time.ts';
import { done, refused } from '#domain/verb.ts';
import { personOf } from '#flows/blocker-look.ts';
import { draft, revise, start } from '#flows/hypothesis.ts';
import { similarTo } from '#flows/hypothesis-ledger.ts';
import type { Action, Call, Form, FormValues, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { firstWords, formOf, type What } from './hypothesis-form.ts';
import { actOf, idOf, listOfText, say, sentenceOf, textOf, todayOf, userOf } from './hypothesis-kit.ts';

const Meta = z.object({
  project: z.string(),
  number: z.number().nullable(),
  parent: z.object({ number: z.number(), how: z.enum(['rebet', 'pivot', 'drift']) }).nullable(),
  running: z.boolean(),
  // Forms that were open while a newer Meridian started say nothing of these.
  whole: z.boolean().default(true),
  seen: z.array(z.string()).default([]),
  key: z.string().default(''),
});
type Meta = z.infer<typeof Meta>;

/** Reads the form of a bet. Everything that is not right is said under its field, and what was typed stays. */
export const hypothesisForm: Form = {
  id: 'hypothesis-form',
  read(values, meta) {
    const what = Meta.parse(JSON.parse(meta));
    const run: Action = async (ports, call) => {
      const typed = typedIn(values, what.whole ? null : call.who);
      const today = await todayOf(ports, call);
      const changing = what.number === null ? null : await ports.store.hypotheses.find(call.workspace, what.number);
      const terms = readTerms(typed, today, changing?.terms.box ?? null);
      const unknown = await strangers(ports, call, typed);
      if (!terms.ok || Object.keys(unknown).length > 0) {
        return { kind: 'faults', faults: within(what, { ...unknown, ...(terms.ok ? {} : terms.error) }) };
      }
      const kept = isDraft(values);
      const similar = await alike(ports, call, what, typed.belief);
      if (similar.some((line) => !what.seen.includes(firstWords(line))))
        return formOf(drawnAnew(what, similar, { draft: kept, again: true }), typed);
      const project = what.project as ProjectId;
      return what.number === null
        ? // All of it or nothing: whoever sends the form again after a kill makes no second bet.
          ports.store.atomically((store) =>
            write({ ...ports, store }, call, { project, parent: what.parent, key: what.key }, terms.value, !kept),
          )
        : change(ports, call, what.number, terms.value, textOf(values['reason']));
    };
    return ok({ changes: true, run });
  },
  press(_button, values, meta) {
    const what = Meta.parse(JSON.parse(meta));
    return {
      changes: false,
      async run(ports, call) {
        const typed = typedIn(values, what.whole ? null : call.who);
        const similar = await alike(ports, call, what, typed.belief);
        return formOf({ ...drawnAnew(what, similar, { draft: isDraft(values), again: false }), whole: true }, typed);
      },
    };
  },
};

const isDraft = (values: FormValues): boolean => listOfText(values['draft']).includes('draft');

const drawnAnew = (
  { project, seen, ...what }: Meta,
  similar: readonly string[],
  how: { readonly draft: boolean; readonly again: boolean },
): What => ({
  ...what,
  ...how,
  project: project as ProjectId,
  similar,
  seen: [...seen, ...similar.map(firstWords)].slice(-SEEN_MAX),
});

/** A form remembers no more of them: its memory holds 3,000 characters. */
const SEEN_MAX = 30;

/** Ended bets that sound like a new one; none where it goes on from one, which they do know. */
async function alike({ store }: Ports, { workspace }: Call, what: Meta, belief: string): Promise<string[]> {
  if (what.number !== null || what.parent !== null) return [];
  const project = await store.projects.find(workspace, what.project as ProjectId);
  return project ? similarTo(store, project, belief) : [];
}

/** Faults under fields that the short form has: what it asks with the target is said there. */
const within = ({ whole }: Meta, faults: TermFaults): TermFaults => {
  const { metric, ...rest } = faults;
  if (whole || metric === undefined) return faults;
  return {
    ...rest,
    target: rest.target ?? 'Write the metric before the sign, such as "accuracy >= 0.85" or "p95 latency <= 200 ms".',
  };
};

async function write(
  ports: Ports,
  call: Call,
  { project, parent, key }: Pick<Meta, 'parent' | 'key'> & { readonly project: ProjectId },
  terms: Terms,
  startNow: boolean,
): Promise<Reply> {
  const { workspace, who, now } = call;
  // Sent twice before Slack closed it: the first made the bet.
  const twin = key === '' ? null : await ports.store.hypotheses.ofForm(workspace, key);
  if (twin) return say(done(`${idOf(twin.number)} is there: this form was sent twice, and makes one bet.`));
  const owner = await personOf(ports.store, workspace, terms.owner, now.slice(0, 10) as LocalDate);
  if (!owner) return { kind: 'faults', faults: { owner: UNKNOWN } };
  const missing = startNow ? missingOf(terms, owner, dateFor(owner, now)) : [];
  if (missing.length > 0) return { kind: 'faults', faults: faultsOf(missing) };
  const made = await draft(ports, { workspace, user: who, project, form: key === '' ? null : key }, terms, parent, now);
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
      `${idOf(number)} runs. Its card is in the channel; \`/hypothesis log ${idOf(number)} ${readingExample(terms.metric)}\` logs a reading.`,
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
        `It cannot start yet: ${said}.${one.what === 'data' ? ' Tick below to keep it as a draft.' : ''}`,
      ];
    }),
  );

/** `who`: where the short form does not ask, it is theirs, and people log its readings. */
function typedIn(values: FormValues, who: UserId | null): TypedTerms {
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
    owner: who ?? userOf(values['owner']),
    decider: userOf(values['decider']),
    data: userOf(values['data']),
    model: userOf(values['model']),
    review: userOf(values['review']),
    none: listOfText(values['none']),
    done: text('done'),
    ready: DATA_ITEMS.filter((item) => listOfText(values['ready']).includes(item)),
    source: who ? 'people' : (MEASUREMENT_SOURCES.find((source) => source === values['source']) ?? null),
    worth: text('worth'),
    every: text('every'),
    silence: values['silence'] === 'inconclusive' ? 'inconclusive' : 'stop',
    links: text('links'),
  };
}
