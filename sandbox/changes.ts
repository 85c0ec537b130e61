import type { World } from './world.ts';

/**
 * What somebody who watches the world would look at again: the messages of a channel, the modals or the Home tab of a
 * person, the log with its violations, the clock, and in `team` people, channels and apps.
 */
export type Topic = `channel:${string}` | `views:${string}` | `home:${string}` | 'log' | 'clock' | 'team';

/** When each topic changed last, counted from 1; of several changes to one topic only the last is known. */
export interface Changes {
  /** The number of the last change; 0 before the first. */
  readonly latest: number;
  /** Counts one more change and gives its number. */
  note(topic: Topic): number;
  /** The topics that changed after that number, the oldest change first. */
  since(number: number): Topic[];
  /** Called after each change. Returns an unsubscribe. */
  listen(listener: () => void): () => void;
}

/** No change yet. */
export function createChanges(): Changes {
  const last = new Map<Topic, number>();
  const listeners = new Set<() => void>();
  let latest = 0;
  return {
    get latest() {
      return latest;
    },
    note(topic) {
      latest += 1;
      // Taken out first, so that the order of the map is the order of the changes.
      last.delete(topic);
      last.set(topic, latest);
      for (const listener of listeners) listener();
      return latest;
    },
    since(number) {
      const found: Topic[] = [];
      for (const [topic, at] of last) if (at > number) found.push(topic);
      return found;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Says that people, channels or apps are not what they were. */
export const touchTeam = (world: World): void => void world.changes.note('team');
