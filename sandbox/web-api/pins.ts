import { findMessage, touchMessage } from '#sandbox/messages.ts';
import { messageJson } from '#sandbox/shapes.ts';
import type { Channel, Message } from '#sandbox/world.ts';
import { isRefusal, refuse, textOf } from './call.ts';
import type { Call, Handler, Refusal } from './call.ts';
import { ownChannel } from './entities.ts';

/** Source: docs.slack.dev/reference/methods/pins.add; what announces a join cannot be pinned. */
const add: Handler = (call) => {
  const found = pinnable(call);
  if (isRefusal(found)) return found;
  const { message } = found;
  if (message.subtype !== undefined && message.subtype !== 'bot_message') return refuse('not_pinnable');
  if (message.pinned) return refuse('already_pinned');
  message.pinned = true;
  touchMessage(call.world, message);
  return { ok: true };
};

/** Source: docs.slack.dev/reference/methods/pins.remove. */
const remove: Handler = (call) => {
  const found = pinnable(call);
  if (isRefusal(found)) return found;
  if (!found.message.pinned) return refuse('no_pin');
  delete found.message.pinned;
  touchMessage(call.world, found.message);
  return { ok: true };
};

/** Source: docs.slack.dev/reference/methods/pins.list. */
const list: Handler = (call) => {
  const channel = ownChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const pinned = [...(call.world.messages.get(channel.id)?.values() ?? [])].filter((message) => message.pinned);
  const items = pinned.map((message) => ({
    type: 'message',
    channel: channel.id,
    message: messageJson(call.world, message),
  }));
  return { ok: true, items };
};

function pinnable(call: Call): { readonly channel: Channel; readonly message: Message } | Refusal {
  const channel = ownChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  if (channel.isArchived) return refuse('is_archived');
  const timestamp = textOf(call.args, 'timestamp');
  if (timestamp === '') return refuse('no_item_specified');
  if (!/^\d+\.\d{6}$/.test(timestamp)) return refuse('bad_timestamp');
  const message = findMessage(call.world, channel.id, timestamp);
  return !message || message.ephemeralTo ? refuse('message_not_found') : { channel, message };
}

/** The methods about pins. */
export const PINS: Readonly<Record<string, Handler>> = { 'pins.add': add, 'pins.remove': remove, 'pins.list': list };
