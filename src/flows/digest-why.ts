import { answerKey } from '#domain/keys.ts';
import type { UserId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import { isTold } from '#domain/summary-kept.ts';
import type { SummaryWhy } from '#domain/summary-message.ts';
import type { LocalDate } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { dailyKey } from './digest-make.ts';
import { linkTo } from './source-link.ts';

/** What the digest of a date rests on; null: none is kept, or all of it was forgotten. */
export async function whyDigest(store: Store, project: Project, date: LocalDate): Promise<SummaryWhy | null> {
  const { workspace, id } = project;
  const whole = await store.summaries.find(dailyKey(project, date));
  if (!whole) return null;
  const { summary, claims } = whole;
  const nameOf = async (user: UserId) => (await store.members.find(workspace, user))?.name ?? 'A former member';
  const people: SummaryWhy['people'][number][] = [];
  for (const [user, theirs] of Map.groupBy(claims.filter(isTold), ({ sources: [first] }) => first?.user)) {
    if (user === undefined) continue;
    const lines: SummaryWhy['people'][number]['lines'][number][] = [];
    for (const { text, quote, checks, confidence, by, review } of theirs)
      lines.push({
        text,
        quote,
        checks,
        confidence,
        by,
        review: review && { name: await nameOf(review.by), is: review.is },
      });
    const link = await linkTo(store, workspace, answerKey(id, user, date));
    people.push({ name: await nameOf(user), link, lines });
  }
  const { models, prompts, plain, usage, micros } = summary;
  const count = (state: 'held' | 'dropped'): number => claims.filter((claim) => claim.state === state).length;
  const facts = { models, prompts, plain, usage, micros, held: count('held'), dropped: count('dropped') };
  return { kind: 'summary-why', projectName: project.name, date, ...facts, people };
}
