import { offsetSeconds, zoneLabel } from './zones.ts';
import type { Channel, Message, SlackFile, User, World } from './world.ts';
import { present } from './present.ts';

/** The `channel_type` of message events. Source: docs.slack.dev/reference/events/message. */
export function channelType(channel: Channel): 'im' | 'mpim' | 'group' | 'channel' {
  if (channel.kind === 'public') return 'channel';
  return channel.kind === 'private' ? 'group' : channel.kind;
}

/** A user object. Source: docs.slack.dev/reference/objects/user-object; people of other organisations have fewer fields. */
export function userJson(world: World, user: User, withLocale = false): Record<string, unknown> {
  const base = {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    profile: profileJson(user),
    is_bot: user.isBot,
    is_app_user: false,
    updated: user.updated,
  };
  if (user.deleted) return base;
  const zone = user.tz === null ? {} : zoneJson(user.tz, world.clock.now());
  if (user.isStranger) return { ...base, ...zone, real_name: user.realName, is_stranger: true };
  return {
    ...base,
    ...zone,
    color: '9f69e7',
    real_name: user.realName,
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: user.isOwner,
    is_restricted: user.isRestricted,
    is_ultra_restricted: user.isUltraRestricted,
    is_email_confirmed: !user.isBot,
    who_can_share_contact_card: 'EVERYONE',
    ...(withLocale ? { locale: user.locale } : {}),
  };
}

function zoneJson(tz: string, now: number): Record<string, unknown> {
  return { tz, tz_label: zoneLabel(tz, now), tz_offset: offsetSeconds(tz, now) };
}

/** A user's profile. Source: docs.slack.dev/reference/methods/users.profile.get. */
export function profileJson(user: User): Record<string, unknown> {
  return {
    title: '',
    phone: '',
    skype: '',
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.displayName,
    display_name_normalized: user.displayName,
    fields: null,
    status_text: user.status.text,
    status_emoji: user.status.emoji,
    status_emoji_display_info: [],
    status_expiration: user.status.expiration,
    avatar_hash: 'g00000000000',
    ...(user.appId ? { api_app_id: user.appId } : {}),
    team: user.teamId,
  };
}

/** A conversation object as seen by `viewer`. Source: docs.slack.dev/reference/objects/conversation-object. */
export function channelJson(world: World, channel: Channel, viewer: string): Record<string, unknown> {
  const shared = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.isArchived,
    is_im: channel.kind === 'im',
    is_org_shared: false,
    context_team_id: world.team.id,
    updated: channel.created * 1000,
  };
  if (channel.kind === 'im') {
    const other = channel.members.find((member) => member !== viewer) ?? viewer;
    const deleted = world.users.get(other)?.deleted ?? false;
    return { ...shared, user: other, is_user_deleted: deleted, is_open: true, priority: 0 };
  }
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_general: channel.name === 'general',
    unlinked: 0,
    creator: channel.creator,
    is_shared: channel.isExtShared,
    is_ext_shared: channel.isExtShared,
    is_pending_ext_shared: false,
    pending_shared: [],
    shared_team_ids: channel.isExtShared ? [world.team.id, ...world.foreignTeams.keys()] : [world.team.id],
    is_member: channel.members.includes(viewer),
    topic: { value: channel.topic, creator: channel.topic ? channel.creator : '', last_set: 0 },
    purpose: { value: channel.purpose, creator: channel.purpose ? channel.creator : '', last_set: 0 },
    previous_names: [],
  };
}

/** A message as history and events carry it, without what only one of them adds. Source: docs.slack.dev/reference/events/message. */
export function messageJson(world: World, message: Message, withMetadata = true): Record<string, unknown> {
  const app = message.appId ? world.apps.get(message.appId) : undefined;
  const replies = message.threadTs ? [] : repliesTo(world, message);
  return present({
    type: 'message',
    subtype: message.subtype,
    user: message.user,
    text: message.text,
    ts: message.ts,
    bot_id: message.botId,
    app_id: message.appId,
    bot_profile: app && message.botId ? botProfile(world, app.id, message.botId) : undefined,
    team: world.users.get(message.user)?.teamId ?? world.team.id,
    blocks: message.blocks,
    attachments: message.attachments,
    metadata: withMetadata ? message.metadata : undefined,
    edited: message.editedTs ? { user: message.botId ?? message.user, ts: message.editedTs } : undefined,
    files: filesOf(world, message),
    reactions: message.reactions.length > 0 ? message.reactions.map(reactionJson) : undefined,
    ...threadJson(world, message, replies),
  });
}

function threadJson(world: World, message: Message, replies: Message[]): Record<string, unknown> {
  if (message.threadTs) {
    const parent = world.messages.get(message.channel)?.find((other) => other.ts === message.threadTs);
    return present({ thread_ts: message.threadTs, parent_user_id: parent?.user });
  }
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: users,
    is_locked: false,
    subscribed: false,
  };
}

/** The visible replies of a thread, oldest first. */
export function repliesTo(world: World, parent: Message): Message[] {
  const all = world.messages.get(parent.channel) ?? [];
  return all.filter((other) => other.threadTs === parent.ts && !other.deleted && !other.ephemeralTo);
}

/** The `bot_profile` that Slack puts into an app's messages. */
function botProfile(world: World, appId: string, botId: string): Record<string, unknown> {
  const app = world.apps.get(appId);
  const name = app?.manifest.features?.bot_user?.display_name ?? app?.manifest.display_information.name ?? 'app';
  return { id: botId, deleted: false, name, updated: 0, app_id: appId, icons: {}, team_id: world.team.id };
}

function reactionJson(reaction: { name: string; users: string[] }): Record<string, unknown> {
  return { name: reaction.name, users: reaction.users, count: reaction.users.length };
}

function filesOf(world: World, message: Message): Record<string, unknown>[] | undefined {
  if (message.files.length === 0) return undefined;
  return message.files.flatMap((id) => {
    const file = world.files.get(id);
    return file ? [fileJson(world, file)] : [];
  });
}

/** A file object. Source: docs.slack.dev/reference/objects/file-object; `mimetype` is empty until processing is over. */
export function fileJson(world: World, file: SlackFile): Record<string, unknown> {
  return {
    id: file.id,
    created: Math.floor(file.created / 1000),
    timestamp: Math.floor(file.created / 1000),
    name: file.name,
    title: file.title,
    mimetype: file.mimetype ?? '',
    filetype: file.name.split('.').at(-1) ?? '',
    user: file.userId,
    user_team: world.team.id,
    size: file.length,
    mode: 'hosted',
    is_external: false,
    is_public: file.channels.some((id) => world.channels.get(id)?.kind === 'public'),
    alt_txt: file.altText,
    url_private: `${world.url}/files/${file.id}`,
    permalink: `https://${world.team.domain}.slack.com/files/${file.userId}/${file.id}/${encodeURIComponent(file.name.toLowerCase())}`,
    channels: file.channels.filter((id) => world.channels.get(id)?.kind === 'public'),
    groups: file.channels.filter((id) => world.channels.get(id)?.kind === 'private'),
    ims: file.channels.filter((id) => world.channels.get(id)?.kind === 'im'),
    shares: {},
  };
}
