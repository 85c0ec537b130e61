import { LogLevel, WebClient } from '@slack/web-api';
import type { SandboxConfig } from '#sandbox/config.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { Sandbox } from '#sandbox/server.ts';
import type { Channel, InstalledApp, Trigger, User } from '#sandbox/world.ts';

/** A Monday morning in UTC. */
export const START = '2026-03-09T08:00:00.000Z';

export const SCOPES = [
  'chat:write',
  'channels:read',
  'groups:read',
  'im:read',
  'mpim:read',
  'channels:history',
  'groups:history',
  'im:history',
  'mpim:history',
  'im:write',
  'mpim:write',
  'channels:join',
  'channels:manage',
  'users:read',
  'users.profile:read',
  'reactions:write',
  'files:read',
  'files:write',
  'dnd:read',
  'team:read',
];

/** A manifest with every scope that the suites use; `scopes` replaces them. */
export function aManifest(scopes: readonly string[] = SCOPES, home: Record<string, boolean> = {}) {
  return {
    display_information: { name: 'Tester' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, ...home },
      bot_user: { display_name: 'tester' },
    },
    oauth_config: { scopes: { bot: [...scopes] }, redirect_urls: ['https://tester.example/'] },
    settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } },
  };
}

/** A team with one of each sort of person and channel. */
export function aConfig(manifest = aManifest()): SandboxConfig {
  return {
    team: { name: 'Test team', domain: 'test-team' },
    apps: [{ manifest }],
    users: [
      { name: 'anna', tz: 'Europe/Berlin', admin: true },
      { name: 'ben', tz: 'Asia/Kathmandu' },
      { name: 'gone', deleted: true },
      { name: 'guest', guest: 'single' },
      { name: 'robot', bot: true },
      { name: 'nowhere', tz: null },
      { name: 'eve', foreign: true },
      { name: 'stranger', foreign: true },
    ],
    channels: [
      { name: 'general', members: ['anna', 'ben', 'tester'] },
      { name: 'open', members: ['anna'] },
      { name: 'secret', kind: 'private', members: ['anna'] },
      { name: 'team', kind: 'private', members: ['anna', 'tester'] },
      { name: 'old', members: ['anna', 'tester'], archived: true },
      { name: 'news', members: ['anna', 'tester'], readOnly: true },
      { name: 'partners', members: ['anna', 'eve', 'tester'], shared: true },
    ],
  };
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A running sandbox with short ways to its parts. */
export interface Bench {
  readonly sandbox: Sandbox;
  readonly app: InstalledApp;
  readonly web: WebClient;
  user(name: string): User;
  channel(name: string): Channel;
  /** A JSON call with the bot token, or `token`; an empty one sends none. */
  call(method: string, args?: Record<string, unknown>, token?: string): Promise<Answered>;
  /** The error code of such a call; `ok` where it went well. */
  verdict(method: string, args?: Record<string, unknown>, token?: string): Promise<unknown>;
  control(method: string, path: string, body?: unknown): Promise<Answered>;
  /** A trigger as an interaction would bring it. */
  trigger(user: string, viewId?: string): Trigger;
  /** Lets the clock run on; it stands still otherwise. */
  advance(ms: number): Promise<void>;
}

/** The bench with its clock standing still at `START`. */
export async function aBench(config: SandboxConfig = aConfig()): Promise<Bench> {
  const sandbox = await startSandbox({ config, start: START, speed: 0 });
  const { url, world } = sandbox;
  const [app] = world.apps.values();
  if (!app) throw new Error('the config of a bench has an app');
  const call: Bench['call'] = async (method, args = {}, token = app.botToken) => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    return answered(await fetch(`${url}/api/${method}`, { method: 'POST', headers, body: JSON.stringify(args) }));
  };
  return {
    sandbox,
    app,
    web: aClient(url, app.botToken),
    user: (name) => must([...world.users.values()].find((user) => user.name === name)),
    channel: (name) => must([...world.channels.values()].find((channel) => channel.name === name)),
    call,
    verdict: async (...args) => verdictOf(await call(...args)),
    control: async (method, path, body) =>
      answered(await fetch(`${url}/_control${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })),
    trigger(user, viewId) {
      const userId = must([...world.users.values()].find(({ name }) => name === user)).id;
      const about = { appId: app.id, userId, at: world.clock.now(), used: false };
      const trigger = { id: world.nextId('1.2.'), ...about, ...(viewId === undefined ? {} : { viewId }) };
      world.triggers.set(trigger.id, trigger);
      return trigger;
    },
    advance: (ms) => world.clock.moveTo(world.clock.now() + ms),
  };
}

/** Runs `story` on a bench of its own and closes it, whatever happens. */
export async function onBench(config: SandboxConfig, story: (bench: Bench) => Promise<void>): Promise<void> {
  const bench = await aBench(config);
  try {
    await story(bench);
  } finally {
    await bench.sandbox.close();
  }
}

/** A client as Bolt makes it, but without retries. */
export function aClient(url: string, token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: `${url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
}

/** An answer with its JSON read. */
export async function answered(response: Response): Promise<Answered> {
  const body: unknown = await response.json();
  const isObject = typeof body === 'object' && body !== null;
  return { status: response.status, headers: response.headers, body: isObject ? { ...body } : { body } };
}

/** The error code of an answer; `ok` where there is none. */
export function verdictOf({ body }: Answered): unknown {
  return body['ok'] === true ? 'ok' : body['error'];
}

/** The value, which the test takes for granted. */
export function must<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('the test takes for granted what is not there');
  return value;
}
