import { ACK_MS } from '#sandbox/rules/protocol.ts';
import type { Clock } from '#sandbox/clock.ts';

/** A clock that stands still never reaches the deadline by itself; nobody waits longer than this. units: real ms */
const PATIENCE_MS = 10_000;

/**
 * Runs `expired` when the time for an ack is over. returns: a cancel.
 *
 * units: 3 s on the world's clock; while it runs faster than real time, 3 s of real time, because an app answers at its own pace.
 */
export function ackDeadline(clock: Clock, expired: () => void): () => void {
  const stop = clock.at(clock.now() + ACK_MS * Math.max(1, clock.speed), () => {
    clearTimeout(guard);
    expired();
  });
  const guard = setTimeout(() => {
    if (clock.speed > 0) return;
    stop();
    expired();
  }, PATIENCE_MS);
  guard.unref();
  return () => {
    clearTimeout(guard);
    stop();
  };
}
