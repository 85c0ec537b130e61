/** Where the facts of this folder come from, by the keys that `src` uses. Slack's own pages unless they say otherwise. */
export const SOURCES: Readonly<Record<string, string>> = {
  types:
    '@slack/types 3.2.0 JSDoc, node_modules/@slack/types/dist/block-kit/{blocks,block-elements,composition-objects}.d.ts',
  views: 'https://docs.slack.dev/reference/views/modal-views and /home-tab-views; @slack/types 3.2.0 dist/views.d.ts',
  'blocks.json':
    'https://docs.slack.dev/blocks.json (surface matrix; copy in TightknitAI/slack-block-kit-validator test/fixtures/blocks.json @eb45d9e)',
  tk: 'TightknitAI/slack-block-kit-validator src/slack-block-kit.schema.json @12ad077 and src/helpers (MIT), incl. notes measured against live Slack',
  skills: 'slackapi/slack-skills-plugin skills/block-kit/SKILL.md @73df00b (2026-08-04)',
  table: 'https://docs.slack.dev/reference/block-kit/blocks/table-block (captured 2026-09-14)',
  data_table: 'https://docs.slack.dev/reference/block-kit/blocks/data-table-block',
  data_viz: 'https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block',
  alert:
    'https://docs.slack.dev/reference/block-kit/blocks/alert-block; slackapi/java-slack-sdk AlertBlock.java (2026-08-07)',
  card: 'https://docs.slack.dev/reference/block-kit/blocks/card-block; slackapi/java-slack-sdk CardBlock.java (2026-08-07)',
  container: 'https://docs.slack.dev/reference/block-kit/blocks/container-block; @slack/types 3.2.0',
  ref: 'slack-ruby/slack-api-ref docs.slack.dev/methods/<method>.json @2026-08-20 (MIT, daily scrape of docs.slack.dev/reference/methods)',
  webapi: '@slack/web-api 8.2.0 *Arguments types, extracted with the TypeScript compiler API',
  postMessage:
    'https://docs.slack.dev/reference/methods/chat.postMessage (#truncating, #rate_limiting, #dm, #authorship)',
  rate: 'https://docs.slack.dev/apis/web-api/rate-limits',
  rate2025:
    'https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps and https://docs.slack.dev/apis/web-api/rate-limits',
  events:
    'https://docs.slack.dev/apis/events-api (#responding, #retries, #failure-limits, #delayed-events-retry, #rate-limiting)',
  socket: 'https://docs.slack.dev/apis/events-api/using-socket-mode',
  interact: 'https://docs.slack.dev/interactivity/handling-user-interaction',
  modals: 'https://docs.slack.dev/surfaces/modals',
  slash: 'https://docs.slack.dev/interactivity/implementing-slash-commands',
  sched: 'https://docs.slack.dev/reference/methods/chat.scheduleMessage (#restrictions)',
  rts: 'https://docs.slack.dev/reference/methods/assistant.search.context and /apis/web-api/real-time-search-api',
  fmt: 'https://docs.slack.dev/messaging/formatting-message-text',
  verify:
    'https://docs.slack.dev/authentication/verifying-requests-from-slack; @slack/bolt 5.1.0 dist/receivers/verify-request.js',
  oauth:
    '@slack/oauth 4.0.0 dist/install-provider.js, dist/state-stores; https://docs.slack.dev/authentication/using-token-rotation',
  manifest: 'slackapi/manifest-schema schemas/manifest.schema.2.0.0.json @c50cfa8 (2026-07-21)',
  evts: 'slack-ruby/slack-api-ref docs.slack.dev/events/events.json @2026-08-20',
  org: 'https://docs.slack.dev/enterprise/developing-for-enterprise-orgs#methods',
  'third:split':
    'third-party measurement 2026-08-27 (public repo, wcore delivery-semantics table): 4,040 chars is the largest single message, 4,041 splits into 4,000-char messages',
  'third:channel_id': 'https://github.com/slackapi/python-slack-sdk/issues/1426 (server message)',
  agents: 'https://docs.slack.dev/ai/agent-sessions, /ai/migrating-to-agent-messaging',
  'third:1940': 'https://github.com/slackapi/python-slack-sdk/issues/1940 (2026-08-13, wire data)',
  'third:2225': 'https://github.com/slackapi/bolt-js/issues/2225 (maintainer, 2024-09-03)',
};
