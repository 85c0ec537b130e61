// oxlint-disable unicorn/require-post-message-target-origin -- the postMessage here is Slack's, not a window's
import { createApp } from '#app';
import type { App, AppOptions } from '#app';
import { createChat } from '#adapters/slack/chat.ts';
import { createClients } from '#adapters/slack/clients.ts';
import type { Clients } from '#adapters/slack/clients.ts';
import { libraryLogger } from '#adapters/slack/logger.ts';
import { readConfig } from '#config';
import { openStore } from '#db/open.ts';
import type { ChannelId, UserId, WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { instant } from '#domain/time.ts';
import type { Chat } from '#ports/chat.ts';
import type { Log } from '#ports/log.ts';
import type { Store } from '#ports/store.ts';
import { controlOf } from '#sandbox/client.ts';
import type { Control } from '#sandbox/client.ts';
import type { SandboxConfig } from '#sandbox/config.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { Sandbox } from '#sandbox/server.ts';
import { render } from '#views/index.ts';

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
  readonly workspace: WorkspaceId;
  /** The id of a person, and of a channel, by name. */
  user(name: string): UserId;
  channel(name: string): ChannelId;
  /** A Chat of its own that speaks for the bot. */
  chat(): Chat;
  /** Posts as the bot, past the courier; gives the ts. */
  post(channel: string, message: Message): Promise<string>;
  /** Lets every fetch of this process fail whose address `broken` picks, until the stage is left. */
  breakFetch(broken: (url: string) => boolean): void;
  /** Another bot on the same store. */
  another(options: Partial<AppOptions>): Promise<App>;
  /** Resolves once the log holds that sentence. */
  heard(sentence: string): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What a stage may have of its own. */
export type StageOptions = Partial<Pick<AppOptions, 'registries' | 'onFailure' | 'postsPerMinute'>> & {
  readonly slack?: Partial<SandboxConfig>;
  readonly start?: string;
  /** Variables beside those that lead to the local Slack. */
  readonly env?: Readonly<Record<string, string>>;
  readonly speed?: number;
  /** What the bot sees of its store. */
  readonly around?: (store: Store) => Store;
};

/** A stage whose bot has started. */
export async function aStage(options: StageOptions = {}): Promise<Stage> {
  const { slack: own, start, env: ownEnv = {}, speed = 1, around = (seen: Store) => seen, ...appOptions } = options;
  const slack = await startSandbox({ config: aTeam(own), ...(start ? { start } : {}), speed });
  const opened = await openStore('sqlite::memory:');
  const { store } = opened;
  const lines: Line[] = [];
  const env = { ...envOf(slack), ...ownEnv };
  const config = readConfig(env);
  if (!config.ok) throw new Error(config.error.join('; '));
  let ids = 0;
  const startBot = async (its: Partial<AppOptions>): Promise<App> => {
    const bot = createApp({
      config: config.value,
      clock: { now: () => instant(slack.world.clock.now()) },
      log: logInto(lines),
      newId: () => `id${String(++ids).padStart(8, '0')}`,
      store: around(store),
      heartbeat: false,
      ...its,
    });
    const started = await bot.start();
    if (!started.ok) throw new Error(started.error.sentence);
    return bot;
  };
  const app = await startBot(appOptions);
  return {
    slack,
    control: controlOf(slack.url),
    app,
    store,
    lines,
    env,
    workspace: slack.world.team.id as WorkspaceId,
    user: (name) => idOf([...slack.world.users.values()], name) as UserId,
    channel: (name) => idOf([...slack.world.channels.values()], name) as ChannelId,
    another: startBot,
    heard: (sentence) => until(() => lines.some((line) => line.sentence === sentence), sentence),
    chat: () => createChat(clientsOf(env)),
    async post(channel, message) {
      const { text, blocks } = render(message);
      const sent = await clientsOf(env).background.chat.postMessage({
        channel: idOf([...slack.world.channels.values()], channel),
        text,
        blocks,
      });
      return sent.ts ?? '';
    },
    breakFetch(broken) {
      globalThis.fetch = (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        return broken(url) ? Promise.reject(new TypeError('broken by the test')) : realFetch(input, init);
      };
    },
    async [Symbol.asyncDispose]() {
      globalThis.fetch = realFetch;
      await app.stop();
      await slack.close();
      await opened.close();
    },
  };
}

const realFetch = globalThis.fetch;

function idOf(all: readonly { id: string; name: string }[], name: string): string {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`the sandbox has no ${name}`);
  return found.id;
}

function clientsOf(env: Record<string, string>): Clients {
  const { SLACK_BOT_TOKEN: botToken = '', SLACK_API_URL: apiUrl = '' } = env;
  return createClients({ botToken, apiUrl, logger: libraryLogger(logInto([])) });
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
    channels: [{ name: 'atlas', members: ['anna', 'ben', 'meridian'] }],
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
