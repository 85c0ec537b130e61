import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench } from '#test/sandbox/kit.ts';
import type { Bench } from '#test/sandbox/kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.sandbox.close());

const info = async (name: string, more: object = {}) => {
  const { body } = await bench.call('users.info', { user: bench.user(name).id, ...more });
  return body['user'] ?? body['error'];
};

describe('users.info', () => {
  it('gives the zone with its offset of the day, also at 45 minutes and after a clock change', async () => {
    expect(await info('ben')).toMatchObject({ tz: 'Asia/Kathmandu', tz_offset: 20_700, tz_label: 'Nepal Time' });
    expect(await info('anna')).toMatchObject({ tz: 'Europe/Berlin', tz_offset: 3600 });
    await bench.advance(21 * 86_400_000);
    expect(await info('anna')).toMatchObject({ tz_offset: 7200, tz_label: 'Central European Summer Time' });
  });

  it('tells people of all sorts apart', async () => {
    expect(await info('anna')).toMatchObject({ is_admin: true, is_bot: false, is_restricted: false });
    expect(await info('guest')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await info('robot')).toMatchObject({ is_bot: true });
    expect(await info('gone')).toMatchObject({ deleted: true });
    expect(await info('eve')).toMatchObject({ is_stranger: true });
    expect(await info('eve')).not.toHaveProperty('is_admin');
    expect(await info('slackbot')).toMatchObject({ id: 'USLACKBOT', is_bot: false });
  });

  it('leaves out what is not known or not asked for', async () => {
    expect(await info('nowhere')).not.toHaveProperty('tz');
    expect(await info('gone')).not.toHaveProperty('tz');
    expect(await info('anna')).not.toHaveProperty('locale');
    expect(await info('anna', { include_locale: true })).toMatchObject({ locale: 'en-US' });
    expect(await info('eve', { include_locale: true })).not.toHaveProperty('locale');
  });

  it('knows nobody and hides strangers', async () => {
    expect(await info('stranger')).toBe('user_not_visible');
    expect(await bench.verdict('users.info', { user: 'U0404' })).toBe('user_not_found');
  });
});

describe('users.list', () => {
  it('lists everybody whom the bot may see, the deactivated and the bots too', async () => {
    const { members } = await bench.web.users.list({});
    expect(members?.map(({ name }) => name)).toEqual([
      'slackbot',
      'anna',
      'ben',
      'gone',
      'guest',
      'robot',
      'nowhere',
      'eve',
      'tester',
    ]);
  });

  it('goes on with a cursor', async () => {
    const { members, response_metadata } = await bench.web.users.list({ limit: 8 });
    expect(members).toHaveLength(8);
    const rest = await bench.web.users.list({ limit: 8, cursor: response_metadata?.next_cursor ?? '' });
    expect(rest.members?.map(({ name }) => name)).toEqual(['tester']);
  });
});

describe('users.profile.get and users.getPresence', () => {
  it('show status and presence', async () => {
    const status = { text: 'On leave', emoji: ':palm_tree:', expiration: 0 };
    await bench.control('PATCH', '/users/anna', { status });
    const user = bench.user('anna').id;
    const { profile } = await bench.web.users.profile.get({ user });
    expect(profile).toMatchObject({ status_text: 'On leave', status_emoji: ':palm_tree:', status_expiration: 0 });
    expect((await bench.web.users.getPresence({ user })).presence).toBe('active');
    expect(await bench.verdict('users.profile.get', { user: 'U0404' })).toBe('user_not_found');
  });
});

describe('dnd', () => {
  it('is told for one and for many', async () => {
    const dnd = { enabled: true, nextStart: 1_773_080_000, nextEnd: 1_773_120_000 };
    await bench.control('PATCH', '/users/ben', { dnd });
    const ben = bench.user('ben').id;
    const said = { dnd_enabled: true, next_dnd_start_ts: dnd.nextStart, next_dnd_end_ts: dnd.nextEnd };
    expect((await bench.call('dnd.info', { user: ben })).body).toMatchObject(said);
    expect((await bench.call('dnd.teamInfo', { users: ben })).body).toMatchObject({ users: { [ben]: said } });
    const verdict = (users: string) => bench.verdict('dnd.teamInfo', { users });
    expect(await verdict(bench.user('stranger').id)).toBe('user_not_visible');
    expect(await verdict(',')).toBe('no_users_provided');
    expect(await verdict(Array.from({ length: 51 }, (_, nth) => `U${nth}`).join(','))).toBe('too_many_users');
  });
});

describe('auth.test and team.info', () => {
  it('say who the bot is and where', async () => {
    const { id } = bench.sandbox.world.team;
    expect(await bench.web.auth.test()).toMatchObject({
      ok: true,
      url: 'https://test-team.slack.com/',
      team: 'Test team',
      user: 'tester',
      team_id: id,
      user_id: bench.app.botUserId,
      bot_id: bench.app.botId,
      is_enterprise_install: false,
    });
    expect((await bench.web.team.info()).team).toMatchObject({ id, name: 'Test team', domain: 'test-team' });
    expect(await bench.verdict('team.info', { team: 'T0404' })).toBe('team_not_found');
  });
});
