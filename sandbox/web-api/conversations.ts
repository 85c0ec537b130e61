import { join } from '#sandbox/channels.ts';
import { openIm, openMpim } from '#sandbox/messages.ts';
import { MESSAGE_LIMITS } from '#sandbox/rules/limits/message.ts';
import { channelJson } from '#sandbox/shapes.ts';
import type { Channel, User } from '#sandbox/world.ts';
import { flagOf, isRefusal, listOf, refuse, textIf, textOf } from './call.ts';
import type { Call, Handler, Refusal, Reply } from './call.ts';
import { isBotLike, isSeenBy, ownChannel, seenChannel, seenUser } from './entities.ts';
import { pageOf } from './page.ts';

const PAGE = { standard: 100, max: 999 };

/** Source: docs.slack.dev/reference/methods/conversations.open. */
const open: Handler = (call) => {
  const { args, world, app } = call;
  const known = textIf(args, 'channel');
  if (known !== undefined) return opened(call, seenChannel(call, known), true);
  const ids = [...new Set(listOf(args, 'users'))];
  if (ids.length === 0) return refuse('users_list_not_supplied');
  if (ids.length > MESSAGE_LIMITS.conversations_open_users.max) return refuse('too_many_users');
  for (const id of ids) {
    const user = openable(call, id);
    if (isRefusal(user)) return user;
  }
  const before = world.channels.size;
  const [first = ''] = ids;
  const channel = ids.length === 1 ? openIm(world, app.botUserId, first) : openMpim(world, [app.botUserId, ...ids]);
  return opened(call, channel, world.channels.size === before);
};

function openable(call: Call, id: string): User | Refusal {
  const user = seenUser(call, id);
  if (isRefusal(user)) return user;
  if (user.deleted) return refuse('user_disabled');
  return isBotLike(user) ? refuse('cannot_dm_bot') : user;
}

function opened(call: Call, channel: Channel | Refusal, already: boolean): Reply {
  if (isRefusal(channel)) return channel;
  if (channel.kind === 'public' || channel.kind === 'private') return refuse('method_not_supported_for_channel_type');
  const whole = flagOf(call.args, 'return_im');
  const shown = whole ? channelJson(call.world, channel, call.app.botUserId) : { id: channel.id };
  return { ok: true, ...(already ? { no_op: true, already_open: true } : {}), channel: shown };
}

/** Source: docs.slack.dev/reference/methods/conversations.info. */
const info: Handler = (call) => {
  const channel = seenChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const shown = channelJson(call.world, channel, call.app.botUserId);
  const count = flagOf(call.args, 'include_num_members') ? { num_members: channel.members.length } : {};
  const locale = flagOf(call.args, 'include_locale') ? { locale: 'en-US' } : {};
  return { ok: true, channel: { ...shown, ...count, ...locale } };
};

/** Source: docs.slack.dev/reference/methods/conversations.list. */
const list: Handler = (call) => {
  const seen = [...call.world.channels.values()].filter((channel) => isSeenBy(channel, call.app.botUserId));
  return listed(call, seen, true);
};

/** Source: docs.slack.dev/reference/methods/users.conversations. */
const ofUser: Handler = (call) => {
  const user = seenUser(call, textIf(call.args, 'user') ?? call.app.botUserId);
  if (isRefusal(user)) return user;
  const seen = [...call.world.channels.values()].filter(
    (channel) => channel.members.includes(user.id) && isSeenBy(channel, call.app.botUserId),
  );
  return listed(call, seen, false);
};

function listed(call: Call, channels: Channel[], withCount: boolean): Reply {
  const { args, world, app } = call;
  const kinds = kindsOf(args);
  if (!kinds) return refuse('invalid_types');
  const skipArchived = flagOf(args, 'exclude_archived');
  const wanted = channels.filter(({ kind, isArchived }) => kinds.includes(kind) && !(skipArchived && isArchived));
  const page = pageOf(wanted, ({ id }) => id, args, PAGE);
  if (isRefusal(page)) return page;
  const shown = page.items.map((channel) => ({
    ...channelJson(world, channel, app.botUserId),
    ...(withCount && channel.kind !== 'im' ? { num_members: channel.members.length } : {}),
  }));
  return { ok: true, channels: shown, response_metadata: { next_cursor: page.nextCursor } };
}

const KINDS: Readonly<Record<string, Channel['kind']>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

/** The kinds that `types` asks for, public channels where it is absent; null where it names something else. */
export function kindsOf(args: Record<string, unknown>): Channel['kind'][] | null {
  const types = listOf(args, 'types');
  if (types.length === 0) return ['public'];
  const kinds = types.flatMap((type) => KINDS[type] ?? []);
  return kinds.length === types.length ? kinds : null;
}

/** Source: docs.slack.dev/reference/methods/conversations.members. */
const members: Handler = (call) => {
  const channel = seenChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const page = pageOf(channel.members, (id) => id, call.args, PAGE);
  if (isRefusal(page)) return page;
  return { ok: true, members: page.items, response_metadata: { next_cursor: page.nextCursor } };
};

/** Source: docs.slack.dev/reference/methods/conversations.join. */
const joinSelf: Handler = (call) => {
  const channel = seenChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  if (channel.kind !== 'public') return refuse('method_not_supported_for_channel_type');
  if (channel.isArchived) return refuse('is_archived');
  const isNew = join(call.world, call.delivery, channel, call.app.botUserId);
  const warned = { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } };
  return {
    ok: true,
    channel: channelJson(call.world, channel, call.app.botUserId),
    ...(isNew ? {} : warned),
  };
};

/** Source: docs.slack.dev/reference/methods/conversations.invite. */
const invite: Handler = (call) => {
  const channel = ownChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  if (channel.kind === 'im') return refuse('method_not_supported_for_channel_type');
  if (channel.isArchived) return refuse('is_archived');
  const ids = listOf(call.args, 'users');
  if (ids.includes(call.app.botUserId)) return refuse('cant_invite_self');
  for (const id of ids) {
    const user = seenUser(call, id);
    if (isRefusal(user)) return user;
    if (user.deleted) return refuse('user_not_found');
    if (channel.members.includes(id)) return refuse('already_in_channel');
  }
  for (const id of ids) join(call.world, call.delivery, channel, id, call.app.botUserId);
  return { ok: true, channel: channelJson(call.world, channel, call.app.botUserId) };
};

/** The conversation methods but those that read messages. */
export const CONVERSATIONS: Readonly<Record<string, Handler>> = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.list': list,
  'users.conversations': ofUser,
  'conversations.members': members,
  'conversations.join': joinSelf,
  'conversations.invite': invite,
};
