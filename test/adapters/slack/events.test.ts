import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EVENTS, translate } from '#adapters/slack/events.ts';
import { readEvent } from '#adapters/slack/envelope.ts';
import { typedText } from '#adapters/slack/text.ts';
import type { UserId } from '#domain/ids.ts';

const BOT = 'UBOT' as UserId;
const body = (event: object) => ({ type: 'event_callback', event_id: 'Ev1', team_id: 'T1', event });
const said = (own: object = {}) =>
  translate(
    body({ type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', ts: '1.0', text: 'done', ...own }),
    BOT,
  );

describe('translate', () => {
  it('hears what a person writes to the bot', () => {
    expect(said()).toEqual({ kind: 'said', user: 'U1', channel: 'D1', ts: '1.0', thread: null, text: 'done' });
    expect(said({ subtype: 'file_share' })).toMatchObject({ kind: 'said' });
    expect(said({ thread_ts: '0.5' })).toMatchObject({ kind: 'said', thread: '0.5' });
  });

  it('takes files as links, with or without words, and only such as stand in Slack', () => {
    const permalink = 'https://team.slack.com/files/U1/F1/demo.mp4';
    const files = [{ permalink, title: 'demo:\n run' }, { permalink: 'javascript:alert(1)' }, { id: 'F3' }, null];
    const line = `demo run – ${permalink}`;
    expect(said({ subtype: 'file_share', files })).toMatchObject({ kind: 'said', text: `done\n${line}`, files: 1 });
    expect(said({ subtype: 'file_share', text: '', files })).toMatchObject({ kind: 'said', text: line, files: 1 });
    const unknown = said({ subtype: 'file_share', text: '', files: [{ id: 'F3' }] });
    expect(unknown).toMatchObject({ kind: 'unreadable' });
  });

  it('hears of what it cannot read: a person who changes their words, and files without any', () => {
    const change = (text: string, own: object = {}) =>
      said({
        subtype: 'message_changed',
        hidden: true,
        user: undefined,
        text: undefined,
        message: { user: 'U1', ts: '0.9', text, edited: { user: 'U1', ts: '1.0' }, ...own },
        previous_message: { user: 'U1', ts: '0.9', text: 'done' },
      });
    expect(change('done and tested')).toEqual({
      kind: 'reworded',
      user: 'U1',
      channel: 'D1',
      ts: '0.9',
      edit: '1.0',
      before: 'done',
      text: 'done and tested',
    });
    expect([change('done'), change('new', { edited: undefined }), change('new', { user: BOT })]).toEqual([
      null,
      null,
      null,
    ]);
    const file = { kind: 'unreadable', user: 'U1', ts: '1.0' };
    expect(said({ subtype: 'file_share', text: '' })).toEqual(file);
    expect(said({ subtype: 'file_share', text: '', user: BOT })).toBeNull();
  });

  it.each([
    ['its own words', { user: BOT }],
    ["another bot's words", { bot_id: 'B1' }],
    ['a channel', { channel_type: 'channel', channel: 'C1' }],
    ['a group conversation', { channel_type: 'mpim', channel: 'G1' }],
    ['an edit', { subtype: 'message_changed' }],
    ['a deletion', { subtype: 'message_deleted' }],
    ["Slack's own remarks", { subtype: 'channel_join' }],
    ['a message by an app', { subtype: 'bot_message', user: undefined }],
    ['nothing', { text: '' }],
  ])('does not hear %s', (_what, own) => {
    expect(said(own)).toBeNull();
  });

  it.each([
    [
      { type: 'member_joined_channel', channel: 'C1', user: BOT, inviter: 'U1' },
      { kind: 'joined', channel: 'C1', user: BOT, inviter: 'U1', self: true },
    ],
    [
      { type: 'member_joined_channel', channel: 'C1', user: 'U2' },
      { kind: 'joined', channel: 'C1', user: 'U2', inviter: null, self: false },
    ],
    [
      { type: 'member_left_channel', channel: 'C1', user: 'U2' },
      { kind: 'left', channel: 'C1', user: 'U2', self: false },
    ],
    [
      { type: 'channel_left', channel: 'C1', actor_id: 'U1' },
      { kind: 'left', channel: 'C1', user: BOT, self: true },
    ],
    [
      { type: 'group_left', channel: 'C1' },
      { kind: 'left', channel: 'C1', user: BOT, self: true },
    ],
    [
      { type: 'channel_archive', channel: 'C1', user: 'U1' },
      { kind: 'channel-closed', channel: 'C1' },
    ],
    [
      { type: 'group_deleted', channel: 'C1' },
      { kind: 'channel-closed', channel: 'C1' },
    ],
    [
      { type: 'group_unarchive', channel: 'C1' },
      { kind: 'channel-opened', channel: 'C1' },
    ],
    [
      { type: 'channel_rename', channel: { id: 'C1', name: 'new', created: 1 } },
      { kind: 'channel-renamed', channel: 'C1', name: 'new' },
    ],
    [
      { type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C2' },
      { kind: 'channel-moved', from: 'C1', to: 'C2' },
    ],
    [
      { type: 'user_change', user: { id: 'U1', tz: 'Asia/Tokyo' } },
      { kind: 'profile-changed', user: 'U1' },
    ],
    [
      { type: 'team_join', user: { id: 'U1' } },
      { kind: 'profile-changed', user: 'U1' },
    ],
    [
      { type: 'app_home_opened', user: 'U1', tab: 'home', channel: 'D1' },
      { kind: 'home-opened', user: 'U1' },
    ],
    [{ type: 'app_uninstalled' }, { kind: 'uninstalled' }],
    [{ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }, { kind: 'uninstalled' }],
  ])('understands %j', (event, happening) => {
    expect(translate(body(event), BOT)).toEqual(happening);
  });

  it('makes nothing of what concerns nobody, of the unknown and of the broken', () => {
    expect(translate(body({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } }), BOT)).toBeNull();
    expect(translate(body({ type: 'user_change', user: { id: BOT } }), BOT)).toBeNull();
    expect(translate(body({ type: 'reaction_added' }), BOT)).toBeNull();
    expect(translate(body({ type: 'channel_archive' }), BOT)).toBeNull();
    expect(translate({ type: 'event_callback' }, BOT)).toBeNull();
    expect(translate('text', BOT)).toBeNull();
  });
});

describe('EVENTS', () => {
  it('is what the manifest subscribes to', () => {
    const shape = z.object({
      settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
    });
    const manifest = shape.parse(parse(readFileSync('manifest.yml', 'utf8')));
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual([...EVENTS].toSorted());
  });
});

describe('readEvent', () => {
  it('knows our workspace by the first authorization, in a shared channel too', () => {
    const shared = { ...body({ type: 'message' }), team_id: 'T-other', authorizations: [{ team_id: 'T1' }] };
    expect(readEvent(shared)).toEqual({ workspace: 'T1', id: 'Ev1', kind: 'message' });
    expect(readEvent(body({ type: 'message' }))).toMatchObject({ workspace: 'T1' });
  });

  it('cannot keep an event without an id', () => {
    expect(readEvent({ team_id: 'T1', event: { type: 'message' } })).toBeNull();
  });
});

describe('typedText', () => {
  it.each([
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt;', '&lt;'],
    [
      'see <https://example.com/a?b=1&amp;c=2|example.com> and <https://x.org>',
      'see https://example.com/a?b=1&c=2 and https://x.org',
    ],
    ['<mailto:a@b.org|a@b.org>', 'a@b.org'],
    ['<@U1|anna> in <#C1|general>', '@anna in #general'],
    ['<@U1>', '<@U1>'],
    ['<!channel> <!here|here>', '@channel @here'],
    ['<!subteam^S1|@ops> <!date^1^{date}|today>', '@ops today'],
    ['&lt;!channel&gt;', '<!channel>'],
    ['  two  spaces\nand a line ', '  two  spaces\nand a line '],
    ['1 <2 and <>', '1 <2 and <>'],
  ])('%j was typed as %j', (sent, typed) => {
    expect(typedText(sent)).toBe(typed);
  });

  it('leaves people and channels as Slack writes them where they are meant', () => {
    expect(typedText('<@U1|anna> <#C1|general> <https://x.org|x> &amp;', 'meant')).toBe(
      '<@U1|anna> <#C1|general> https://x.org &',
    );
  });
});
