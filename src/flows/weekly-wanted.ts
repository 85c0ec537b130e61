import type { Project } from '#domain/project.ts';
import { plusDays, type Instant, type LocalDate } from '#domain/time.ts';
import { weekEnds, weekUnderWay } from '#domain/weekly.ts';
import type { Store } from '#ports/store.ts';
import { peopleOfWeek, type WeekWanted } from './weekly.ts';

const WEEK = 7;
/** Where no weekly is posted the week ends all the same. */
const USUAL_END = 5;

/** The week under way as it stands, or the one before it, to be told. */
export function wantedFor(store: Store, project: Project, which: 'this' | 'last', now: Instant): Promise<WeekWanted> {
  const last = plusDays(weekUnderWay(project.weeklyOn ?? USUAL_END, now), which === 'this' ? 0 : -WEEK);
  return wantedOf(store, project, last, now);
}

/** The week that ends on `last`, not told yet: as it stands or as it ended. */
export async function wantedOf(store: Store, project: Project, last: LocalDate, now: Instant): Promise<WeekWanted> {
  const ends = weekEnds(await peopleOfWeek(store, project, last), last);
  const over = ends === null ? last < now.slice(0, 10) : ends <= now;
  return { last, to: over && ends !== null ? ends : now, soFar: !over, since: null };
}
