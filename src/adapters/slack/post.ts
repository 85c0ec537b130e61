// oxlint-disable unicorn/require-post-message-target-origin -- the postMessage here is Slack's, not a window's
import type { WebClient } from '@slack/web-api';
import type { ChannelId, DeliveryKey, MessageRef, WorkspaceId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { epochMs } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { ChatFailure, Place, Post } from '#ports/chat.ts';
import { render } from '#views/index.ts';
import type { DirectMessages } from './dm.ts';
import { tried } from './failures.ts';
import { inLocalNames } from './names.ts';
import type { CommandNames } from './names.ts';
import type { Painted, Painter } from './painter.ts';

/** Under this name the key of a delivery travels with its message; only our own app sees it. */
const DELIVERY_EVENT = 'meridian_delivery';
/** Slack's clock and ours may differ by this much when we look for a message. units: seconds. */
const CLOCK_DOUBT = 300;
const PAGE = 200;
/** 4,000 messages in the minutes since a claim: more than any channel sees. */
const MOST_PAGES = 20;

/** The Post of Slack's Web API. */
export function createPost(
  client: WebClient,
  direct: DirectMessages,
  names: CommandNames = {},
  painter: Painter | null = null,
): Post {
  const look = (message: Message) => render(inLocalNames(message, names));
  return {
    async post(workspace, place, message, key) {
      const { text, ...view } = look(message);
      const sent = await firstTaken(painter?.charted(message, view.blocks) ?? [view.blocks], (blocks) =>
        client.chat.postMessage({
          ...addressOf(place),
          text,
          blocks: [...blocks],
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: DELIVERY_EVENT, event_payload: { key } },
        }),
      );
      const ref = sent.ok ? refOf(sent.value) : sent;
      if (ref.ok) void painter?.follow(message, ref.value);
      if (ref.ok && place.to === 'person') direct.learn(workspace, place.user, ref.value.channel);
      return ref;
    },
    async update(_workspace, ref, message) {
      const { text, ...view } = look(message);
      const sent = await firstTaken(painter?.charted(message, view.blocks) ?? [view.blocks], (blocks) =>
        client.chat.update({ channel: ref.channel, ts: ref.ts, text, blocks: [...blocks] }),
      );
      return sent.ok ? refOf(sent.value) : sent;
    },
    async pin(_workspace, ref, pinned) {
      const what = { channel: ref.channel, timestamp: ref.ts };
      const done = await tried(() => (pinned ? client.pins.add(what) : client.pins.remove(what)));
      const needless = !done.ok && done.error.kind === 'refused' && PINNED_ANYHOW.has(done.error.code);
      return done.ok || needless ? ok(ref) : done;
    },
    async find(workspace, place, key, since) {
      const channel = await conversationOf(direct, workspace, place);
      if (channel === null) return refuse({ kind: 'refused', code: 'unknown_direct_message' });
      return findIn(client, { channel, thread: place.to === 'thread' ? place.parent.ts : null }, key, since);
    },
  };
}

/** Done already, gone, or not allowed: an administrator may decline the scope, and a channel holds a hundred pins. */
const PINNED_ANYHOW = new Set([
  'already_pinned',
  'no_pin',
  'missing_scope',
  'not_pinnable',
  'too_many_pins',
  'permission_denied',
  'message_not_found',
]);

/** What Slack says of blocks that are new to it, or too much. */
export const UNTAKEN = new Set(['invalid_blocks', 'msg_blocks_too_long', 'invalid_blocks_format']);

/** Says it with the first blocks that Slack takes: charts are newer than many a workspace. */
async function firstTaken<T>(
  choices: readonly Painted[],
  call: (blocks: Painted) => Promise<T>,
): Promise<Result<T, ChatFailure>> {
  const [first = [], ...plainer] = choices;
  const sent = await tried(() => call(first));
  const refused = !sent.ok && sent.error.kind === 'refused' && UNTAKEN.has(sent.error.code);
  return refused && plainer.length > 0 ? firstTaken(plainer, call) : sent;
}

function addressOf(
  place: Place,
): { channel: string } | { channel: string; thread_ts: string; reply_broadcast: boolean } {
  if (place.to === 'person') return { channel: place.user }; // opens the direct message by itself
  if (place.to === 'channel') return { channel: place.channel };
  return { channel: place.parent.channel, thread_ts: place.parent.ts, reply_broadcast: place.broadcast };
}

function refOf({ channel, ts }: { channel?: string; ts?: string }): Result<MessageRef, ChatFailure> {
  if (!channel || !ts) return refuse({ kind: 'unreachable', why: 'an answer without channel or ts' });
  return ok({ channel: channel as ChannelId, ts });
}

async function conversationOf(direct: DirectMessages, workspace: WorkspaceId, place: Place): Promise<ChannelId | null> {
  if (place.to === 'person') return direct.with(workspace, place.user);
  return place.to === 'channel' ? place.channel : place.parent.channel;
}

/** The parts of a page of history that matter here. */
interface Page {
  readonly messages?: readonly {
    readonly ts?: string;
    readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
  }[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

async function findIn(
  client: WebClient,
  { channel, thread }: { channel: ChannelId; thread: string | null },
  key: DeliveryKey,
  since: Instant,
): Promise<Result<MessageRef | null, ChatFailure>> {
  const oldest = (epochMs(since) / 1000 - CLOCK_DOUBT).toFixed(6);
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = { channel, oldest, limit: PAGE, include_all_metadata: true, ...(cursor ? { cursor } : {}) };
    const read = await tried<Page>(() =>
      thread === null ? client.conversations.history(asked) : client.conversations.replies({ ...asked, ts: thread }),
    );
    if (!read.ok) return read;
    const found = read.value.messages?.find((one) => keyOf(one.metadata) === key);
    if (found?.ts) return ok({ channel, ts: found.ts });
    cursor = read.value.response_metadata?.next_cursor ?? '';
    if (!cursor) return ok(null);
  }
  return ok(null);
}

function keyOf(metadata: { readonly event_type?: string; readonly event_payload?: object } | undefined): unknown {
  if (metadata?.event_type !== DELIVERY_EVENT || !metadata.event_payload) return undefined;
  return 'key' in metadata.event_payload ? metadata.event_payload.key : undefined;
}
