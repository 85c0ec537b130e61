import type { UserId } from '#domain/ids.ts';
import type { Jargon } from '#domain/jargon.ts';
import { heldPlain, type ToSayPlainly } from '#domain/plain-check.ts';
import type { Project } from '#domain/project.ts';
import type { PlainLine } from '#domain/stakeholder.ts';
import { STAKEHOLDER_EDITION } from '#domain/stakeholder.ts';
import { isSameItem } from '#domain/carry-over.ts';
import { stillStanding } from '#domain/summary-standing.ts';
import type { KeptClaim, SummaryKey } from '#domain/summary-kept.ts';
import type { ClaimKind } from '#domain/summary.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import { fairly } from '#domain/weekly-lines.ts';
import { PLAIN_VERSION, plainAsk, readPlain, type LineToSay } from '#prompts/plain.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import type { Usage } from '#ports/writer.ts';
import { keepStanding } from './summary-keep.ts';
import { sourcesOfClaim, type WeekClaim } from './weekly-claims.ts';
import type { WordsBehind } from './weekly-said.ts';

/** A reader of one message a week reads so many lines of each list. */
const LISTS = {
  done: { kinds: ['metric', 'progress'], most: 7 },
  decided: { kinds: ['decision'], most: 4 },
  next: { kinds: ['plan'], most: 5 },
} as const satisfies Readonly<Record<string, { kinds: readonly ClaimKind[]; most: number }>>;
type List = keyof typeof LISTS;
/** A model is asked about more than fit, since some will not hold. */
const ASKED_MAX = 24;

/** How a project says things plainly: without names, and without words of the trade. */
export interface PlainSpeech {
  readonly jargon: Jargon;
  readonly nameless: (text: string) => string;
}

const keyFor = ({ workspace, id }: Project, first: LocalDate): SummaryKey => ({
  workspace,
  project: id,
  kind: 'weekly',
  date: first,
  edition: STAKEHOLDER_EDITION,
});

/** A line of a list, before it is said plainly. */
interface Wanted {
  readonly claim: WeekClaim;
  /** Of the same said on other days. */
  readonly also: readonly WeekClaim[];
}

/** What of a week's claims a list may show, in the order in which it takes them: everybody before anybody twice. */
function wantedFor(list: List, claims: readonly WeekClaim[]): Wanted[] {
  const newest = new Map<UserId, LocalDate>();
  for (const { user, date } of claims.flatMap(({ sources }) => sources))
    if (date > (newest.get(user) ?? '')) newest.set(user, date);
  const isCurrent = ({ sources }: WeekClaim): boolean => sources.some(({ user, date }) => newest.get(user) === date);
  const kinds: readonly ClaimKind[] = LISTS[list].kinds;
  const own = claims
    .filter(({ kind, checks }) => kinds.includes(kind) && checks.instructions !== 'fail')
    .filter((claim) => list !== 'next' || isCurrent(claim))
    .toSorted((a, b) => (lastOf(a) < lastOf(b) ? 1 : lastOf(a) > lastOf(b) ? -1 : 0))
    .toSorted((a, b) => Number(/\d/.test(b.text)) - Number(/\d/.test(a.text)));
  const told: { claim: WeekClaim; also: WeekClaim[] }[] = [];
  for (const claim of own) {
    const same = told.find((one) => one.claim.text === claim.text || isSameItem(one.claim.text, claim.text));
    if (same) same.also.push(claim);
    else told.push({ claim, also: [] });
  }
  const named = told.map((one) => ({ ...one, name: one.claim.people[0] ?? '' }));
  let room: number = LISTS[list].most;
  const { kept, rest } = fairly(named, () => (room -= 1) >= 0);
  return [...kept, ...rest];
}

const lastOf = ({ sources }: WeekClaim): LocalDate | '' => sources.at(-1)?.date ?? '';

const toSay = ({ text, kind, sources }: WeekClaim, { nameless }: PlainSpeech): ToSayPlainly => ({
  text: nameless(text),
  date: sources[0]?.date ?? ('1970-01-01' as LocalDate),
  isPlan: kind === 'plan',
});

/** What a kept claim and one of the week have in common, if they are the same. */
const sameKey = ({ kind, quote, sources }: Pick<WeekClaim, 'kind' | 'quote' | 'sources'>): string =>
  JSON.stringify([kind, quote, sources]);

