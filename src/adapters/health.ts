import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Log } from '#ports/log.ts';
import type { Running } from './scheduler.ts';
import type { SocketHealth } from './slack/receiver.ts';

/** No ping for this long means that the sockets are open and dead. units: seconds; Slack pings about every 10. */
const QUIET_LIMIT = 90;

/** Healthy: connected, and Slack was heard within the last 90 s. */
export function healthOf(facts: { readonly sockets: SocketHealth | null; readonly inFlight: number }): {
  healthy: boolean;
  facts: object;
} {
  const { sockets } = facts;
  const healthy = sockets !== null && sockets.connected > 0 && (sockets.quietFor ?? Infinity) < QUIET_LIMIT;
  return { healthy, facts };
}

/** What a health server asks: facts, and whether they are good. */
export type AskHealth = () => { readonly healthy: boolean; readonly facts: object };

/**
 * Serves `GET /health` on `port` of this machine alone: 200 or 503, with the facts and the delay of the event loop.
 *
 * units: `loopDelayMs` is the 99th percentile since it was last asked.
 */
export async function startHealthServer(port: number, ask: AskHealth, log: Log): Promise<Running> {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  // Only where it is needed: as a module of ECMAScript it brings the whole of undici along, about 40 ms of the start.
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/health') {
      response.writeHead(404).end();
      return;
    }
    const { healthy, facts } = ask();
    const loopDelayMs = Math.round(delay.percentile(99) / 1e6);
    delay.reset();
    response.writeHead(healthy ? 200 : 503, { 'Content-Type': 'application/json' });
    response.end(`${JSON.stringify({ healthy, ...facts, loopDelayMs })}\n`);
  });
  await new Promise<void>((resolve) => {
    // A port that is taken is no reason not to serve people.
    server.once('error', (error) => {
      log.error('The health server cannot listen', { port, error });
      resolve();
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        delay.disable();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
