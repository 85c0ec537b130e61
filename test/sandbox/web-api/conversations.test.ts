import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, onBench, aConfig } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

const id = (name: string) => bench.channel(name).id;
const userId = (name: string) => bench.user(name).id;

describe('conversations.open', () => {
  const open = (users: string, more: object = {}) => bench.call('conversations.open', { users, ...more });
  const verdict = async (users: string) => (await open(users)).body['error'] ?? 'ok';

  it('opens one direct conversation with each person', async () => {
    const first = (await open(userId('anna'))).body;
    expect(first).toEqual({ ok: true, channel: { id: expect.stringMatching(/^D/) } });
    const again = (await open(userId('anna'), { return_im: true })).body;
    expect(again).toMatchObject({ no_op: true, already_open: true, channel: { is_im: true, user: userId('anna') } });
  });

  it('opens a group conversation with up to eight people', async () => {
    const { body } = await open(`${userId('anna')},${userId('ben')}`);
    const channel = String(Object(body['channel']).id);
    expect((await bench.web.conversations.info({ channel })).channel).toMatchObject({ is_mpim: true });
    const nine = Array.from({ length: 9 }, (_, nth) => `U00000000${nth}`).join(',');
    expect(await verdict(nine)).toBe('too_many_users');
  });

  it('knows who can be written to', async () => {
    expect(await verdict('U0404')).toBe('user_not_found');
    expect(await verdict(userId('gone'))).toBe('user_disabled');
    expect(await verdict(userId('stranger'))).toBe('user_not_visible');
    expect(await verdict(userId('robot'))).toBe('cannot_dm_bot');
    expect(await verdict('USLACKBOT')).toBe('cannot_dm_bot');
    expect(await verdict(',')).toBe('users_list_not_supplied');
    expect(await verdict(userId('eve'))).toBe('ok');
    expect(await bench.verdict('conversations.open', { channel: id('general') })).toBe(
      'method_not_supported_for_channel_type',
    );
  });
});

describe('conversations.info', () => {
  it('shows a channel as the bot sees it', async () => {
    const { channel } = await bench.web.conversations.info({ channel: id('partners'), include_num_members: true });
    expect(channel).toMatchObject({ name: 'partners', is_member: true, is_ext_shared: true, num_members: 3 });
  });

  it('hides private channels that the bot is not in', async () => {
    expect(await bench.verdict('conversations.info', { channel: id('secret') })).toBe('channel_not_found');
    expect(await bench.verdict('conversations.info', { channel: id('open') })).toBe('ok');
  });
});

describe('conversations.list', () => {
  it('lists what is public, and with types what the bot is in', async () => {
    const names = async (args: { types?: string; exclude_archived?: boolean }) =>
      (await bench.web.conversations.list(args)).channels?.map(({ name }) => name);
    expect(await names({})).toEqual(['general', 'open', 'old', 'news', 'partners']);
    expect(await names({ types: 'private_channel' })).toEqual(['team']);
    expect(await names({ exclude_archived: true })).not.toContain('old');
    expect(await bench.verdict('conversations.list', { types: 'secret_channel' })).toBe('invalid_types');
  });

  it('goes on with a cursor to the end', async () => {
    const seen: unknown[] = [];
    for await (const page of bench.web.paginate('conversations.list', { limit: 2 })) {
      const { channels } = Object(page);
      seen.push([channels].flat().length);
    }
    expect(seen).toEqual([2, 2, 1]);
  });

  it('refuses a limit and a cursor that are none', async () => {
    expect(await bench.verdict('conversations.list', { limit: 1000 })).toBe('invalid_limit');
    expect(await bench.verdict('conversations.list', { limit: 'x' })).toBe('invalid_limit');
    expect(await bench.verdict('conversations.list', { cursor: 'x' })).toBe('invalid_cursor');
  });
});

describe('users.conversations', () => {
  it('lists the channels of the bot or of a person', async () => {
    const names = async (user?: string) =>
      (
        await bench.web.users.conversations({ types: 'public_channel,private_channel', ...(user ? { user } : {}) })
      ).channels?.map(({ name }) => name);
    expect(await names()).toEqual(['general', 'team', 'old', 'news', 'partners']);
    expect(await names(userId('ben'))).toEqual(['general']);
    expect(await bench.verdict('users.conversations', { user: 'U0404' })).toBe('user_not_found');
  });
});

describe('conversations.members', () => {
  it('lists the people of a channel in pages', async () => {
    const channel = id('general');
    const first = await bench.web.conversations.members({ channel, limit: 2 });
    expect(first.members).toEqual([userId('anna'), userId('ben')]);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await bench.web.conversations.members({ channel, limit: 2, cursor });
    expect([second.members, second.response_metadata?.next_cursor]).toEqual([[bench.app.botUserId], '']);
    expect(await bench.verdict('conversations.members', { channel: id('secret') })).toBe('channel_not_found');
  });
});

