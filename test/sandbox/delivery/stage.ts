import { once } from 'node:events';
import { WebSocket } from 'ws';
import { controlOf } from '#sandbox/client.ts';
import type { AppDraft } from '#sandbox/client.ts';
import { textOf } from '#sandbox/delivery/connections.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { SandboxOptions } from '#sandbox/server.ts';
import type { InstalledApp } from '#sandbox/world.ts';

/** The moment at which every world of these tests starts. */
const START = '2026-03-10T09:00:00.000Z';

/** A manifest as a config holds it. */
export type ManifestDraft = Exclude<AppDraft['manifest'], string>;

/** A manifest that may do everything these tests need; `settings` is laid over its own. */
export function aManifest(settings: NonNullable<ManifestDraft['settings']> = {}): ManifestDraft {
  return {
    display_information: { name: 'Echo' },
    features: {
      bot_user: { display_name: 'echo' },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      slash_commands: [
        { command: '/echo', description: 'says it again' },
        { command: '/who', description: 'names people', should_escape: true },
      ],
      shortcuts: [
        { name: 'Ask', type: 'global', callback_id: 'ask', description: 'asks' },
        { name: 'Keep', type: 'message', callback_id: 'keep', description: 'keeps' },
      ],
    },
    oauth_config: {
      scopes: {
        bot: ['commands', 'chat:write', 'users:read', 'channels:read', 'groups:read', 'im:history', 'im:write'],
      },
    },
    settings: {
      socket_mode_enabled: true,
      interactivity: { is_enabled: true },
      event_subscriptions: {
        bot_events: [
          'message.im',
          'message.channels',
          'app_home_opened',
          'member_joined_channel',
          'team_join',
          'user_change',
          'channel_rename',
          'app_uninstalled',
        ],
      },
      ...settings,
    },
  };
}

/** A local Slack with ann, ben (not in #team), a bot and one app; its clock stands still unless told otherwise. */
export async function aSandbox(
  options: {
    speed?: number;
    start?: string;
    manifest?: ManifestDraft;
    requestUrl?: string;
    settings?: NonNullable<SandboxOptions['config']>['settings'];
  } = {},
) {
  const sandbox = await startSandbox({
    start: options.start ?? START,
    speed: options.speed ?? 0,
    config: {
      users: [
        { name: 'ann', tz: 'Asia/Tokyo', admin: true },
        { name: 'ben', tz: 'America/New_York' },
        { name: 'robot', bot: true },
        { name: 'gone', deleted: true },
      ],
      channels: [
        { name: 'team', members: ['ann', 'echo'] },
        { name: 'other', members: ['ann'] },
      ],
      apps: [
        {
          manifest: options.manifest ?? aManifest(),
          ...(options.requestUrl === undefined ? {} : { requestUrl: options.requestUrl }),
        },
      ],
      ...(options.settings ? { settings: options.settings } : {}),
    },
  });
  const [app] = sandbox.world.apps.values();
  if (!app) throw new Error('the app of the config is not there');
  return { ...sandbox, app, control: controlOf(sandbox.url), api: callerOf(sandbox.url, app) };
}

/** Calls of the Web API with the app's bot token. */
function callerOf(url: string, app: InstalledApp) {
  return async (
    method: string,
    args: Record<string, unknown>,
    token = app.botToken,
  ): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' };
    const response = await fetch(`${url}/api/${method}`, { method: 'POST', headers, body: JSON.stringify(args) });
    const answer: unknown = await response.json();
    return Object(answer);
  };
}

/** A frame as the local Slack sends it. */
export type Frame = Record<string, unknown> & { type: string; envelope_id?: string; payload?: Record<string, unknown> };

/** What a listener answers an envelope with; null for no ack at all. */
export type Answer = (frame: Frame) => Record<string, unknown> | null;

/** A Socket Mode client that writes down what it gets and acks what `answer` says. */
export async function aListener(
  stage: {
    api: (method: string, args: Record<string, unknown>, token?: string) => Promise<Record<string, unknown>>;
    app: InstalledApp;
  },
  answer: Answer = () => ({}),
) {
  const opened = await stage.api('apps.connections.open', {}, stage.app.appToken);
  const socket = new WebSocket(String(opened['url']));
  const frames: Frame[] = [];
  let onFrame: () => void = () => undefined;
  socket.on('message', (data) => {
    const frame: Frame = JSON.parse(textOf(data));
    frames.push(frame);
    const payload = frame.envelope_id === undefined ? null : answer(frame);
    if (payload) socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload }));
    onFrame();
  });
  const got = async (count: number): Promise<Frame> => {
    while (frames.length < count) {
      await new Promise<void>((resolve) => {
        onFrame = resolve;
      });
    }
    const frame = frames[count - 1];
    if (!frame) throw new Error('no frame');
    return frame;
  };
  await got(1);
  return {
    socket,
    /** All of them, `hello` first. */
    frames,
    /** The n-th frame, waited for; `hello` is the first. */
    got,
    close: async () => {
      if (socket.readyState === WebSocket.CLOSED) return;
      socket.close();
      await once(socket, 'close');
    },
  };
}

/** Resolves when the stage has no delivery under way. */
export async function settled(stage: { control: { idle(): Promise<{ unacked: number }> } }): Promise<void> {
  await until(async () => (await stage.control.idle()).unacked === 0);
}

/** Resolves when `holds` does, asked again after each turn of the event loop; the test's own timeout is the limit. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
