import { edit, findMessage, post, remove } from '#sandbox/messages.ts';
import { messageJson } from '#sandbox/shapes.ts';
import type { Channel, Message } from '#sandbox/world.ts';
import { arrayIf, isRefusal, refuse, textIf, textOf } from './call.ts';
import type { Call, Handler, Refusal } from './call.ts';
import { draftOf, payloadRefusal, postParts } from './content.ts';
import { ownChannel, postRefusal, postTarget, seenChannel } from './entities.ts';

/** Source: docs.slack.dev/reference/methods/chat.postMessage. */
const postMessage: Handler = (call) => {
  const unnamed = customRefusal(call);
  if (unnamed) return unnamed;
  const channel = postTarget(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const refused = postRefusal(call, channel) ?? payloadRefusal(call);
  if (refused) return refused;
  const thread = threadOf(call, channel);
  if (typeof thread === 'object') return thread;
  const message = postParts(call.world, call.delivery, draftOf(call, channel, thread), call.args);
  return { ok: true, channel: channel.id, ts: message.ts, message: messageJson(call.world, message) };
};

/** Slack wants chat:write.customize for a name or picture other than the app's own. Source: chat.postMessage#authorship. */
function customRefusal({ args, app }: Call): Refusal | null {
  const custom = ['username', 'icon_url', 'icon_emoji'].some((name) => textOf(args, name) !== '');
  if (!custom || app.scopes.includes('chat:write.customize')) return null;
  return refuse('missing_scope', { needed: 'chat:write.customize', provided: app.scopes.join(',') });
}

/** The ts of the parent that a reply belongs under; undefined for a message of its own. errors: `cannot_reply_to_message`. */
function threadOf(call: Call, channel: Channel): string | undefined | Refusal {
  const wanted = textIf(call.args, 'thread_ts');
  if (wanted === undefined) return undefined;
  const parent = findMessage(call.world, channel.id, wanted);
  if (!parent || parent.ephemeralTo) return refuse('cannot_reply_to_message');
  return parent.threadTs ?? parent.ts;
}

/** Source: docs.slack.dev/reference/methods/chat.update: what is left out stays; an empty list removes. */
const update: Handler = (call) => {
  const channel = seenChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const message = ownMessage(call, channel, 'cant_update_message');
  if (isRefusal(message)) return message;
  const refused = payloadRefusal(call);
  if (refused) return refused;
  const { text, blocks, attachments, metadata } = draftOf(call, channel, undefined);
  const said = textIf(call.args, 'text') ?? textIf(call.args, 'markdown_text');
  const change = {
    ...(said === undefined ? {} : { text }),
    ...(arrayIf(call.args, 'blocks') ? { blocks } : {}),
    ...(arrayIf(call.args, 'attachments') ? { attachments } : {}),
    ...(metadata ? { metadata } : {}),
  };
  edit(call.world, call.delivery, message, change);
  return {
    ok: true,
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: messageJson(call.world, message),
  };
};

/** Source: docs.slack.dev/reference/methods/chat.delete. */
const erase: Handler = (call) => {
  const channel = seenChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const message = ownMessage(call, channel, 'cant_delete_message');
  if (isRefusal(message)) return message;
  remove(call.world, call.delivery, message);
  return { ok: true, channel: channel.id, ts: message.ts };
};

function ownMessage(call: Call, channel: Channel, otherwise: string): Message | Refusal {
  const message = findMessage(call.world, channel.id, textOf(call.args, 'ts'));
  if (!message || message.ephemeralTo) return refuse('message_not_found');
  return message.botId === call.app.botId ? message : refuse(otherwise);
}

/** Source: docs.slack.dev/reference/methods/chat.postEphemeral. */
const postEphemeral: Handler = (call) => {
  const unnamed = customRefusal(call);
  if (unnamed) return unnamed;
  const channel = seenChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const refused = postRefusal(call, channel, false) ?? payloadRefusal(call);
  if (refused) return refused;
  const ephemeralTo = textOf(call.args, 'user');
  if (!channel.members.includes(ephemeralTo)) return refuse('user_not_in_channel');
  const thread = threadOf(call, channel);
  if (typeof thread === 'object') return thread;
  const message = post(call.world, call.delivery, { ...draftOf(call, channel, thread), ephemeralTo });
  return { ok: true, message_ts: message.ts };
};

/** Source: docs.slack.dev/reference/methods/chat.getPermalink. */
const getPermalink: Handler = (call) => {
  const channel = ownChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const message = findMessage(call.world, channel.id, textOf(call.args, 'message_ts'));
  if (!message || message.ephemeralTo) return refuse('message_not_found');
  const path = `https://${call.world.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  const permalink = message.threadTs ? `${path}?thread_ts=${message.threadTs}&cid=${channel.id}` : path;
  return { ok: true, channel: channel.id, permalink };
};

/** The chat methods that act at once. */
export const CHAT: Readonly<Record<string, Handler>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': erase,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
