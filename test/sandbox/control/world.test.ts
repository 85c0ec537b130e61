import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChannel, join, leave, makePrivate, rename, setArchived, share, unshare } from '#sandbox/channels.ts';
import { createClock } from '#sandbox/clock.ts';
import { readConfig } from '#sandbox/config.ts';
import { createDelivery } from '#sandbox/delivery/delivery.ts';
import type { Delivery } from '#sandbox/delivery/port.ts';
import { issueCode, revoke, uninstall } from '#sandbox/installs.ts';
import { edit, openIm, openMpim, post, remove } from '#sandbox/messages.ts';
import { changeUser, createUser } from '#sandbox/people.ts';
import type { Channel, InstalledApp, World } from '#sandbox/world.ts';
import { createWorld } from '#sandbox/workspace.ts';
import { aConfig, must, START } from '#test/sandbox/kit.ts';

let world: World;
let app: InstalledApp;
let events: Record<string, unknown>[];
let delivery: Delivery;

beforeEach(() => {
  const read = readConfig(aConfig(), '.');
  if (!read.ok) throw new Error(read.faults.join('; '));
  world = createWorld(read.config, createClock(Date.parse(START), 0));
  app = must(world.apps.values().next().value);
  events = [];
  delivery = { ...createDelivery(world), emit: (event, about) => void events.push({ ...event, about }) };
});
afterEach(async () => {
  await delivery.close();
  world.clock.close();
});

const channel = (name: string): Channel => must([...world.channels.values()].find((one) => one.name === name));
const userId = (name: string): string => must([...world.users.values()].find((one) => one.name === name)).id;
const types = () => events.map(({ type }) => type);

describe('people', () => {
  it('are announced when they come, unless they are of another organisation', () => {
    const fay = createUser(world, delivery, { name: 'fay', tz: 'Asia/Tokyo' });
    createUser(world, delivery, { name: 'far', isStranger: true });
    expect(events).toMatchObject([
      { type: 'team_join', user: { id: fay.id, tz: 'Asia/Tokyo' }, about: { user: fay.id } },
    ]);
  });

  it('are announced when they change, once more for do-not-disturb', () => {
    const anna = must(world.users.get(userId('anna')));
    changeUser(world, delivery, anna, { tz: 'Asia/Tokyo' });
    changeUser(world, delivery, anna, { dnd: { enabled: true, nextStart: 1, nextEnd: 2 } });
    expect(types()).toEqual(['user_change', 'user_change', 'dnd_updated_user']);
    expect(events[0]).toMatchObject({ user: { tz: 'Asia/Tokyo', tz_offset: 32_400 } });
  });

  it('leave every channel when they are deactivated', () => {
    const im = openIm(world, app.botUserId, userId('ben'));
    changeUser(world, delivery, must(world.users.get(userId('ben'))), { deleted: true });
    expect(channel('general').members).not.toContain(userId('ben'));
    expect(im.members).toContain(userId('ben'));
    expect(events[0]).toMatchObject({ type: 'user_change', user: { deleted: true } });
  });
});

