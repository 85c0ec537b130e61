import type { Log } from '#ports/log.ts';

/** Acknowledges one payload: the first call counts, and none throws (the socket may be gone by now). */
export interface Ack<T> {
  once(response?: T): Promise<void>;
  done(): boolean;
}

/** An Ack over Bolt's. */
export function ackOf<T>(ack: (response?: T) => Promise<void>, log: Log): Ack<T> {
  let done = false;
  return {
    async once(response) {
      if (done) return;
      done = true;
      try {
        await ack(response);
      } catch (error) {
        log.warn('An acknowledgement did not reach Slack', { error });
      }
    },
    done: () => done,
  };
}

/**
 * Slack waits 3 s for an acknowledgement; what is left is for the way there and back. units: milliseconds.
 */
const ACK_GUARD_MS = 2_200;

/** What `work` gives; when it takes too long, `late` is called meanwhile. */
export async function guarded<T>(work: Promise<T>, late: () => Promise<void>, afterMs = ACK_GUARD_MS): Promise<T> {
  const timer = setTimeout(() => void late(), afterMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
