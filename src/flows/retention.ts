import { keptFrom } from '#domain/retention.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';

const PAGE = 20;
/** The rest has its turn in the next minute. */
const PAGES_MAX = 20;
const DAY_MINUTES = 24 * 60;
const SET_ASIDE_MINUTES = 30;

/** Empties the words that projects have kept for as long as they want them, once a day for each. Nothing that stands in Slack is touched. */
export async function erase({ store, log }: Ports, now: Instant): Promise<void> {
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const due = await store.retention.due(now, PAGE);
    for (const { workspace, id, retention } of due) {
      const before = keptFrom(retention, now);
      try {
        await store.atomically(async (inside) => {
          const erased = before === null ? null : await inside.retention.erase(workspace, id, before);
          await inside.retention.set(workspace, id, plusMinutes(now, DAY_MINUTES));
          if (erased && erased.answers + erased.blockers > 0)
            log.info('Words were kept long enough and are erased', { workspace, project: id, ...erased });
        });
      } catch (error) {
        log.error('Words could not be erased', { workspace, project: id, error });
        await store.retention.set(workspace, id, plusMinutes(now, SET_ASIDE_MINUTES));
      }
    }
    if (due.length < PAGE) return;
  }
}

/** Nothing is erased by a new choice on the day on which it is made, so that it can be taken back. */
export const graceOf = (now: Instant): Instant => plusMinutes(now, DAY_MINUTES);
