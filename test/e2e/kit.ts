import { createApp } from '#app';
import type { App, AppOptions } from '#app';
import { readConfig } from '#config';
import { openStore } from '#db/open.ts';
import { toInstant } from '#domain/time.ts';
import type { Log } from '#ports/log.ts';
import type { Store } from '#ports/store.ts';
import { controlOf } from '#sandbox/client.ts';
import type { Control } from '#sandbox/client.ts';
import type { SandboxConfig } from '#sandbox/config.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { Sandbox } from '#sandbox/server.ts';

/** A line of the log. */
export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly sentence: string;
  readonly facts: object | undefined;
}

/** A local Slack with the real manifest, a team of two and a bot connected to it; both follow one clock. */
export interface Stage {
  readonly slack: Sandbox;
  readonly control: Control;
  readonly app: App;
  readonly store: Store;
  readonly lines: Line[];
  readonly env: Record<string, string>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What a stage may have of its own. */
export type StageOptions = Partial<Pick<AppOptions, 'registries' | 'onFailure' | 'postsPerMinute'>> & {
  readonly slack?: Partial<SandboxConfig>;
  readonly start?: string;
  readonly speed?: number;
};

/** A stage whose bot has started. */
export async function aStage(options: StageOptions = {}): Promise<Stage> {
  const { slack: own, start, speed = 1, ...appOptions } = options;
  const slack = await startSandbox({ config: aTeam(own), ...(start ? { start } : {}), speed });
  const { store, close } = await openStore('sqlite::memory:');
  const lines: Line[] = [];
  const env = envOf(slack);
  const config = readConfig(env);
  if (!config.ok) throw new Error(config.error.join('; '));
  let ids = 0;
  const app = createApp({
    config: config.value,
    clock: { now: () => toInstant(new Date(slack.world.clock.now()).toISOString()) },
    log: logInto(lines),
    newId: () => `id${String(++ids).padStart(8, '0')}`,
    store,
    heartbeat: false,
    ...appOptions,
  });
  const started = await app.start();
  if (!started.ok) throw new Error(started.error.sentence);
  return {
    slack,
    control: controlOf(slack.url),
    app,
    store,
    lines,
    env,
    async [Symbol.asyncDispose]() {
      await app.stop();
      await slack.close();
      await close();
    },
  };
}

/** Two people and the channel they share with the bot. */
export function aTeam(own: Partial<SandboxConfig> = {}): SandboxConfig {
  return {
    team: { name: 'Test team', domain: 'test-team' },
    apps: [{ manifest: 'manifest.yml' }],
    users: [
      { name: 'anna', tz: 'Europe/Berlin', admin: true },
      { name: 'ben', tz: 'Asia/Kathmandu' },
    ],
    channels: [{ name: 'atlas', members: ['anna', 'ben'] }],
    ...own,
  };
}

/** The environment of a bot that talks to `slack`. */
export function envOf(slack: Sandbox): Record<string, string> {
  const [app] = slack.world.apps.values();
  if (!app) throw new Error('the sandbox has no app');
  return {
    SLACK_BOT_TOKEN: app.botToken,
    SLACK_APP_TOKEN: app.appToken,
    SLACK_API_URL: `${slack.url}/api/`,
    DATABASE_URL: 'sqlite::memory:',
  };
}

export function logInto(lines: Line[]): Log {
  const at =
    (level: Line['level']) =>
    (sentence: string, facts?: object): void => {
      lines.push({ level, sentence, facts });
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** Resolves once `check` holds; everything that changes does so within a few turns of the event loop. */
export async function until(check: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 5_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`in vain waited for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
