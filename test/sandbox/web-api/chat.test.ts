import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, aConfig, aManifest, must, onBench, SCOPES } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

const said = (name: string) => bench.sandbox.world.messages.get(bench.channel(name).id) ?? [];
const post = (channel: string, more: Record<string, unknown> = {}) =>
  bench.call('chat.postMessage', { channel, text: 'hello', ...more });
const postVerdict = async (channel: string, more: Record<string, unknown> = {}) => {
  const { body } = await post(channel, more);
  return body['ok'] === true ? 'ok' : body['error'];
};
const tsOf = (body: Record<string, unknown>): string => String(body['ts']);

describe('chat.postMessage', () => {
  it('answers with channel, ts and the message as the channel has it', async () => {
    const { body } = await post(bench.channel('general').id, {
      metadata: { event_type: 'standup', event_payload: { day: '2026-03-09' } },
    });
    expect(body).toMatchObject({
      ok: true,
      channel: bench.channel('general').id,
      message: {
        type: 'message',
        text: 'hello',
        user: bench.app.botUserId,
        bot_id: bench.app.botId,
        app_id: bench.app.id,
        bot_profile: { name: 'tester' },
        team: bench.sandbox.world.team.id,
      },
    });
    expect(tsOf(body)).toMatch(/^1773043200\.\d{6}$/);
    expect(said('general')).toMatchObject([{ ts: tsOf(body), metadata: { event_type: 'standup' } }]);
  });

  it('takes the name of a channel with its #', async () => {
    expect(await postVerdict('#general')).toBe('ok');
    expect(await postVerdict('#nothing')).toBe('channel_not_found');
  });

  it('knows where it may post', async () => {
    expect(await postVerdict('C0404040404')).toBe('channel_not_found');
    expect(await postVerdict(bench.channel('secret').id)).toBe('channel_not_found');
    expect(await postVerdict(bench.channel('open').id)).toBe('not_in_channel');
    expect(await postVerdict(bench.channel('old').id)).toBe('is_archived');
    expect(await postVerdict(bench.channel('news').id)).toBe('restricted_action_read_only_channel');
  });

  it('posts into any public channel with chat:write.public, and into no private one', async () => {
    await bench.control('POST', `/apps/${bench.app.id}/scopes`, { granted: ['chat:write', 'chat:write.public'] });
    expect(await postVerdict(bench.channel('open').id)).toBe('ok');
    expect(await postVerdict(bench.channel('secret').id)).toBe('channel_not_found');
  });

  it('opens the direct conversation with a user, and finds it again', async () => {
    const first = await post(bench.user('anna').id);
    const again = await post(bench.user('anna').id);
    expect(first.body['channel']).toMatch(/^D/);
    expect(again.body['channel']).toBe(first.body['channel']);
  });

  it('does not reach who is unknown, gone, a bot, or a stranger in no common channel', async () => {
    expect(await postVerdict('U0404040404')).toBe('channel_not_found');
    for (const name of ['gone', 'robot', 'stranger']) {
      expect(await postVerdict(bench.user(name).id)).toBe('channel_not_found');
    }
    expect(await postVerdict('USLACKBOT')).toBe('channel_not_found');
    expect(await postVerdict(bench.user('eve').id)).toBe('ok');
  });

  it('does not reach a person who was deactivated after the conversation was opened', async () => {
    const { body } = await post(bench.user('ben').id);
    await bench.control('PATCH', '/users/ben', { deleted: true });
    expect(await postVerdict(String(body['channel']))).toBe('channel_not_found');
  });

  it('needs the messages tab for direct messages', async () => {
    await onBench(aConfig(aManifest(SCOPES, { messages_tab_enabled: false })), async (other) => {
      const channel = other.user('anna').id;
      expect(await other.verdict('chat.postMessage', { channel, text: 'x' })).toBe('messages_tab_disabled');
    });
  });

  it('wants something to say, and no contradiction', async () => {
    const channel = bench.channel('general').id;
    const verdict = async (args: object) => {
      await bench.advance(2000);
      return bench.verdict('chat.postMessage', { channel, ...args });
    };
    expect(await verdict({})).toBe('no_text');
    expect(await verdict({ markdown_text: 'x', text: 'y' })).toBe('markdown_text_conflict');
    expect(await verdict({ markdown_text: 'x'.repeat(12_001) })).toBe('msg_too_long');
    expect(await verdict({ text: 'x', metadata: { event_type: 'standup' } })).toBe('invalid_metadata_format');
    expect(await verdict({ text: 'x', blocks: 'nonsense' })).toBe('invalid_blocks_format');
    expect(await verdict({ text: 'x', username: 'somebody' })).toBe('missing_scope');
  });

  it('refuses blocks beyond Slack’s limits, and says where', async () => {
    const blocks = [
      { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } },
      { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
    ];
    const { body } = await post(bench.channel('general').id, { blocks });
    expect(body['error']).toBe('invalid_blocks');
    expect(JSON.stringify(body['errors'])).toContain('"pointer":"/blocks/0/text/text"');
    expect(JSON.stringify(body['errors'])).toContain('"pointer":"/blocks/1/text/type"');
    expect(JSON.stringify(body['response_metadata'])).toContain('[json-pointer:/blocks/0/text/text]');
    const tooMany = Array.from({ length: 51 }, () => ({ type: 'divider' }));
    expect(await postVerdict(bench.channel('general').id, { blocks: tooMany })).toBe('invalid_blocks');
    expect(said('general')).toEqual([]);
  });

  it('cuts a text over 4,040 characters into messages of 4,000, and names the first', async () => {
    const { body } = await post(bench.channel('general').id, { text: 'x'.repeat(9000) });
    expect(said('general').map(({ text }) => text.length)).toEqual([4000, 4000, 1000]);
    expect(tsOf(body)).toBe(said('general')[0]?.ts);
    await bench.advance(60_000);
    await post(bench.channel('general').id, { text: 'x'.repeat(4040) });
    expect(said('general')).toHaveLength(4);
  });

  it('drops what is over 40,000 characters without a word', async () => {
    await post(bench.channel('general').id, { text: 'x'.repeat(50_000), blocks: [{ type: 'divider' }] });
    expect(said('general').map(({ text }) => text.length)).toEqual([40_000]);
  });

  it('fills in the block and action ids that were left out', async () => {
    const button = { type: 'button', text: { type: 'plain_text', text: 'Go' } };
    const { body } = await post(bench.channel('general').id, { blocks: [{ type: 'actions', elements: [button] }] });
    const { blocks } = Object(body['message']);
    expect(blocks).toMatchObject([
      { block_id: expect.stringMatching(/^\w+$/), elements: [{ action_id: expect.stringMatching(/^\w+$/) }] },
    ]);
  });

  it('replies under the parent, also when told the ts of a reply', async () => {
    const channel = bench.channel('general').id;
    const parent = tsOf((await post(channel)).body);
    const reply = tsOf((await post(channel, { thread_ts: parent })).body);
    const { body } = await post(channel, { thread_ts: reply });
    expect(body['message']).toMatchObject({ thread_ts: parent, parent_user_id: bench.app.botUserId });
    await bench.advance(10_000);
    expect(await postVerdict(channel, { thread_ts: '1.000000' })).toBe('cannot_reply_to_message');
  });
});

