import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

describe('blocks.validate', () => {
  const validate = async (args: object) => (await bench.call('blocks.validate', { ...args }, '')).body;

  it('needs no token and takes what is right', async () => {
    expect(await validate({ blocks: [{ type: 'divider' }] })).toEqual({ ok: true });
  });

  it('answers in the shape of Slack’s example', async () => {
    const body = await validate({ blocks: [{ type: 'section', text: { type: 'invalid', text: 'x' } }] });
    expect(body['error']).toBe('invalid_blocks');
    expect(body['errors']).toEqual([
      {
        code: 'failed_constraint',
        message: 'unsupported type: invalid',
        pointer: '/blocks/0/text/type',
        constraint: { type: 'enum', expected: ['plain_text', 'mrkdwn'], got: 'invalid' },
      },
    ]);
  });

  it('checks views and messages too, one thing at a time', async () => {
    expect((await validate({ view: { type: 'modal', blocks: [] } }))['error']).toBe('invalid_view');
    expect((await validate({ message: { blocks: [{ type: 'nonsense' }] } }))['error']).toBe('invalid_message');
    expect((await validate({}))['error']).toBe('invalid_arguments');
    expect((await validate({ blocks: [], view: {} }))['error']).toBe('invalid_arguments');
  });
});

describe('oauth.v2.access', () => {
  const code = async () =>
    String((await bench.control('POST', `/apps/${bench.app.id}/code`, { user: 'ben' })).body['code']);
  const exchange = (args: object) => {
    const { clientId: client_id, clientSecret: client_secret } = bench.app;
    return bench.call('oauth.v2.access', { client_id, client_secret, ...args }, '');
  };
  const verdict = async (args: object) => (await exchange(args)).body['error'] ?? 'ok';

  it('gives the token for a code, once', async () => {
    const fresh = await code();
    expect((await exchange({ code: fresh })).body).toEqual({
      ok: true,
      app_id: bench.app.id,
      authed_user: { id: bench.user('ben').id },
      scope: bench.app.scopes.join(','),
      token_type: 'bot',
      access_token: bench.app.botToken,
      bot_user_id: bench.app.botUserId,
      team: { id: bench.sandbox.world.team.id, name: 'Test team' },
      enterprise: null,
      is_enterprise_install: false,
    });
    expect(await verdict({ code: fresh })).toBe('invalid_code');
  });

  it('takes a code for ten minutes', async () => {
    const fresh = await code();
    await bench.advance(600_001);
    expect(await verdict({ code: fresh })).toBe('invalid_code');
  });

  it('wants the right app, secret, grant and address', async () => {
    const fresh = await code();
    expect(await verdict({ code: fresh, client_id: 'x' })).toBe('invalid_client_id');
    expect(await verdict({ code: fresh, client_secret: 'x' })).toBe('bad_client_secret');
    expect(await verdict({ code: fresh, grant_type: 'x' })).toBe('invalid_grant_type');
    expect(await verdict({ grant_type: 'refresh_token' })).toBe('invalid_refresh_token');
    expect(await verdict({ code: fresh, redirect_uri: 'https://elsewhere.example/' })).toBe('bad_redirect_uri');
    expect(await verdict({ code: fresh, redirect_uri: 'https://tester.example/slack' })).toBe('ok');
  });

  it('takes the app’s credentials as basic authentication, as the official client sends them', async () => {
    const { clientId: client_id, clientSecret: client_secret } = bench.app;
    const answer = await bench.web.oauth.v2.access({ client_id, client_secret, code: await code() });
    expect(answer.access_token).toBe(bench.app.botToken);
    const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
    const response = await fetch(`${bench.sandbox.url}/api/oauth.v2.access`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ code: await code() }),
    });
    expect(await response.json()).toMatchObject({ ok: true });
  });
});

describe('api.test', () => {
  it('echoes', async () => {
    expect((await bench.call('api.test', { a: 'b' }, '')).body).toEqual({ ok: true, args: { a: 'b' } });
    expect(await bench.verdict('api.test', { error: 'as_told' }, '')).toBe('as_told');
  });
});