describe('channels', () => {
  it('are announced with those who join', () => {
    const made = createChannel(world, delivery, {
      name: 'new',
      kind: 'public',
      creator: userId('anna'),
      members: [userId('anna'), userId('ben')],
    });
    expect(types()).toEqual(['channel_created', 'member_joined_channel', 'member_joined_channel']);
    expect(events[2]).toMatchObject({
      user: userId('ben'),
      channel: made.id,
      channel_type: 'C',
      inviter: userId('anna'),
    });
    expect(join(world, delivery, made, userId('ben'))).toBe(false);
    createChannel(world, delivery, { name: 'hidden', kind: 'private', creator: userId('anna') });
    expect(events).toHaveLength(3);
  });

  it('tell the bot that was removed, and the others about everyone', () => {
    expect(leave(world, delivery, channel('general'), app.botUserId, userId('anna'))).toBe(true);
    expect(leave(world, delivery, channel('general'), app.botUserId)).toBe(false);
    leave(world, delivery, channel('team'), app.botUserId);
    leave(world, delivery, channel('general'), userId('ben'));
    expect(types()).toEqual([
      'member_left_channel',
      'channel_left',
      'member_left_channel',
      'group_left',
      'member_left_channel',
    ]);
    expect(events[1]).toMatchObject({ actor_id: userId('anna'), about: { user: app.botUserId } });
  });

  it('are archived, taken out again and renamed under the name of their kind', () => {
    setArchived(world, delivery, channel('general'), true, userId('anna'));
    setArchived(world, delivery, channel('general'), true, userId('anna'));
    setArchived(world, delivery, channel('general'), false, userId('anna'));
    setArchived(world, delivery, channel('team'), true, userId('anna'));
    rename(world, delivery, channel('general'), 'lobby');
    expect(types()).toEqual(['channel_archive', 'channel_unarchive', 'group_archive', 'channel_rename']);
    expect(channel('lobby')).toMatchObject({ isArchived: false });
  });

  it('keep their id when they become private and get another when a private one is shared', () => {
    const { id } = channel('general');
    makePrivate(channel('general'));
    const message = post(world, delivery, { channel: channel('general'), user: userId('anna'), text: 'x' });
    events = [];
    const shared = share(world, delivery, channel('general'), 'T0ELSEWHERE');
    expect(shared.id).not.toBe(id);
    expect(world.channels.has(id)).toBe(false);
    expect(world.messages.get(shared.id)).toMatchObject([{ ts: message.ts, channel: shared.id }]);
    expect(events).toMatchObject([
      { type: 'channel_id_changed', old_channel_id: id, new_channel_id: shared.id },
      { type: 'channel_shared', channel: shared.id, connected_team_id: 'T0ELSEWHERE' },
    ]);
    unshare(world, delivery, shared, 'T0ELSEWHERE');
    expect([types().at(-1), shared.isExtShared]).toEqual(['channel_unshared', false]);
  });

  it('that are public keep their id when shared', () => {
    const { id } = channel('open');
    expect(share(world, delivery, channel('open'), 'T0ELSEWHERE').id).toBe(id);
    expect(types()).toEqual(['channel_shared']);
  });
});

describe('messages', () => {
  it('are told when they come, change and go', () => {
    const message = post(world, delivery, { channel: channel('general'), user: userId('anna'), text: 'one' });
    edit(world, delivery, message, { text: 'two' });
    remove(world, delivery, message);
    expect(events).toMatchObject([
      { type: 'message', channel: channel('general').id, channel_type: 'channel', user: userId('anna'), text: 'one' },
      { subtype: 'message_changed', message: { text: 'two', ts: message.ts }, previous_message: { text: 'one' } },
      { subtype: 'message_deleted', deleted_ts: message.ts, previous_message: { text: 'two' } },
    ]);
  });

  it('that mention the bot are told twice, but not in its own words or its direct conversations', () => {
    const text = `<@${app.botUserId}> hello`;
    post(world, delivery, { channel: channel('general'), user: userId('anna'), text });
    post(world, delivery, { channel: openIm(world, app.botUserId, userId('anna')), user: userId('anna'), text });
    post(world, delivery, { channel: channel('general'), user: app.botUserId, botId: app.botId, appId: app.id, text });
    expect(types()).toEqual(['message', 'app_mention', 'message', 'message']);
    expect(events[2]).toMatchObject({ channel_type: 'im' });
  });

  it('for one pair of eyes are told to nobody', () => {
    post(world, delivery, { channel: channel('general'), user: app.botUserId, text: 'x', ephemeralTo: userId('ben') });
    expect(events).toEqual([]);
  });

  it('go into one direct or group conversation for the same people', () => {
    const three = [userId('anna'), userId('ben'), app.botUserId];
    expect(openMpim(world, three)).toBe(openMpim(world, three.toReversed()));
    expect(openIm(world, userId('anna'), app.botUserId)).toBe(openIm(world, app.botUserId, userId('anna')));
  });
});

describe('an install', () => {
  it('tells its app once that it is over', () => {
    uninstall(world, delivery, app);
    uninstall(world, delivery, app);
    expect(types()).toEqual(['app_uninstalled', 'tokens_revoked']);
    expect(events[1]).toMatchObject({ tokens: { bot: [app.botUserId] } });
    expect(app.state).toBe('uninstalled');
  });

  it('tells its app once that the token is revoked', () => {
    revoke(world, delivery, app);
    revoke(world, delivery, app);
    expect([types(), app.state]).toEqual([['tokens_revoked'], 'revoked']);
  });

  it('has another code each time', () => {
    const codes = [1, 2, 3].map(() => issueCode(world, app, userId('anna')).code);
    expect(new Set(codes).size).toBe(3);
  });
});
