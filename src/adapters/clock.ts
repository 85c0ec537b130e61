import type { Clock } from '#ports/clock.ts';
import { instant } from '#domain/time.ts';

/** The machine's own clock. */
export const systemClock: Clock = { now: () => instant(Date.now()) };
