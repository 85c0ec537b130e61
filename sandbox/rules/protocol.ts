import { PROTOCOL } from './limits/protocol.ts';
import { VIEW_LIMITS } from './limits/views.ts';

/** An acknowledgement later than this is late. units: ms */
export const ACK_MS = PROTOCOL.ack_ms.max;

/** A trigger works this long after Slack sent it, once. units: ms */
export const TRIGGER_MS = PROTOCOL.trigger_id_ms.max;

/** A response_url takes this many posts. */
export const RESPONSE_URL_USES = PROTOCOL.response_url_uses.max;

/** A response_url works this long. units: ms */
export const RESPONSE_URL_MS = PROTOCOL.response_url_ms.max;

/** An event that was not acknowledged comes again after each of these. units: seconds after the failure */
export const EVENT_RETRIES_S: readonly number[] = PROTOCOL.event_retries.value;

/** Modals on top of each other. */
export const VIEW_STACK_MAX = VIEW_LIMITS.stack.max;

/** Socket Mode connections of one app. */
export const SOCKETS_MAX = PROTOCOL.socket_connections.max;

/** Slack warns this long before it closes a connection. units: seconds */
export const SOCKET_WARNING_S = PROTOCOL.socket_disconnect_reasons.warning_s_before;

/** A message can be scheduled this far ahead. units: seconds */
export const SCHEDULE_AHEAD_S = PROTOCOL.schedule_ahead_s.max;

/** Messages that may be scheduled for one channel inside one window. units: the window in seconds */
export const SCHEDULE_PER_CHANNEL = {
  max: PROTOCOL.schedule_per_channel.max,
  windowS: PROTOCOL.schedule_per_channel.window_s,
} as const;

/** A signed request older than this is refused. units: seconds */
export const SIGNATURE_SKEW_S = PROTOCOL.signature.max_skew_s;

/** An OAuth state and an OAuth code work this long. units: seconds */
export const OAUTH_CODE_S = PROTOCOL.oauth_state_s.max;
