import { any, bool, inside, int, list, str, words } from './spec.ts';
import type { FieldSpec, Shape } from './spec.ts';

const section = (fields: Readonly<Record<string, FieldSpec>>, required: readonly string[] = []): Shape => ({
  src: 'manifest',
  fields,
  required,
});

const url = (max: number): FieldSpec => str(max, undefined, String.raw`^https?:\/\/`);
const scopes = list(str(50), 255);
const events = list(str(50), 100);

const FEATURES = section({
  app_home: inside(
    section({ home_tab_enabled: bool, messages_tab_enabled: bool, messages_tab_read_only_enabled: bool }),
  ),
  bot_user: inside(section({ display_name: str(80, 1), always_online: bool }, ['display_name'])),
  // The prose says 5 slash commands, the schema 50.
  slash_commands: list(
    inside(
      section(
        {
          command: str(32, 2, String.raw`^\/`),
          url: url(3000),
          description: str(2000, 1),
          usage_hint: str(1000, 1),
          should_escape: bool,
        },
        ['command', 'description'],
      ),
    ),
    50,
    1,
  ),
  shortcuts: list(
    inside(
      section(
        { name: str(24, 1), type: words('message', 'global'), callback_id: str(255, 1), description: str(150, 1) },
        ['name', 'type', 'callback_id', 'description'],
      ),
    ),
    10,
    1,
  ),
  unfurl_domains: list(str(255, undefined, String.raw`^(?![.\-])[\-a-z0-9.]+[a-z0-9]$`), 5, 1),
  functions: list(any, 50),
  workflow_steps: list(any, 10, 1),
  assistant_view: any,
  agent_view: inside(
    section({
      agent_description: str(300),
      suggested_prompts: list(inside(section({ title: str(), message: str() }, ['title', 'message'])), 4),
      actions: list(inside(section({ name: str(), description: str() }, ['name', 'description']))),
    }),
  ),
  code_channels: inside(section({ enabled: bool, slash_command_url: url(3000) })),
});

const SETTINGS = section({
  allowed_ip_address_ranges: list(str(undefined, 1), 50, 1),
  event_subscriptions: inside(
    section({
      request_url: url(3500),
      user_events: events,
      bot_events: events,
      metadata_subscriptions: list(
        inside(section({ app_id: str(), event_type: str(50) }, ['app_id', 'event_type'])),
        20,
        1,
      ),
    }),
  ),
  incoming_webhooks: inside(section({ incoming_webhooks_enabled: bool })),
  interactivity: inside(
    section({ is_enabled: bool, request_url: url(3500), message_menu_options_url: url(3500) }, ['is_enabled']),
  ),
  org_deploy_enabled: bool,
  socket_mode_enabled: bool,
  is_hosted: bool,
  token_rotation_enabled: bool,
  siws_links: inside(section({ initiate_uri: url(3500) })),
  hermes_app_type: str(),
  function_runtime: str(),
  is_mcp_enabled: bool,
});

/** An app manifest, schema version 2. Sections that no app here uses are taken as they are. */
export const MANIFEST: Shape = section(
  {
    $schema: str(),
    _metadata: inside(
      section({ schema_version: int(), min_version: int(), major_version: int(), minor_version: int() }),
    ),
    app_directory: any,
    display_information: inside(
      section(
        {
          name: str(35, 1),
          description: str(140, 1),
          background_color: str(7, 4, '^#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?$'),
          long_description: str(4000, 175),
        },
        ['name'],
      ),
    ),
    features: inside(FEATURES),
    oauth_config: inside(
      section({
        redirect_urls: list(str(2500), 1000),
        scopes: inside(section({ user: scopes, bot: scopes, user_optional: scopes, bot_optional: scopes })),
        token_management_enabled: bool,
        pkce_enabled: bool,
      }),
    ),
    settings: inside(SETTINGS),
    functions: any,
    workflows: any,
    datastores: any,
    outgoing_domains: any,
    types: any,
    external_auth_providers: any,
    mcp_servers: any,
  },
  ['display_information'],
);

/** Lists in which nothing may stand twice. */
export const MANIFEST_UNIQUE: readonly (readonly string[])[] = [
  ['features', 'unfurl_domains'],
  ['oauth_config', 'redirect_urls'],
  ['settings', 'event_subscriptions', 'bot_events'],
  ['settings', 'event_subscriptions', 'user_events'],
];

/** MCP servers that one app may name. */
export const MCP_SERVERS_MAX = 20;
