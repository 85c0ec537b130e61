import type { WorkspaceId } from '#domain/ids.ts';
import { epochMs, instant } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';

/** The methods that the courier calls, each limited for itself in each workspace. */
export type PacedMethod =
  | 'chat.postMessage'
  | 'chat.update'
  | 'pins.add'
  | 'pins.remove'
  | 'conversations.history'
  | 'conversations.replies';

/** One call to be made. `channel`: where it posts (a person's DM goes by the person); null: no limit per channel. */
export interface PacedCall {
  readonly workspace: WorkspaceId;
  readonly method: PacedMethod;
  readonly channel: string | null;
}

/** Keeps to Slack's limits. It lives in memory: after a restart Slack's own answers (429) correct it. */
export interface Pace {
  /** Counts the call if it may be made at `now` and gives null; else gives the moment from which it may be made. */
  take(now: Instant, call: PacedCall): Instant | null;
  /** No call of the method in the workspace before `until`: Slack said so. */
  pause(workspace: WorkspaceId, method: PacedMethod, until: Instant): void;
}

interface Limit {
  readonly perMinute: number;
  /** How many may go at one moment; those that follow are spaced evenly. */
  readonly burst: number;
}

interface Lane {
  /** Calls of the last minute, oldest first. */
  times: number[];
  /** When an evenly spaced row of calls would have its next one. */
  due: number;
  pausedUntil: number;
}

const MINUTE = 60_000;
/** Slack: about one message a second in one channel. Its tolerance for bursts is left unused. */
const CHANNEL_GAP = 1_000;
/** Channels remembered before those that are free again are forgotten. */
const CHANNELS_REMEMBERED = 5_000;
/** Tier 3. Source: slack.md L5. */
const TIER_3: Limit = { perMinute: 50, burst: 5 };
/** Of pins. Source: docs.slack.dev/reference/methods/pins.add. */
const TIER_2: Limit = { perMinute: 20, burst: 2 };

/**
 * A pace of `postsPerMinute` messages in a workspace ("several hundred", slack.md L2), one a second in a channel, 50 edits
 * and 50 look-ups a minute. No minute, wherever it begins, sees more; a minute with enough to do sees no less.
 */
export function createPace(postsPerMinute = 300): Pace {
  // A twentieth at once serves a small team without delay, and is half of what a strict Slack forgives.
  const posts: Limit = { perMinute: postsPerMinute, burst: Math.max(1, Math.ceil(postsPerMinute / 20)) };
  const lanes = new Map<string, Lane>();
  const channels = new Map<string, number>();

  const laneOf = (workspace: WorkspaceId, method: PacedMethod): Lane => {
    const key = `${workspace} ${method}`;
    const lane = lanes.get(key) ?? { times: [], due: 0, pausedUntil: 0 };
    lanes.set(key, lane);
    return lane;
  };

  return {
    take(now, { workspace, method, channel }) {
      const at = epochMs(now);
      const limit = method === 'chat.postMessage' ? posts : method.startsWith('pins.') ? TIER_2 : TIER_3;
      const lane = laneOf(workspace, method);
      const spot = `${workspace} ${channel ?? ''}`;
      const free = Math.ceil(Math.max(laneFree(lane, limit, at), channel === null ? 0 : (channels.get(spot) ?? 0)));
      if (free > at) return instant(free);
      lane.times.push(at);
      lane.due = Math.max(lane.due, at) + MINUTE / limit.perMinute;
      if (channel !== null) channels.set(spot, at + CHANNEL_GAP);
      if (channels.size > CHANNELS_REMEMBERED) forgetFree(channels, at);
      return null;
    },
    pause(workspace, method, until) {
      const lane = laneOf(workspace, method);
      lane.pausedUntil = Math.max(lane.pausedUntil, epochMs(until));
    },
  };
}

/** The moment from which the lane takes one more: after a pause, inside the minute's limit, and spaced beyond the burst. */
function laneFree(lane: Lane, { perMinute, burst }: Limit, at: number): number {
  lane.times = lane.times.filter((time) => time > at - MINUTE);
  const oldest = lane.times.at(-perMinute);
  const byMinute = oldest === undefined ? 0 : oldest + MINUTE;
  const bySpacing = lane.due - ((burst - 1) * MINUTE) / perMinute;
  return Math.max(lane.pausedUntil, byMinute, bySpacing);
}

function forgetFree(channels: Map<string, number>, at: number): void {
  for (const [spot, free] of channels) if (free <= at) channels.delete(spot);
}
