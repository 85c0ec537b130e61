import { checkManifest } from '#sandbox/rules/manifest.ts';
import { describe, expect, it } from 'vitest';

const chars = (count: number) => 'x'.repeat(count);
const times = <T>(count: number, entry: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => entry(index));

const shown = (extra: object) => ({ display_information: { name: 'Robot', ...extra } });
const features = (extra: object) => ({ ...shown({}), features: extra });
const command = (extra: object) =>
  features({ slash_commands: [{ command: '/robot', description: 'Talks', ...extra }] });
const shortcut = (extra: object) =>
  features({ shortcuts: [{ name: 'Ask', type: 'global', callback_id: 'ask', description: 'Asks', ...extra }] });
const settings = (extra: object) => ({ ...shown({}), settings: extra });
const events = (extra: object) => settings({ event_subscriptions: extra });
const oauth = (extra: object) => ({ ...shown({}), oauth_config: extra });
const address = (count: number) => 'https://'.padEnd(count, 'x');

const FULL = {
  _metadata: { major_version: 2, minor_version: 1 },
  display_information: {
    name: 'Robot',
    description: 'Helps',
    background_color: '#0a0B0c',
    long_description: chars(175),
  },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: 'robot', always_online: true },
    slash_commands: [{ command: '/robot', description: 'Talks', usage_hint: 'help', should_escape: true }],
    shortcuts: [{ name: 'Ask', type: 'message', callback_id: 'ask', description: 'Asks' }],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write'], bot_optional: ['files:write'] } },
  settings: {
    event_subscriptions: { bot_events: ['app_home_opened', 'message.im'] },
    interactivity: { is_enabled: true },
    org_deploy_enabled: false,
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  },
};

const commands = (count: number) =>
  features({ slash_commands: times(count, (i) => ({ command: `/c${i}`, description: 'd' })) });
const shortcuts = (count: number) =>
  features({
    shortcuts: times(count, (i) => ({ name: `s${i}`, type: 'global', callback_id: `s${i}`, description: 'd' })),
  });
expect([...checkManifest(commands(50)), ...checkManifest(shortcuts(10))]).toEqual([]);

describe('checkManifest', () => {
  it('takes a whole manifest and the smallest', () => {
    expect(checkManifest(FULL)).toEqual([]);
    expect(checkManifest(shown({}))).toEqual([]);
  });

  it.each([
    ['name of 35', shown({ name: chars(35) }), shown({ name: chars(36) }), 'display_information.name'],
    [
      'description of 140',
      shown({ description: chars(140) }),
      shown({ description: chars(141) }),
      'display_information.description',
    ],
    [
      'long description from 175',
      shown({ long_description: chars(175) }),
      shown({ long_description: chars(174) }),
      'display_information.long_description',
    ],
    [
      'long description to 4,000',
      shown({ long_description: chars(4000) }),
      shown({ long_description: chars(4001) }),
      'display_information.long_description',
    ],
    [
      'display name of 80',
      features({ bot_user: { display_name: chars(80) } }),
      features({ bot_user: { display_name: chars(81) } }),
      'features.bot_user.display_name',
    ],
    [
      'command of 32',
      command({ command: `/${chars(31)}` }),
      command({ command: `/${chars(32)}` }),
      'features.slash_commands.0.command',
    ],
    [
      'command with a slash',
      command({ command: '/a' }),
      command({ command: 'aa' }),
      'features.slash_commands.0.command',
    ],
    [
      'command description of 2,000',
      command({ description: chars(2000) }),
      command({ description: chars(2001) }),
      'features.slash_commands.0.description',
    ],
    [
      'usage hint of 1,000',
      command({ usage_hint: chars(1000) }),
      command({ usage_hint: chars(1001) }),
      'features.slash_commands.0.usage_hint',
    ],
    [
      'command address of 3,000',
      command({ url: address(3000) }),
      command({ url: address(3001) }),
      'features.slash_commands.0.url',
    ],
    ['shortcut name of 24', shortcut({ name: chars(24) }), shortcut({ name: chars(25) }), 'features.shortcuts.0.name'],
    [
      'shortcut description of 150',
      shortcut({ description: chars(150) }),
      shortcut({ description: chars(151) }),
      'features.shortcuts.0.description',
    ],
    [
      'shortcut callback_id of 255',
      shortcut({ callback_id: chars(255) }),
      shortcut({ callback_id: chars(256) }),
      'features.shortcuts.0.callback_id',
    ],
    ['shortcut type', shortcut({ type: 'message' }), shortcut({ type: 'local' }), 'features.shortcuts.0.type'],
    [
      '100 bot events',
      events({ bot_events: times(100, String) }),
      events({ bot_events: times(101, String) }),
      'settings.event_subscriptions.bot_events',
    ],
    [
      '255 scopes',
      oauth({ scopes: { bot: times(255, String) } }),
      oauth({ scopes: { bot: times(256, String) } }),
      'oauth_config.scopes.bot',
    ],
    [
      'redirect of 2,500',
      oauth({ redirect_urls: [chars(2500)] }),
      oauth({ redirect_urls: [chars(2501)] }),
      'oauth_config.redirect_urls.0',
    ],
    [
      '1,000 redirects',
      oauth({ redirect_urls: times(1000, String) }),
      oauth({ redirect_urls: times(1001, String) }),
      'oauth_config.redirect_urls',
    ],
    [
      'request address of 3,500',
      events({ request_url: address(3500) }),
      events({ request_url: address(3501) }),
      'settings.event_subscriptions.request_url',
    ],
    [
      'request address by http',
      events({ request_url: 'http://a' }),
      events({ request_url: 'ftp://a' }),
      'settings.event_subscriptions.request_url',
    ],
    [
      '20 MCP servers',
      { ...shown({}), mcp_servers: times(20, String) },
      { ...shown({}), mcp_servers: times(21, String) },
      'mcp_servers',
    ],
  ])('takes a %s and refuses what is beyond', (_name, legal, illegal, place) => {
    expect(checkManifest(legal)).toEqual([]);
    expect(checkManifest(illegal)).toEqual([expect.stringContaining(`${place}: `)]);
  });

  it('takes 50 slash commands and 10 shortcuts and refuses one more of each', () => {
    expect(checkManifest(commands(51))).toEqual(['features.slash_commands: no more than 50 items allowed']);
    expect(checkManifest(shortcuts(11))).toEqual(['features.shortcuts: no more than 10 items allowed']);
  });

  it.each([
    [{ ...shown({}), feature: {} }, 'invalid additional property: feature'],
    [shown({ nickname: 'x' }), 'display_information: invalid additional property: nickname'],
    [features({ slash_command: [] }), 'features: invalid additional property: slash_command'],
    [settings({ socket_mode: true }), 'settings: invalid additional property: socket_mode'],
    [oauth({ scopes: { bots: [] } }), 'oauth_config.scopes: invalid additional property: bots'],
    [{}, 'missing required field: display_information'],
    [settings({ interactivity: {} }), 'settings.interactivity: missing required field: is_enabled'],
    [settings({ socket_mode_enabled: 'yes' }), 'settings.socket_mode_enabled: must provide a boolean'],
    [
      events({ bot_events: ['message.im', 'message.im'] }),
      'settings.event_subscriptions.bot_events: items must be unique',
    ],
    ['name: Robot', 'must provide an object'],
  ])('says what is wrong with %j', (manifest, fault) => {
    expect(checkManifest(manifest)).toEqual([fault]);
  });
});
