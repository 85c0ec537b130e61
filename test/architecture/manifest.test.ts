import { describe, expect, it } from 'vitest';
import {
  commandFaults,
  eventFaults,
  idleScopeFaults,
  methodsCalled,
  missingScopeFaults,
  readManifest,
  shortcutFaults,
} from './manifest.ts';
import type { Manifest } from './manifest.ts';

interface Change {
  events?: string[];
  bot?: string[];
  optional?: string[];
  escape?: boolean;
}

const given = (change: Change = {}) => ({
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    shortcuts: [{ callback_id: 'c' }],
    slash_commands: [{ command: '/a', usage_hint: 'b', should_escape: change.escape ?? true }],
  },
  oauth_config: { scopes: { bot: change.bot ?? ['commands', 'chat:write'], bot_optional: change.optional ?? [] } },
  settings: {
    event_subscriptions: { bot_events: change.events ?? ['message.im'] },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  },
});

function manifest(change: Change): Manifest {
  const read = readManifest(given(change));
  if (!read.manifest) throw new Error(read.faults.join('; '));
  return read.manifest;
}

describe('the manifest', () => {
  const scopesOf = {
    events: { 'message.im': ['im:history'], app_home_opened: [] },
    methods: { 'chat.update': ['chat:write'], 'conversations.info': ['channels:read', 'groups:read'] },
  };

  it('is refused where it is not what Meridian lives on', () => {
    expect(readManifest(given({ escape: false })).faults).toEqual([expect.stringContaining('should_escape')]);
    expect(readManifest({}).faults).toHaveLength(3);
  });

  it('has the commands and events of the code, no more and no less', () => {
    expect(commandFaults(manifest({}), ['/a'])).toEqual([]);
    expect(commandFaults(manifest({}), ['/b'])).toEqual([
      'manifest.yml: lacks the command /b of commands/',
      'manifest.yml: offers /a, which no file of commands/ reads',
    ]);
    expect(eventFaults(manifest({ events: ['team_join'] }), ['user_change'])).toHaveLength(2);
    expect(shortcutFaults(manifest({}), ['c'])).toEqual([]);
    expect(shortcutFaults(manifest({}), ['d'])).toHaveLength(2);
  });

  it('asks for every scope that is needed, and for no other', () => {
    const needs = (change: Change, methods: string[]) => missingScopeFaults(manifest(change), methods, scopesOf);
    expect(needs({}, ['chat.update'])).toEqual(['manifest.yml: message.im needs im:history']);
    expect(needs({ bot: ['im:history'], optional: ['groups:read'] }, ['conversations.info'])).toEqual([
      'manifest.yml: slash commands needs commands',
    ]);
    expect(needs({ events: ['app_home_opened'] }, ['conversations.info'])).toEqual([
      'manifest.yml: conversations.info needs channels:read or groups:read',
    ]);
    expect(needs({ events: ['star_added'] }, [])).toEqual(['manifest.yml: nobody knows the scopes of star_added']);
    expect(idleScopeFaults(manifest({ optional: ['pins:read'] }), ['chat.update'], scopesOf)).toEqual([
      'manifest.yml: asks for pins:read, which nothing needs',
    ]);
  });

  it('is compared with the calls as they are written', () => {
    const known = ['chat.update', 'users.profile.get', 'views.open', 'team.info'];
    const text = "await web.chat.update(a);\nclient.users.profile.get({});\ncall('views.open');\n// web.team.info()\n";
    expect(methodsCalled([{ path: 'src/adapters/slack/a.ts', text }], known)).toEqual([
      'chat.update',
      'users.profile.get',
      'views.open',
    ]);
  });
});
