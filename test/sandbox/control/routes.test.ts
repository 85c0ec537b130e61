import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '#sandbox/control/router.ts';
import { aBench, aManifest } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

const get = async (path: string) => (await bench.control('GET', path)).body;
const send = (path: string, body?: unknown) => bench.control('POST', path, body);
const refusal = async (method: string, path: string, body?: unknown) => {
  const answer = await bench.control(method, path, body);
  return [answer.status, answer.body['error']];
};

describe('the router', () => {
  it('answers an unknown path with 404 and the nearest one', async () => {
    expect(await refusal('GET', '/stat')).toEqual([
      404,
      'there is no GET /_control/stat; the nearest is GET /_control/state',
    ]);
    expect(await refusal('GET', '/mesages/general')).toEqual([
      404,
      expect.stringContaining('GET /_control/messages/:channel'),
    ]);
    expect(await refusal('DELETE', '/clock')).toEqual([404, expect.stringContaining('/_control/clock')]);
  });

  it('answers a body that is no JSON with 400', async () => {
    const response = await fetch(`${bench.sandbox.url}/_control/clock`, { method: 'POST', body: '{' });
    expect([response.status, await response.json()]).toEqual([400, { ok: false, error: 'the body is not JSON' }]);
  });

  it('lets a bug through instead of calling it a wrong request', async () => {
    const route = { method: 'GET' as const, path: '/_control/x', run: () => Promise.reject(new TypeError('a bug')) };
    await expect(createRouter([route])('GET', new URL('http://127.0.0.1/_control/x'), '')).rejects.toThrow('a bug');
  });

  it('leaves what is no part of Slack to a plain 404', async () => {
    const response = await fetch(`${bench.sandbox.url}/nowhere`);
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('nothing at /nowhere')]);
  });
});

describe('people', () => {
  it('are made with all that makes them different', async () => {
    const made = await send('/users', { name: 'fay', tz: 'Pacific/Chatham', guest: 'multi' });
    expect(made.body).toMatchObject({
      name: 'fay',
      tz: 'Pacific/Chatham',
      isRestricted: true,
      isUltraRestricted: false,
    });
    await send('/users', { name: 'far', foreign: true });
    const { teamId } = bench.user('far');
    expect(bench.sandbox.world.foreignTeams.has(teamId)).toBe(true);
    expect(await get('/users/far')).toMatchObject({ isStranger: true });
  });

  it('are changed', async () => {
    const change = { tz: 'Asia/Tokyo', admin: true, guest: 'single', status: { emoji: ':palm_tree:' } };
    const changed = await bench.control('PATCH', '/users/ben', change);
    expect(changed.body).toMatchObject({
      tz: 'Asia/Tokyo',
      isAdmin: true,
      isUltraRestricted: true,
      status: { text: '', emoji: ':palm_tree:', expiration: 0 },
    });
  });

  it('must be possible, new and known', async () => {
    expect(await refusal('POST', '/users', { name: 'anna' })).toEqual([400, 'name: there is a user anna already']);
    expect(await refusal('POST', '/users', { name: 'x', tz: 'Mars/Olympus' })).toEqual([
      400,
      expect.stringMatching(/^tz: /),
    ]);
    expect(await refusal('PATCH', '/users/zoe', {})).toEqual([
      404,
      expect.stringContaining('there is no user zoe; there are slackbot, anna'),
    ]);
    expect(await refusal('PATCH', '/users/ben', { zone: 'UTC' })).toEqual([400, expect.stringContaining('"zone"')]);
  });
});

describe('channels', () => {
  it('are made, filled and emptied', async () => {
    const made = await send('/channels', { name: 'new', kind: 'private', members: ['anna', 'tester'] });
    expect(made.body).toMatchObject({ name: 'new', kind: 'private', creator: bench.user('anna').id });
    await send('/channels/new/invite', { users: ['ben'], by: 'anna' });
    await send('/channels/%23new/kick', { user: 'anna' });
    expect(bench.channel('new').members).toEqual([bench.app.botUserId, bench.user('ben').id]);
    expect(await refusal('POST', '/channels/new/kick', { user: 'anna' })).toEqual([400, 'user: anna is not in #new']);
    expect(await refusal('POST', '/channels', { name: 'new' })).toEqual([400, 'name: there is a channel new already']);
    expect(await refusal('POST', '/channels/none/archive')).toEqual([
      404,
      expect.stringContaining('there is no channel none; there are general'),
    ]);
  });

  it('change in each way that a workspace knows', async () => {
    expect((await send('/channels/general/archive')).body).toMatchObject({ isArchived: true });
    expect((await send('/channels/general/unarchive')).body).toMatchObject({ isArchived: false });
    expect((await send('/channels/general/read-only', { value: true })).body).toMatchObject({ isReadOnly: true });
    expect((await send('/channels/general/rename', { name: 'lobby' })).body).toMatchObject({ name: 'lobby' });
    const { id } = bench.channel('lobby');
    expect((await send('/channels/lobby/make-private')).body).toMatchObject({ id, kind: 'private' });
    const shared = (await send('/channels/lobby/share')).body;
    expect(shared).toMatchObject({ isExtShared: true });
    expect(shared['id']).not.toBe(id);
    expect((await send('/channels/lobby/unshare')).body).toMatchObject({ isExtShared: false });
  });
});

