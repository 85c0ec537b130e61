/**
 * Slack's limits on time and order: acks, triggers, response URLs, retries, sockets, schedules. `src` is a key of
 * `SOURCES`.
 */
export const PROTOCOL = {
  ack_ms: { max: 3000, src: 'interact' },
  /** Counted from when Slack sent it. */
  trigger_id_ms: { max: 3000, error: 'expired_trigger_id', src: 'interact' },
  trigger_id_uses: { max: 1, error: 'exchanged_trigger_id', src: 'ref' },
  response_url_uses: { max: 5, src: 'interact' },
  response_url_ms: { max: 1_800_000, src: 'interact' },
  response_url_default_visibility: { value: 'ephemeral', src: 'interact' },
  /** Seconds after the failure. */
  event_retries: {
    value: [0, 60, 300],
    headers: ['x-slack-retry-num', 'x-slack-retry-reason'],
    reasons: ['http_timeout', 'too_many_redirects', 'connection_failed', 'ssl_error', 'http_error', 'unknown_error'],
    src: 'events',
  },
  event_no_retry_header: { value: 'x-slack-no-retry: 1', src: 'events' },
  event_success_rate_min: { value: 0.05, window_s: 3600, free_below_events: 1000, src: 'events' },
  event_redirects: { max: 2, src: 'events' },
  event_deliveries: { max: 30_000, window_s: 3600, error_event: 'app_rate_limited', src: 'events' },
  /** Each payload goes to any one of them. */
  socket_connections: { max: 10, src: 'socket' },
  socket_disconnect_reasons: {
    value: ['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets'],
    warning_s_before: 10,
    src: 'socket',
  },
  signature: { max_skew_s: 300, src: 'verify' },
  schedule_ahead_s: { max: 10_368_000, error: 'time_too_far', src: 'sched' },
  schedule_past: { error: 'time_in_past', src: 'ref' },
  schedule_per_channel: { max: 30, window_s: 300, error: 'restricted_too_many', src: 'sched' },
  oauth_state_s: { max: 600, src: 'oauth' },
  rotated_token_s: { value: 43_200, refresh_before_s: 7200, src: 'oauth' },
  /** Commands and interactive payloads that are not acked are lost; only events are retried. */
  interactive_not_retried: { value: true, src: 'third:1940' },
  slash_in_threads: { value: false, src: 'slash' },
  slash_name_collision: { value: 'most recently installed app wins', src: 'slash' },
  /** Only in the ack; the keys of `errors` are block_ids of input blocks. */
  view_submission_response_actions: { value: ['update', 'push', 'clear', 'errors'], src: 'modals' },
  org_methods_need_team_id: {
    value: [
      'bots.info',
      'chat.scheduledMessages.list',
      'conversations.list',
      'dnd.info',
      'dnd.teamInfo',
      'usergroups.list',
      'usergroups.users.list',
      'users.conversations',
      'users.list',
    ],
    src: 'org',
  },
} as const;