describe('conversations.join', () => {
  it('brings the bot into a public channel', async () => {
    const join = (name: string) => bench.call('conversations.join', { channel: id(name) });
    expect((await join('open')).body).toMatchObject({ ok: true, channel: { is_member: true } });
    expect((await join('open')).body).toMatchObject({ ok: true, warning: 'already_in_channel' });
    expect((await join('old')).body['error']).toBe('is_archived');
    expect((await join('team')).body['error']).toBe('method_not_supported_for_channel_type');
    expect((await join('secret')).body['error']).toBe('channel_not_found');
  });
});

describe('conversations.invite', () => {
  it('brings others in', async () => {
    const invite = (name: string, users: string) => bench.verdict('conversations.invite', { channel: id(name), users });
    expect(await invite('general', userId('guest'))).toBe('ok');
    expect(bench.channel('general').members).toContain(userId('guest'));
    expect(await invite('general', userId('guest'))).toBe('already_in_channel');
    expect(await invite('general', bench.app.botUserId)).toBe('cant_invite_self');
    expect(await invite('general', 'U0404')).toBe('user_not_found');
    expect(await invite('general', userId('gone'))).toBe('user_not_found');
    expect(await invite('open', userId('ben'))).toBe('not_in_channel');
    expect(await invite('old', userId('ben'))).toBe('is_archived');
  });
});

describe('conversations.history', () => {
  const history = (args: object = {}) => bench.call('conversations.history', { channel: id('general'), ...args });
  const texts = async (args: object = {}) => {
    const { messages } = (await history(args)).body;
    return [messages].flat().map((message) => String(Object(message).text));
  };
  const say = async (text: string, more: object = {}) => {
    await bench.advance(10_000);
    const { body } = await bench.call('chat.postMessage', { channel: id('general'), text, ...more });
    return String(body['ts']);
  };

  it('is newest first, without replies, in pages', async () => {
    const parent = await say('one');
    await say('reply', { thread_ts: parent });
    await say('two');
    await say('three');
    expect(await texts()).toEqual(['three', 'two', 'one']);
    const { body } = await history({ limit: 2 });
    expect(body).toMatchObject({ has_more: true, messages: [{ text: 'three' }, { text: 'two' }] });
    const { next_cursor } = Object(body['response_metadata']);
    expect(await texts({ cursor: next_cursor })).toEqual(['one']);
    expect((await history({ limit: 1 })).body).toMatchObject({ messages: [{ text: 'three' }] });
  });

  it('keeps between oldest and latest, which count themselves only when asked', async () => {
    const [first, , third] = [await say('one'), await say('two'), await say('three')];
    expect(await texts({ oldest: first, latest: third })).toEqual(['two']);
    expect(await texts({ oldest: first, latest: third, inclusive: true })).toEqual(['three', 'two', 'one']);
    expect((await history({ oldest: 'x' })).body['error']).toBe('invalid_ts_oldest');
    expect((await history({ latest: 'x' })).body['error']).toBe('invalid_ts_latest');
  });

  it('carries metadata only when asked', async () => {
    const metadata = { event_type: 'standup', event_payload: { run: 7 } };
    await say('one', { metadata });
    expect(JSON.stringify((await history()).body)).not.toContain('event_payload');
    expect((await history({ include_all_metadata: true })).body).toMatchObject({ messages: [{ metadata }] });
  });

  it('needs the bot in the channel', async () => {
    expect((await history({ channel: id('open') })).body['error']).toBe('not_in_channel');
    expect((await history({ channel: id('secret') })).body['error']).toBe('channel_not_found');
    expect((await history({ limit: 1000 })).body['error']).toBe('invalid_limit');
  });

  it('is one call a minute and 15 messages for a commercial app', async () => {
    await onBench({ ...aConfig(), settings: { historyLimits: 'commercial' } }, async (other) => {
      const channel = other.channel('general').id;
      for (let nth = 0; nth < 16; nth += 1) {
        await other.call('chat.postMessage', { channel, text: `${nth}` });
        await other.advance(2000);
      }
      const first = await other.call('conversations.history', { channel, limit: 100 });
      expect(first.body['messages']).toHaveLength(15);
      expect((await other.call('conversations.history', { channel })).status).toBe(429);
      await other.advance(60_000);
      expect((await other.call('conversations.history', { channel })).status).toBe(200);
    });
  });

  it('shows a thread from its parent on', async () => {
    const parent = await say('one');
    const reply = await say('reply', { thread_ts: parent });
    await say('loud', { thread_ts: parent, reply_broadcast: true });
    expect(await texts()).toEqual(['loud', 'one']);
    const thread = await bench.web.conversations.replies({ channel: id('general'), ts: parent });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['one', 'reply', 'loud']);
    expect(thread.messages?.[0]).toMatchObject({ reply_count: 2, reply_users: [bench.app.botUserId] });
    const alone = await bench.web.conversations.replies({ channel: id('general'), ts: reply });
    expect(alone.messages?.map(({ text }) => text)).toEqual(['reply']);
    const verdict = await bench.verdict('conversations.replies', { channel: id('general'), ts: '1.000000' });
    expect(verdict).toBe('thread_not_found');
  });
});