describe('apps', () => {
  it('are installed, and come and go', async () => {
    const manifest = { ...aManifest(['chat:write']), display_information: { name: 'Second' } };
    const made = await send('/apps', { manifest });
    expect(made.body).toMatchObject({ scopes: ['chat:write'], state: 'installed' });
    const token = String(made.body['botToken']);
    expect(await bench.verdict('auth.test', {}, token)).toBe('ok');
    await send('/apps/Second/revoke');
    expect(await bench.verdict('auth.test', {}, token)).toBe('token_revoked');
    await send('/apps/Second/reinstall');
    expect(await bench.verdict('auth.test', {}, token)).toBe('ok');
    expect(await refusal('GET', '/home/anna')).toEqual([400, 'say which app: Tester, Second']);
    expect(await get('/home/anna?app=Second')).toEqual({ view: null });
    expect(await refusal('POST', '/apps/Third/revoke')).toEqual([
      404,
      'there is no app Third; there are Tester, Second',
    ]);
  });

  it('with a faulty manifest are not', async () => {
    const manifest = { ...aManifest(), display_information: { name: 'x'.repeat(36) } };
    expect(await refusal('POST', '/apps', { manifest })).toEqual([
      400,
      expect.stringContaining('display_information.name'),
    ]);
  });
});

describe('the state', () => {
  it('shows messages with their threads, and who sees what only one sees', async () => {
    const channel = bench.channel('general').id;
    const { body } = await bench.call('chat.postMessage', { channel, text: 'parent' });
    await bench.call('chat.postMessage', { channel, text: 'reply', thread_ts: body['ts'] });
    await bench.call('chat.postEphemeral', { channel, text: 'psst', user: bench.user('ben').id });
    expect(Object.values(await get('/messages/general'))).toMatchObject([
      { text: 'parent', replies: [{ text: 'reply' }] },
      { text: 'psst', ephemeralTo: bench.user('ben').id, replies: [] },
    ]);
    await bench.call('chat.postMessage', { channel: bench.user('ben').id, text: 'to you' });
    expect(Object.values(await get('/messages/@ben'))).toMatchObject([{ text: 'to you' }]);
  });

  it('is summed up', async () => {
    await bench.call('chat.postMessage', { channel: bench.channel('general').id, text: 'x' });
    await bench.call('users.info', { user: 'U0' });
    const state = await get('/state');
    expect(state).toMatchObject({
      team: { name: 'Test team' },
      apps: [{ name: 'Tester', state: 'installed', connections: 0 }],
      calls: 2,
      violations: 1,
      unacked: 0,
    });
    expect(JSON.stringify(state['channels'])).toContain('"messages":1');
  });

  it('has a log from any point on', async () => {
    await bench.call('auth.test');
    await bench.call('team.info');
    expect(Object.values(await get('/log')).map((entry) => Object(entry).what)).toEqual(['auth.test', 'team.info']);
    expect(Object.values(await get('/log?since=1'))).toMatchObject([{ seq: 2, what: 'team.info', verdict: 'ok' }]);
    expect(await refusal('GET', '/log?since=x')).toEqual([400, expect.stringContaining('since: ')]);
    expect(await get('/idle')).toEqual({ inFlightCalls: 0, unacked: 0 });
  });

  it('lists lints as violations: legal, and careless', async () => {
    const args = {
      channel: bench.channel('general').id,
      text: '<!channel> hello',
      link_names: true,
      nonsense: 1,
      team_id: 'T0',
    };
    expect(await bench.verdict('chat.postMessage', args)).toBe('ok');
    const codes = Object.values(await get('/violations')).map((one) => [Object(one).kind, Object(one).code]);
    expect(codes).toEqual([
      ['lint', 'unknown_argument'],
      ['lint', 'link_names'],
      ['lint', 'broadcast'],
    ]);
  });
});

describe('faults', () => {
  it('wait until they strike or are called off', async () => {
    const planted = await send('/faults', { kind: '429', where: 'chat.postMessage', times: 2, after: 1, amount: 5 });
    expect(planted.body).toMatchObject({ kind: '429', times: 2, after: 1, amount: 5 });
    await send('/faults', { kind: 'delay' });
    expect(Object.values(await get('/faults'))).toMatchObject([
      { kind: '429' },
      { kind: 'delay', where: '*', times: 1 },
    ]);
    await bench.control('DELETE', `/faults/${String(planted.body['id'])}`);
    expect(Object.values(await get('/faults'))).toMatchObject([{ kind: 'delay' }]);
    expect((await bench.control('DELETE', '/faults')).body).toEqual({ removed: 1 });
    expect(await get('/faults')).toEqual({});
  });

  it('must be of a kind and at a place', async () => {
    expect(await refusal('POST', '/faults', { kind: 'fire', times: 0 })).toEqual([
      400,
      expect.stringMatching(/kind: .*times: /),
    ]);
    expect(await refusal('POST', '/faults', { kind: '500', where: 'chat.shout' })).toEqual([
      400,
      'where: chat.shout is no Web API method of this sandbox',
    ]);
    expect(await refusal('DELETE', '/faults/X0')).toEqual([404, 'there is no fault X0']);
  });
});
