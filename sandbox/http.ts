import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import { createFeed } from './feed.ts';
import { createRouter } from './control/router.ts';
import type { Route } from './control/route.ts';
import { accuse } from './journal.ts';
import { isPage, servePage } from './page-server.ts';
import { asObject } from './present.ts';
import { grantedTo, holderOf } from './web-api/access.ts';
import { readMultipart } from './web-api/body.ts';
import { isRefusal } from './web-api/call.ts';
import { callMethod } from './web-api/door.ts';
import { takeUpload } from './web-api/files.ts';
import type { Desk } from './web-api/pipeline.ts';

/** An HTTP server and what ends it at once, waiting replies included. */
export interface Http {
  readonly server: Server;
  close(): Promise<void>;
}

interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly body: Buffer;
}

/** Local Slacks started by this process. */
let runs = 0;

/** The local Slack's one HTTP server: the page, `/api/`, `/upload/`, `/files/`, `/response/`, `/_control/` and the upgrades to WebSocket. */
export function createHttp(desk: Desk, routes: readonly Route[]): Http {
  const ending = new AbortController();
  const control = createRouter(routes);
  const feed = createFeed(desk.world, `${process.pid}-${(runs += 1)}`);
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const incoming = { request, response, url, body: await readAll(request) };
    if (url.pathname.startsWith('/api/')) return serveApi(desk, incoming, ending.signal);
    if (url.pathname === '/_control/feed') return feed.open(request, url, response);
    if (url.pathname.startsWith('/_control')) {
      const { status, body } = await control(request.method ?? 'GET', url, incoming.body.toString('utf8'));
      return sendJson(response, status, body);
    }
    if (isPage(url.pathname)) return servePage(url.pathname, request.headers['if-none-match'], response);
    return serveRest(desk, incoming);
  };
  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      if (ending.signal.aborted || response.destroyed) return response.destroy();
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return sendJson(response, 500, { ok: false, error: 'fatal_error', detail });
    });
  });
  // A server that drops idle connections races with the client's next call, which then fails for no reason of Slack's.
  server.keepAliveTimeout = 0;
  server.on('upgrade', (request, socket, head) => desk.delivery.upgrade(request, socket, head));
  return {
    server,
    close() {
      ending.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function serveApi(desk: Desk, { request, response, url, body }: Incoming, ending: AbortSignal): Promise<void> {
  const method = url.pathname.slice('/api/'.length);
  desk.world.inFlightCalls += 1;
  try {
    const raw = { query: url.searchParams, headers: request.headers, body };
    const { answer, lost, delayMs } = await callMethod(desk, method, raw);
    if (delayMs > 0) await passing(desk.world.clock, delayMs, ending);
    if (lost) request.socket.destroy();
    else sendJson(response, answer.status, answer.body, answer.headers);
  } finally {
    desk.world.inFlightCalls -= 1;
  }
}

/** Waits for the sandbox's clock; rejects when the sandbox ends first. */
function passing(clock: Clock, ms: number, ending: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('the sandbox ended before a delayed answer'));
    ending.addEventListener('abort', stop, { once: true });
    clock.at(clock.now() + ms, () => {
      ending.removeEventListener('abort', stop);
      resolve();
    });
  });
}

async function serveRest(desk: Desk, { request, response, url, body }: Incoming): Promise<void> {
  const [, place = '', id = ''] = url.pathname.split('/');
  if (place === 'response' && request.method === 'POST') {
    const wait = waitAtUrl(desk, id);
    if (wait > 0) return sendJson(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(wait) });
    const { status, body: said } = desk.delivery.respond(id, parseObject(body));
    return sendJson(response, status, said);
  }
  if (place === 'upload' && request.method === 'POST') {
    const { status, body: said } = takeUpload(
      desk.world,
      id,
      await uploadedBytes(body, request.headers['content-type']),
    );
    return sendText(response, status, said);
  }
  if (place === 'files') return serveFile(desk, id, request, response);
  return sendText(response, 404, `There is nothing at ${url.pathname}. See /_control/state and sandbox/README.md.\n`);
}

/** Seconds that a response_url must still be left alone; 0: it may be used, and this use is counted. */
function waitAtUrl({ world, rates }: Desk, id: string): number {
  const url = world.responseUrls.get(id);
  const turn = url ? rates.take(url.appId, world.team.id, 'response_url', id) : { ok: true as const };
  if (turn.ok) return 0;
  const detail = `one post a second; Retry-After: ${turn.retryAfter}`;
  accuse(world, { kind: 'refused', what: 'response_url', code: 'ratelimited', detail });
  return turn.retryAfter;
}

/** The bytes of a file, for a bot with files:read and for the page, whose requests a browser marks as its own. Source: docs.slack.dev/reference/objects/file-object#authentication. */
function serveFile({ world }: Desk, id: string, request: IncomingMessage, response: ServerResponse): void {
  const file = world.files.get(id);
  if (!file?.bytes) return sendText(response, 404, 'There is no such file.\n');
  const isPages = request.headers['sec-fetch-site'] === 'same-origin';
  const holder = holderOf(world, request.headers.authorization?.replace(/^Bearer /i, ''));
  const mayRead = !isRefusal(holder) && grantedTo(holder.app, holder.sort).includes('files:read');
  if (!mayRead && !isPages)
    return sendText(response, 403, 'Send the bot token in the Authorization header; files:read is needed.\n');
  response.writeHead(200, { 'content-type': file.mimetype ?? 'application/octet-stream' }).end(file.bytes);
}

async function uploadedBytes(body: Buffer, type = ''): Promise<Uint8Array> {
  const form = type.startsWith('multipart/form-data') ? await readMultipart(body, type) : null;
  const parts = form ? [...form.values()] : [];
  const [part] = parts;
  if (part === undefined) return body;
  return typeof part === 'string' ? Buffer.from(part) : new Uint8Array(await part.arrayBuffer());
}

function parseObject(body: Buffer): Record<string, unknown> {
  try {
    return asObject(JSON.parse(body.toString('utf8')));
  } catch {
    return {};
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.isBuffer(part) ? part : Buffer.from(String(part)));
  return Buffer.concat(parts);
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}