describe('a reply that is also shown in the channel', () => {
  it('is a thread_broadcast, in the thread and in the history', async () => {
    const channel = bench.channel('general').id;
    const parent = tsOf((await post(channel)).body);
    await post(channel, { thread_ts: parent, text: 'hidden' });
    await post(channel, { thread_ts: parent, text: 'shown', reply_broadcast: true });
    const history = await bench.web.conversations.history({ channel });
    expect(history.messages?.map(({ text, subtype }) => [text, subtype])).toEqual([
      ['shown', 'thread_broadcast'],
      ['hello', undefined],
    ]);
    const thread = await bench.web.conversations.replies({ channel, ts: parent });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['hello', 'hidden', 'shown']);
  });
});

describe('another name or picture', () => {
  it.each([{ username: 'Boss' }, { icon_url: 'https://a.example/i.png' }, { icon_emoji: ':crown:' }])(
    'needs chat:write.customize: %o',
    async (more) => {
      const channel = bench.channel('general').id;
      expect(await postVerdict(channel, more)).toBe('missing_scope');
      await bench.control('POST', `/apps/${bench.app.id}/scopes`, { granted: ['chat:write', 'chat:write.customize'] });
      expect(await postVerdict(channel, more)).toBe('ok');
    },
  );
});

describe('chat.update', () => {
  it('changes what it is given and keeps the rest', async () => {
    const channel = bench.channel('general').id;
    const blocks = [{ type: 'divider' }];
    const ts = tsOf((await post(channel, { blocks })).body);
    const { body } = await bench.call('chat.update', { channel, ts, text: 'better' });
    expect(body).toMatchObject({ ok: true, channel, ts, text: 'better', message: { blocks, text: 'better' } });
    await bench.call('chat.update', { channel, ts, text: 'bare', blocks: [] });
    expect(said('general')).toMatchObject([{ text: 'bare', blocks: [] }]);
    expect(must(said('general')[0]).editedTs).toBeDefined();
  });

  it('refuses a long text, a strange ts and the words of others', async () => {
    const channel = bench.channel('general').id;
    const ts = tsOf((await post(channel)).body);
    const verdict = (args: object) => bench.verdict('chat.update', { channel, ts, text: 'x', ...args });
    expect(await verdict({ text: 'x'.repeat(4001) })).toBe('msg_too_long');
    expect(await verdict({ ts: '1.000000' })).toBe('message_not_found');
    expect(await verdict({ channel: bench.channel('secret').id })).toBe('channel_not_found');
    expect(await verdict({ text: '' })).toBe('no_text');
    const { world } = bench.sandbox;
    must(world.messages.get(channel)).push({ ...must(said('general')[0]), ts: '2.000000', botId: 'B0' });
    expect(await verdict({ ts: '2.000000' })).toBe('cant_update_message');
    expect(await bench.verdict('chat.delete', { channel, ts: '2.000000' })).toBe('cant_delete_message');
  });
});

