import { dayStart, mostCost, WARN_AT, type ModelCall, type Purpose } from '#domain/cost.ts';
import { costOf, type PriceList } from '#domain/price.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse } from '#domain/result.ts';
import { plusMinutes, type Instant, type LocalDate } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import type { Ask, Usage, Writer } from '#ports/writer.ts';
import { hearersOf, tellLead } from './leads.ts';

/** What calls are reckoned by. */
export interface Terms {
  readonly prices: PriceList;
  /** What a project may cost in a day (UTC); null: no limit. units: millionths of a US dollar */
  readonly cap: number | null;
  /** The same text for the same text, and for no other. */
  readonly hash: (text: string) => string;
}

/** For whom it is asked, and when. */
export interface Occasion {
  readonly workspace: WorkspaceId;
  /** null: of none, such as the doctor's; it has no cap, and nothing is kept. */
  readonly project: Project | null;
  readonly purpose: Purpose;
  readonly now: Instant;
}

/** An answer serves again while the same day's summary is made or put right. */
const SERVES_MINUTES = 48 * 60;

type Given = Pick<Ports, 'store' | 'newId'>;

/**
 * A writer each of whose calls is booked to a project. What was asked before is answered from what was kept; what would go
 * beyond the day's cap is not asked (`spent`), and the leads are told once a day when most of it is used.
 *
 * A call is booked before it is made, for the most that it can cost: whoever dies in between leaves a reservation,
 * which counts for that day, so that no restart asks beyond the cap.
 */
export function metered(given: Given, writer: Writer, terms: Terms, occasion: Occasion): Writer {
  return { models: writer.models, write: (ask, signal) => write(given, writer, terms, occasion, ask, signal) };
}

async function write(
  { store, newId }: Given,
  writer: Writer,
  terms: Terms,
  occasion: Occasion,
  ask: Ask,
  signal?: AbortSignal,
): ReturnType<Writer['write']> {
  const { workspace, project, now } = occasion;
  const model = writer.models[ask.task];
  const question = terms.hash(JSON.stringify([model, ask]));
  const serves = plusMinutes(now, -SERVES_MINUTES);
  const kept = project ? await store.costs.recall(workspace, project.id, question, serves) : undefined;
  const call = reservation(newId(), occasion, ask, model, terms);
  if (kept !== undefined) {
    await store.costs.settle({ ...call, outcome: 'kept', micros: 0, counted: 0 });
    return ok({ value: kept, usage: { ...unused(ask, model), outcome: 'written', micros: 0 } });
  }
  if (!(await store.costs.reserve(call, terms.cap, dayStart(now)))) {
    await store.atomically((inside) => warn(inside, terms, occasion, (cap) => cap - call.counted + 1));
    return refuse({ is: 'spent', about: 'the cap of the day', usage: { ...unused(ask, model), outcome: 'spent' } });
  }
  const answer = await writer.write(ask, signal);
  const usage = answer.ok
    ? priced(answer.value.usage, call, false)
    : priced(answer.error.usage, call, answer.error.mayBePaid === true);
  await store.atomically(async (inside) => {
    await inside.costs.settle(settled(call, usage, terms.prices));
    if (answer.ok && project && (await mayKeep(inside, project, now)))
      await inside.costs.keep(workspace, project.id, question, answer.value.value, now);
    await warn(inside, terms, occasion, (cap) => cap * WARN_AT);
  });
  return answer.ok ? ok({ ...answer.value, usage }) : refuse({ ...answer.error, usage });
}

/** What was answered may hold words of whoever was erased, or of a project that was deleted, since it was asked. */
async function mayKeep(store: Store, { workspace, id }: Project, asked: Instant): Promise<boolean> {
  if (await store.members.anyForgotten(workspace, asked)) return false;
  return (await store.projects.find(workspace, id)) !== null;
}

function reservation(
  id: string,
  { workspace, project, purpose, now }: Occasion,
  ask: Ask,
  model: string,
  terms: Terms,
): ModelCall {
  return {
    workspace,
    id,
    project: project?.id ?? null,
    purpose,
    task: ask.task,
    model,
    at: now,
    outcome: 'reserved',
    input: 0,
    cached: 0,
    output: 0,
    latencyMs: 0,
    price: terms.prices.of(model),
    micros: null,
    counted: mostCost(terms.prices, model, sizeOf(ask), ask.most),
  };
}

/** What an answered call cost. One whose tokens nobody counted may have been paid all the same, unless it was turned away. */
function priced(usage: Usage, { price }: ModelCall, mayBePaid: boolean): Usage {
  const isFree = price !== null && price.input + price.output === 0;
  if (isFree || usage.input + usage.output > 0) return { ...usage, micros: price && costOf(price, usage) };
  const wasTurnedAway = !mayBePaid && (usage.outcome === 'down' || usage.outcome === 'busy');
  return { ...usage, micros: wasTurnedAway ? 0 : null };
}

/** Against the cap counts what it cost; where nobody knows the price, the dearest; where nobody counted, what was reserved. */
function settled(call: ModelCall, usage: Usage, { dearest }: PriceList): ModelCall {
  const { micros = null, input, cached, output, latencyMs, outcome } = usage;
  const most = input + output > 0 ? costOf(dearest, usage) : call.counted;
  return { ...call, outcome, input, cached, output, latencyMs, micros, counted: micros ?? most };
}

/**
 * Tells the leads once a day what is used of the day's cap, where that is as much as `from` says; what is only reserved is not used.
 * Nothing is told of a cap that no question fits in.
 */
async function warn(
  store: Store,
  { cap }: Terms,
  { project, now }: Occasion,
  from: (cap: number) => number,
): Promise<void> {
  if (cap === null || project === null) return;
  const { settled: used } = await store.costs.counted(project.workspace, project.id, dayStart(now));
  if (used === 0 || used < from(cap)) return;
  const on = now.slice(0, 10) as LocalDate;
  for (const lead of await hearersOf(store, project))
    await tellLead(store, project, lead, { is: 'model-cap', on, used, cap }, `model-cap:${on}`, now);
}

const unused = ({ task }: Ask, model: string) => ({ task, model, input: 0, cached: 0, output: 0, latencyMs: 0 });

/** units: bytes of UTF-8 */
function sizeOf({ rules, material, schema }: Ask): number {
  return new TextEncoder().encode(rules + material + JSON.stringify(schema)).length;
}
