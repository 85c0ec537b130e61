import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Painter } from '#adapters/slack/painter.ts';
import { respondTo } from '#adapters/slack/responder.ts';
import { logInto, note } from './kit.ts';

let answers: (readonly [status: number, body: string])[];
let bodies: Record<string, unknown>[];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    bodies.push(JSON.parse(body));
    const [status, text] = answers.shift() ?? [200, 'ok'];
    response.writeHead(status).end(text);
  });
});
beforeEach(async () => {
  answers = [];
  bodies = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const respond = () => respondTo(url(), logInto([]));

describe('a private reply', () => {
  it('is ephemeral, keeps the message that was pressed, and carries text and blocks', async () => {
    expect(await respond()(note('hello'))).toBe(true);
    expect(bodies).toMatchObject([{ response_type: 'ephemeral', replace_original: false, text: 'hello' }]);
    expect(bodies[0]?.['blocks']).toBeInstanceOf(Array);
  });

  it.each([500, 503, 429])('is tried once more after %i', async (status) => {
    answers.push([status, '']);
    expect(await respond()(note('hello'))).toBe(true);
    expect(bodies).toHaveLength(2);
  });

  it('gives up after the second failure', async () => {
    answers.push([500, ''], [500, '']);
    expect(await respond()(note('hello'))).toBe(false);
    expect(bodies).toHaveLength(2);
  });

  it.each([
    [404, 'expired_url'],
    [200, '{"ok":false,"error":"used_url"}'],
  ])('gives up at once at %i %s', async (status, body) => {
    answers.push([status, body]);
    expect(await respond()(note('hello'))).toBe(false);
    expect(bodies).toHaveLength(1);
  });

  it.each(['{"ok":false,"error":"invalid_blocks"}', 'invalid_blocks'])(
    'is said once more without what Slack refuses: 400 %s',
    async (body) => {
      answers.push([400, body]);
      const painter: Painter = {
        private: (_message, blocks) => Promise.resolve([[...blocks, { type: 'data_visualization' }], blocks]),
        charted: (_message, blocks) => [blocks],
        follow: () => Promise.resolve(),
      };
      expect(await respondTo(url(), logInto([]), painter)(note('hello'))).toBe(true);
      expect(bodies.map((one) => JSON.stringify(one).includes('data_visualization'))).toEqual([true, false]);
    },
  );

  it('uses its address five times and no more', async () => {
    const say = respond();
    const said: boolean[] = [];
    for (let n = 0; n < 7; n += 1) said.push(await say(note(`${n}`)));
    expect(said).toEqual([true, true, true, true, true, false, false]);
    expect(bodies).toHaveLength(5);
  });
});