describe('chat.delete', () => {
  it('takes the message out, once', async () => {
    const channel = bench.channel('general').id;
    const ts = tsOf((await post(channel)).body);
    expect((await bench.call('chat.delete', { channel, ts })).body).toEqual({ ok: true, channel, ts });
    expect(await bench.verdict('chat.delete', { channel, ts })).toBe('message_not_found');
    expect((await bench.control('GET', '/messages/general')).body).toEqual({});
  });
});

describe('chat.postEphemeral', () => {
  it('shows a message to one person and leaves it out of history', async () => {
    const channel = bench.channel('general').id;
    const sent = await bench.call('chat.postEphemeral', { channel, user: bench.user('anna').id, text: 'psst' });
    expect(sent.body).toEqual({ ok: true, message_ts: expect.any(String) });
    const history = await bench.web.conversations.history({ channel });
    expect(history.messages).toEqual([]);
    const ts = String(sent.body['message_ts']);
    expect(await bench.verdict('chat.update', { channel, ts, text: 'x' })).toBe('message_not_found');
  });

  it('needs both in the channel', async () => {
    const verdict = (name: string, user: string) =>
      bench.verdict('chat.postEphemeral', { channel: bench.channel(name).id, user: bench.user(user).id, text: 'x' });
    expect(await verdict('general', 'guest')).toBe('user_not_in_channel');
    expect(await verdict('open', 'anna')).toBe('not_in_channel');
    expect(await verdict('secret', 'anna')).toBe('channel_not_found');
    expect(await verdict('old', 'anna')).toBe('is_archived');
  });
});

describe('chat.getPermalink', () => {
  it('links to the message, and from a reply to its thread', async () => {
    const channel = bench.channel('general').id;
    const parent = tsOf((await post(channel)).body);
    const reply = tsOf((await post(channel, { thread_ts: parent })).body);
    const link = async (ts: string) => (await bench.web.chat.getPermalink({ channel, message_ts: ts })).permalink;
    const base = `https://test-team.slack.com/archives/${channel}`;
    expect(await link(parent)).toBe(`${base}/p${parent.replace('.', '')}`);
    expect(await link(reply)).toBe(`${base}/p${reply.replace('.', '')}?thread_ts=${parent}&cid=${channel}`);
    expect(await bench.verdict('chat.getPermalink', { channel, message_ts: '1.000000' })).toBe('message_not_found');
  });
});

describe('reactions', () => {
  it('are added once and removed once', async () => {
    const channel = bench.channel('general').id;
    const timestamp = tsOf((await post(channel)).body);
    const react = (method: string, more = {}) =>
      bench.verdict(`reactions.${method}`, { channel, timestamp, name: 'eyes', ...more });
    expect(await react('add')).toBe('ok');
    expect(await react('add')).toBe('already_reacted');
    expect(said('general')).toMatchObject([{ reactions: [{ name: 'eyes', users: [bench.app.botUserId] }] }]);
    expect(await react('remove')).toBe('ok');
    expect(await react('remove')).toBe('no_reaction');
    expect(await react('add', { name: 'No Such!' })).toBe('invalid_name');
    expect(await react('add', { timestamp: 'x' })).toBe('bad_timestamp');
    expect(await react('add', { timestamp: '1.000000' })).toBe('message_not_found');
    expect(await react('add', { channel: bench.channel('open').id })).toBe('not_in_channel');
    expect(await react('add', { channel: bench.channel('old').id })).toBe('is_archived');
  });
});
