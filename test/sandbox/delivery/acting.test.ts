import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aListener, aSandbox } from './stage.ts';
import type { Answer } from './stage.ts';

let stage: Awaited<ReturnType<typeof aSandbox>>;
let listener: Awaited<ReturnType<typeof aListener>>;
let answer: Answer;
beforeEach(async () => {
  stage = await aSandbox();
  answer = () => ({});
  listener = await aListener(stage, (frame) => answer(frame));
});
afterEach(() => stage.close());

const command = (text: string, over: object = {}) =>
  stage.control.act.command({ user: 'ann', channel: 'team', command: '/echo', text, ...over });

describe('a slash command', () => {
  it('carries every field that Slack sends', async () => {
    await command('hi <!channel> & @ben');
    const team = await stage.control.channels.list();
    const ann = await stage.control.users.get('ann');
    expect((await listener.got(2)).payload).toMatchObject({
      token: expect.any(String),
      team_id: stage.world.team.id,
      team_domain: 'sandbox',
      channel_id: team[0]?.id,
      channel_name: 'team',
      user_id: ann.id,
      user_name: 'ann',
      command: '/echo',
      text: 'hi &lt;!channel&gt; &amp; @ben',
      api_app_id: stage.app.id,
      is_enterprise_install: 'false',
      response_url: expect.stringContaining(`${stage.url}/response/`),
      trigger_id: expect.any(String),
    });
  });

  it('names people and channels where the manifest asks for it', async () => {
    const ben = await stage.control.users.get('ben');
    const team = stage.world.channels.values().find(({ name }) => name === 'team');
    await command('ask @ben in #team, not @nobody', { command: '/who' });
    expect((await listener.got(2)).payload?.['text']).toBe(`ask <@${ben.id}|ben> in <#${team?.id}|team>, not @nobody`);
  });

  it('shows what its ack says to that person alone', async () => {
    answer = () => ({ text: 'only you' });
    await command('hi');
    const ann = await stage.control.users.get('ann');
    expect(await stage.control.messages('team')).toMatchObject([{ text: 'only you', ephemeralTo: ann.id }]);
  });

  it('has its ack refused by the rules of messages', async () => {
    answer = () => ({ blocks: [{ type: 'nonsense' }] });
    expect(await command('hi')).toMatchObject({ ack: 'ok', refused: expect.stringContaining('invalid_blocks') });
    expect(stage.world.violations).toMatchObject([{ kind: 'refused', code: 'invalid_ack' }]);
  });

  it.each([
    ['an unknown one', { command: '/ehco' }, /the nearest is \/echo/u],
    ['one in a thread', { threadTs: '1.000001' }, /not supported in threads/u],
    ['one of a bot', { user: 'robot' }, /is a bot/u],
    ['one of somebody deactivated', { user: 'gone' }, /deactivated/u],
    ['one of somebody who is not in the channel', { user: 'ben' }, /ben is not in team/u],
  ])('is impossible: %s', async (_name, over, sentence) => {
    await expect(command('hi', over)).rejects.toThrow(sentence);
    expect(listener.frames).toHaveLength(1);
  });
});

describe('a message', () => {
  it('is sent as the client encodes it', async () => {
    const ben = await stage.control.users.get('ben');
    const { channel } = await stage.control.act.message({
      user: 'ann',
      app: 'Echo',
      text: '<!channel> @ben see https://a.example/?b=1&c=2',
    });
    expect(await stage.control.messages(channel)).toMatchObject([
      { text: `&lt;!channel&gt; <@${ben.id}> see <https://a.example/?b=1&amp;c=2>` },
    ]);
  });

  it('is impossible where there is nothing to send, or no such thread', async () => {
    await expect(stage.control.act.message({ user: 'ann', app: 'Echo', text: ' ' })).rejects.toThrow(
      /nothing to send/u,
    );
    const lost = { user: 'ann', channel: 'team', text: 'x', threadTs: '1.000001' };
    await expect(stage.control.act.message(lost)).rejects.toThrow(/no message 1.000001/u);
  });
});

