import { readDate } from '#domain/time-words.ts';
import { toLocalDate } from '#domain/time.ts';
import type { KeptClaim, SummaryKey } from '#domain/summary-kept.ts';
import type { Store } from '#ports/store.ts';
import { inWorkspace } from './database.ts';
import { readOptions } from './options.ts';
import { misused, type Run } from './sub-command.ts';

const EXAMPLE = toLocalDate('2026-03-10');

/**
 * Prints what reviewers decided about lines, by project, date and place: the words that were written, the line as a model wrote it,
 * what the checks found in it, and the line as a person would have it.
 */
export const run: Run = async (args, io) => {
  const { values, faults } = readOptions(args, ['workspace', 'project', 'from']);
  const from = values.from === undefined ? null : readDate(values.from, EXAMPLE);
  const wrong = from && !from.ok ? [...faults, `--from: ${from.error}`] : [...faults];
  if (wrong.length > 0) return misused(wrong, io);
  const since = from?.ok ? from.value : null;
  return inWorkspace(io, values.workspace, async (store, { id }) => {
    for (const reviewed of await store.summaries.reviewed(id)) {
      if (values.project !== undefined && reviewed.project !== values.project) continue;
      if (since !== null && reviewed.date < since) continue;
      const found = await caseOf(store, reviewed);
      if (found) io.out(`${JSON.stringify(found)}\n`);
    }
    return 0;
  });
};

/** One decision with all that the checks need to be run again; null: the words it rests on are not as they were read. */
async function caseOf(
  store: Store,
  { workspace, project, date, claim }: SummaryKey & { readonly claim: KeptClaim },
): Promise<object | null> {
  const [source] = claim.sources;
  const { review } = claim;
  if (!source || !review) return null;
  const answer = await store.answers.find(workspace, project, source.user, source.date);
  if (answer?.version !== source.version) return null;
  const { done, plan, blockers, evidence } = answer.words;
  return {
    id: `${project}@${date}#${claim.place}`,
    update: {
      author: (await store.members.find(workspace, source.user))?.name ?? 'A former member',
      date: source.date,
      text: evidence,
      done,
      next: plan,
      blockers,
    },
    claim: { text: review.was, kind: claim.kind, quote: claim.quote },
    checks: review.checks,
    why: review.why,
    decision: review.is,
    text: review.is === 'dropped' ? null : claim.text,
  };
}
