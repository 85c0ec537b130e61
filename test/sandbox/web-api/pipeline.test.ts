import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { METHODS } from '#sandbox/rules/methods.ts';
import { OPEN } from '#sandbox/web-api/open.ts';
import { HANDLERS } from '#sandbox/web-api/pipeline.ts';
import { aBench, aConfig, aManifest, answered, onBench, verdictOf } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

describe('the table of methods', () => {
  it('has a rule for each method that is answered, and an answer for each rule', () => {
    expect([...Object.keys(HANDLERS), ...Object.keys(OPEN)].toSorted()).toEqual(Object.keys(METHODS).toSorted());
  });
});

describe('a token', () => {
  it('is needed', async () => {
    expect(await bench.verdict('auth.test', {}, '')).toBe('not_authed');
  });

  it('must be known', async () => {
    expect(await bench.verdict('auth.test', {}, 'xoxb-wrong')).toBe('invalid_auth');
  });

  it('dies when it is revoked', async () => {
    expect(await bench.verdict('auth.revoke')).toBe('ok');
    expect(await bench.verdict('auth.test')).toBe('token_revoked');
  });

  it('lives on after a revocation on trial', async () => {
    expect((await bench.call('auth.revoke', { test: true })).body).toMatchObject({ ok: true, revoked: false });
    expect(await bench.verdict('auth.test')).toBe('ok');
  });

  it('belongs to nobody once the app is uninstalled', async () => {
    await bench.control('POST', `/apps/${bench.app.id}/uninstall`);
    expect(await bench.verdict('auth.test')).toBe('account_inactive');
  });

  it('of the app itself opens nothing that is the bot’s, and the other way round', async () => {
    expect(await bench.verdict('auth.test', {}, bench.app.appToken)).toBe('not_allowed_token_type');
    expect(await bench.verdict('apps.connections.open')).toBe('not_allowed_token_type');
  });

  it('opens a socket URL when it is the app’s', async () => {
    const { body } = await bench.call('apps.connections.open', {}, bench.app.appToken);
    expect(String(body['url'])).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\//);
  });

  it('may be among the arguments of a form or a query, but not inside a JSON body', async () => {
    const url = `${bench.sandbox.url}/api/auth.test`;
    const token = bench.app.botToken;
    const form = await answered(await fetch(url, { method: 'POST', body: new URLSearchParams({ token }) }));
    expect(verdictOf(form)).toBe('ok');
    expect(verdictOf(await answered(await fetch(`${url}?token=${token}`)))).toBe('ok');
    expect(await bench.verdict('auth.test', { token }, '')).toBe('not_authed');
  });
});

describe('a body', () => {
  const send = async (type: string, body: string) =>
    verdictOf(
      await answered(
        await fetch(`${bench.sandbox.url}/api/auth.test`, {
          method: 'POST',
          headers: { 'content-type': type, authorization: `Bearer ${bench.app.botToken}` },
          body,
        }),
      ),
    );

  it('must be what it says it is', async () => {
    expect(await send('application/json', '{')).toBe('invalid_json');
    expect(await send('application/json', '[1]')).toBe('json_not_object');
    expect(await send('text/xml', '<a/>')).toBe('invalid_post_type');
    expect(await send('multipart/form-data; boundary=x', 'nothing')).toBe('invalid_form_data');
  });

  it('may be a form whose blocks are JSON, as the official client sends it', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*hello*' } }];
    const about = { channel: bench.channel('general').id, text: 'hello', blocks };
    expect(await bench.web.apiCall('chat.postMessage', about)).toMatchObject({ message: { blocks } });
  });
});

describe('a method', () => {
  it('must be one that the sandbox has', async () => {
    expect(await bench.verdict('chat.shout')).toBe('unknown_method');
    expect(await bench.verdict('toString')).toBe('unknown_method');
  });

  it('names the arguments it lacks, each with its place', async () => {
    const { body } = await bench.call('chat.update', { text: 'x' });
    expect(body).toMatchObject({ ok: false, error: 'invalid_arguments' });
    expect(body['response_metadata']).toEqual({
      messages: [
        '[ERROR] missing required field: ts [json-pointer:/ts]',
        '[ERROR] missing required field: channel [json-pointer:/channel]',
      ],
    });
  });
});

