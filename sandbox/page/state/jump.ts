import { tellGood, tellWrong } from './notices.ts';
import { control, page } from './page.ts';

const MINUTE = 60_000;
/** A jump that has to try every minute gives up after so much time of the workspace; so does one that knows the moments. */
const BLIND_MS = 24 * 60 * MINUTE;
const SEEING_MS = 14 * BLIND_MS;
/** An app has this long to begin with what a minute brings. units: real milliseconds */
const BREATH_MS = 40;
/** An app that said when it wakes has this long to be done with it. units: real milliseconds */
const PATIENCE_MS = 5000;

/**
 * Moves the clock on until somebody could notice something: a message, a modal, a Home tab. It goes from moment to moment
 * where an app that follows the clock says when it has something to do, and else minute by minute.
 */
export async function jump(stop: AbortSignal): Promise<void> {
  const { noticed } = page.get();
  const { speed, now: start } = await control.clock.read();
  try {
    if (speed !== 0) await control.clock.speed(0);
    await settled(stop);
    while (!stop.aborted && page.get().noticed === noticed) {
      const { now, next, wakes } = await control.clock.read();
      const isSeeing = Object.keys(wakes).length > 0;
      const end = start + (isSeeing ? SEEING_MS : BLIND_MS);
      const moment = next === null ? Infinity : Date.parse(next);
      const minute = (Math.floor(now / MINUTE) + 1) * MINUTE;
      // What is due and was not done in all that patience must not hold up the rest.
      const to = moment <= now ? minute : isSeeing ? moment : Math.min(moment, minute);
      if (to > end) return tellGood(`Nothing happens for ${isSeeing ? '14 days' : '24 hours'}.`);
      await control.clock.set(new Date(to).toISOString());
      await settled(stop);
    }
  } catch (error) {
    tellWrong(error);
  } finally {
    if (speed !== 0) await control.clock.speed(speed).catch(tellWrong);
  }
}

/** Waits until nothing is under way between Slack and its apps, and every app is done with what it woke for. */
async function settled(stop: AbortSignal): Promise<void> {
  let waited = 0;
  do {
    await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
    waited += BREATH_MS;
  } while (!stop.aborted && waited < PATIENCE_MS && (await isBusy()));
}

async function isBusy(): Promise<boolean> {
  const [{ inFlightCalls, unacked }, { now, wakes }] = await Promise.all([control.idle(), control.clock.read()]);
  return inFlightCalls + unacked > 0 || Object.values(wakes).some((at) => Date.parse(at) <= now);
}
