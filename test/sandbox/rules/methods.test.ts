import { checkArguments, METHODS, scopesFor } from '#sandbox/rules/methods.ts';
import { describe, expect, it } from 'vitest';

/** One value for each argument that a method needs. */
const needed = (method: string): Record<string, unknown> => {
  const rule = METHODS[method];
  const groups = (rule?.oneOf ?? []).map((group) => group.at(-1) ?? '');
  return Object.fromEntries([...(rule?.required ?? []), ...groups].map((name) => [name, 'x']));
};

describe('METHODS', () => {
  it('knows what the local Slack offers', () => {
    const offered =
      'auth.test apps.connections.open team.info chat.postMessage chat.update chat.delete chat.postEphemeral ' +
      'chat.getPermalink chat.scheduleMessage chat.deleteScheduledMessage chat.scheduledMessages.list ' +
      'conversations.open conversations.info conversations.list conversations.members conversations.history ' +
      'conversations.replies conversations.join conversations.invite users.info users.list users.conversations ' +
      'pins.add pins.remove pins.list users.profile.get users.getPresence views.open views.update views.push views.publish reactions.add ' +
      'reactions.remove files.getUploadURLExternal files.completeUploadExternal files.info dnd.info dnd.teamInfo ' +
      'oauth.v2.access blocks.validate api.test auth.revoke';
    expect(Object.keys(METHODS).toSorted()).toEqual(offered.split(' ').toSorted());
  });

  it.each(Object.entries(METHODS))('asks %s only for arguments that it knows', (_name, rule) => {
    const asked = [...rule.required, ...(rule.oneOf ?? []).flat()];
    expect(asked.filter((name) => !rule.args.includes(name))).toEqual([]);
  });

  it.each(Object.entries(METHODS))('has each scope of %s for some kind of conversation or for all', (_name, rule) => {
    if (!rule.scopesByKind) return;
    expect(Object.values(rule.scopesByKind).flat().toSorted()).toEqual(rule.scopes.toSorted());
  });

  it('takes a token of the right kind', () => {
    expect(METHODS['apps.connections.open']).toMatchObject({ token: 'app', scopes: ['connections:write'] });
    expect(METHODS['blocks.validate']).toMatchObject({ token: 'none' });
    expect(METHODS['chat.postMessage']).toMatchObject({ token: 'bot', scopes: ['chat:write'] });
  });
});

describe('checkArguments', () => {
  it.each(Object.keys(METHODS))('takes %s with what it needs, and misses each when it is gone', (method) => {
    const args = needed(method);
    expect(checkArguments(method, args)).toEqual({ missing: [], unknown: [] });
    for (const name of METHODS[method]?.required ?? []) {
      const { [name]: _left, ...rest } = args;
      expect(checkArguments(method, rest).missing).toEqual([name]);
    }
  });

  it('counts an empty value as missing', () => {
    expect(checkArguments('users.info', { user: '' }).missing).toEqual(['user']);
    expect(checkArguments('users.info', { user: null }).missing).toEqual(['user']);
  });

  it('needs one of two names of a view', () => {
    expect(checkArguments('views.update', { view: {}, external_id: 'x' }).missing).toEqual([]);
    expect(checkArguments('views.update', { view: {} }).missing).toEqual(['view_id']);
    expect(checkArguments('views.open', { view: {} }).missing).toEqual(['trigger_id']);
  });

  it('names what a method does not know, but not the token', () => {
    const args = { channel: 'C1', text: 'x', token: 'xoxb', client_msg_id: '1', blocks: undefined };
    expect(checkArguments('chat.postMessage', args).unknown).toEqual(['client_msg_id']);
  });

  it('lets api.test take anything', () => {
    expect(checkArguments('api.test', { foo: 'bar' })).toEqual({ missing: [], unknown: [] });
  });

  it('has nothing to say about a method that is not there', () => {
    expect(checkArguments('toString', { x: 1 })).toEqual({ missing: [], unknown: [] });
  });
});

describe('scopesFor', () => {
  it.each([
    ['conversations.info', 'public', ['channels:read']],
    ['conversations.info', 'private', ['groups:read']],
    ['conversations.members', 'im', ['im:read']],
    ['conversations.history', 'mpim', ['mpim:history']],
    ['conversations.open', 'im', ['im:write']],
    ['chat.postMessage', 'private', ['chat:write']],
  ] as const)('asks %s in a %s conversation for %j', (method, kind, scopes) => {
    expect(scopesFor(method, kind)).toEqual(scopes);
  });

  it('accepts any kind where none is named', () => {
    expect(scopesFor('conversations.list')).toEqual(['groups:read', 'im:read', 'mpim:read', 'channels:read']);
    expect(scopesFor('views.open')).toEqual([]);
    expect(scopesFor('no.such.method')).toEqual([]);
  });
});
