import type { Channel, Fault, SlackFile, ScheduledMessage, Team, User } from './world.ts';

/** Somebody on their way into the world; only the name is needed. */
export interface UserDraft {
  name: string;
  id?: string;
  realName?: string;
  displayName?: string;
  /** IANA name; null for none. */
  tz?: string | null;
  locale?: string;
  admin?: boolean;
  owner?: boolean;
  guest?: 'single' | 'multi';
  bot?: boolean;
  deleted?: boolean;
  foreign?: boolean;
}

/** What may change about somebody. */
export interface UserChangeDraft {
  name?: string;
  realName?: string;
  displayName?: string;
  tz?: string | null;
  locale?: string;
  deleted?: boolean;
  admin?: boolean;
  foreign?: boolean;
  guest?: 'single' | 'multi' | null;
  /** `expiration` in epoch seconds; 0: never. */
  status?: { text?: string; emoji?: string; expiration?: number };
  /** Epoch seconds. */
  dnd?: { enabled: boolean; nextStart?: number; nextEnd?: number };
}

/** A channel on its way into the world; members by id or name. */
export interface ChannelDraft {
  name: string;
  kind?: 'public' | 'private';
  members?: readonly string[];
  creator?: string;
}

/** A fault to plant; it strikes once where `times` is absent. */
export interface FaultDraft {
  kind: Fault['kind'];
  /** A Web API method, a delivery type (`event:message`, `block_actions` …); everywhere where absent. */
  where?: string;
  times?: number;
  /** Matching calls to let pass first. */
  after?: number;
  /** `429`: seconds of Retry-After. `delay`: milliseconds. */
  amount?: number;
}

/** How the clock is moved. */
export interface ClockMove {
  set?: string;
  advance?: number | string;
  speed?: number;
}

/** What the clock shows. */
export interface ClockShown {
  /** Epoch milliseconds. */
  now: number;
  iso: string;
  speed: number;
  /** The next moment that something in the local Slack or an app waits for. */
  next: string | null;
  /** What apps said of their own next moment, by the name they gave; past where they are at work on it. */
  wakes: Record<string, string>;
}

/** A view as payloads carry it, with the errors of the last submission. */
export interface ShownView {
  id: string;
  type: 'modal' | 'home';
  callback_id: string;
  private_metadata: string;
  title: { type: string; text: string } | null;
  blocks: Record<string, unknown>[];
  /** What the person has changed so far. */
  state: { values: Record<string, Record<string, Record<string, unknown>>> };
  hash: string;
  root_view_id: string;
  previous_view_id: string | null;
  app_id: string;
  errors?: Record<string, string>;
}

/** The world in short. */
export interface StateSummary {
  team: Team;
  now: string;
  speed: number;
  apps: {
    id: string;
    name: string;
    state: 'installed' | 'revoked' | 'uninstalled';
    scopes: string[];
    botUserId: string;
    botId: string;
    connections: number;
  }[];
  users: User[];
  channels: (Channel & {
    messages: number;
    /** The ts of the newest message that everybody there sees and that is no reply. */
    latest: string | null;
  })[];
  openViews: number;
  homes: number;
  scheduled: ScheduledMessage[];
  files: Omit<SlackFile, 'bytes'>[];
  faults: Fault[];
  calls: number;
  violations: number;
  inFlightCalls: number;
  unacked: number;
}
