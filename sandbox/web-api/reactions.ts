import { findMessage, touchMessage } from '#sandbox/messages.ts';
import type { Channel, Message } from '#sandbox/world.ts';
import { isRefusal, refuse, textOf } from './call.ts';
import type { Call, Handler, Refusal } from './call.ts';
import { ownChannel } from './entities.ts';

/** Source: docs.slack.dev/reference/methods/reactions.add. */
const add: Handler = (call) => {
  const found = reactable(call);
  if (isRefusal(found)) return found;
  const { message, name } = found;
  const known = message.reactions.find((reaction) => reaction.name === name);
  if (known?.users.includes(call.app.botUserId)) return refuse('already_reacted');
  if (known) known.users.push(call.app.botUserId);
  else message.reactions.push({ name, users: [call.app.botUserId] });
  tell(call, 'reaction_added', found);
  return { ok: true };
};

/** Source: docs.slack.dev/reference/methods/reactions.remove. */
const remove: Handler = (call) => {
  const found = reactable(call);
  if (isRefusal(found)) return found;
  const { message, name } = found;
  const known = message.reactions.find((reaction) => reaction.name === name);
  if (!known?.users.includes(call.app.botUserId)) return refuse('no_reaction');
  known.users = known.users.filter((user) => user !== call.app.botUserId);
  message.reactions = message.reactions.filter((reaction) => reaction.users.length > 0);
  tell(call, 'reaction_removed', found);
  return { ok: true };
};

interface Reactable {
  readonly channel: Channel;
  readonly message: Message;
  readonly name: string;
}

function reactable(call: Call): Reactable | Refusal {
  const channel = ownChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  if (channel.isArchived) return refuse('is_archived');
  const timestamp = textOf(call.args, 'timestamp');
  if (!/^\d+\.\d{6}$/.test(timestamp)) return refuse('bad_timestamp');
  const message = findMessage(call.world, channel.id, timestamp);
  if (!message || message.ephemeralTo) return refuse('message_not_found');
  const name = textOf(call.args, 'name');
  return /^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name) ? { channel, message, name } : refuse('invalid_name');
}

function tell({ world, delivery, app }: Call, type: string, { channel, message, name }: Reactable): void {
  touchMessage(world, message);
  const item = { type: 'message', channel: channel.id, ts: message.ts };
  const who = { user: app.botUserId, item_user: message.user };
  delivery.emit({ type, ...who, reaction: name, item, event_ts: world.nextTs() }, { channel: channel.id });
}

/** The methods about reactions. */
export const REACTIONS: Readonly<Record<string, Handler>> = { 'reactions.add': add, 'reactions.remove': remove };
