import { ACK_MS } from '#sandbox/rules/protocol.ts';
import type { Clock } from '#sandbox/clock.ts';
import { stopwatch } from './parcel.ts';

/** A clock that stands still never reaches the deadline by itself; nobody waits longer than this. units: real ms */
const PATIENCE_MS = 10_000;

/** A jump of the clock takes no time; an ack that is on its way gets this long to arrive. units: real ms */
const GRACE_MS = 150;

/** When an ack is due for what is sent now. While the clock runs faster than real time: 3 s of real time from now. */
export function ackDueAt(clock: Clock): number {
  return clock.now() + ACK_MS * Math.max(1, clock.speed);
}

/** Runs `expired` when the time for an ack is over, once. returns: a cancel. */
export function ackDeadline(clock: Clock, expired: () => void): () => void {
  const took = stopwatch();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (ms: number, task: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(task, ms);
    timer.unref();
  };
  const stop = clock.at(ackDueAt(clock), () => {
    later(Math.max(0, GRACE_MS - took()), expired);
  });
  const cancel = (): void => {
    clearTimeout(timer);
    stop();
  };
  later(PATIENCE_MS, () => {
    if (clock.speed > 0) return;
    stop();
    expired();
  });
  return cancel;
}
