import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Running } from '#adapters/scheduler.ts';
import { answerProblem } from './exchange.ts';
import { createRateLimit } from './limit.ts';
import { postReading, type HttpDeps } from './readings.ts';
import { postWandb } from './wandb.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, deps: HttpDeps) => Promise<void>;

const ROUTES: Readonly<Record<string, Handler>> = { '/api/readings': postReading, '/api/wandb': postWandb };
/** A slow sender holds nobody else up, but not for ever. units: ms */
const PATIENCE = 10_000;

/** Where readings of machines come in. */
export interface ReadingsServer extends Running {
  /** The port it listens on; null: it could not. */
  readonly port: number | null;
}

/**
 * Serves `POST /api/readings` and `POST /api/wandb`. It speaks plain HTTP: on another address than loopback put TLS before it.
 *
 * port: 0 for any that is free.
 */
export async function startReadingsServer(
  { host, port }: { readonly host: string; readonly port: number },
  deps: Omit<HttpDeps, 'limit'>,
): Promise<ReadingsServer> {
  const { log } = deps;
  // Only where it is needed: as a module of ECMAScript it brings the whole of undici along, about 40 ms of the start.
  const { createServer } = await import('node:http');
  const all: HttpDeps = { ...deps, limit: createRateLimit() };
  const server = createServer((request, response) => void serve(request, response, all));
  server.requestTimeout = PATIENCE;
  server.headersTimeout = PATIENCE;
  await new Promise<void>((resolve) => {
    // A port that is taken is no reason not to serve people.
    server.once('error', (error) => {
      log.error('The readings server cannot listen', { host, port, error });
      resolve();
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? null) : null,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, deps: HttpDeps): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?');
  const handler = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (!handler) {
    const detail = 'Readings go to POST /api/readings; webhooks of Weights & Biases to POST /api/wandb.';
    return answerProblem(response, { status: 404, title: 'Nothing here', detail });
  }
  if (request.method !== 'POST') {
    return answerProblem(response, { status: 405, title: 'Only POST', detail: `Send a POST to ${path}.` });
  }
  try {
    await handler(request, response, deps);
  } catch (error) {
    deps.log.error('A request failed', { path, error });
    if (response.headersSent) response.destroy();
    else
      answerProblem(response, {
        status: 500,
        title: 'A fault of ours',
        detail: 'Try again later: nothing was stored.',
      });
  }
}
