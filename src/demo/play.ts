import { epochMs } from '#domain/time.ts';
import type { Act } from './act.ts';
import { perform } from './hands.ts';
import type { Done } from './hands.ts';
import type { Stage } from './stage.ts';
import type { Posted } from './witness.ts';

/** Who is told of what happens while it happens. */
export interface Audience {
  posted(message: Posted): void;
  acted(act: Act, done: Done): void;
  /** After the bot has done all there is to do now. */
  looked?(stage: Stage): Promise<void>;
  /** After each move of the clock. */
  moved(now: number): void;
}

/** An act, and what came of it. */
export interface Acted {
  readonly act: Act;
  readonly done: Done;
}

const SECOND = 1_000;
const MINUTE = 60_000;
/** So many stops at which the bot says that it has something to do and does not do it; then the clock takes larger steps. */
const PATIENCE = 30;

/** Lets the bot do all there is to do now, and looks what it posted. */
export async function settle(stage: Stage, audience: Audience): Promise<void> {
  await stage.bot.idle();
  await stage.bot.beat();
  await stage.bot.idle();
  for (const message of await stage.witness.look()) audience.posted(message);
  await audience.looked?.(stage);
}

/**
 * Plays `acts` and everything the bot does in between, until `end` (epoch ms): the clock jumps to whatever comes next,
 * and stands still until all of it is done.
 */
export async function play(
  stage: Stage,
  channel: string,
  { acts, end }: { readonly acts: readonly Act[]; readonly end: number },
  audience: Audience,
): Promise<readonly Acted[]> {
  const waiting = acts.toSorted((a, b) => a.at - b.at);
  const acted: Acted[] = [];
  let idle = 0;
  await settle(stage, audience);
  for (;;) {
    for (let act = waiting[0]; act && act.at <= stage.now(); act = waiting[0]) {
      waiting.shift();
      const done = await perform(stage, act, channel);
      acted.push({ act, done });
      audience.acted(act, done);
      await settle(stage, audience);
    }
    if (stage.now() >= end) return acted;
    const wanted = await wantedAt(stage);
    idle = wanted !== null && wanted <= stage.now() ? idle + 1 : 0;
    await stage.moveTo(nextStop(stage.now(), [wanted, waiting[0]?.at ?? null, end], idle > PATIENCE));
    audience.moved(stage.now());
    await settle(stage, audience);
  }
}

async function wantedAt({ bot }: Stage): Promise<number | null> {
  const next = await bot.next();
  return next === null ? null : epochMs(next);
}

/** The next moment at which something happens, on a whole second; never later than any of `moments`, and never now. */
export function nextStop(now: number, moments: readonly (number | null)[], impatient: boolean): number {
  const ahead = moments.filter((moment) => moment !== null).map((moment) => Math.ceil(moment / SECOND) * SECOND);
  return Math.max(Math.min(...ahead), now + (impatient ? MINUTE : SECOND));
}
