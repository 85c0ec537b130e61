import { sourcesOf } from '#domain/summary-checks.ts';
import { TEAM_EDITION, type SummaryKey, type WholeSummary } from '#domain/summary-kept.ts';
import { knownBy } from '#domain/summary-people.ts';
import { redactionFor } from '#domain/summary-redact.ts';
import { stillStanding } from '#domain/summary-standing.ts';
import type { ClaimKind, Headline } from '#domain/summary.ts';
import type { UserId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { Answer } from '#domain/prompt.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import { PROMPT_VERSION } from '#prompts/summary.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { headlineOf } from './summary-headline.ts';
import { keepStanding } from './summary-keep.ts';
import type { Run } from './summary-map.ts';
import { checkedOf, toldToAll, updateOf, type NameOf, type WeekClaim } from './weekly-claims.ts';

/** What a headline is about, before the rest; plans and asks are no news. */
const ORDER: readonly ClaimKind[] = ['decision', 'metric', 'progress', 'risk', 'blocker', 'plan', 'ask'];

/** Under which key a week's wording is kept. */
const weekKey = ({ workspace, id }: Project, first: LocalDate): SummaryKey => ({
  workspace,
  project: id,
  kind: 'weekly',
  date: first,
  edition: TEAM_EDITION,
});

/**
 * The sentences that a model wrote over a week's claims and code let pass, with who wrote them; none: none is kept. Of the week's
 * `answers`, those that a sentence rests on stand as they were read, and everybody may read them.
 */
export async function wordingOf(
  store: Store,
  project: Project,
  first: LocalDate,
  answers: readonly Answer[],
): Promise<{ readonly headline: readonly string[]; readonly models: readonly string[] }> {
  const kept = await store.summaries.find(weekKey(project, first));
  if (!kept) return { headline: [], models: [] };
  const told = await toldToAll(store, project, answers);
  const { headline, models } = stillStanding(kept, told, told).summary;
  return { headline: headline.map(({ text }) => text), models: headline.length > 0 ? models : [] };
}

/**
 * Lets the project's model write a headline over the week's checked claims, once: what it wrote is kept with the claims that it
 * rests on, and goes with them. Where there is no model, or it writes nothing that holds, nothing is kept and code words the week.
 */
export async function wordWeek(
  { store, writers }: Ports,
  project: Project,
  first: LocalDate,
  given: {
    readonly claims: readonly WeekClaim[];
    readonly answers: readonly Answer[];
    readonly nameOf: NameOf;
    readonly patience: AbortSignal;
  },
  now: Instant,
): Promise<void> {
  const writer = writers?.forProject(project, 'weekly', now);
  if (!writers || !writer || (await store.summaries.find(weekKey(project, first)))) return;
  const { answers, nameOf } = given;
  const claims = given.claims.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const members = await store.members.inProject(project.workspace, project.id);
  const known = knownBy([...new Set([...members.map(({ name }) => name), ...answers.map(({ user }) => nameOf(user))])]);
  const sources = sourcesOf(answers.map((answer) => updateOf(answer, nameOf(answer.user))));
  const run: Run = {
    writer,
    sources,
    known,
    withoutModel: new Set((await store.summaries.withoutModel(project.workspace)).map(nameOf)),
    redaction: redactionFor(
      known,
      undefined,
      [...sources.values()].map(({ whole }) => whole),
    ),
    mark: writers.markOf(`weekly:${project.id}:${first}`),
    usage: [],
    faults: { count: 0, last: null },
    signal: given.patience,
  };
  const shown = claims.map((claim) => checkedOf(claim, nameOf));
  const { headline } = await headlineOf(run, {
    claims: shown,
    held: [],
    appended: [],
    dropped: [],
    silent: [],
    headline: [],
    groups: [],
  });
  if (headline.length === 0) return;
  await keep(store, project, first, { claims, answers, headline, models: [writer.models.reduce], run }, now);
}

async function keep(
  store: Store,
  project: Project,
  first: LocalDate,
  made: {
    readonly claims: readonly WeekClaim[];
    readonly answers: readonly Answer[];
    readonly headline: readonly Headline[];
    readonly models: string[];
    readonly run: Run;
  },
  now: Instant,
): Promise<void> {
  const { claims, answers, headline, models, run } = made;
  const resting = new Set(headline.flatMap(({ on }) => on));
  const sum = (what: 'input' | 'cached' | 'output'): number => run.usage.reduce((all, one) => all + one[what], 0);
  const unknown = run.usage.some(({ micros }) => micros === undefined || micros === null);
  const paid = { micros: unknown ? null : run.usage.reduce((all, { micros }) => all + (micros ?? 0), 0) };
  const whole: WholeSummary = {
    summary: {
      ...weekKey(project, first),
      madeAt: now,
      plain: null,
      models,
      prompts: PROMPT_VERSION,
      usage: { calls: run.usage.length, input: sum('input'), cached: sum('cached'), output: sum('output') },
      ...paid,
      headline,
      groups: [],
      silent: [],
    },
    claims: claims.flatMap((claim, place) =>
      resting.has(place) ? [{ ...claim, place, state: 'posted' as const, review: null }] : [],
    ),
  };
  await keepStanding(store, project, whole, answers);
}

/** Names by id; of those whom nobody knows any more, one for all. */
export function namesFrom(names: ReadonlyMap<UserId, string>): NameOf {
  return (user) => names.get(user) ?? 'A former member';
}
