import { nowOf } from './clock.ts';
import { tellGood, tellWrong } from './notices.ts';
import { control, page } from './page.ts';

const MINUTE = 60_000;
/** A jump gives up after so many minutes of the workspace's clock. */
const MOST_MINUTES = 24 * 60;
/** An app has this long to begin with what a minute brings. units: real milliseconds */
const BREATH_MS = 30;

/**
 * Moves the clock minute by minute, and to every moment that Slack itself waits for, until somebody could notice
 * something: a message, a modal, a Home tab. What an app waits for is its own secret, so every minute is tried.
 */
export async function jump(stop: AbortSignal): Promise<void> {
  const { noticed, clock } = page.get();
  const speed = clock.speed;
  const end = nowOf(clock) + MOST_MINUTES * MINUTE;
  try {
    if (speed !== 0) await control.clock.speed(0);
    for (;;) {
      const { now, next } = await control.clock.read();
      if (stop.aborted) return;
      if (now >= end) return tellGood('Nothing happened for 24 hours.');
      const minute = (Math.floor(now / MINUTE) + 1) * MINUTE;
      const moment = next === null ? minute : Math.max(Date.parse(next), now);
      await control.clock.set(new Date(Math.min(minute, moment)).toISOString());
      await settled();
      if (page.get().noticed !== noticed) return;
    }
  } catch (error) {
    tellWrong(error);
  } finally {
    if (speed !== 0) await control.clock.speed(speed).catch(tellWrong);
  }
}

/** Waits until nothing is under way between Slack and its apps. */
async function settled(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
  while (await isBusy());
}

async function isBusy(): Promise<boolean> {
  const { inFlightCalls, unacked } = await control.idle();
  return inFlightCalls + unacked > 0;
}
