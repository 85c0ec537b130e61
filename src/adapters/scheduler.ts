import { schedule } from 'node-cron';
import { epochMs } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Job } from '#ports/doors.ts';
import type { Log } from '#ports/log.ts';
import type { Ports } from '#ports/index.ts';

/** Something that goes on by itself until it is stopped. */
export interface Running {
  stop(): Promise<void>;
}

/** Runs `beat` at every full minute of UTC, never two at once; nothing that it throws gets further. */
export function startHeartbeat(beat: () => Promise<void>, log: Log): Running {
  const quiet = { info: () => undefined, debug: () => undefined };
  const said = (message: string | Error): string => (message instanceof Error ? message.name : message);
  const task = schedule(
    '* * * * *',
    () => beat().catch((error: unknown) => log.error('A heartbeat failed', { error })),
    {
      timezone: 'Etc/UTC',
      noOverlap: true,
      // A heartbeat that was left out is made up for by the next one: what is due comes from the store.
      suppressMissedWarning: true,
      logger: {
        ...quiet,
        warn: (message) => log.warn('The heartbeat stumbles', { said: said(message) }),
        error: (message) => log.error('The heartbeat stumbles', { said: said(message) }),
      },
    },
  );
  return {
    async stop() {
      await task.destroy();
    },
  };
}

/** Runs every job once at `now`, in their order; one that fails is logged and the others go on. */
export async function runJobs(jobs: readonly Job[], ports: Ports, now: Instant): Promise<void> {
  for (const job of jobs) {
    try {
      await job.run(ports, now);
    } catch (error) {
      ports.log.error('A job failed', { job: job.name, error });
    }
  }
}

/** The courier, run whenever there is something for it to do. */
export interface CourierLoop extends Running {
  /** Runs it soon; calls that come together are one. */
  readonly kick: () => void;
  /** Runs it until it has nothing left to do at `now`. */
  flush(now?: Instant): Promise<void>;
  /** Resolves once it is not running. */
  quiet(): Promise<void>;
  busy(): boolean;
  /** When it wants to be run again, as of its last run; null: nothing waits. */
  next(): Instant | null;
}

/** A timer longer than this is set anew by the heartbeat anyway. */
const LONGEST_WAIT_MS = 60_000;

/**
 * A loop over `courier`, one run at a time.
 *
 * timed: whether it also runs by itself when it said it would be ready; without, somebody else moves the clock and kicks.
 */
export function createCourierLoop(
  courier: { run(now: Instant): Promise<Instant | null> },
  { clock, log, timed }: { readonly clock: Clock; readonly log: Log; readonly timed: boolean },
): CourierLoop {
  const state: { running: Promise<void> | null; again: boolean; stopped: boolean } = {
    running: null,
    again: false,
    stopped: false,
  };
  let next: Instant | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const loop = async (given: Instant | null): Promise<void> => {
    clearTimeout(timer);
    let now = given;
    try {
      while (state.again && !state.stopped) {
        state.again = false;
        next = await courier.run(now ?? clock.now());
        now = null;
      }
    } catch (error) {
      log.error('The courier broke off', { error });
      next = null; // the heartbeat comes back to it
    } finally {
      state.running = null;
      arm();
    }
  };

  const arm = (): void => {
    if (!timed || state.stopped || next === null) return;
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, epochMs(next) - epochMs(clock.now())));
    timer = setTimeout(kick, wait);
  };

  const start = (now: Instant | null): Promise<void> => {
    state.again = true;
    // A tick later, so that what is written in one go is sent in one run.
    state.running ??= Promise.resolve(now).then(loop);
    return state.running;
  };

  const kick = (): void => {
    if (!state.stopped) void start(null);
  };

  return {
    kick,
    async flush(now) {
      while (state.running) await state.running;
      if (!state.stopped) await start(now ?? null);
    },
    async quiet() {
      while (state.running) await state.running;
    },
    busy: () => state.running !== null,
    next: () => next,
    async stop() {
      state.stopped = true;
      clearTimeout(timer);
      while (state.running) await state.running;
    },
  };
}
