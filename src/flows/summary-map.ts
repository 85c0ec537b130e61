import { checkClaim, UNCHECKED, withDoubt, type Source, type Sources } from '#domain/summary-checks.ts';
import { modelWords } from '#domain/summary-hostile.ts';
import { leadsElsewhere } from '#domain/summary-ways-out.ts';
import type { KnownPerson } from '#domain/summary-names.ts';
import type { Redaction } from '#domain/summary-redact.ts';
import type { CheckedClaim, Claim } from '#domain/summary.ts';
import { mapAsk, readClaims, type RawClaim, type RedactedUpdate } from '#prompts/summary.ts';
import type { Usage, Writer } from '#ports/writer.ts';

/** One making of a summary, while it lasts. */
export interface Run {
  readonly writer: Writer;
  readonly sources: Sources;
  readonly known: readonly KnownPerson[];
  /** Whose words no model may see, by name. */
  readonly withoutModel: ReadonlySet<string>;
  readonly redaction: Redaction;
  readonly mark: string;
  readonly usage: Usage[];
  /** Failures of the server in a row: after three nobody asks it any more. */
  readonly faults: { count: number; last: string | null };
  readonly signal?: AbortSignal;
}

const GIVE_UP = 3;
const MOST_UPDATES = 30;
/** units: characters of updates in one question */
const MOST_CHARS = 12_000;

/** An update as the model may see it. */
export function redactedOf(run: Run, { update, whole }: Source): RedactedUpdate {
  const { redaction } = run;
  return {
    id: shownId(run, update.id),
    author: redaction.tokenOf(update.author),
    date: update.date,
    text: redaction.hide(whole),
  };
}

/** What a model says of one person's updates, checked. null: it says nothing that can be used. */
export async function claimsOf(run: Run, theirs: readonly Source[]): Promise<CheckedClaim[] | null> {
  const claims: CheckedClaim[] = [];
  let any = false;
  for (const chunk of chunksOf(theirs)) {
    const raw = await asked(run, chunk);
    any ||= raw !== null;
    const own: Sources = new Map(chunk.map((source) => [source.update.id, source]));
    claims.push(...(raw?.claims ?? []).map((one) => checked(run, own, one)), ...(raw?.bad ?? []).map(misshapen));
  }
  return any ? claims : null;
}

/** An id in which somebody's name stands goes by its place instead. */
function shownId({ redaction, sources }: Run, id: string): string {
  return redaction.hide(id) === id ? id : `update-${[...sources.keys()].indexOf(id) + 1}`;
}

function* chunksOf(theirs: readonly Source[]): Generator<Source[]> {
  let chunk: Source[] = [];
  let chars = 0;
  for (const source of theirs) {
    if (chunk.length >= MOST_UPDATES || (chunk.length > 0 && chars + source.whole.length > MOST_CHARS)) {
      yield chunk;
      [chunk, chars] = [[], 0];
    }
    chunk.push(source);
    chars += source.whole.length;
  }
  if (chunk.length > 0) yield chunk;
}

interface Answer {
  readonly claims: readonly RawClaim[];
  readonly bad: readonly unknown[];
}

/** Asks, once more with what was wrong, then in halves; null: to no avail. */
async function asked(run: Run, chunk: readonly Source[]): Promise<Answer | null> {
  let faults: string[] = [];
  let best: Answer | null = null;
  for (const attempt of [1, 2]) {
    if (run.faults.count >= GIVE_UP || run.signal?.aborted) return best;
    const updates = chunk.map((source) => redactedOf(run, source));
    const answer = await run.writer.write(mapAsk(updates, run.mark, faults), run.signal);
    run.usage.push(answer.ok ? answer.value.usage : answer.error.usage);
    if (!answer.ok) {
      run.faults.last = answer.error.is;
      if (answer.error.is === 'spent') run.faults.count = GIVE_UP;
      const ofServer = answer.error.is === 'down' || answer.error.is === 'busy' || answer.error.is === 'late';
      if (ofServer) run.faults.count += 1;
      if (ofServer || answer.error.is === 'refused' || answer.error.is === 'spent') return best;
      faults = [answer.error.is === 'cut' ? 'it was too long' : 'it was no JSON'];
    } else {
      run.faults.count = 0;
      const read = readClaims(answer.value.value);
      if (read.whole && (best === null || read.claims.length >= best.claims.length)) best = read;
      if (read.faults.length === 0) return best;
      faults = read.faults;
    }
    if (attempt === 2 && best === null) return inHalves(run, chunk);
  }
  return best;
}

async function inHalves(run: Run, chunk: readonly Source[]): Promise<Answer | null> {
  if (chunk.length < 2) return null;
  const middle = Math.ceil(chunk.length / 2);
  const halves = [await asked(run, chunk.slice(0, middle)), await asked(run, chunk.slice(middle))].filter(
    (half) => half !== null,
  );
  if (halves.length === 0) return null;
  return { claims: halves.flatMap(({ claims }) => claims), bad: halves.flatMap(({ bad }) => bad) };
}

/** With names for tokens, links and markup gone, through every check. A token that is none of ours drops the claim. */
function checked(run: Run, own: Sources, raw: RawClaim): CheckedClaim {
  const sources = raw.sources.map((id) => [...own.keys()].find((one) => one === id || shownId(run, one) === id) ?? id);
  const written = sources.flatMap((id) => own.get(id)?.whole ?? []);
  const [text, quote] = [run.redaction.show(raw.text, written), run.redaction.show(raw.quote, written)];
  if (text === null || quote === null) return misshapen(raw);
  const people = raw.people.map((token) => run.redaction.person(token));
  const claim: Claim = {
    text: modelWords(text),
    kind: raw.kind,
    people: people.filter((person) => person !== null),
    sources,
    quote,
  };
  const result = checkClaim(claim, own, run.known);
  const names = run.known.flatMap(({ name, aliases }) => [name, ...aliases]);
  if (leadsElsewhere(`${text} ${quote}`, [...written, ...names]))
    return withDoubt(result, 'instructions', 'it leads somewhere that nobody wrote');
  const stranger = people.includes(null) && result.checks.names === 'pass';
  if (!stranger) return result;
  return { ...result, checks: { ...result.checks, attribution: 'repaired' } };
}

function misshapen(raw: unknown): CheckedClaim {
  const text = typeof raw === 'object' && raw !== null && 'text' in raw && typeof raw.text === 'string' ? raw.text : '';
  return {
    text: modelWords(text).slice(0, 240),
    kind: 'progress',
    people: [],
    sources: [],
    quote: '',
    checks: { ...UNCHECKED, schema: 'fail' },
    confidence: 0,
    why: 'it has not the shape of a claim',
    by: 'model',
  };
}
