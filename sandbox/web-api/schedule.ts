import { SCHEDULE_AHEAD_S, SCHEDULE_PER_CHANNEL } from '#sandbox/rules/protocol.ts';
import type { ScheduledMessage } from '#sandbox/world.ts';
import { isRefusal, refuse, textIf, textOf } from './call.ts';
import type { Call, Handler } from './call.ts';
import { draftOf, payloadRefusal, postParts } from './content.ts';
import { postRefusal, postTarget, seenChannel } from './entities.ts';
import { pageOf } from './page.ts';

/** A message about to be posted can no longer be taken back. Source: docs.slack.dev/reference/methods/chat.deleteScheduledMessage. */
const LAST_MINUTE_MS = 60_000;

/** Source: docs.slack.dev/reference/methods/chat.scheduleMessage#restrictions. */
const scheduleMessage: Handler = (call) => {
  const channel = postTarget(call, textOf(call.args, 'channel'));
  if (isRefusal(channel)) return channel;
  const refused = postRefusal(call, channel) ?? payloadRefusal(call);
  if (refused) return refused;
  const postAt = Number(textOf(call.args, 'post_at'));
  const error = timeRefusal(call, channel.id, postAt);
  if (error) return refuse(error);
  const { app, args, world } = call;
  const scheduled: ScheduledMessage = {
    id: world.nextId('Q'),
    appId: app.id,
    channel: channel.id,
    postAt: postAt * 1000,
    args,
  };
  world.scheduled.set(scheduled.id, scheduled);
  world.clock.at(scheduled.postAt, () => postScheduled(call, scheduled));
  const { text, blocks } = draftOf(call, channel, undefined);
  const message = { type: 'delayed_message', text, bot_id: app.botId, user: app.botUserId, team: world.team.id };
  return {
    ok: true,
    channel: channel.id,
    scheduled_message_id: scheduled.id,
    post_at: postAt,
    message: blocks ? { ...message, blocks } : message,
  };
};

function timeRefusal({ world }: Call, channel: string, postAt: number): string | null {
  const now = Math.floor(world.clock.now() / 1000);
  if (!Number.isInteger(postAt) || postAt <= 0) return 'invalid_time';
  if (postAt <= now) return 'time_in_past';
  if (postAt > now + SCHEDULE_AHEAD_S) return 'time_too_far';
  const others = [...world.scheduled.values()].filter((other) => other.channel === channel);
  const times = [...others.map((other) => other.postAt / 1000), postAt];
  const crowded = times.some((start) => {
    const inWindow = times.filter((time) => time >= start && time < start + SCHEDULE_PER_CHANNEL.windowS);
    return inWindow.includes(postAt) && inWindow.length > SCHEDULE_PER_CHANNEL.max;
  });
  return crowded ? 'restricted_too_many' : null;
}

/** Posts what is still wanted and still allowed; what is not is dropped in silence, as at Slack. */
function postScheduled(call: Call, scheduled: ScheduledMessage): void {
  if (!call.world.scheduled.delete(scheduled.id)) return;
  const channel = call.world.channels.get(scheduled.channel);
  if (!channel || call.app.state !== 'installed' || postRefusal(call, channel)) return;
  postParts(call.world, call.delivery, draftOf(call, channel, textIf(call.args, 'thread_ts')), call.args);
}

/** Source: docs.slack.dev/reference/methods/chat.deleteScheduledMessage. */
const deleteScheduledMessage: Handler = (call) => {
  const { args, world } = call;
  const channel = seenChannel(call, textOf(args, 'channel'));
  if (isRefusal(channel)) return channel;
  const scheduled = world.scheduled.get(textOf(args, 'scheduled_message_id'));
  const mine = scheduled?.appId === call.app.id && scheduled.channel === channel.id;
  if (!scheduled || !mine || scheduled.postAt - world.clock.now() < LAST_MINUTE_MS) {
    return refuse('invalid_scheduled_message_id');
  }
  world.scheduled.delete(scheduled.id);
  return { ok: true };
};

/** Source: docs.slack.dev/reference/methods/chat.scheduledMessages.list. */
const listScheduled: Handler = (call) => {
  const { args, app, world } = call;
  const wanted = textIf(args, 'channel');
  const mine = [...world.scheduled.values()]
    .filter(({ appId, channel }) => appId === app.id && (wanted === undefined || channel === wanted))
    .toSorted((a, b) => a.postAt - b.postAt);
  const page = pageOf(mine, ({ id }) => id, args, { standard: 100, max: 999 });
  if (isRefusal(page)) return page;
  const scheduled_messages = page.items.map(({ id, channel, postAt, args: said }) => ({
    id,
    channel_id: channel,
    post_at: postAt / 1000,
    date_created: Math.floor(world.clock.now() / 1000),
    text: textOf(said, 'text'),
  }));
  return { ok: true, scheduled_messages, response_metadata: { next_cursor: page.nextCursor } };
};

/** The chat methods that act later. */
export const SCHEDULE: Readonly<Record<string, Handler>> = {
  'chat.scheduleMessage': scheduleMessage,
  'chat.deleteScheduledMessage': deleteScheduledMessage,
  'chat.scheduledMessages.list': listScheduled,
};
