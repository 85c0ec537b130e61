import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedEvent } from '#sandbox/feed.ts';
import { aBench, must } from './kit.ts';
import type { Bench } from './kit.ts';

interface Told extends FeedEvent {
  readonly id: string;
}

interface Listener {
  /** What the next event says. */
  next(): Promise<Told>;
  hangUp(): void;
}

let bench: Bench;
const listeners: Listener[] = [];

beforeEach(async () => {
  bench = await aBench();
});
afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.hangUp();
  await bench.sandbox.close();
});

async function listen(query = '', headers: Record<string, string> = {}): Promise<Listener> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${bench.sandbox.url}/_control/feed${query}`, { headers }, resolve).on('error', reject).end();
  });
  expect(response.headers['content-type']).toMatch('text/event-stream');
  const events = eventsOf(response);
  const listener: Listener = {
    next: async () => must((await events.next()).value),
    hangUp: () => void response.destroy(),
  };
  listeners.push(listener);
  return listener;
}

async function* eventsOf(response: IncomingMessage): AsyncGenerator<Told, undefined> {
  let text = '';
  for await (const part of response.setEncoding('utf8')) {
    text += String(part);
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [id = '', data = ''] = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      yield { id: id.replace('id: ', ''), ...(JSON.parse(data.replace('data: ', '')) as FeedEvent) };
    }
  }
  return undefined;
}

const say = (text: string) => bench.control('POST', '/act/message', { user: 'anna', channel: 'general', text });
const general = () => `channel:${bench.channel('general').id}`;

describe('the feed', () => {
  it('tells whoever comes for the first time to look at everything', async () => {
    const first = await (await listen()).next();
    expect(first).toMatchObject({ changed: [], reset: true });
  });

  it('tells of messages, the log, the clock, the team, modals and Home tabs', async () => {
    const feed = await listen();
    await feed.next();
    const heard = new Set<string>();
    const until = async (topic: string) => {
      while (!heard.has(topic)) for (const each of (await feed.next()).changed) heard.add(each);
    };
    await say('hello');
    await until(general());
    await until('log');
    await bench.advance(1000);
    await until('clock');
    await bench.control('PATCH', '/users/ben', { tz: 'Asia/Tokyo' });
    await until('team');
    const blocks = [{ type: 'divider' }];
    const view = { type: 'modal', title: { type: 'plain_text', text: 'A form' }, blocks };
    await bench.call('views.open', { trigger_id: bench.trigger('anna').id, view });
    await until(`views:${bench.user('anna').id}`);
    await bench.call('views.publish', { user_id: bench.user('ben').id, view: { type: 'home', blocks } });
    await until(`home:${bench.user('ben').id}`);
  });

  it('tells many changes at once in few events', async () => {
    const feed = await listen();
    const { id } = await feed.next();
    for (let at = 0; at < 50; at += 1) bench.sandbox.world.changes.note('log');
    bench.sandbox.world.changes.note('clock');
    const { changed, id: after } = await feed.next();
    expect(changed).toEqual(['log', 'clock']);
    expect(numberIn(after) - numberIn(id)).toBe(51);
  });

  it('tells whoever comes back what they missed, by address and by header', async () => {
    const feed = await listen();
    const { id } = await feed.next();
    feed.hangUp();
    await say('meanwhile');
    const byAddress = await (await listen(`?since=${id}`)).next();
    expect(byAddress.reset).toBe(false);
    expect(byAddress.changed).toContain(general());
    const byHeader = await (await listen('', { 'last-event-id': id })).next();
    expect(byHeader).toEqual(byAddress);
    const again = await (await listen(`?since=${byHeader.id}`)).next();
    expect(again).toMatchObject({ changed: [], reset: false });
  });

  it.each(['another-run.0', 'nonsense', '{run}.999999', '{run}.-1', '{run}.x'])(
    'tells whoever comes with %s, which is not of this run, to look at everything',
    async (pattern) => {
      const [run = ''] = (await (await listen()).next()).id.split('.');
      const id = pattern.replace('{run}', run);
      expect(await (await listen(`?since=${id}`)).next()).toMatchObject({ changed: [], reset: true });
    },
  );

  it('does not keep the sandbox from ending', async () => {
    const own = await aBench();
    const response = await fetch(`${own.sandbox.url}/_control/feed`);
    own.sandbox.world.changes.note('log');
    await own.sandbox.close();
    await expect(response.text()).rejects.toThrow();
  });

  it('forgets who has hung up', async () => {
    const feed = await listen();
    const { id } = await feed.next();
    feed.hangUp();
    await say('to nobody');
    const { changed } = await (await listen(`?since=${id}`)).next();
    expect(changed).toContain(general());
  });
});

const numberIn = (id: string): number => Number(id.split('.')[1]);
