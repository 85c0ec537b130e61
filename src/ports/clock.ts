import type { Instant } from '#domain/time.ts';

/** Tells the time. Held by doors and the heartbeat only; everything below is handed `now`. */
export interface Clock {
  now(): Instant;
}
