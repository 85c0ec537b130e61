import { systemClock } from '#adapters/clock.ts';
import { healthOf, startHealthServer } from '#adapters/health.ts';
import { newId } from '#adapters/ids.ts';
import { createLog } from '#adapters/log.ts';
import { createApp, EXIT_CONFIG } from '#app';
import type { StartFailure } from '#app';
import { readConfig } from '#config';
import type { Config } from '#config';

/** Reads the environment and runs the bot as it says; resolves once it is connected, or cannot be. */
export async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (read.ok) return run(read.value);
  process.stderr.write(`Meridian cannot start:\n${read.error.map((fault) => `  ${fault}\n`).join('')}`);
  process.exitCode = EXIT_CONFIG;
}

/** Runs until a signal, a bug or Slack's refusal ends it. */
async function run(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  let ending = false;
  const end = async (exitCode: number): Promise<void> => {
    if (ending) return;
    ending = true;
    await app.stop();
    process.exit(exitCode);
  };
  const fail = ({ sentence, exitCode }: StartFailure): void => {
    if (exitCode !== 0) process.stderr.write(`${sentence}\n`);
    void end(exitCode);
  };
  const app = createApp({ config, clock: systemClock, log, newId, onFailure: fail });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(0));
  for (const bug of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(bug, (error: unknown) => {
      log.error('A bug ended Meridian', { error });
      void end(1);
    });
  }
  if (config.healthPort !== null) await startHealthServer(config.healthPort, () => healthOf(app.health()), log);
  const started = await app.start();
  if (!started.ok) fail(started.error);
}
