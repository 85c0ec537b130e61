import type { App, Logger, Receiver } from '@slack/bolt';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { ChatFailure } from '#ports/chat.ts';
import type { Log } from '#ports/log.ts';
import { backoff } from './backoff.ts';
import { hearPings } from './pings.ts';
import { openSocket } from './socket.ts';
import type { Socket, SocketAccess } from './socket.ts';

/** What the receiver needs. */
export interface SocketsOptions {
  readonly appToken: string;
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly log: Log;
  readonly logger: Logger;
  /** Slack will never let us in again with this token; said once. */
  readonly onRefused: (code: string) => void;
}

/** How the connection to Slack is. */
export interface SocketHealth {
  readonly connected: number;
  readonly wanted: number;
  /** Seconds since anything, a ping included, arrived; null: nothing has. */
  readonly quietFor: number | null;
}

/** Several sockets that look to Bolt like one receiver: while one is replaced the others serve. */
export interface Sockets extends Receiver {
  /** Resolves when all are connected. errors: Slack's code when it will never let us in. */
  connect(): Promise<Result<void, { readonly code: string }>>;
  health(): SocketHealth;
}

/** One bridges the planned refresh of the other (slack.md, trap 8); more would only make ghosts more likely. */
const SOCKETS = 2;
/**
 * Slack closes a leaving socket itself, some 10 s after its warning, and knows what it still sends on it; until then its
 * envelopes must be answered on it. Only if Slack forgets do we close it.
 */
const FAREWELL_MS = 30_000;
/** A socket that lived shorter than this was not a success, and the next one waits. */
const SHORT_LIFE_MS = 5_000;

/** With these Slack says that the token or the app is wrong; waiting does not help. */
const REFUSED = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'no_permission',
  'missing_scope',
]);

/** Whether Slack's `code` says that this token will never do. */
export function isRefusal(failure: ChatFailure): failure is { kind: 'refused'; code: string } {
  return failure.kind === 'refused' && REFUSED.has(failure.code);
}

/** A receiver of several sockets, each opened, replaced and closed by us. */
export function createSockets(options: SocketsOptions): Sockets {
  const { log } = options;
  const access: SocketAccess = options;
  const slots: (Socket | null)[] = Array.from({ length: SOCKETS }, () => null);
  /** Those that Slack takes away, until their last envelopes are answered. */
  const leaving = new Set<Socket>();
  const state: { app: App | null; stopped: boolean; refused: boolean } = { app: null, stopped: false, refused: false };
  let heardAt: number | null = null;

  const heard = (): void => {
    heardAt = performance.now();
  };
  // Pings are frames that the library keeps to itself; undici tells of them here.
  const stopHearing = hearPings(heard);

  /** Fills a slot, however long it takes. returns: Slack's code when it never will. */
  const fill = async (slot: number, failures = 0): Promise<string | null> => {
    for (let tries = failures; !state.stopped && !state.refused && state.app; tries += 1) {
      if (tries > 0) await backoff(tries);
      const opened = await openIn(slot, state.app);
      if (opened.ok) return null;
      if (isRefusal(opened.error)) return opened.error.code;
      if (tries === failures) log.warn('A socket to Slack cannot be opened; trying again', { slot, why: opened.error });
    }
    return null;
  };

  const openIn = async (slot: number, to: App): Promise<Result<void, ChatFailure>> => {
    const born = performance.now();
    let self: Socket | null = null;
    const opened = await openSocket(access, to, {
      heard,
      leaving: (reason) => self && replace(slot, self, reason),
      closed() {
        if (self) leaving.delete(self);
        if (slots[slot] !== self || self === null) return;
        slots[slot] = null;
        refill(slot, performance.now() - born < SHORT_LIFE_MS ? 1 : 0);
      },
      counted(connections) {
        // A connection that was not closed properly stays in Slack's count and swallows its share of payloads.
        const own = slots.filter((socket) => socket !== null).length + leaving.size + 1;
        if (connections > own) log.warn('Slack counts more connections than this process has', { connections, own });
      },
    });
    if (!opened.ok) return opened;
    self = opened.value;
    if (state.stopped) return opened.value.close().then(() => ok(undefined));
    slots[slot] = opened.value;
    return ok(undefined);
  };

  const refill = (slot: number, failures: number): void => {
    if (state.stopped || state.refused) return;
    void fill(slot, failures).then((code) => {
      if (code === null || state.refused) return;
      state.refused = true;
      options.onRefused(code);
    });
  };

  /** Opens the successor; the old one goes on until Slack closes it. */
  const replace = (slot: number, old: Socket, reason: string): void => {
    if (slots[slot] !== old) return;
    log.info('Slack takes a socket away', { slot, reason });
    leaving.add(old);
    slots[slot] = null;
    refill(slot, 0);
    setTimeout(() => leaving.delete(old) && void old.close(), FAREWELL_MS).unref();
  };

  const connect = async (): Promise<Result<void, { readonly code: string }>> => {
    // One after the other: Slack then refreshes them at different times.
    for (const slot of slots.keys()) {
      const code = await fill(slot);
      if (code !== null) return refuse({ code });
    }
    return ok(undefined);
  };

  return {
    init(given) {
      state.app = given;
    },
    connect,
    start: connect,
    async stop() {
      state.stopped = true;
      stopHearing();
      const open = [...slots.filter((socket) => socket !== null), ...leaving];
      slots.fill(null);
      leaving.clear();
      await Promise.all(open.map((socket) => socket.close()));
    },
    health: () => ({
      connected: slots.filter((socket) => socket !== null).length,
      wanted: SOCKETS,
      quietFor: heardAt === null ? null : Math.round((performance.now() - heardAt) / 1000),
    }),
  };
}