describe('scopes', () => {
  it('are those of the manifest, in every answer’s headers', async () => {
    const { headers } = await bench.call('users.list');
    expect(headers.get('x-oauth-scopes')).toContain('chat:write,channels:read');
    expect(headers.get('x-accepted-oauth-scopes')).toBe('users:read');
  });

  it('are asked for before the arguments are looked at', async () => {
    await bench.control('POST', `/apps/${bench.app.id}/scopes`, { granted: ['users:read'] });
    const { body, headers } = await bench.call('chat.postMessage');
    expect(body).toMatchObject({ error: 'missing_scope', needed: 'chat:write', provided: 'users:read' });
    expect(headers.get('x-accepted-oauth-scopes')).toBe('chat:write');
  });

  it('depend on the kind of conversation', async () => {
    await bench.control('POST', `/apps/${bench.app.id}/scopes`, { granted: ['channels:history', 'channels:read'] });
    const read = (name: string) => bench.call('conversations.history', { channel: bench.channel(name).id });
    expect((await read('general')).body['ok']).toBe(true);
    expect((await read('team')).body).toMatchObject({ error: 'missing_scope', needed: 'groups:history' });
    const both = await bench.call('conversations.list', { types: 'public_channel,private_channel' });
    expect(both.body).toMatchObject({ error: 'missing_scope', needed: 'groups:read' });
    const dm = await bench.call('conversations.open', { users: bench.user('anna').id });
    expect(dm.body).toMatchObject({ error: 'missing_scope', needed: 'im:write' });
  });

  it('that are optional and declined are not granted', async () => {
    const manifest = aManifest(['chat:write']);
    const oauth_config = { scopes: { bot: ['chat:write'], bot_optional: ['dnd:read', 'team:read'] } };
    const config = { ...aConfig(), apps: [{ manifest: { ...manifest, oauth_config }, declined: ['dnd:read'] }] };
    await onBench(config, async (other) => {
      expect(await other.verdict('team.info')).toBe('ok');
      expect(await other.verdict('dnd.info')).toBe('missing_scope');
    });
  });
});

describe('the rate', () => {
  it('of a tier 2 method is met with 429 and Retry-After, until the clock has gone on', async () => {
    let last = await bench.call('users.list');
    for (let more = 0; more < 30 && last.status === 200; more += 1) last = await bench.call('users.list');
    expect(last.status).toBe(429);
    expect(last.body).toEqual({ ok: false, error: 'ratelimited' });
    const seconds = Number(last.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    await bench.advance(seconds * 1000);
    expect((await bench.call('users.list')).status).toBe(200);
  });

  it('of posting is counted by channel, a person being the direct conversation with them', async () => {
    const statuses = async (channel: string) => {
      const sent = await Promise.all(
        [1, 2, 3, 4, 5].map(() => bench.call('chat.postMessage', { channel, text: 'hi' })),
      );
      return sent.filter(({ status }) => status === 429).length;
    };
    const anna = bench.user('anna').id;
    expect(await statuses(bench.channel('general').id)).toBeGreaterThan(0);
    await bench.call('conversations.open', { users: anna });
    const before = await statuses(anna);
    const { body } = await bench.call('conversations.open', { users: anna });
    const { id } = Object(body['channel']);
    expect(before).toBeGreaterThan(0);
    expect(await statuses(String(id))).toBe(5);
  });

  it('of posting has a limit for the whole workspace', async () => {
    await onBench({ ...aConfig(), settings: { postsPerMinute: 20 } }, async (other) => {
      const statuses: number[] = [];
      for (const name of ['general', 'team', 'partners']) {
        const channel = other.channel(name).id;
        statuses.push((await other.call('chat.postMessage', { channel, text: 'x' })).status);
      }
      expect(statuses).toEqual([200, 200, 429]);
    });
  });
});

describe('the journal', () => {
  it('has every call with arguments and verdict, and never the token', async () => {
    await bench.web.auth.test();
    await bench.call('users.info', { user: 'U404' });
    const { world } = bench.sandbox;
    expect(world.log.map(({ what, verdict, appId }) => [what, verdict, appId])).toEqual([
      ['auth.test', 'ok', bench.app.id],
      ['users.info', 'user_not_found', bench.app.id],
    ]);
    expect(world.log[1]?.args).toEqual({ user: 'U404' });
    expect(JSON.stringify(world.log.map(({ args }) => args))).not.toContain(bench.app.botToken);
  });

  it('accuses what was refused, with the code', async () => {
    await bench.call('users.info', { user: 'U404' });
    const { body } = await bench.control('GET', '/violations');
    expect(Object.values(body)).toMatchObject([{ kind: 'refused', what: 'users.info', code: 'user_not_found' }]);
  });
});
