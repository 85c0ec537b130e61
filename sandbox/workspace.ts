import { createChanges, touchTeam } from './changes.ts';
import type { Clock } from './clock.ts';
import { addChannel } from './channels.ts';
import { botName } from './config.ts';
import type { ChannelConfig, ReadyApp, ReadyConfig, UserConfig } from './config.ts';
import { createIds, createTimestamps, secretOf } from './ids.ts';
import { addUser } from './people.ts';
import { present } from './present.ts';
import type { InstalledApp, Manifest, Team, World } from './world.ts';

/**
 * A workspace as the config describes it, at the clock's present, with nothing said in it yet.
 * errors: RangeError for a channel member that is neither a user nor a bot: `readConfig` finds those first, so that is a bug.
 */
export function createWorld(config: ReadyConfig, clock: Clock): World {
  const nextId = createIds();
  const team: Team = { id: config.team.id ?? nextId('T'), name: config.team.name, domain: config.team.domain };
  const changes = createChanges();
  const world: World = {
    clock,
    changes,
    team,
    foreignTeams: new Map(),
    apps: new Map(),
    users: new Map(),
    channels: new Map(),
    messages: new Map(),
    views: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    scheduled: new Map(),
    files: new Map(),
    codes: new Map(),
    log: [],
    violations: [],
    faults: [],
    settings: config.settings,
    inFlightCalls: 0,
    url: '',
    nextId,
    nextTs: createTimestamps(clock),
  };
  clock.onChange(() => void changes.note('clock'));
  addUser(world, { id: 'USLACKBOT', name: 'slackbot', realName: 'Slackbot', displayName: 'Slackbot', tz: null });
  for (const user of config.users) foundUser(world, user);
  for (const app of config.apps) installApp(world, app);
  for (const channel of config.channels) foundChannel(world, channel);
  return world;
}

/** The user as the config or a control request describes them. A foreign one belongs to the other organisation. */
export function userFields(world: World, user: UserConfig): Parameters<typeof addUser>[1] {
  return {
    id: user.id,
    name: user.name,
    realName: user.realName ?? user.name,
    displayName: user.displayName ?? user.name,
    tz: user.tz === undefined ? 'UTC' : user.tz,
    locale: user.locale,
    isAdmin: user.admin || user.owner,
    isOwner: user.owner,
    isRestricted: user.guest !== undefined,
    isUltraRestricted: user.guest === 'single',
    isBot: user.bot,
    deleted: user.deleted,
    isStranger: user.foreign,
    teamId: user.foreign ? otherTeam(world).id : world.team.id,
  };
}

/** The other organisation of this world, founded on first use. */
export function otherTeam(world: World): Team {
  const [known] = world.foreignTeams.values();
  if (known) return known;
  const team: Team = { id: world.nextId('T'), name: 'Elsewhere', domain: 'elsewhere' };
  world.foreignTeams.set(team.id, team);
  return team;
}

function foundUser(world: World, user: UserConfig): void {
  addUser(world, userFields(world, user));
}

function foundChannel(world: World, config: ChannelConfig): void {
  const members = config.members.map((member) => userByName(world, member));
  const creator = members[0] ?? firstAdmin(world);
  const channel = addChannel(world, { name: config.name, kind: config.kind, creator }, config.id);
  channel.members = members;
  channel.isArchived = config.archived;
  channel.isReadOnly = config.readOnly;
  channel.isExtShared = config.shared;
}

function userByName(world: World, nameOrId: string): string {
  const user = [...world.users.values()].find((candidate) => [candidate.id, candidate.name].includes(nameOrId));
  if (!user) throw new RangeError(`${nameOrId} is neither a user nor a bot of this config`);
  return user.id;
}

/** The id of somebody who may do what only an admin does. */
export function firstAdmin(world: World): string {
  return [...world.users.values()].find((user) => user.isAdmin)?.id ?? 'USLACKBOT';
}

/** The app, installed with its bot user; secrets that the config does not give are made up. */
export function installApp(world: World, config: ReadyApp): InstalledApp {
  const id = config.id ?? world.nextId('A');
  const manifest: Manifest = config.manifest;
  const bot = addUser(world, {
    name: botName(config.manifest),
    realName: manifest.features?.bot_user?.display_name ?? manifest.display_information.name,
    tz: 'America/Los_Angeles',
    isBot: true,
    appId: id,
  });
  const app: InstalledApp = {
    id,
    manifest,
    clientId: config.clientId ?? `${id.toLowerCase()}.client`,
    clientSecret: config.clientSecret ?? secretOf('client', id),
    signingSecret: config.signingSecret ?? secretOf('signing', id),
    botToken: config.botToken ?? secretOf('xoxb', id),
    appToken: config.appToken ?? secretOf('xapp', id),
    botUserId: bot.id,
    botId: world.nextId('B'),
    scopes: grantedScopes(manifest, config.declined),
    state: 'installed',
    ...present({ requestUrl: config.requestUrl }),
  };
  world.apps.set(app.id, app);
  touchTeam(world);
  return app;
}

/** The bot scopes of an install: those of the manifest, and of the optional ones those not declined. */
function grantedScopes(manifest: Manifest, declined: readonly string[]): string[] {
  const asked = manifest.oauth_config?.scopes;
  const optional = (asked?.bot_optional ?? []).filter((scope) => !declined.includes(scope));
  return [
    ...new Set([...(asked?.bot ?? []).filter((scope) => !(asked?.bot_optional ?? []).includes(scope)), ...optional]),
  ];
}
