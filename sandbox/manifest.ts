import { z } from 'zod';

const text = z.string();
const flag = z.boolean().exactOptional();
const url = z.string().exactOptional();
const scopes = z.array(text).exactOptional();

const slashCommand = z.looseObject({
  command: text.startsWith('/'),
  description: text,
  usage_hint: text.exactOptional(),
  should_escape: flag,
  url,
});

const shortcut = z.looseObject({
  name: text,
  type: z.enum(['message', 'global']),
  callback_id: text,
  description: text,
});

const features = z.looseObject({
  app_home: z
    .looseObject({ home_tab_enabled: flag, messages_tab_enabled: flag, messages_tab_read_only_enabled: flag })
    .exactOptional(),
  bot_user: z.looseObject({ display_name: text.min(1), always_online: flag }).exactOptional(),
  slash_commands: z.array(slashCommand).exactOptional(),
  shortcuts: z.array(shortcut).exactOptional(),
});

const settings = z.looseObject({
  event_subscriptions: z.looseObject({ request_url: url, bot_events: scopes }).exactOptional(),
  interactivity: z
    .looseObject({ is_enabled: z.boolean(), request_url: url, message_menu_options_url: url })
    .exactOptional(),
  socket_mode_enabled: flag,
  org_deploy_enabled: flag,
  token_rotation_enabled: flag,
});

/** The parts of a manifest that the sandbox reads, typed; the rest is kept as it is. */
export const manifestSchema = z.looseObject({
  display_information: z.looseObject({ name: text.min(1), description: text.exactOptional() }),
  features: features.exactOptional(),
  oauth_config: z
    .looseObject({
      scopes: z.looseObject({ bot: scopes, bot_optional: scopes }).exactOptional(),
      redirect_urls: scopes,
    })
    .exactOptional(),
  settings: settings.exactOptional(),
});
