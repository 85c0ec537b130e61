import { millisOfTs } from '#sandbox/ids.ts';
import { findMessage } from '#sandbox/messages.ts';
import { COMMERCIAL_HISTORY, HISTORY_LIMIT_MAX } from '#sandbox/rules/limits/rate.ts';
import { messageJson, repliesTo } from '#sandbox/shapes.ts';
import type { Message } from '#sandbox/world.ts';
import { flagOf, isRefusal, refuse, textIf, textOf } from './call.ts';
import type { Call, Handler, Refusal, Reply } from './call.ts';
import { ownChannel } from './entities.ts';
import { pageOf } from './page.ts';

/** Source: docs.slack.dev/reference/methods/conversations.history: newest first, replies left out unless broadcast. */
const history: Handler = (call) => {
  const channel = ownChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const all = (call.world.messages.get(channel.id) ?? []).filter(
    (message) => !message.deleted && !message.ephemeralTo && isTopLevel(message),
  );
  const within = between(call.args, all);
  return isRefusal(within) ? within : answered(call, within.toReversed(), { pin_count: 0 });
};

/** Source: docs.slack.dev/reference/methods/conversations.replies: the parent first, then the replies, oldest first. */
const replies: Handler = (call) => {
  const channel = ownChannel(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const message = findMessage(call.world, channel.id, textOf(call.args, 'ts'));
  if (!message || message.ephemeralTo) return refuse('thread_not_found');
  if (message.threadTs) return answered(call, [message], {});
  const within = between(call.args, repliesTo(call.world, message));
  return isRefusal(within) ? within : answered(call, [message, ...within], {});
};

const isTopLevel = (message: Message): boolean => !message.threadTs || message.subtype === 'thread_broadcast';

function between(args: Record<string, unknown>, messages: Message[]): Message[] | Refusal {
  const oldest = millisOfTs(textIf(args, 'oldest') ?? '0');
  const latest = textIf(args, 'latest') === undefined ? Number.POSITIVE_INFINITY : millisOfTs(textOf(args, 'latest'));
  if (Number.isNaN(oldest)) return refuse('invalid_ts_oldest');
  if (Number.isNaN(latest)) return refuse('invalid_ts_latest');
  const inclusive = flagOf(args, 'inclusive');
  return messages.filter(({ ts }) => {
    const at = millisOfTs(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function answered(call: Call, all: Message[], extra: Record<string, unknown>): Reply {
  const page = pageOf(all, ({ ts }) => ts, limited(call), { standard: 100, max: HISTORY_LIMIT_MAX });
  if (isRefusal(page)) return page;
  const withMetadata = flagOf(call.args, 'include_all_metadata');
  const more = page.nextCursor !== '';
  return {
    ok: true,
    messages: page.items.map((message) => messageJson(call.world, message, withMetadata)),
    has_more: more,
    ...extra,
    ...(more ? { response_metadata: { next_cursor: page.nextCursor } } : {}),
  };
}

/** The arguments with the `limit` that a commercial app really gets: 15 at most, asked for or not. Source: `rate2025`. */
function limited({ args, world }: Call): Record<string, unknown> {
  if (world.settings.historyLimits === 'internal') return args;
  const asked = Number(textIf(args, 'limit') ?? COMMERCIAL_HISTORY.limitMax);
  return { ...args, limit: asked > COMMERCIAL_HISTORY.limitMax ? COMMERCIAL_HISTORY.limitMax : asked };
}

/** The methods that read messages. */
export const HISTORY: Readonly<Record<string, Handler>> = {
  'conversations.history': history,
  'conversations.replies': replies,
};
