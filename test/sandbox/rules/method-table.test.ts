import { isRecord } from '#sandbox/rules/fault.ts';
import { METHODS } from '#sandbox/rules/methods.ts';
import { EVENT_SCOPES } from '#sandbox/rules/scopes.ts';
import { describe, expect, it } from 'vitest';
import { known, part } from './design.ts';

const AGENT = 'of agent apps, which the local Slack does not play';
const STREAM = 'streamed messages, which the local Slack does not play';
const FUNCTION = 'of custom steps and work objects, which the local Slack does not play';
const UNASKED = 'not among the methods that the local Slack offers';

/** Methods of the file that answer `unknown_method` here. */
const METHODS_LEFT_OUT: Readonly<Record<string, string>> = {
  'agents.sessions.rename': AGENT,
  'agents.sessions.setStatus': AGENT,
  'assistant.search.context': AGENT,
  'assistant.threads.setStatus': AGENT,
  'assistant.threads.setSuggestedPrompts': AGENT,
  'assistant.threads.setTitle': AGENT,
  'chat.appendStream': STREAM,
  'chat.startStream': STREAM,
  'chat.stopStream': STREAM,
  'entity.presentDetails': FUNCTION,
  'functions.completeError': FUNCTION,
  'functions.completeSuccess': FUNCTION,
  'apps.event.authorizations.list': UNASKED,
  'apps.uninstall': UNASKED,
  'bots.info': UNASKED,
  'emoji.list': UNASKED,
  'oauth.v2.exchange': UNASKED,
  'reactions.get': UNASKED,
  'usergroups.list': UNASKED,
  'usergroups.users.list': UNASKED,
  'users.lookupByEmail': UNASKED,
};

describe.runIf(known)('the tables of methods and events, beside slack-limits.json', () => {
  const tiers: Readonly<Record<string, unknown>> = { t1: 1, t2: 2, t3: 3, t4: 4 };

  /** The file has no such method; its page is the source. */
  const OWN_METHODS = ['reactions.remove', 'pins.add', 'pins.remove', 'pins.list'];

  /** The file leaves out the twin of channel_unarchive; source: docs.slack.dev/reference/events/group_unarchive. */
  const OWN_EVENTS = { group_unarchive: ['groups:read'] };

  it('covers every method of the file or says why not', () => {
    const left = Object.keys(part('methods')).filter((name) => !(name in METHODS));
    expect(left.toSorted()).toEqual(Object.keys(METHODS_LEFT_OUT).toSorted());
  });

  it.each(Object.entries(METHODS).filter(([name]) => !OWN_METHODS.includes(name)))(
    'agrees on tier, scopes and arguments of %s',
    (name, rule) => {
      const theirs = part('methods', name);
      expect(rule.tier).toBe(tiers[String(theirs['tier'])] ?? 'special');
      expect(rule.scopes).toEqual(theirs['scopesApp'] ?? theirs['scopesBotAnyOf']);
      expect(rule.args).toEqual(theirs['args']);
      expect(rule.required).toEqual(theirs['required']);
    },
  );

  it('agrees on the scopes of every event', () => {
    const theirs = Object.entries(part('events', 'list')).map(([name, event]) => [
      name,
      isRecord(event) ? event['scopesAnyOf'] : undefined,
    ]);
    expect(EVENT_SCOPES).toEqual({ ...Object.fromEntries(theirs), ...OWN_EVENTS });
  });
});