/** The lists of a week in plain words, and how many lines could not be said so. */
export async function plainLists(
  store: Store,
  project: Project,
  first: LocalDate,
  { claims, answers }: WordsBehind,
  speech: PlainSpeech,
): Promise<Readonly<Record<List, PlainLine[]>> & { readonly left: number; readonly models: readonly string[] }> {
  const kept = await store.summaries.find(keyFor(project, first));
  const standing = kept && stillStanding(kept, answers, answers).claims;
  const written = new Map((standing ?? []).map((claim) => [sameKey(claim), claim.text]));
  let left = 0;
  let byModel = false;
  const listOf = async (list: List): Promise<PlainLine[]> => {
    const lines: PlainLine[] = [];
    for (const { claim, also } of wantedFor(list, claims)) {
      if (lines.length >= LISTS[list].most) break;
      const line = toSay(claim, speech);
      const worded = heldPlain(written.get(sameKey(claim)) ?? '', line, speech.jargon);
      const text = worded ?? speech.jargon.plainly(line.text);
      if (text === null) left += 1;
      else lines.push({ text, sources: await sourcesOfAll(store, project, [claim, ...also]) });
      byModel ||= worded !== null || (text !== null && claim.by === 'model');
    }
    return lines;
  };
  const lists = { done: await listOf('done'), decided: await listOf('decided'), next: await listOf('next') };
  return { ...lists, left, models: byModel ? (kept?.summary.models ?? []) : [] };
}

async function sourcesOfAll(
  store: Store,
  project: Project,
  claims: readonly WeekClaim[],
): Promise<PlainLine['sources']> {
  const found = new Map<LocalDate, PlainLine['sources'][number]>();
  for (const claim of claims)
    for (const source of await sourcesOfClaim(store, project, claim)) found.set(source.date, source);
  return [...found.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * Lets the project's model say lines plainly that hold words of the trade, once: what held against the checks is kept with the
 * answers it rests on. Nothing of whoever keeps their words from models is shown to it; without it code says them.
 */
export async function wordPlainly(
  { store, writers }: Ports,
  project: Project,
  first: LocalDate,
  { claims, answers }: WordsBehind,
  speech: PlainSpeech,
  patience: AbortSignal,
  now: Instant,
): Promise<void> {
  const writer = writers?.forProject(project, 'weekly', now);
  const key = keyFor(project, first);
  if (!writers || !writer || (await store.summaries.find(key))) return;
  const hidden = new Set(await store.summaries.withoutModel(project.workspace));
  const mayBeSeen = ({ sources }: WeekClaim): boolean => sources.every(({ user }) => !hidden.has(user));
  const asked = (Object.keys(LISTS) as List[])
    .flatMap((list) => wantedFor(list, claims).slice(0, LISTS[list].most + 2))
    .map(({ claim }) => claim)
    .filter(mayBeSeen)
    .map((claim) => ({ claim, line: toSay(claim, speech) }))
    .filter(({ line }) => speech.jargon.of(line.text).length > 0)
    .slice(0, ASKED_MAX);
  if (asked.length === 0) return;
  const lines = asked.map(({ line }, n): LineToSay => {
    const words = speech.jargon.of(line.text).map(({ word, plain }) => ({ word, instead: plain }));
    return { n, text: line.text, words };
  });
  const answer = await writer.write(plainAsk(lines, writers.markOf(`plain:${project.id}:${first}`)), patience);
  const said = answer.ok ? readPlain(answer.value.value) : null;
  const held = asked.flatMap(({ claim, line }, n) => {
    const text = heldPlain(said?.get(n) ?? '', line, speech.jargon);
    return text === null ? [] : [{ claim, text }];
  });
  if (held.length === 0) return;
  const usage = answer.ok ? answer.value.usage : answer.error.usage;
  const whole = held.map(({ claim, text }, place): KeptClaim => ({
    ...claim,
    text,
    by: 'model',
    place,
    state: 'posted',
    review: null,
  }));
  await keepStanding(
    store,
    project,
    { summary: { ...key, ...spent(usage, writer.models.map), madeAt: now }, claims: whole },
    answers,
  );
}

function spent({ input, cached, output, micros = null }: Usage, model: string) {
  return {
    plain: null,
    models: [model],
    prompts: PLAIN_VERSION,
    usage: { calls: 1, input, cached, output },
    micros,
    headline: [],
    groups: [],
    silent: [],
  };
}
