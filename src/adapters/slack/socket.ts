import { SocketModeReceiver } from '@slack/bolt';
import type { App, Logger } from '@slack/bolt';
import { SlackError } from '@slack/web-api';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { ChatFailure } from '#ports/chat.ts';
import { failureOf } from './failures.ts';

/** How to reach Slack's sockets. */
export interface SocketAccess {
  readonly appToken: string;
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly logger: Logger;
}

/** What a socket tells while it lives. */
export interface SocketEvents {
  /** Slack will close it soon and says why; a new one should be opened first. */
  leaving(reason: string): void;
  closed(): void;
  /** A frame arrived. */
  heard(): void;
  /** How many connections Slack counts for the app, this one included. */
  counted(connections: number): void;
}

/** One connection to Slack, from hello to close; it is not opened again. */
export interface Socket {
  /** Says goodbye (close 1000) and resolves when it is closed, or after a while without an answer. */
  close(): Promise<void>;
}

/** A busy second, such as a long query, must not look like a dead connection. Slack's own default is 5 s. */
const PONG_TIMEOUT_MS = 15_000;
/** Slack pings about every 10 s. */
const PING_TIMEOUT_MS = 30_000;
const HELLO_TIMEOUT_MS = 15_000;
const GOODBYE_TIMEOUT_MS = 2_000;

/**
 * A socket on which Slack has said hello and whose payloads go to `app`.
 *
 * It uses Bolt's receiver without its reconnecting: that throws into the void when the token is refused, closes before a
 * successor is there, and waits for seconds before it opens one.
 */
export async function openSocket(
  access: SocketAccess,
  app: App,
  events: SocketEvents,
): Promise<Result<Socket, ChatFailure>> {
  const receiver = new SocketModeReceiver({
    appToken: access.appToken,
    logger: access.logger,
    autoReconnectEnabled: false,
    clientPingTimeout: PONG_TIMEOUT_MS,
    serverPingTimeout: PING_TIMEOUT_MS,
    // Its own: Socket Mode writes into the options it is given.
    installerOptions: {
      clientOptions: {
        slackApiUrl: access.apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    },
    processEventErrorHandler: ({ error }) => {
      access.logger.error(`A payload was not processed: ${error.name}`);
      return Promise.resolve(false);
    },
  });
  receiver.init(app);
  const { client } = receiver;
  listenFirst(client, events);
  let open = false;
  client.on('disconnected', () => {
    if (open) events.closed();
    open = false;
  });
  const failure = await started(client);
  if (failure) return refuse(failure);
  open = true;
  return ok({ close: () => goodbye(client) });
}

type Client = SocketModeReceiver['client'];

/** null once Slack has said hello. */
async function started(client: Client): Promise<ChatFailure | null> {
  const late = setTimeout(() => void client.disconnect(), HELLO_TIMEOUT_MS);
  try {
    await client.start();
    return null;
  } catch (error) {
    if (error instanceof SlackError) return failureOf(error);
    // The library rejects with nothing at all when the socket closes before hello.
    return { kind: 'unreachable', why: error instanceof Error ? error.name : 'closed before hello' };
  } finally {
    clearTimeout(late);
  }
}

/** Looks at every frame before the library does, and keeps from it the one that would make it hang up at once. */
function listenFirst(client: Client, events: SocketEvents): void {
  const theirs = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    events.heard();
    const frame = isBinary ? null : frameOf(String(data));
    if (frame?.type === 'disconnect')
      return events.leaving(typeof frame['reason'] === 'string' ? frame['reason'] : 'unsaid');
    if (frame?.type === 'hello' && typeof frame['num_connections'] === 'number')
      events.counted(frame['num_connections']);
    for (const listener of theirs) listener.call(client, data, isBinary);
  });
}

/** A short frame that may concern the connection itself; payloads are longer or of other types, and null here. */
function frameOf(text: string): ({ readonly type?: unknown } & Record<string, unknown>) | null {
  if (!/"type"\s*:\s*"(?:hello|disconnect)"/.test(text)) return null;
  const frame: unknown = JSON.parse(text);
  return typeof frame === 'object' && frame !== null ? { ...frame } : null;
}

async function goodbye(client: Client): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, GOODBYE_TIMEOUT_MS);
  });
  await Promise.race([client.disconnect(), enough]);
  clearTimeout(timer);
}
