import type { ClockShown } from '#sandbox/client-types.ts';

/** The workspace's clock as the page runs it on between two words of the local Slack. */
export interface PageClock {
  /** units: epoch milliseconds of the workspace */
  readonly base: number;
  /** What the stopwatch showed at `base`. units: milliseconds of real time */
  readonly anchor: number;
  /** 1 is real time, 0 stands still. */
  readonly speed: number;
  /** The next moment something in the local Slack waits for; null: nothing does. units: epoch milliseconds */
  readonly next: number | null;
}

/** Milliseconds of real time, growing. */
const stopwatch = (): number => performance.now();

/** The clock that shows what the local Slack has just told. */
export function clockFrom({ now, speed, next }: ClockShown, at = stopwatch()): PageClock {
  return { base: now, anchor: at, speed, next: next === null ? null : Date.parse(next) };
}

/** What the clock shows now. units: epoch milliseconds */
export function nowOf({ base, anchor, speed }: PageClock, at = stopwatch()): number {
  return Math.floor(base + (at - anchor) * speed);
}
