import { weeklyKey } from '#domain/keys.ts';
import type { DigestMessage } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusDays, type Instant, type Zone } from '#domain/time.ts';
import type { WeeklyMessage } from '#domain/weekly-message.ts';
import type { Store } from '#ports/store.ts';
import { digestFor } from './digest-facts.ts';
import { weekEndingOn } from './weekly-look.ts';
import { inParts } from './weekly-post.ts';
import type { Reader } from './posting.ts';

/** The furthest calendar: no date is begun anywhere before it is there. */
const EASTMOST = 'Pacific/Kiritimati' as Zone;
/** Whoever asks for the latest does not mean one of last month. */
const DAYS_BACK = 14;
const WEEK = 7;

/** What was summed up last: the week that was posted last, unless a day after it is whole; null: nothing lately. */
export async function latestSummary(
  store: Store,
  project: Project,
  now: Instant,
  reader: Reader = 'all',
): Promise<DigestMessage | WeeklyMessage | null> {
  const digest = await latestDigest(store, project, now, reader);
  const today = localDate(now, EASTMOST);
  for (let back = -WEEK; back <= WEEK; back += 1) {
    const last = plusDays(today, -back);
    if (!(await store.deliveries.find(project.workspace, weeklyKey(project.id, last)))) continue;
    const week = await weekEndingOn(store, project, last, now);
    return digest && digest.date > week.to ? digest : inParts(week).main;
  }
  return digest;
}

/** The newest digest that is whole, or where there is none the one of the newest day that anybody was asked for; null: none lately. */
async function latestDigest(
  store: Store,
  project: Project,
  now: Instant,
  reader: Reader,
): Promise<DigestMessage | null> {
  const { workspace, id } = project;
  const today = localDate(now, EASTMOST);
  let begun: DigestMessage['date'] | null = null;
  for (let back = 0; back <= DAYS_BACK; back += 1) {
    const date = plusDays(today, -back);
    const run = await store.runs.find(workspace, id, date);
    if (!run) continue;
    if (run.closedAt !== null) return digestFor(store, project, date, now, reader);
    begun ??= date;
  }
  return begun && digestFor(store, project, begun, now, reader);
}
