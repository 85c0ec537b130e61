import { openIm } from '#sandbox/messages.ts';
import type { Channel, User, World } from '#sandbox/world.ts';
import type { InstalledApp } from '#sandbox/world.ts';
import { isRefusal, refuse } from './call.ts';
import type { Call, Refusal } from './call.ts';

/** The conversation as the app's bot may see it: public ones, and others it is in. errors: `channel_not_found`. */
export function seenChannel(call: Call, id: string): Channel | Refusal {
  const channel = call.world.channels.get(id);
  return channel && isSeenBy(channel, call.app.botUserId) ? channel : refuse('channel_not_found');
}

/** True of public channels, and of others that the user is in. */
export function isSeenBy(channel: Channel, user: string): boolean {
  return channel.kind === 'public' || channel.members.includes(user);
}

/** The conversation, with the bot in it. errors: `channel_not_found`, `not_in_channel`. */
export function ownChannel(call: Call, id: string): Channel | Refusal {
  const channel = seenChannel(call, id);
  if (isRefusal(channel) || channel.members.includes(call.app.botUserId)) return channel;
  return refuse('not_in_channel');
}

/**
 * Where a post to `target` goes: a conversation, a channel by `#name`, or the direct conversation with a user, opened for it.
 * errors: `channel_not_found` also for people one cannot write to, as Slack has it.
 * source: docs.slack.dev/reference/methods/chat.postMessage#channels
 */
export function postTarget(call: Call, target: string): Channel | Refusal {
  if (/^[UW][A-Z0-9]+$/.test(target)) return directChannel(call, target);
  if (!target.startsWith('#')) return seenChannel(call, target);
  const named = [...call.world.channels.values()].find((channel) => `#${channel.name}` === target);
  return named ? seenChannel(call, named.id) : refuse('channel_not_found');
}

function directChannel(call: Call, userId: string): Channel | Refusal {
  const user = call.world.users.get(userId);
  const reachable = user && !user.deleted && !isBotLike(user) && isVisible(call.world, user, call.app);
  return reachable ? openIm(call.world, call.app.botUserId, userId) : refuse('channel_not_found');
}

/** True of bots and of Slackbot, whose `is_bot` is false. */
export function isBotLike(user: User): boolean {
  return user.isBot || user.id === 'USLACKBOT';
}

/** The refusal of a post by the app into that channel; null where it may post. `inPublic`: chat:write.public counts. */
export function postRefusal(call: Call, channel: Channel, inPublic = true): Refusal | null {
  const { app, world } = call;
  const member = channel.members.includes(app.botUserId);
  const mayPostAnyway = inPublic && channel.kind === 'public' && app.scopes.includes('chat:write.public');
  if (!member && !mayPostAnyway) return refuse('not_in_channel');
  if (channel.isArchived) return refuse('is_archived');
  if (channel.isReadOnly) return refuse('restricted_action_read_only_channel');
  if (channel.kind !== 'im') return null;
  const other = world.users.get(channel.members.find((id) => id !== app.botUserId) ?? '');
  if (other?.deleted) return refuse('channel_not_found');
  return app.manifest.features?.app_home?.messages_tab_enabled === true ? null : refuse('messages_tab_disabled');
}

/** The person, if the app may see them. errors: `user_not_found`, `user_not_visible`. */
export function seenUser(call: Call, id: string): User | Refusal {
  const user = call.world.users.get(id);
  if (!user) return refuse('user_not_found');
  return isVisible(call.world, user, call.app) ? user : refuse('user_not_visible');
}

/** People of other organisations are seen by a bot that shares a conversation with them. */
export function isVisible(world: World, user: User, app: InstalledApp): boolean {
  if (!user.isStranger) return true;
  return [...world.channels.values()].some(
    ({ members }) => members.includes(user.id) && members.includes(app.botUserId),
  );
}
