import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Fault, LogEntry, Settings, Violation } from './records.ts';

export type { Fault, LogEntry, PayloadError, Settings, Violation } from './records.ts';

/**
 * Everything the local Slack knows, as plain data. One `World` is one workspace with the apps installed in it.
 * Files that change it live beside what they change (`web-api/`, `delivery/`, `control/`); nothing here has behaviour.
 *
 * units: every time is epoch milliseconds on the world's own clock, unless a field says otherwise.
 */
export interface World {
  readonly clock: Clock;
  /** What changed when, for whoever watches. Whatever changes the world says so here. */
  readonly changes: Changes;
  readonly team: Team;
  /** Other workspaces: users of Slack Connect belong to one of these. */
  readonly foreignTeams: Map<string, Team>;
  readonly apps: Map<string, InstalledApp>;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** By channel id, oldest first. */
  readonly messages: Map<string, Message[]>;
  readonly views: Map<string, OpenView>;
  /** Published Home tabs, by `appId:userId`. */
  readonly homes: Map<string, OpenView>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly scheduled: Map<string, ScheduledMessage>;
  readonly files: Map<string, SlackFile>;
  /** Codes for oauth.v2.access, by code. */
  readonly codes: Map<string, OAuthCode>;
  /** Every Web API call and every delivery, in order. */
  readonly log: LogEntry[];
  /** What a strict reviewer would refuse: broken rules and lints, in order. */
  readonly violations: Violation[];
  readonly faults: Fault[];
  /** Rules that only the sandbox knows, and may relax. */
  readonly settings: Settings;
  /** Web API calls that are being answered now. */
  inFlightCalls: number;
  /** Base URL of the running server, without a slash at the end; empty until it listens. */
  url: string;
  /** Makes ids: `U`, `C`, `D`, `V`, `F` … + 10 characters, in order of making, so that a run can be repeated. */
  nextId(prefix: string): string;
  /** A message ts that no message of this world has: seconds with six decimals, growing. */
  nextTs(): string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterpriseId?: string;
}

export interface InstalledApp {
  readonly id: string;
  /** The manifest as Slack takes it, parsed. Its scopes, commands, events and settings are what the app may use. */
  manifest: Manifest;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly botToken: string;
  /** Level `connections:write`. */
  readonly appToken: string;
  readonly botUserId: string;
  readonly botId: string;
  /** Bot scopes granted at install; optional ones may be missing. */
  scopes: string[];
  state: 'installed' | 'revoked' | 'uninstalled';
  /** Where events and interactions go when Socket Mode is off. */
  requestUrl?: string;
}

/** The parts of an app manifest that the sandbox reads. Source: slackapi/manifest-schema 2.0.0. */
export interface Manifest {
  display_information: { name: string; description?: string };
  features?: {
    app_home?: { home_tab_enabled?: boolean; messages_tab_enabled?: boolean; messages_tab_read_only_enabled?: boolean };
    bot_user?: { display_name: string; always_online?: boolean };
    slash_commands?: {
      command: string;
      description: string;
      usage_hint?: string;
      should_escape?: boolean;
      url?: string;
    }[];
    shortcuts?: { name: string; type: 'message' | 'global'; callback_id: string; description: string }[];
  };
  oauth_config?: { scopes?: { bot?: string[]; bot_optional?: string[] }; redirect_urls?: string[] };
  settings?: {
    event_subscriptions?: { request_url?: string; bot_events?: string[] };
    interactivity?: { is_enabled: boolean; request_url?: string; message_menu_options_url?: string };
    socket_mode_enabled?: boolean;
    org_deploy_enabled?: boolean;
    token_rotation_enabled?: boolean;
  };
}

export interface User {
  readonly id: string;
  readonly teamId: string;
  name: string;
  realName: string;
  displayName: string;
  /** IANA name; null where the person set none (Slack then leaves `tz` out). */
  tz: string | null;
  locale: string;
  isBot: boolean;
  /** The app behind a bot user. */
  appId?: string;
  isAdmin: boolean;
  isOwner: boolean;
  /** Multi-channel guest; with `isUltraRestricted` a single-channel guest. */
  isRestricted: boolean;
  isUltraRestricted: boolean;
  /** Of another organisation, seen through a shared channel. */
  isStranger: boolean;
  deleted: boolean;
  status: { text: string; emoji: string; /** Epoch seconds; 0: never. */ expiration: number };
  dnd: { enabled: boolean; /** Epoch seconds. */ nextStart: number; nextEnd: number };
  /** Epoch seconds. */
  updated: number;
}

export interface Channel {
  readonly id: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  /** Empty for an `im`. */
  name: string;
  /** In the order of joining. */
  members: string[];
  creator: string;
  /** Epoch seconds. */
  readonly created: number;
  isArchived: boolean;
  /** Shared with another organisation. */
  isExtShared: boolean;
  /** Only admins may post. */
  isReadOnly: boolean;
  topic: string;
  purpose: string;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  /** Author. For an app's message its bot user. */
  readonly user: string;
  readonly botId?: string;
  readonly appId?: string;
  text: string;
  blocks?: unknown[];
  attachments?: unknown[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  threadTs?: string;
  subtype?: string;
  editedTs?: string;
  /** Only this user sees it; it is in no history. */
  ephemeralTo?: string;
  reactions: { name: string; users: string[] }[];
  /** In its channel; absent: it is not. */
  pinned?: true;
  files: string[];
  deleted: boolean;
  /** The number in `world.changes` of the last change to it. */
  changed: number;
}

export interface OpenView {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  /** The view as the app sent it, with block and action ids filled in where it left them out. */
  view: Record<string, unknown>;
  hash: string;
  readonly rootViewId: string;
  readonly previousViewId?: string;
  /** `block_id` -> `action_id` -> the value object as Slack sends it. */
  state: Record<string, Record<string, unknown>>;
  readonly kind: 'modal' | 'home';
  /** Field errors of the last submission, by block_id. */
  errors: Record<string, string>;
  open: boolean;
}

/** Source: docs.slack.dev/interactivity/handling-user-interaction: 3 seconds, once. */
export interface Trigger {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  readonly at: number;
  used: boolean;
  /** The view the person was in, for views.push. */
  readonly viewId?: string;
}

/** Source: docs.slack.dev/interactivity/handling-user-interaction: 5 uses in 30 minutes. */
export interface ResponseUrl {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  readonly channel: string;
  readonly at: number;
  uses: number;
  /** The message whose button was pressed; absent for a slash command. */
  readonly messageTs?: string;
}

export interface ScheduledMessage {
  readonly id: string;
  readonly appId: string;
  readonly channel: string;
  readonly postAt: number;
  readonly args: Record<string, unknown>;
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly length: number;
  readonly altText: string;
  title: string;
  bytes: Uint8Array | null;
  mimetype: string | null;
  channels: string[];
  completed: boolean;
  readonly created: number;
}

/** Source: docs.slack.dev/reference/methods/oauth.v2.access: once, within 10 minutes. */
export interface OAuthCode {
  readonly code: string;
  readonly appId: string;
  readonly userId: string;
  readonly at: number;
  used: boolean;
}
