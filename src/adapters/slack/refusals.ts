import type { Instant } from '#domain/time.ts';
import { plusMinutes } from '#domain/time.ts';

/**
 * What a refusal of Slack means for a delivery. `later`: try again, and count it. `ours`: our token or app is at fault, not
 * the message; try again and do not count it. `gone`: whoever or whatever it was for is not there. `never`: it is wrong.
 */
export type Meaning = 'later' | 'ours' | 'gone' | 'never';

const MEANINGS: Readonly<Record<string, Meaning>> = {
  service_unavailable: 'later',
  team_added_to_org: 'later', // a workspace on its way into an Enterprise organisation; ends by itself
  org_login_required: 'later',
  restricted_action_thread_locked: 'gone',
  invalid_auth: 'ours',
  not_authed: 'ours',
  token_revoked: 'ours',
  token_expired: 'ours',
  ekm_access_denied: 'ours',
  account_inactive: 'gone',
  user_disabled: 'gone',
  user_not_found: 'gone',
  user_not_visible: 'gone',
  channel_not_found: 'gone',
  is_archived: 'gone',
  not_in_channel: 'gone',
  message_not_found: 'gone',
};

/** What Slack's error `code` means for a delivery. */
export function meaningOf(code: string): Meaning {
  return MEANINGS[code] ?? 'never';
}

const SHUT = new Set(['channel_not_found', 'is_archived', 'not_in_channel']);

/** Whether Slack's error `code` for a message to a channel means that none will arrive there. */
export function isShut(code: string): boolean {
  return SHUT.has(code);
}

/** Counted tries before a delivery is given up. */
export const MOST_TRIES = 5;
/** Minutes to wait after each counted try. */
const WAITS = [0.1, 0.5, 2, 10] as const;
/** Minutes between tries that do not count. */
const OURS_WAIT = 5;

/** When to try again after `tries` counted tries before this one. */
export function retryAt(now: Instant, tries: number): Instant {
  return plusMinutes(now, WAITS[Math.min(tries, WAITS.length - 1)] ?? OURS_WAIT);
}

/** When to try again what we ourselves are in the way of. */
export function retryOurs(now: Instant): Instant {
  return plusMinutes(now, OURS_WAIT);
}
