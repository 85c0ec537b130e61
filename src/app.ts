import { startHeartbeat, runJobs } from '#adapters/scheduler.ts';
import type { Running } from '#adapters/scheduler.ts';
import { createClients } from '#adapters/slack/clients.ts';
import { libraryLogger } from '#adapters/slack/logger.ts';
import type { SocketHealth } from '#adapters/slack/receiver.ts';
import { buttons, choices, commands, forms, listeners, shortcuts } from '#commands/index.ts';
import type { Config } from '#config';
import { openStore } from '#db/open.ts';
import type { OpenStore } from '#db/open.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import { tellZones } from '#flows/doctor.ts';
import { jobs } from '#jobs/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { Log } from '#ports/log.ts';
import type { Store } from '#ports/store.ts';
import { assemble } from './app/assemble.ts';
import { identify, remember } from './app/identity.ts';
import { serveReadings } from './app/machines.ts';
import type { Parts, Registries } from './app/assemble.ts';

export type { Registries } from './app/assemble.ts';

/** What the bot is made of. */
export interface AppOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** Instead of the one at `config.databaseUrl`; whoever hands it in closes it. */
  readonly store?: Store;
  /** Without it true; false: nothing runs by the machine's clock, and the caller drives `beat`. */
  readonly heartbeat?: boolean;
  /** Instead of everything in commands/ and jobs/. */
  readonly registries?: Registries;
  /** Instead of Slack's usual limit on posts in a workspace. */
  readonly postsPerMinute?: number;
  /** Slack has stopped accepting us while running. */
  readonly onFailure?: (failure: StartFailure) => void;
}

/** Why the bot cannot run, for the operator: one sentence, and the code to exit with. */
export interface StartFailure {
  readonly sentence: string;
  readonly exitCode: number;
}

/** How the bot is, for whoever watches it. */
export interface AppHealth {
  /** null: not started. */
  readonly sockets: SocketHealth | null;
  readonly inFlight: number;
}

/** The bot. */
export interface App {
  /** Resolves once connected; where Slack cannot be reached that may take long. */
  start(): Promise<Result<void, StartFailure>>;
  /** Finishes what has begun (10 s at most), says goodbye to Slack and closes the store. */
  stop(): Promise<void>;
  /** What happens every minute: what the inbox holds, every job, then the courier until nothing may go at `now`. */
  beat(now?: Instant): Promise<void>;
  /** Resolves once everything received is worked through and nothing may be sent at this moment. */
  idle(): Promise<void>;
  /** The earliest moment at which there is something to do; null: never, until something happens. */
  next(): Promise<Instant | null>;
  health(): AppHealth;
}

/** sysexits.h: the configuration is wrong; a supervisor need not try again. */
export const EXIT_CONFIG = 78;
const DRAIN_MS = 10_000;

/** The bot, not yet started. */
export function createApp(options: AppOptions): App {
  const { config, clock, log, newId, heartbeat = true } = options;
  const registries = options.registries ?? { commands, buttons, forms, choices, shortcuts, listeners, jobs };
  let opened: OpenStore | null = null;
  let parts: Parts | null = null;
  let beats: Running | null = null;
  let readings: Running | null = null;
  let stopped = false;
  let beating: Promise<void> = Promise.resolve();

  const storeAt = async (): Promise<Result<Store, StartFailure>> => {
    if (options.store) return ok(options.store);
    try {
      opened = await openStore(config.databaseUrl);
      return ok(opened.store);
    } catch (error) {
      const sentence = error instanceof Error ? error.message : 'The database cannot be opened.';
      return refuse({ sentence, exitCode: EXIT_CONFIG });
    }
  };

  const start = async (): Promise<Result<void, StartFailure>> => {
    const store = await storeAt();
    if (!store.ok) return store;
    const logger = libraryLogger(log);
    const clients = createClients({ ...config.slack, logger });
    const identity = await identify(clients, log, () => stopped);
    if (!identity.ok) return refuse(botTokenRefused(identity.error.code));
    await remember(store.value, identity.value, clock.now());
    const onRefused = (code: string): void => options.onFailure?.(appTokenRefused(code));
    const material = { config, clock, log, newId, registries, clients, logger, onRefused };
    parts = await assemble({
      ...material,
      store: store.value,
      identity: identity.value,
      timed: heartbeat,
      postsPerMinute: options.postsPerMinute,
    });
    await parts.intake.recover();
    const connected = await parts.sockets.connect();
    if (!connected.ok) return refuse(appTokenRefused(connected.error.code));
    log.info('Connected to Slack', { workspace: identity.value.workspace, sockets: parts.sockets.health().connected });
    await tellZones({ store: store.value, log });
    if (config.readings && !stopped)
      readings = await serveReadings(config.readings, {
        ports: parts.ports,
        clock,
        workspace: identity.value.workspace,
      });
    if (heartbeat && !stopped) {
      beats = startHeartbeat(() => beat(clock.now()), log);
      parts.loop.kick();
    }
    return ok(undefined);
  };

  const beat = (now: Instant = clock.now()): Promise<void> => {
    const ended = beating.then(() => beatOnce(now));
    beating = ended.catch(() => undefined); // one that fails must not be the last: those after it wait for it
    return ended;
  };

  const beatOnce = async (now: Instant): Promise<void> => {
    if (!parts || stopped) return;
    await parts.intake.work();
    await runJobs(registries.jobs, parts.ports, now);
    await parts.loop.flush(now);
  };

  const finish = async (running: Parts): Promise<void> => {
    await beating;
    await running.intake.quiet();
    await running.loop.stop();
  };

  return {
    start: async () => {
      const started = await start();
      if (!started.ok) await opened?.close();
      return started;
    },
    beat,
    async stop() {
      if (stopped) return;
      stopped = true;
      await beats?.stop();
      await readings?.stop();
      parts?.intake.close();
      if (parts) await atMost(DRAIN_MS, finish(parts));
      await parts?.sockets.stop();
      await opened?.close();
    },
    async idle() {
      if (!parts) return;
      const { intake, loop } = parts;
      do {
        await intake.quiet();
        await loop.flush();
      } while (intake.inFlight() > 0);
    },
    async next() {
      if (!parts) return null;
      const planned = await parts.ports.store.agenda.next();
      return [planned, parts.loop.next()].filter((moment) => moment !== null).toSorted()[0] ?? null;
    },
    health: () => ({ sockets: parts?.sockets.health() ?? null, inFlight: parts?.intake.inFlight() ?? 0 }),
  };
}

function botTokenRefused(code: string): StartFailure {
  if (code === 'stopped') return { sentence: 'Stopped before Slack could be reached.', exitCode: 0 };
  const sentence = `Slack does not accept SLACK_BOT_TOKEN (${code}). Copy the Bot User OAuth Token of the app again, or install the app again.`;
  return { sentence, exitCode: EXIT_CONFIG };
}

function appTokenRefused(code: string): StartFailure {
  const sentence = `Slack does not accept SLACK_APP_TOKEN (${code}). Make an app-level token with connections:write and leave Socket Mode switched on.`;
  return { sentence, exitCode: EXIT_CONFIG };
}

/** Waits for `work`, but not longer than that. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}
