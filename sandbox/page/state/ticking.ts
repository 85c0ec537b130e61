import { useEffect, useState } from 'preact/hooks';
import { nowOf } from './clock.ts';
import { page } from './page.ts';
import { useStore } from './store.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** How often the page looks at its clock. units: real milliseconds */
const LOOK_MS = 250;
const LOOK_FAST_MS = 1000;

/**
 * The workspace's time, rounded down to what a reader can follow: the minute, or the hour where days fly by, so that a
 * running clock draws a screen of messages at most once a second.
 * units: epoch milliseconds
 */
export function useReadableNow(): number {
  const clock = useStore(page, ({ clock: shown }) => shown);
  const grain = clock.speed > 60 ? HOUR : MINUTE;
  return useNow(grain, clock.speed > 60 ? LOOK_FAST_MS : LOOK_MS);
}

/** The workspace's time in whole steps of `grain` milliseconds, looked at every `every` real milliseconds. */
export function useNow(grain: number, every = LOOK_MS): number {
  const clock = useStore(page, ({ clock: shown }) => shown);
  const [, redraw] = useState(0);
  const shown = Math.floor(nowOf(clock) / grain) * grain;
  useEffect(() => {
    if (clock.speed === 0) return undefined;
    let seen = shown;
    const timer = setInterval(() => {
      const next = Math.floor(nowOf(clock) / grain) * grain;
      if (next === seen) return;
      seen = next;
      redraw((count) => count + 1);
    }, every);
    return () => clearInterval(timer);
  }, [clock, grain, every]);
  return shown;
}
