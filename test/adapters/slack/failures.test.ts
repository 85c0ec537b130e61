import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClients } from '#adapters/slack/clients.ts';
import type { Clients } from '#adapters/slack/clients.ts';
import { failureOf, tried } from '#adapters/slack/failures.ts';
import { libraryLogger } from '#adapters/slack/logger.ts';
import { logInto } from './kit.ts';

type Answer = { readonly status: number; readonly body: string; readonly headers?: Record<string, string> };
let answer: Answer | 'hang up' | 'silence';
let hits = 0;
const server = createServer((request, response) => {
  hits += 1;
  request.resume();
  if (answer === 'hang up') request.socket.destroy();
  else if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end(answer.body);
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function failureAt(given: typeof answer, which: keyof Clients = 'background') {
  answer = given;
  hits = 0;
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const clients = createClients({ botToken: 'xoxb-1', apiUrl, logger: libraryLogger(logInto([])) });
  const ended = await tried(() => clients[which].users.info({ user: 'U1' }));
  return { failure: ended.ok ? null : ended.error, hits };
}

const refused = (error: string): Answer => ({ status: 200, body: JSON.stringify({ ok: false, error }) });

describe('a call that Slack did not do', () => {
  it.each([
    ['a rate limit', { status: 429, body: '', headers: { 'retry-after': '7' } }, { kind: 'busy', seconds: 7 }],
    ['a rate limit that says no time', { status: 429, body: '' }, { kind: 'busy', seconds: 30 }],
    ['a rate limit as a code', refused('ratelimited'), { kind: 'busy', seconds: 30 }],
    ['a refusal', refused('channel_not_found'), { kind: 'refused', code: 'channel_not_found' }],
    ["Slack's own trouble", refused('internal_error'), { kind: 'unreachable', why: 'internal_error' }],
    ['a server error', { status: 503, body: 'down' }, { kind: 'unreachable', why: 'http_503' }],
    ['a wrong address', { status: 404, body: '' }, { kind: 'refused', code: 'http_404' }],
    ["a proxy's page", { status: 200, body: '<html>Sign in</html>' }, { kind: 'unreachable', why: 'no JSON' }],
  ] as const)('is told by %s, after one attempt', async (_what, given, failure) => {
    expect(await failureAt(given)).toEqual({ failure, hits: 1 });
  });

  it('leaves its outcome open when the connection breaks, after one attempt', async () => {
    expect(await failureAt('hang up')).toMatchObject({ failure: { kind: 'unreachable' }, hits: 1 });
  });

  it('is given up before a trigger has died, where somebody waits, after one attempt', async () => {
    const from = performance.now();
    expect(await failureAt('silence', 'interactive')).toMatchObject({ failure: { kind: 'unreachable' }, hits: 1 });
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('is a bug when it is none of these', () => {
    expect(() => failureOf(new TypeError('a bug'))).toThrow('a bug');
  });
});
