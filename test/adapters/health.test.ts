import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { healthOf, startHealthServer } from '#adapters/health.ts';
import type { AskHealth } from '#adapters/health.ts';
import { freePort } from '#test/kit/port.ts';

const log = (said: string[]) => ({
  info: () => undefined,
  warn: () => undefined,
  error: (sentence: string) => void said.push(sentence),
});

async function asked(ask: AskHealth, path = '/health', method = 'GET') {
  const port = await freePort();
  const server = await startHealthServer(port, ask, log([]));
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    return { status: answer.status, text: await answer.text() };
  } finally {
    await server.stop();
  }
}

describe('the health server', () => {
  it('answers 200 or 503 with the facts and the delay of the event loop', async () => {
    const good = await asked(() => ({ healthy: true, facts: { inFlight: 0 } }));
    expect(good.status).toBe(200);
    expect(JSON.parse(good.text)).toEqual({ healthy: true, inFlight: 0, loopDelayMs: expect.any(Number) });
    expect((await asked(() => ({ healthy: false, facts: {} }))).status).toBe(503);
  });

  it('has nothing else to say', async () => {
    const ask = () => ({ healthy: true, facts: {} });
    expect([(await asked(ask, '/')).status, (await asked(ask, '/health', 'POST')).status]).toEqual([404, 404]);
  });

  it('lets the bot go on where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const said: string[] = [];
    const port = typeof address === 'object' && address ? address.port : 0;
    await startHealthServer(port, () => ({ healthy: true, facts: {} }), log(said));
    other.close();
    expect(said).toEqual(['The health server cannot listen']);
  });
});

describe('the health of the bot', () => {
  it.each([
    ['not yet connected', null, false],
    ['connected and heard', { connected: 2, wanted: 2, quietFor: 10 }, true],
    ['one socket of two', { connected: 1, wanted: 2, quietFor: 10 }, true],
    ['no socket', { connected: 0, wanted: 2, quietFor: 10 }, false],
    ['open and dead: no ping for 90 s', { connected: 2, wanted: 2, quietFor: 90 }, false],
    ['never heard', { connected: 2, wanted: 2, quietFor: null }, false],
  ])('%s', (_what, sockets, healthy) => {
    expect(healthOf({ sockets, inFlight: 1 })).toEqual({ healthy, facts: { sockets, inFlight: 1 } });
  });
});
