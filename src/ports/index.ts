import type { Chat } from './chat.ts';
import type { Holidays } from './holidays.ts';
import type { Log } from './log.ts';
import type { Store } from './store.ts';
import type { Tracker } from './tracker.ts';
import type { Writers } from './writer.ts';

/** What every flow receives. */
export interface Ports {
  readonly store: Store;
  readonly chat: Chat;
  readonly log: Log;
  /** A server that measures bets; absent: none is configured. */
  readonly tracker?: Tracker;
  /** A language model; absent: none is configured. */
  readonly writers?: Writers;
  /** Where readings of machines come in, such as `http://127.0.0.1:8081`; absent: nothing listens. */
  readonly readingsAt?: string;
  readonly holidays: Holidays;
  /** A new random id, safe in keys and URLs. */
  readonly newId: () => string;
}
