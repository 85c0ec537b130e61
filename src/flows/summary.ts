import { assemble } from '#domain/summary-assemble.ts';
import { fateOf, sourcesOf, wantsSecondLook, verified, type Source, type Sources } from '#domain/summary-checks.ts';
import { withoutLinks } from '#domain/summary-hostile.ts';
import type { KnownPerson } from '#domain/summary-names.ts';
import { copiedWork } from '#domain/summary-plain.ts';
import { redactionFor, withoutSecrets } from '#domain/summary-redact.ts';
import type { CheckedClaim, Summary, Update } from '#domain/summary.ts';
import { readVerdict, verifyAsk } from '#prompts/summary.ts';
import type { Usage, Writer } from '#ports/writer.ts';
import { headlineOf } from './summary-headline.ts';
import { claimsOf, redactedOf, type Run } from './summary-map.ts';

/** What a summary is made with. */
export interface Making {
  /** null: no model; everything is copied. */
  readonly writer: Writer | null;
  /** Whose updates a model may not see, by name. */
  readonly withoutModel?: ReadonlySet<string>;
  /** Fences people's words; nobody can know it beforehand. */
  readonly mark: string;
  /** Places of people in a new order, so that tokens say nothing. */
  readonly order?: readonly number[];
  readonly signal?: AbortSignal;
}

/** A summary and what making it took. */
export interface Made {
  readonly summary: Summary;
  readonly usage: readonly Usage[];
  /** The model's part is missing, for this reason; null: it is not. */
  readonly plain: string | null;
}

const AT_ONCE = 4;
const MOST_SECOND_LOOKS = 24;

/**
 * Collects, redacts, lets a model write person by person, checks, lets it write a headline over what held, checks again.
 *
 * Whatever the model does or fails to do there is a summary: people's own words stand where nothing else may.
 */
export async function summarise(
  updates: readonly Update[],
  known: readonly KnownPerson[],
  making: Making,
): Promise<Made> {
  const sources = sourcesOf(updates);
  const { writer } = making;
  if (!writer) return { summary: sealed(assemble(sources, copiedWork(sources))), usage: [], plain: 'no model' };
  const run: Run = {
    writer,
    sources,
    known,
    withoutModel: making.withoutModel ?? new Set(),
    redaction: redactionFor(
      known,
      making.order,
      [...sources.values()].map(({ whole }) => whole),
    ),
    mark: making.mark,
    usage: [],
    faults: { count: 0, last: null },
    ...(making.signal ? { signal: making.signal } : {}),
  };
  const written: CheckedClaim[] = [];
  await inTurns([...byAuthor(sources, run.withoutModel)], async (theirs) => {
    const claims = theirs.model ? await claimsOf(run, theirs.sources) : null;
    // nothing of theirs held: their own words, as if there were no model
    const stands = claims?.some((claim) => fateOf(claim) === 'post') ?? false;
    written.push(
      ...(claims ?? []),
      ...(stands ? [] : copiedWork(new Map(theirs.sources.map((one) => [one.update.id, one])))),
    );
  });
  const ordered = written.toSorted((a, b) => placeOf(a, sources) - placeOf(b, sources));
  const looked = await secondLooks(run, ordered);
  const first = assemble(sources, looked);
  const { headline, groups } = await headlineOf(run, first);
  const summary = assemble(sources, looked, headline, groups);
  return {
    summary: sealed(summary),
    usage: run.usage,
    plain: looked.some(({ by }) => by === 'model') ? null : (run.faults.last ?? 'nothing written'),
  };
}

interface Theirs {
  readonly sources: readonly Source[];
  readonly model: boolean;
}

/** Updates by author. Lines that read like orders keep the whole update from the model. */
function* byAuthor(sources: Sources, withoutModel: ReadonlySet<string>): Generator<Theirs> {
  const authors = Map.groupBy(sources.values(), ({ update }) => update.author);
  for (const [author, own] of authors) {
    const clean = own.filter(({ lines }) => lines.length > 0 && !lines.some(({ orders }) => orders));
    const rest = own.filter((source) => !clean.includes(source));
    const model = !withoutModel.has(author);
    if (clean.length > 0) yield { sources: clean, model };
    if (rest.length > 0) yield { sources: rest, model: false };
  }
}

const placeOf = ({ sources: [id = ''] }: CheckedClaim, sources: Sources): number => [...sources.keys()].indexOf(id);

async function secondLooks(run: Run, claims: readonly CheckedClaim[]): Promise<CheckedClaim[]> {
  const wanted = claims.filter((claim) => claim.by === 'model' && wantsSecondLook(claim)).slice(0, MOST_SECOND_LOOKS);
  const seen = new Map<CheckedClaim, CheckedClaim>();
  let unusable = 0;
  await inTurns(wanted, async (claim) => {
    if (unusable > 1 || run.faults.count > 2) return;
    const cited = claim.sources.flatMap((id) => run.sources.get(id) ?? []).map((source) => redactedOf(run, source));
    const ask = verifyAsk(run.redaction.hide(claim.text), cited, run.mark);
    const answer = await run.writer.write(ask, run.signal);
    run.usage.push(answer.ok ? answer.value.usage : answer.error.usage);
    const verdict = answer.ok ? readVerdict(answer.value.value) : null;
    if (verdict?.ok) seen.set(claim, verified(claim, verdict.value));
    else unusable += 1;
  });
  return claims.map((claim) => seen.get(claim) ?? claim);
}

/** Does `work` for each, some at a time, in order of their places. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Nothing secret and no link leaves in what is posted; a quote keeps its links, which stay words. */
function sealed(summary: Summary): Summary {
  const seal = (claim: CheckedClaim): CheckedClaim => ({
    ...claim,
    text: withoutLinks(withoutSecrets(claim.text)).trim(),
    quote: withoutSecrets(claim.quote),
    why: withoutLinks(withoutSecrets(claim.why)),
  });
  const { claims, held, appended, dropped, headline } = summary;
  return {
    ...summary,
    claims: claims.map(seal),
    held: held.map(seal),
    appended: appended.map(seal),
    dropped: dropped.map(seal),
    headline: headline.map((one) => ({ ...one, text: withoutLinks(withoutSecrets(one.text)) })),
  };
}
