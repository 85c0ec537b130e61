/** True when one of `anyOf` was granted, or none is needed. */
export function hasScope(granted: readonly string[], anyOf: readonly string[]): boolean {
  return anyOf.length === 0 || anyOf.some((scope) => granted.includes(scope));
}

/** Of which scopes an app needs one to be sent an event; none when empty. Source: `evts`. */
export const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  tokens_revoked: [],
  app_rate_limited: [],
  'message.im': ['im:history'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  member_joined_channel: ['channels:read', 'groups:read', 'mpim:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_id_changed: [],
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  group_rename: ['groups:read'],
  group_deleted: ['groups:read'],
  channel_shared: ['channels:read', 'groups:read'],
  channel_unshared: ['channels:read', 'groups:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
  dnd_updated_user: ['dnd:read'],
  reaction_added: ['reactions:read'],
  app_context_changed: ['assistant:write'],
  agent_session_stopped: ['chat:write'],
  subteam_members_changed: ['usergroups:read'],
  grid_migration_started: [],
  grid_migration_finished: [],
  function_executed: [],
  entity_details_requested: [],
};