describe('a response_url', () => {
  const use = async (body: object) => {
    const url = String(listener.frames.at(-1)?.payload?.['response_url']);
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return { status: response.status, body: await response.json().catch(() => null) };
  };

  it('posts for one person unless told otherwise, five times', async () => {
    await command('hi');
    expect(await use({ text: 'one' })).toMatchObject({ status: 200 });
    expect(await use({ text: 'two', response_type: 'in_channel' })).toMatchObject({ status: 200 });
    const ann = await stage.control.users.get('ann');
    const shown = await stage.control.messages('team');
    expect(shown.map(({ text, ephemeralTo }) => [text, ephemeralTo])).toEqual([
      ['one', ann.id],
      ['two', undefined],
    ]);
    for (const text of ['three', 'four', 'five']) {
      await stage.control.clock.advance('1s');
      expect(await use({ text })).toMatchObject({ status: 200 });
    }
    await stage.control.clock.advance('1s');
    expect(await use({ text: 'six' })).toMatchObject({ status: 404, body: { error: 'used_url' } });
  });

  it('is over after half an hour', async () => {
    await command('hi');
    await stage.control.clock.advance('30m');
    expect(await use({ text: 'just in time' })).toMatchObject({ status: 200 });
    await stage.control.clock.advance(1);
    expect(await use({ text: 'too late' })).toMatchObject({ status: 404, body: { error: 'expired_url' } });
  });

  it('keeps the rules of messages, and counts no refused use', async () => {
    await command('hi');
    for (let count = 0; count < 6; count += 1) {
      expect(await use({})).toMatchObject({ status: 400, body: { error: 'no_text' } });
      await stage.control.clock.advance('1s');
    }
    expect(await use({ blocks: [{ type: 'x' }], text: 'x' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_blocks' },
    });
    expect(await use({ text: 'good' })).toMatchObject({ status: 200 });
  });
});

describe('a response_url, used carelessly', () => {
  const use = async (body: object) => {
    const url = String(listener.frames.at(-1)?.payload?.['response_url']);
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, after: response.headers.get('retry-after'), body: await response.json() };
  };

  it('takes one post a second after a burst of three', async () => {
    await command('hi');
    for (const text of ['one', 'two', 'three']) expect(await use({ text })).toMatchObject({ status: 200 });
    expect(await use({ text: 'four' })).toMatchObject({ status: 429, after: '1', body: { error: 'ratelimited' } });
    expect(stage.world.violations).toMatchObject([{ kind: 'refused', what: 'response_url', code: 'ratelimited' }]);
    await stage.control.clock.advance('1s');
    expect(await use({ text: 'four' })).toMatchObject({ status: 200 });
  });

  it('has no original to replace or delete where a command was typed', async () => {
    await command('hi');
    expect(await use({ delete_original: true })).toMatchObject({ status: 400, body: { error: 'no_original' } });
    expect(await use({ replace_original: true, text: 'new' })).toMatchObject({ status: 200 });
    expect((await stage.control.messages('team')).map(({ text }) => text)).toEqual(['new']);
    expect(stage.world.violations.map(({ kind, code }) => [kind, code])).toEqual([
      ['refused', 'no_original'],
      ['lint', 'nothing_to_replace'],
    ]);
  });

  it('that nobody gave is expired', async () => {
    const reply = await fetch(`${stage.url}/response/R404`, { method: 'POST', body: '{"text":"x"}' });
    expect([reply.status, await reply.json()]).toMatchObject([404, { error: 'expired_url' }]);
  });
});

describe('a shortcut', () => {
  it('opens from anywhere', async () => {
    await stage.control.act.shortcut({ user: 'ben', callbackId: 'ask' });
    const { payload } = await listener.got(2);
    expect(payload).toMatchObject({ type: 'shortcut', callback_id: 'ask', trigger_id: expect.any(String) });
    expect(payload).not.toHaveProperty('channel');
  });

  it('opens on a message', async () => {
    const { ts } = await stage.control.act.message({ user: 'ann', channel: 'team', text: 'keep me' });
    await stage.control.act.shortcut({ user: 'ann', callbackId: 'keep', channel: 'team', messageTs: ts });
    expect((await listener.got(2)).payload).toMatchObject({
      type: 'message_action',
      message_ts: ts,
      message: { text: 'keep me' },
      channel: { name: 'team' },
      response_url: expect.any(String),
    });
  });

  it('is impossible where the manifest has none of that kind', async () => {
    await expect(stage.control.act.shortcut({ user: 'ann', callbackId: 'keep' })).rejects.toThrow(
      /no global shortcut keep; there are ask \(global\), keep \(message\)/u,
    );
  });
});
