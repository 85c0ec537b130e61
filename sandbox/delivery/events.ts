import { hasScope, EVENT_SCOPES } from '#sandbox/rules/scopes.ts';
import { EVENT_RETRIES_S } from '#sandbox/rules/protocol.ts';
import type { Channel, InstalledApp, World } from '#sandbox/world.ts';
import { ackDueAt } from './deadline.ts';
import { usesSockets } from './parcel.ts';
import type { Carrier, Outcome } from './parcel.ts';

/** An event as the Events API carries it. */
export type SlackEvent = { type: string } & Record<string, unknown>;

/** What an event concerns. `user` is for the apps' own events their bot user. */
export interface About {
  channel?: string;
  user?: string;
}

/** Events that only the app they are about is told, also when it is no longer installed. */
const FAREWELLS = new Set(['app_uninstalled', 'tokens_revoked']);

/** Events that only the app they are about is told: it is found by its bot user. */
const OWN = new Set([...FAREWELLS, 'app_mention', 'channel_left', 'group_left']);

/** Events about a channel that apps outside a public channel are told too. */
const SEEN_FROM_OUTSIDE = /^channel_(created|archive|unarchive|rename|deleted|shared|unshared)$/u;

/** The apps that are told an event. */
export function audienceOf(world: World, event: SlackEvent, about: About): InstalledApp[] {
  const channel = about.channel === undefined ? undefined : world.channels.get(about.channel);
  return [...world.apps.values()].filter((app) => {
    if (!subscribes(app, event, channel)) return false;
    if (OWN.has(event.type) && about.user !== app.botUserId) return false;
    if (app.state !== 'installed' && !FAREWELLS.has(event.type)) return false;
    return !channel || canSee(app, event.type, channel);
  });
}

/** True where the app asked for the event in its manifest and holds a scope for it. */
export function subscribes(app: InstalledApp, event: SlackEvent, channel?: Channel): boolean {
  const name = subscriptionOf(event, channel);
  const wanted = app.manifest.settings?.event_subscriptions?.bot_events ?? [];
  return wanted.includes(name) && hasScope(app.scopes, scopesOf(name, channel));
}

function subscriptionOf(event: SlackEvent, channel: Channel | undefined): string {
  if (event.type !== 'message' || !channel) return event.type;
  const suffix = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' }[channel.kind];
  return `message.${suffix}`;
}

/** Events that the shared table leaves out. Source: docs.slack.dev/reference/events. */
const MORE_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'message.mpim': ['mpim:history'],
  channel_created: ['channels:read'],
};

/** A channel's own kind decides which of several scopes is needed. */
function scopesOf(name: string, channel: Channel | undefined): readonly string[] {
  const anyOf = MORE_SCOPES[name] ?? EVENT_SCOPES[name] ?? [];
  if (!channel || anyOf.length < 2) return anyOf;
  const prefix = { public: 'channels:', private: 'groups:', im: 'im:', mpim: 'mpim:' }[channel.kind];
  const fitting = anyOf.filter((scope) => scope.startsWith(prefix));
  return fitting.length > 0 ? fitting : anyOf;
}

function canSee(app: InstalledApp, type: string, channel: Channel): boolean {
  if (channel.members.includes(app.botUserId)) return true;
  return channel.kind === 'public' && SEEN_FROM_OUTSIDE.test(type);
}

/** The event in its wrapper. Source: docs.slack.dev/apis/events-api, "Event envelope". */
export function callbackOf(
  world: World,
  app: InstalledApp,
  event: SlackEvent,
  about: About,
): Record<string, unknown> & { event: SlackEvent } {
  const channel = about.channel === undefined ? undefined : world.channels.get(about.channel);
  const author = about.user === undefined ? undefined : world.users.get(about.user);
  const enterprise = world.team.enterpriseId ?? null;
  return {
    token: `verification-${app.id}`,
    team_id: world.team.id,
    context_team_id: author?.isStranger ? author.teamId : world.team.id,
    context_enterprise_id: enterprise,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: world.nextId('Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: world.team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.isExtShared ?? false,
    event_context: `4-${world.nextId('')}`,
  };
}

/** The fate of the first attempt to bring an event to an app; the retries follow by the clock, with the same event_id. */
export function bring(
  world: World,
  send: Carrier,
  app: InstalledApp,
  payload: Record<string, unknown> & { event: SlackEvent },
  retry?: { num: number; reason: string },
): Promise<Outcome> {
  const what = `event:${payload.event.type}`;
  const dueAt = ackDueAt(world.clock);
  const sent = send({ app, kind: 'events_api', what, payload, ...(retry ? { retry } : {}) });
  void sent.then((outcome) => {
    const num = (retry?.num ?? 0) + 1;
    const waitS = EVENT_RETRIES_S[num - 1];
    if (outcome.ack === 'ok' || outcome.noRetry || waitS === undefined) return;
    const failedAt = Math.min(dueAt, world.clock.now());
    world.clock.at(failedAt + waitS * 1000, () => {
      if (app.state !== 'installed') return;
      const reason = usesSockets(app) && outcome.reason !== 'timeout' ? '' : (outcome.reason ?? 'unknown_error');
      void bring(world, send, app, payload, { num, reason });
    });
  });
  return sent;
}
