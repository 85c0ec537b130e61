import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aListener, aManifest, aSandbox, settled } from './stage.ts';

let stage: Awaited<ReturnType<typeof aSandbox>>;
let listener: Awaited<ReturnType<typeof aListener>>;
beforeEach(async () => {
  stage = await aSandbox();
  listener = await aListener(stage);
});
afterEach(() => stage.close());

const events = (): Record<string, unknown>[] =>
  listener.frames.slice(1).map((frame) => Object(frame.payload?.['event']));

describe('the Events API', () => {
  it('wraps an event as Slack does', async () => {
    await stage.control.act.message({ user: 'ann', app: 'Echo', text: 'hello' });
    const { payload } = await listener.got(2);
    expect(payload).toMatchObject({
      type: 'event_callback',
      team_id: stage.world.team.id,
      context_team_id: stage.world.team.id,
      api_app_id: stage.app.id,
      event_id: expect.stringMatching(/^Ev/u),
      event_time: Date.parse('2026-03-10T09:00:00Z') / 1000,
      authorizations: [{ user_id: stage.app.botUserId, is_bot: true, is_enterprise_install: false }],
      is_ext_shared_channel: false,
      event: { type: 'message', channel_type: 'im', text: 'hello' },
    });
  });

  it('tells of a channel only the app that is in it', async () => {
    await stage.control.channels.invite('team', ['ben']);
    await stage.control.channels.invite('other', ['ben']);
    await settled(stage);
    expect(events().map(({ type, channel }) => [type, channel])).toEqual([
      ['member_joined_channel', stage.world.channels.values().find(({ name }) => name === 'team')?.id],
    ]);
  });

  it('tells of every public channel that is renamed, but of no private one', async () => {
    await stage.control.channels.rename('other', 'another');
    await stage.control.channels.makePrivate('another');
    await stage.control.channels.rename('another', 'secret');
    await settled(stage);
    expect(events().map(({ type }) => type)).toEqual(['channel_rename']);
  });

  it('keeps back what the app has no scope for', async () => {
    await stage.control.act.message({ user: 'ann', channel: 'team', text: 'channels:history is missing' });
    expect(events()).toEqual([]);
    await stage.control.apps.grant('Echo', [...stage.app.scopes, 'channels:history']);
    await stage.control.act.message({ user: 'ann', channel: 'team', text: 'now' });
    expect(events()).toMatchObject([{ type: 'message', channel_type: 'channel', text: 'now' }]);
  });

  it('goes by the scope of the channel’s own kind', async () => {
    await stage.control.channels.makePrivate('team');
    await stage.control.apps.grant('Echo', ['channels:read']);
    await stage.control.channels.invite('team', ['ben']);
    await settled(stage);
    expect(events()).toEqual([]);
    await stage.control.apps.grant('Echo', ['groups:read']);
    await stage.control.channels.kick('team', 'ben');
    await stage.control.channels.invite('team', ['ben']);
    await settled(stage);
    expect(events()).toMatchObject([{ type: 'member_joined_channel', channel_type: 'G' }]);
  });

  it('keeps back what the manifest does not subscribe to', async () => {
    await stage.control.channels.archive('other');
    await settled(stage);
    expect(events()).toEqual([]);
  });

  it('brings the bot its own messages, too', async () => {
    const { channel } = await stage.control.act.message({ user: 'ann', app: 'Echo', text: 'hello' });
    await stage.api('chat.postMessage', { channel, text: 'hello yourself' });
    await listener.got(3);
    expect(events()[1]).toMatchObject({ bot_id: stage.app.botId, user: stage.app.botUserId });
  });

  it('marks edits and deletions', async () => {
    const { channel, ts } = await stage.control.act.message({ user: 'ann', app: 'Echo', text: 'hello' });
    await stage.control.act.editMessage({ user: 'ann', channel, ts, text: 'hallo' });
    await stage.control.act.deleteMessage({ user: 'ann', channel, ts });
    expect(events().map(({ subtype }) => subtype)).toEqual([undefined, 'message_changed', 'message_deleted']);
  });
});

describe('app_home_opened', () => {
  it('comes each time, with the view once there is one', async () => {
    const ann = await stage.control.users.get('ann');
    await stage.control.act.openHome({ user: 'ann' });
    await stage.api('views.publish', { user_id: ann.id, view: { type: 'home', blocks: [{ type: 'divider' }] } });
    await stage.control.act.openHome({ user: 'ann' });
    await stage.control.act.openHome({ user: 'ann', tab: 'messages' });
    expect(events()).toMatchObject([{ tab: 'home' }, { tab: 'home', view: { type: 'home' } }, { tab: 'messages' }]);
    expect(events()[0]).not.toHaveProperty('view');
    expect(events()[2]).not.toHaveProperty('view');
  });

  it('is refused for a tab that is off', async () => {
    await stage.close();
    const manifest = aManifest();
    stage = await aSandbox({ manifest: { ...manifest, features: { ...manifest.features, app_home: {} } } });
    await expect(stage.control.act.openHome({ user: 'ann' })).rejects.toThrow(/the home tab is off/u);
    await expect(stage.control.act.message({ user: 'ann', app: 'Echo', text: 'hi' })).rejects.toThrow(
      /Sending messages to this app has been turned off/u,
    );
  });
});

describe('two apps of one workspace', () => {
  it('each hear what concerns them, and the one installed last has the command', async () => {
    const base = aManifest();
    const manifest = {
      ...base,
      display_information: { name: 'Late' },
      features: { ...base.features, bot_user: { display_name: 'late' } },
    };
    const app = await stage.control.apps.install({ manifest });
    const late = await aListener({ api: stage.api, app });
    await stage.control.act.message({ user: 'ann', app: 'Echo', text: 'to the first' });
    await stage.control.act.command({ user: 'ann', channel: 'team', command: '/echo', text: 'to the second' });
    expect(events()).toMatchObject([{ text: 'to the first' }]);
    expect(late.frames.slice(1)).toMatchObject([{ type: 'slash_commands', payload: { api_app_id: app.id } }]);
  });

  it('are told apart where an act must say which', async () => {
    await stage.control.apps.install({ manifest: { ...aManifest(), display_information: { name: 'Late' } } });
    await expect(stage.control.act.openHome({ user: 'ann' })).rejects.toMatchObject({ status: 400 });
  });
});
