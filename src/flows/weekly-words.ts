import type { UserId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { LocalDate } from '#domain/time.ts';
import { linesOfWeek, type DayLine } from '#domain/weekly-lines.ts';
import type { WeeklyBody } from '#domain/weekly-message.ts';
import type { Store } from '#ports/store.ts';
import { sourcesOfClaim, type NameOf, type WeekClaim } from './weekly-claims.ts';

/** What people wrote in a week: progress, plans and decisions, each line with the answers it rests on. */
export async function wordsOfWeek(
  store: Store,
  project: Project,
  claims: readonly WeekClaim[],
  nameOf: NameOf,
): Promise<Pick<WeeklyBody, 'progress' | 'next' | 'decisions'>> {
  const newest = newestOf(claims);
  const lines = async (wanted: (claim: WeekClaim) => boolean): Promise<DayLine[]> => {
    const found: DayLine[] = [];
    for (const claim of claims.filter(wanted)) {
      const [user] = claim.people;
      if (user === undefined) continue;
      found.push({ name: nameOf(user), text: claim.text, sources: await sourcesOfClaim(store, project, claim) });
    }
    return found;
  };
  return {
    progress: linesOfWeek(await lines(({ kind }) => kind === 'progress' || kind === 'metric')),
    decisions: linesOfWeek(await lines(({ kind }) => kind === 'decision')),
    // Plans of earlier days are done by now, or they stand in the newest.
    next: linesOfWeek(
      await lines(({ kind, sources }) => kind === 'plan' && sources.some((one) => newest.get(one.user) === one.date)),
    ),
  };
}

function newestOf(claims: readonly WeekClaim[]): Map<UserId, LocalDate> {
  const newest = new Map<UserId, LocalDate>();
  for (const { user, date } of claims.flatMap(({ sources }) => sources))
    if (date > (newest.get(user) ?? '')) newest.set(user, date);
  return newest;
}
