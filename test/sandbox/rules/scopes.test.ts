import { EVENT_SCOPES, hasScope } from '#sandbox/rules/scopes.ts';
import { describe, expect, it } from 'vitest';

describe('hasScope', () => {
  it('needs one of several, and none where none is asked', () => {
    expect(hasScope(['chat:write', 'groups:read'], ['channels:read', 'groups:read'])).toBe(true);
    expect(hasScope(['chat:write'], ['channels:read', 'groups:read'])).toBe(false);
    expect(hasScope([], [])).toBe(true);
  });

  it('does not take a longer name for a shorter one', () => {
    expect(hasScope(['chat:write.public'], ['chat:write'])).toBe(false);
  });
});

describe('EVENT_SCOPES', () => {
  it('sends a message in a DM to an app that may read DMs', () => {
    expect(EVENT_SCOPES['message.im']).toEqual(['im:history']);
    expect(EVENT_SCOPES['app_home_opened']).toEqual([]);
    expect(EVENT_SCOPES['member_joined_channel']).toContain('groups:read');
  });
});
