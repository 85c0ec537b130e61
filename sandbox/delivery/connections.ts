import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';

import { touchTeam } from '#sandbox/changes.ts';
import { SOCKETS_MAX, SOCKET_WARNING_S } from '#sandbox/rules/protocol.ts';
import type { InstalledApp, World } from '#sandbox/world.ts';

/** One Socket Mode connection as Slack's side has it. */
export interface Connection {
  readonly app: InstalledApp;
  readonly socket: WebSocket;
  /** Dead, but still registered: what is routed here is lost. */
  ghost: boolean;
  /** What waits for an ack on this connection, by envelope_id. */
  readonly waiting: Map<string, Waiting>;
  readonly timers: (() => void)[];
}

/** An envelope that waits for its ack. */
export interface Waiting {
  acked(response: unknown): void;
  lost(): void;
}

/** The Socket Mode connections of all apps. */
export interface Connections {
  url(app: InstalledApp): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Registered connections, dead ones included. */
  of(appId: string): readonly Connection[];
  /** Ends every connection of the app: it was uninstalled, or Socket Mode was switched off. */
  disable(appId: string): void;
  close(): Promise<void>;
}

/** Slack pings about this often; clients hang up after 30 s without one. units: real ms, as clients count in real time */
const PING_MS = 10_000;

/** What Slack says of a connection's life; also how long a dead one stays registered. */
const LIFETIME_S = 18_060;

/** The life of a connection asked for with `&debug_reconnects=true`. Source: docs.slack.dev/apis/events-api/using-socket-mode. */
const DEBUG_LIFETIME_S = 360;

type OnAck = (connection: Connection, frame: string) => void;

/** The door that connections come through. */
interface Gate {
  readonly world: World;
  readonly onAck: OnAck;
  readonly server: WebSocketServer;
  /** Apps by the tickets of URLs that were not used yet. */
  readonly tickets: Map<string, InstalledApp>;
  /** By app id, in the order of opening. */
  readonly open: Map<string, Connection[]>;
}

/** The connections of a world. `onAck` is given every frame that an app sends. */
export function createConnections(world: World, onAck: OnAck): Connections {
  const server = new WebSocketServer({ noServer: true });
  const gate: Gate = { world, onAck, server, tickets: new Map(), open: new Map() };
  return {
    of: (appId) => gate.open.get(appId) ?? [],
    url(app) {
      const ticket = world.nextId('W');
      gate.tickets.set(ticket, app);
      return `${world.url.replace(/^http/u, 'ws')}/socket/${ticket}?app_id=${app.id}`;
    },
    upgrade: (request, socket, head) => receive(gate, request, socket, head),
    disable(appId) {
      const gone = gate.open.get(appId) ?? [];
      gate.open.delete(appId);
      touchTeam(world);
      for (const { socket } of gone) dismiss(socket, 'link_disabled');
    },
    async close() {
      for (const connection of [...gate.open.values()].flat()) {
        quiet(connection);
        giveUp(connection);
        connection.socket.terminate();
      }
      gate.open.clear();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function receive(gate: Gate, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sandbox');
  const ticket = pathname.split('/').at(-1) ?? '';
  const app = gate.tickets.get(ticket);
  gate.tickets.delete(ticket);
  if (!app) {
    socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    return;
  }
  const debug = searchParams.get('debug_reconnects') === 'true';
  const lifetimeS = debug ? DEBUG_LIFETIME_S : gate.world.settings.socketLifetime;
  gate.server.handleUpgrade(request, socket, head, (ready) => admit(gate, app, ready, lifetimeS));
}

function admit(gate: Gate, app: InstalledApp, socket: WebSocket, lifetimeS: number): void {
  const others = gate.open.get(app.id) ?? [];
  if (others.length >= SOCKETS_MAX) {
    dismiss(socket, 'too_many_websockets');
    return;
  }
  const connection: Connection = { app, socket, ghost: false, waiting: new Map(), timers: [] };
  gate.open.set(app.id, [...others, connection]);
  touchTeam(gate.world);
  socket.on('message', (data) => gate.onAck(connection, textOf(data)));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => end(gate, connection, lifetimeS));
  greet(socket, app, others.length + 1, lifetimeS);
  keepAlive(connection);
  if (lifetimeS > 0) age(gate.world, connection, lifetimeS);
}

/** Takes a closed connection off the list: at once, or a ghost when its time is over. */
function end(gate: Gate, connection: Connection, lifetimeS: number): void {
  const { clock } = gate.world;
  const forget = (): void => {
    giveUp(connection);
    const rest = (gate.open.get(connection.app.id) ?? []).filter((other) => other !== connection);
    gate.open.set(connection.app.id, rest);
    touchTeam(gate.world);
  };
  quiet(connection);
  if (connection.ghost) clock.at(clock.now() + (lifetimeS || LIFETIME_S) * 1000, forget);
  else forget();
}

/** Makes the connection a ghost: its app is gone without a word, and Slack goes on sending to it. */
export function haunt(connection: Connection): void {
  connection.ghost = true;
  connection.socket.terminate();
}

function quiet(connection: Connection): void {
  for (const cancel of connection.timers.splice(0)) cancel();
}

function giveUp(connection: Connection): void {
  for (const waiting of connection.waiting.values()) waiting.lost();
  connection.waiting.clear();
}

function greet(socket: WebSocket, app: InstalledApp, count: number, lifetimeS: number): void {
  const debug_info = { host: 'sandbox', build_number: 1, approximate_connection_time: lifetimeS || LIFETIME_S };
  tell(socket, { type: 'hello', num_connections: count, debug_info, connection_info: { app_id: app.id } });
}

function keepAlive({ socket, timers }: Connection): void {
  socket.ping('Ping from Slack');
  const timer = setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.ping('Ping from Slack');
  }, PING_MS);
  timer.unref();
  timers.push(() => clearInterval(timer));
}

function age(world: World, { socket, timers }: Connection, lifetimeS: number): void {
  const born = world.clock.now();
  const warnAfterS = Math.max(lifetimeS - SOCKET_WARNING_S, lifetimeS / 2);
  timers.push(world.clock.at(born + warnAfterS * 1000, () => tell(socket, farewell('warning'))));
  timers.push(world.clock.at(born + lifetimeS * 1000, () => dismiss(socket, 'refresh_requested')));
}

const farewell = (reason: string) => ({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } });

function dismiss(socket: WebSocket, reason: string): void {
  tell(socket, farewell(reason));
  socket.close(1000);
}

/** Sends one frame; nothing where the socket is no longer open. */
export function tell(socket: WebSocket, frame: Record<string, unknown>): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}

/** The text of a frame, in whatever pieces it came. */
export function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return data instanceof ArrayBuffer ? Buffer.from(data).toString('utf8') : data.toString('utf8');
}
