import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aManifest, aSandbox, settled } from './stage.ts';

interface Seen {
  headers: IncomingHttpHeaders;
  body: string;
}

let stage: Awaited<ReturnType<typeof aSandbox>>;
let seen: Seen[];
let reply: (response: ServerResponse, request: Seen) => void;
let onSeen: () => void;
const server = createServer((request, response) => {
  void text(request).then((body) => {
    seen.push({ headers: request.headers, body });
    reply(response, { headers: request.headers, body });
    onSeen();
  });
});

beforeEach(async () => {
  seen = [];
  onSeen = () => undefined;
  reply = (response) => response.end();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const manifest = aManifest({ socket_mode_enabled: false });
  stage = await aSandbox({ manifest, requestUrl: `http://127.0.0.1:${port}/slack/events` });
});
afterEach(async () => {
  await stage.close();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const requests = async (count: number): Promise<Seen[]> => {
  while (seen.length < count) {
    await new Promise<void>((resolve) => {
      onSeen = resolve;
    });
  }
  return seen;
};
const echo = () => stage.control.act.command({ user: 'ann', channel: 'team', command: '/echo', text: 'a&b' });

describe('a request to the app', () => {
  it('is signed over its raw body with the time of the clock', async () => {
    await echo();
    const [request] = seen;
    const stamp = request?.headers['x-slack-request-timestamp'];
    expect(stamp).toBe(String(Date.parse('2026-03-10T09:00:00Z') / 1000));
    const hmac = createHmac('sha256', stage.app.signingSecret).update(`v0:${String(stamp)}:${request?.body}`);
    expect(request?.headers['x-slack-signature']).toBe(`v0=${hmac.digest('hex')}`);
  });

  it('is a form for a command, a form with payload for an interaction, JSON for an event', async () => {
    await echo();
    await stage.control.act.shortcut({ user: 'ann', callbackId: 'ask' });
    await stage.control.act.message({ user: 'ann', app: 'Echo', text: 'hi' });
    const [command, shortcut, event] = seen;
    expect(new URLSearchParams(command?.body).get('text')).toBe('a&amp;b');
    expect(JSON.parse(new URLSearchParams(shortcut?.body).get('payload') ?? '')).toMatchObject({ type: 'shortcut' });
    expect(event?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(event?.body ?? '')).toMatchObject({ type: 'event_callback', event: { text: 'hi' } });
  });

  it('shows the text of a command’s answer', async () => {
    reply = (response) => response.end('only you');
    await echo();
    expect(await stage.control.messages('team')).toMatchObject([{ text: 'only you' }]);
  });

  it('is lost when answered with an error', async () => {
    reply = (response) => response.writeHead(500).end();
    expect(await echo()).toMatchObject({ ack: 'lost' });
    expect(stage.world.violations).toMatchObject([{ kind: 'late-ack', code: 'http_error' }]);
  });

  it('is late after 3 s of the clock', async () => {
    reply = () => undefined;
    const act = echo();
    await requests(1);
    await stage.control.clock.advance('3s');
    expect(await act).toMatchObject({ ack: 'late' });
  });

  it('follows two redirects and no third', async () => {
    let left = 2;
    reply = (response) => ((left -= 1) >= 0 ? response.writeHead(307, { location: '/next' }).end() : response.end());
    expect(await echo()).toMatchObject({ ack: 'ok' });
    left = 3;
    expect(await echo()).toMatchObject({ ack: 'lost' });
    expect(stage.world.violations.at(-1)).toMatchObject({ code: 'too_many_redirects' });
  });
});

describe('an event by HTTP', () => {
  it('is retried three times with number and reason', async () => {
    reply = (response) => response.writeHead(500).end();
    await stage.control.users.create({ name: 'cid' });
    await requests(2);
    await settled(stage);
    await stage.control.clock.advance('60s');
    await requests(3);
    await settled(stage);
    await stage.control.clock.advance('300s');
    await requests(4);
    await settled(stage);
    await stage.control.clock.advance('1h');
    expect(seen.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(seen[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(seen.map(({ body }) => Object(JSON.parse(body))['event_id'])).size).toBe(1);
  });

  it('is told why the attempt before it failed', async () => {
    reply = () => undefined;
    await stage.control.users.create({ name: 'cid' });
    await requests(1);
    await stage.control.clock.advance('3s');
    await requests(2);
    expect(seen[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
    reply = (response) => response.socket?.destroy();
    await stage.control.clock.advance('63s');
    await requests(3);
    await settled(stage);
    await stage.control.clock.advance('300s');
    await requests(4);
    expect(seen[3]?.headers['x-slack-retry-reason']).toBe('connection_failed');
  });

  it('is not retried where the app asks for none', async () => {
    reply = (response) => response.writeHead(500, { 'x-slack-no-retry': '1' }).end();
    await stage.control.users.create({ name: 'cid' });
    await requests(1);
    await settled(stage);
    await stage.control.clock.advance('1h');
    expect(seen).toHaveLength(1);
  });
});

describe('url_verification', () => {
  it('is passed by a URL that gives the challenge back', async () => {
    reply = (response, { body }) => response.end(String(Object(JSON.parse(body))['challenge']));
    expect(await stage.control.act.verifyUrl()).toEqual({ ok: true });
    reply = (response) => response.end('hello');
    expect(await stage.control.act.verifyUrl()).toEqual({ ok: false });
  });
});
