import { words } from './method.ts';
import type { MethodRule } from './method.ts';

/** Posting, changing and scheduling messages; reactions. Sources: `ref` for tiers, scopes and arguments, joined with `webapi`. */
export const CHAT_METHODS: Readonly<Record<string, MethodRule>> = {
  'chat.postMessage': {
    tier: 'special',
    token: 'bot',
    scopes: ['chat:write'],
    args: words(
      'as_user attachments blocks channel current_draft_last_updated_ts icon_emoji icon_url link_names markdown_text metadata mrkdwn parse reply_broadcast text thread_ts unfurl_links unfurl_media username',
    ),
    required: ['channel'],
  },
  'chat.update': {
    tier: 3,
    token: 'bot',
    scopes: ['chat:write'],
    args: words(
      'as_user attachments blocks channel file_ids link_names markdown_text metadata parse reply_broadcast text ts unfurled_attachments',
    ),
    required: ['ts', 'channel'],
  },
  'chat.delete': {
    tier: 3,
    token: 'bot',
    scopes: ['chat:write'],
    args: words('as_user channel ts'),
    required: ['ts', 'channel'],
  },
  'chat.postEphemeral': {
    tier: 4,
    token: 'bot',
    scopes: ['chat:write'],
    args: words(
      'as_user attachments blocks channel icon_emoji icon_url link_names markdown_text metadata parse text thread_ts user username',
    ),
    required: ['user', 'channel'],
  },
  'chat.getPermalink': {
    tier: 'special',
    token: 'bot',
    scopes: [],
    args: words('channel message_ts'),
    required: ['channel', 'message_ts'],
  },
  'chat.scheduleMessage': {
    tier: 3,
    token: 'bot',
    scopes: ['chat:write'],
    args: words(
      'as_user attachments blocks channel link_names markdown_text metadata parse post_at reply_broadcast text thread_ts unfurl_links unfurl_media',
    ),
    required: ['channel', 'post_at'],
  },
  'chat.deleteScheduledMessage': {
    tier: 3,
    token: 'bot',
    scopes: ['chat:write'],
    args: words('as_user channel scheduled_message_id'),
    required: ['scheduled_message_id', 'channel'],
  },
  'chat.scheduledMessages.list': {
    tier: 3,
    token: 'bot',
    scopes: [],
    args: words('channel cursor latest limit oldest team_id'),
    required: [],
  },
  // source: docs.slack.dev/reference/methods/pins.add, pins.remove and pins.list
  'pins.add': {
    tier: 2,
    token: 'bot',
    scopes: ['pins:write'],
    args: words('channel timestamp'),
    required: ['channel'],
  },
  'pins.remove': {
    tier: 2,
    token: 'bot',
    scopes: ['pins:write'],
    args: words('channel timestamp'),
    required: ['channel'],
  },
  'pins.list': {
    tier: 2,
    token: 'bot',
    scopes: ['pins:read'],
    args: words('channel'),
    required: ['channel'],
  },
  'reactions.add': {
    tier: 3,
    token: 'bot',
    scopes: ['reactions:write'],
    args: words('channel name timestamp'),
    required: ['name', 'timestamp', 'channel'],
  },
  // source: docs.slack.dev/reference/methods/reactions.remove
  'reactions.remove': {
    tier: 2,
    token: 'bot',
    scopes: ['reactions:write'],
    args: words('channel file file_comment name timestamp'),
    required: ['name'],
  },
};
