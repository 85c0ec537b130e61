import { touchTeam } from './changes.ts';
import type { Delivery } from './delivery/port.ts';
import type { Channel, World } from './world.ts';

/** A channel on its way into the world. */
export interface NewChannel {
  name: string;
  kind: 'public' | 'private';
  creator: string;
  members?: readonly string[];
}

/** The new channel with its members in it; a public one is announced by `channel_created`. */
export function createChannel(world: World, delivery: Delivery, draft: NewChannel): Channel {
  const channel = addChannel(world, draft);
  const created = { id: channel.id, name: channel.name, created: channel.created, creator: channel.creator };
  if (channel.kind === 'public') {
    delivery.emit({ type: 'channel_created', channel: created, event_ts: world.nextTs() }, { channel: channel.id });
  }
  for (const user of draft.members ?? []) join(world, delivery, channel, user, draft.creator);
  return channel;
}

/** The new channel, empty, announced to nobody: for the founding of the world. */
export function addChannel(world: World, draft: Omit<NewChannel, 'members'>, id = world.nextId('C')): Channel {
  const channel: Channel = {
    id,
    kind: draft.kind,
    name: draft.name,
    members: [],
    creator: draft.creator,
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

const letter = (channel: Channel): string => (channel.kind === 'public' ? 'C' : 'G');
const twin = (channel: Channel): string => (channel.kind === 'public' ? 'channel' : 'group');

/** True where the user was not in the channel before; then `member_joined_channel` is sent. `inviter` is who brought them. */
export function join(world: World, delivery: Delivery, channel: Channel, user: string, inviter?: string): boolean {
  if (channel.members.includes(user)) return false;
  channel.members.push(user);
  touchTeam(world);
  const event = {
    type: 'member_joined_channel',
    user,
    channel: channel.id,
    channel_type: letter(channel),
    team: world.team.id,
    ...(inviter && inviter !== user ? { inviter } : {}),
    event_ts: world.nextTs(),
  };
  delivery.emit(event, { channel: channel.id, user });
  return true;
}

/**
 * True where the user was in the channel; then `member_left_channel` goes to the apps that are still in it, and, where the
 * one who left is a bot, `channel_left` (`group_left`) to its app. `actor` is who removed them.
 */
export function leave(world: World, delivery: Delivery, channel: Channel, user: string, actor = user): boolean {
  if (!channel.members.includes(user)) return false;
  channel.members = channel.members.filter((member) => member !== user);
  touchTeam(world);
  const event_ts = world.nextTs();
  const left = { user, channel: channel.id, channel_type: letter(channel), team: world.team.id, event_ts };
  delivery.emit({ type: 'member_left_channel', ...left }, { channel: channel.id, user });
  if (world.users.get(user)?.appId) {
    delivery.emit({ type: `${twin(channel)}_left`, channel: channel.id, actor_id: actor, event_ts }, { user });
  }
  return true;
}

/** Puts the channel away (or takes it out again), with `channel_archive` / `channel_unarchive` or their group twins sent. */
export function setArchived(world: World, delivery: Delivery, channel: Channel, archived: boolean, by: string): void {
  if (channel.isArchived === archived) return;
  channel.isArchived = archived;
  touchTeam(world);
  const type = `${twin(channel)}_${archived ? 'archive' : 'unarchive'}`;
  const event = { type, channel: channel.id, user: by, is_moved: 0, event_ts: world.nextTs() };
  delivery.emit(event, { channel: channel.id, user: by });
}

/** Gives the channel another name, with `channel_rename` or `group_rename` sent. */
export function rename(world: World, delivery: Delivery, channel: Channel, name: string): void {
  channel.name = name;
  touchTeam(world);
  const isPublic = channel.kind === 'public';
  const about = { id: channel.id, name, name_normalized: name, created: channel.created };
  const kinds = { is_channel: isPublic, is_group: !isPublic, is_mpim: false };
  const event = { type: `${twin(channel)}_rename`, channel: { ...about, ...kinds }, event_ts: world.nextTs() };
  delivery.emit(event, { channel: channel.id });
}

/** The channel, private from now on, under its old id. */
export function makePrivate(channel: Channel): void {
  channel.kind = 'private';
}

/**
 * The channel as another organisation sees it too, with `channel_shared` sent. A private one gets a new id, announced by
 * `channel_id_changed`: everything stored under the old id is then stored under the new one.
 * source: docs.slack.dev/reference/events/channel_id_changed
 */
export function share(world: World, delivery: Delivery, channel: Channel, withTeam: string): Channel {
  const shared = channel.kind === 'private' ? moveToNewId(world, delivery, channel) : channel;
  shared.isExtShared = true;
  touchTeam(world);
  const event = { type: 'channel_shared', connected_team_id: withTeam, channel: shared.id, event_ts: world.nextTs() };
  delivery.emit(event, { channel: shared.id });
  return shared;
}

/** The channel, this workspace's own again, with `channel_unshared` sent. */
export function unshare(world: World, delivery: Delivery, channel: Channel, withTeam: string): void {
  channel.isExtShared = false;
  touchTeam(world);
  const event = {
    type: 'channel_unshared',
    previously_connected_team_id: withTeam,
    channel: channel.id,
    is_ext_shared: false,
    event_ts: world.nextTs(),
  };
  delivery.emit(event, { channel: channel.id });
}

function moveToNewId(world: World, delivery: Delivery, channel: Channel): Channel {
  const moved: Channel = { ...channel, id: world.nextId('C') };
  world.channels.delete(channel.id);
  world.channels.set(moved.id, moved);
  const messages = world.messages.get(channel.id) ?? [];
  world.messages.delete(channel.id);
  world.messages.set(
    moved.id,
    messages.map((message) => ({ ...message, channel: moved.id })),
  );
  const event = {
    type: 'channel_id_changed',
    old_channel_id: channel.id,
    new_channel_id: moved.id,
    event_ts: world.nextTs(),
  };
  delivery.emit(event, { channel: moved.id });
  return moved;
}
