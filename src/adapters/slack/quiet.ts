import type { WebClient } from '@slack/web-api';
import type { Delivery } from '#domain/delivery.ts';
import type { UserId } from '#domain/ids.ts';
import { epochMs, instant, plusMinutes, type Instant } from '#domain/time.ts';
import { unaskedRule } from '#domain/unasked.ts';
import { tried } from './failures.ts';

/** Somebody switches it on or off in between; a message a few minutes into it is no drama, and Slack takes fifty questions a minute. */
const KNOWN_MINUTES = 3;
/** Where an administrator has declined the scope, it is asked again now and then. */
const DECLINED_MINUTES = 60;
const DECLINED = new Set(['missing_scope', 'not_allowed_token_type', 'no_permission']);
const KNOWN_MAX = 5_000;

/**
 * Until when something that is about to be sent waits, because nobody asked for it and its reader's do-not-disturb goes on at `now`;
 * null: it may go. The scope `dnd:read` is optional, and a Slack that does not answer holds nothing back.
 */
export type QuietUntil = (delivery: Pick<Delivery, 'address' | 'message'>, now: Instant) => Promise<Instant | null>;

/** Asks Slack, and remembers the answer for a few minutes. source: docs.slack.dev/reference/methods/dnd.info */
export function createQuiet(client: WebClient): QuietUntil {
  const known = new Map<UserId, { readonly until: Instant | null; readonly fresh: Instant }>();
  let declinedUntil: Instant = instant(0);
  return async ({ address, message }, now) => {
    if (address.to !== 'person' || unaskedRule(message) === null) return null;
    const { user } = address;
    const found = known.get(user);
    if (found && now < found.fresh) return found.until !== null && now < found.until ? found.until : null;
    if (now < declinedUntil) return null;
    const read = await tried(() => client.dnd.info({ user }));
    if (!read.ok) {
      if (read.error.kind === 'refused' && DECLINED.has(read.error.code))
        declinedUntil = plusMinutes(now, DECLINED_MINUTES);
      return null;
    }
    const { dnd_enabled: enabled = false, next_dnd_start_ts: start = 0, next_dnd_end_ts: end = 0 } = read.value;
    const at = epochMs(now) / 1000;
    const until = enabled && start <= at && at < end ? instant(end * 1000) : null;
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(user, { until, fresh: plusMinutes(now, KNOWN_MINUTES) });
    return until;
  };
}
