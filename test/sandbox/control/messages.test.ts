import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlOf } from '#sandbox/client.ts';
import type { Control } from '#sandbox/client.ts';
import { aBench } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
let control: Control;
let stamps: string[];

const say = (text: string, threadTs?: string) =>
  control.act.message({ user: 'anna', channel: 'general', text, ...(threadTs === undefined ? {} : { threadTs }) });

beforeAll(async () => {
  bench = await aBench();
  control = controlOf(bench.sandbox.url);
  stamps = [];
  for (const text of ['one', 'two', 'three', 'four']) stamps.push((await say(text)).ts);
  await say('below two', stamps[1]);
});
afterAll(() => bench.sandbox.close());

const texts = async (page: Parameters<Control['messages']>[1]) =>
  (await control.messages('general', page)).map(({ text }) => text);

describe('the messages of a channel', () => {
  it('come all at once, each with its replies', async () => {
    const all = await control.messages('general');
    expect(all.map(({ text, replies }) => [text, replies.length])).toEqual([
      ['one', 0],
      ['two', 1],
      ['three', 0],
      ['four', 0],
    ]);
  });

  it('come in pages, from the newest back', async () => {
    expect(await texts({ limit: 2 })).toEqual(['three', 'four']);
    expect(await texts({ limit: 2, before: stamps[2] })).toEqual(['one', 'two']);
    expect(await texts({ limit: 2, before: stamps[0] })).toEqual([]);
  });

  it('come one thread at a time', async () => {
    const thread = await control.thread('general', stamps[1] ?? '');
    expect(thread.replies.map(({ text }) => text)).toEqual(['below two']);
    await expect(control.thread('general', '1.000000')).rejects.toThrow('there is no message');
  });

  it('come where something changed: new, edited, answered, deleted', async () => {
    const { changes } = bench.sandbox.world;
    const since = async (act: () => Promise<unknown>): Promise<[string, boolean, number][]> => {
      const changed = changes.latest;
      await act();
      const news = await control.messages('general', { changed });
      return news.map(({ text, deleted, replies }) => [text, deleted, replies.length]);
    };
    expect(await since(async () => {})).toEqual([]);
    expect(await since(() => say('five'))).toEqual([['five', false, 0]]);
    const edit = { user: 'anna', channel: 'general', ts: stamps[0] ?? '', text: 'one!' };
    expect(await since(() => control.act.editMessage(edit))).toEqual([['one!', false, 0]]);
    let reply = '';
    const answer = async () => {
      reply = (await say('below two again', stamps[1])).ts;
    };
    expect(await since(answer)).toEqual([['two', false, 2]]);
    const takeBack = (ts: string) => control.act.deleteMessage({ user: 'anna', channel: 'general', ts });
    expect(await since(() => takeBack(reply))).toEqual([['two', false, 1]]);
    expect(await since(() => takeBack(stamps[3] ?? ''))).toEqual([['four', true, 0]]);
    expect(await texts({ limit: 2 })).toEqual(['three', 'five']);
  });

  it('tell in the state which is the newest that all see and is no reply', async () => {
    const { channels } = await control.state();
    const latest = new Map(channels.map(({ name, latest: newest }) => [name, newest]));
    expect(latest.get('open')).toBeNull();
    expect((await control.messages('general', { limit: 1 }))[0]?.ts).toBe(latest.get('general'));
  });

  it.each(['limit=0', 'limit=many', 'before=yesterday', 'changed=-1', 'limit=1001', 'of=anna'])(
    'are refused for ?%s, with a sentence',
    async (query) => {
      const { status, body } = await bench.control('GET', `/messages/general?${query}`);
      expect(status).toBe(400);
      expect(body['error']).toMatch(/^(?:limit|before|changed|the query): /u);
    },
  );
});
