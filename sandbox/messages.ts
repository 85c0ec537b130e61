import { touchTeam } from './changes.ts';
import type { Delivery } from './delivery/port.ts';
import { present } from './present.ts';
import { channelType, messageJson } from './shapes.ts';
import type { Channel, Message, World } from './world.ts';

/** A message on its way into the world. `user` is the author; for an app its bot user, with `botId` and `appId`. */
export interface NewMessage {
  channel: Channel;
  user: string;
  text: string;
  botId?: string | undefined;
  appId?: string | undefined;
  blocks?: unknown[] | undefined;
  attachments?: unknown[] | undefined;
  metadata?: Message['metadata'] | undefined;
  threadTs?: string | undefined;
  subtype?: string | undefined;
  /** Only this user sees it; no event is sent and no history holds it. */
  ephemeralTo?: string | undefined;
  files?: string[] | undefined;
}

/** What an edit changes; what is absent stays. */
export interface MessageChange {
  text?: string | undefined;
  blocks?: unknown[] | undefined;
  attachments?: unknown[] | undefined;
  metadata?: Message['metadata'] | undefined;
}

/** The message, now in the channel, with its `message` event sent. */
export function post(world: World, delivery: Delivery, draft: NewMessage): Message {
  const { channel, files, ...rest } = draft;
  const message: Message = {
    ...present(rest),
    channel: channel.id,
    ts: world.nextTs(),
    reactions: [],
    files: files ?? [],
    deleted: false,
    changed: 0,
  };
  listOf(world, channel.id).push(message);
  touchMessage(world, message);
  if (!message.ephemeralTo) {
    const body = messageJson(world, message);
    emitMessage(world, delivery, channel, { ...body, event_ts: message.ts }, message.user);
  }
  return message;
}

/** The message after `change`, with its `message_changed` event sent. `editor` is shown as the one who edited. */
export function edit(world: World, delivery: Delivery, message: Message, change: MessageChange): Message {
  const channel = world.channels.get(message.channel);
  const before = messageJson(world, message);
  Object.assign(message, present(change));
  message.editedTs = world.nextTs();
  touchMessage(world, message);
  if (channel && !message.ephemeralTo) {
    const event = { subtype: 'message_changed', hidden: true, message: messageJson(world, message) };
    const stamps = { previous_message: before, ts: message.editedTs, event_ts: message.editedTs };
    emitMessage(world, delivery, channel, { type: 'message', ...event, ...stamps }, message.user);
  }
  return message;
}

/** Takes the message out of history, with its `message_deleted` event sent. */
export function remove(world: World, delivery: Delivery, message: Message): void {
  const channel = world.channels.get(message.channel);
  const before = messageJson(world, message);
  message.deleted = true;
  touchMessage(world, message);
  if (!channel || message.ephemeralTo) return;
  const ts = world.nextTs();
  const event = { subtype: 'message_deleted', hidden: true, deleted_ts: message.ts };
  const stamps = { previous_message: before, ts, event_ts: ts };
  emitMessage(world, delivery, channel, { type: 'message', ...event, ...stamps }, message.user);
}

function emitMessage(
  world: World,
  delivery: Delivery,
  channel: Channel,
  body: Record<string, unknown>,
  user: string,
): void {
  const event = { ...body, type: 'message', channel: channel.id, channel_type: channelType(channel) };
  delivery.emit(event, { channel: channel.id, user });
  const text = typeof body['text'] === 'string' ? body['text'] : '';
  if (body['subtype'] === undefined && channel.kind !== 'im') mention(world, delivery, channel, body, text);
}

function mention(world: World, delivery: Delivery, channel: Channel, body: Record<string, unknown>, text: string) {
  for (const app of world.apps.values()) {
    if (!text.includes(`<@${app.botUserId}>`) || body['bot_id'] === app.botId) continue;
    delivery.emit({ ...body, type: 'app_mention', channel: channel.id }, { channel: channel.id, user: app.botUserId });
  }
}

/** Says that this message is not what it was. */
export function touchMessage(world: World, message: Message): void {
  message.changed = world.changes.note(`channel:${message.channel}`);
}

/** The message with that ts in that channel, also an ephemeral one; undefined where none is or it was deleted. */
export function findMessage(world: World, channelId: string, ts: string): Message | undefined {
  return world.messages.get(channelId)?.find((message) => message.ts === ts && !message.deleted);
}

/** The messages of a channel, made on first use. */
function listOf(world: World, channelId: string): Message[] {
  const known = world.messages.get(channelId);
  if (known) return known;
  const made: Message[] = [];
  world.messages.set(channelId, made);
  return made;
}

/** The direct conversation of two people, opened where there was none. */
export function openIm(world: World, userA: string, userB: string): Channel {
  const wanted = [userA, userB];
  for (const channel of world.channels.values()) {
    if (channel.kind === 'im' && sameMembers(channel.members, wanted)) return channel;
  }
  return addConversation(world, 'im', '', wanted);
}

/** The group conversation of exactly these people, opened where there was none. */
export function openMpim(world: World, users: readonly string[]): Channel {
  const wanted = [...new Set(users)];
  for (const channel of world.channels.values()) {
    if (channel.kind === 'mpim' && sameMembers(channel.members, wanted)) return channel;
  }
  const names = wanted.map((id) => world.users.get(id)?.name ?? id).join('--');
  return addConversation(world, 'mpim', `mpdm-${names}-1`, wanted);
}

/** `wanted` has nobody twice but in a conversation with oneself, where `members` has one. */
function sameMembers(members: readonly string[], wanted: readonly string[]): boolean {
  return members.every((id) => wanted.includes(id)) && wanted.every((id) => members.includes(id));
}

function addConversation(world: World, kind: 'im' | 'mpim', name: string, members: string[]): Channel {
  const channel: Channel = {
    id: world.nextId(kind === 'im' ? 'D' : 'C'),
    kind,
    name,
    members: [...new Set(members)],
    creator: members[0] ?? '',
    created: Math.floor(world.clock.now() / 1000),
    isArchived: false,
    isExtShared: false,
    isReadOnly: false,
    topic: '',
    purpose: '',
  };
  world.channels.set(channel.id, channel);
  touchTeam(world);
  return channel;
}
