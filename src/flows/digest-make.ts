import type { Project } from '#domain/project.ts';
import { promptHandle } from '#domain/prompt.ts';
import type { RunFacts } from '#domain/run.ts';
import { claimsAfter, keptClaims, materialOf } from '#domain/summary-digest.ts';
import { TEAM_EDITION, type KeptSummary, type SummaryKey, type WholeSummary } from '#domain/summary-kept.ts';
import { knownBy, namesApart } from '#domain/summary-people.ts';
import { shuffled } from '#domain/summary-redact.ts';
import type { Answer } from '#domain/prompt.ts';
import type { Instant, LocalDate } from '#domain/time.ts';
import { PROMPT_VERSION } from '#prompts/summary.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import type { Usage, Writer } from '#ports/writer.ts';
import { summarise } from './summary.ts';

/** The key of a project's digest of a date. */
export const dailyKey = ({ workspace, id }: Project, date: LocalDate): SummaryKey => ({
  workspace,
  project: id,
  kind: 'daily',
  date,
  edition: TEAM_EDITION,
});

/** Everybody whose words or name may stand in it, as they are called there. */
const namesIn = ({ participants, former }: Pick<RunFacts, 'participants' | 'former'>) =>
  namesApart([...participants.map(({ member }) => member), ...former]);

/**
 * The digest of a run in claims, not yet kept. With `ports` that have a model for the project it may word them, for as long as its
 * patience lasts; whatever it does not word in time, and the words of whoever keeps them from models, stand as they were written.
 */
export async function makeDigest(
  ports: Pick<Ports, 'store' | 'writers'>,
  project: Project,
  facts: RunFacts,
  now: Instant,
  signal?: AbortSignal,
): Promise<WholeSummary> {
  const names = namesIn(facts);
  const material = materialOf(facts.answers, names);
  const writer = ports.writers?.forProject(project, 'digest', now) ?? null;
  const known = knownBy([...names.values()]);
  const mark = ports.writers?.markOf(promptHandle(project.id, facts.date)) ?? '';
  const kept = await ports.store.summaries.withoutModel(project.workspace);
  const { summary, usage, plain } = await summarise(material.updates, known, {
    writer,
    withoutModel: new Set(kept.flatMap((user) => names.get(user) ?? [])),
    mark,
    order: shuffled(known, mark),
    ...(signal ? { signal } : {}),
  });
  const claims = keptClaims(summary, material);
  return {
    summary: {
      ...dailyKey(project, facts.date),
      madeAt: now,
      plain,
      ...spent(writer, usage),
      headline: summary.headline,
      groups: summary.groups,
      silent: summary.silent.flatMap((name) => material.users.get(name) ?? []),
    },
    claims,
  };
}

/** What a model had to do with it. */
function spent(
  writer: Writer | null,
  usage: readonly Usage[],
): Pick<KeptSummary, 'models' | 'prompts' | 'usage' | 'micros'> {
  const sum = (of: 'input' | 'cached' | 'output'): number => usage.reduce((total, one) => total + one[of], 0);
  const unknown = usage.some(({ micros }) => micros === undefined || micros === null);
  return {
    models: [...new Set(usage.filter(({ outcome }) => outcome === 'written').map(({ model }) => model))],
    prompts: writer ? PROMPT_VERSION : '',
    usage: { calls: usage.length, input: sum('input'), cached: sum('cached'), output: sum('output') },
    micros: unknown ? null : usage.reduce((total, { micros }) => total + (micros ?? 0), 0),
  };
}

/** Has the summary of a date follow an answer that came, or was changed, after it was made: in its author's own words. */
export async function followClaims(
  store: Store,
  project: Project,
  facts: RunFacts,
  answer: Answer,
): Promise<WholeSummary | null> {
  const key = dailyKey(project, answer.date);
  const whole = await store.summaries.find(key);
  if (!whole) return null;
  const { changed, added } = claimsAfter(whole, answer, namesIn(facts));
  for (const claim of [...changed, ...added]) await store.summaries.saveClaim(key, claim);
  return store.summaries.find(key);
}
