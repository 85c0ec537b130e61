import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { openStore } from '#db/open.ts';
import type { ChannelId, ProjectId, UserId, WorkspaceId } from '#domain/ids.ts';
import { PROJECT_DEFAULTS } from '#domain/project.ts';
import { DEFAULT_SHIFTS } from '#domain/shift.ts';
import { isZone, localDate, plusDays, plusMinutes, toInstant } from '#domain/time.ts';
import type { Instant, LocalDate, Zone } from '#domain/time.ts';
import type { SandboxConfig } from '#sandbox/config.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { Sandbox } from '#sandbox/server.ts';
import type { Store } from '#ports/store.ts';
import { fileAt, start } from './child.ts';
import type { Child } from './child.ts';

export const WORKSPACE = 'T0BENCH001' as WorkspaceId;
const BOT = 'U0BENCHBOT' as UserId;
const PROJECT = 'atlas' as ProjectId;
const CHANNEL = 'C0BENCH001' as ChannelId;
/** Somebody who types commands. */
export const SOMEBODY = 'u1';
export const ROOM = 'atlas';

const ZONES = [
  'Europe/Lisbon',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Sydney',
  'America/New_York',
  'America/St_Johns',
  'America/Los_Angeles',
];

/** Meridian and an empty Bolt app in one workspace, neither started. */
export interface Stage extends AsyncDisposable {
  readonly slack: Sandbox;
  startBot(): Promise<Child>;
  startEmpty(): Promise<Child>;
}

/** A workspace with a project of eight people, all of whom have answered today and yesterday. */
export async function aStage(folder: string): Promise<Stage> {
  const slack = await startSandbox({ config: workspaceOf(eight()) });
  const [bot, empty] = environments(slack);
  const databaseUrl = `sqlite:${folder}/team.db`;
  const opened = await openStore(databaseUrl);
  await seedTeam(opened.store, toInstant(new Date(slack.world.clock.now()).toISOString()));
  await opened.close();
  return {
    slack,
    startBot: () =>
      start(fileAt('src/main.ts'), /"Connected to Slack"/, {
        ...asNpmStart({ ...bot, DATABASE_URL: databaseUrl }),
      }),
    startEmpty: () => start(fileAt('test/bench/empty-bolt.ts'), /^ready$/, { env: { ...empty } }),
    [Symbol.asyncDispose]: () => slack.close(),
  };
}

function environments({ world, url }: Sandbox): Record<string, string>[] {
  return [...world.apps.values()].map(({ botToken, appToken }) => ({
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: `${url}/api/`,
  }));
}

/** What the bot must find in its environment to serve `slack`. */
export function botEnv(slack: Sandbox): Record<string, string> {
  return environments(slack)[0] ?? {};
}

/** The flags and the environment with which `npm start` runs Node, beside `env`. */
function asNpmStart(env: Record<string, string>): { readonly flags: string[]; readonly env: Record<string, string> } {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync(fileAt('package.json'), 'utf8')));
  const words = scripts.start.split(' ');
  const set = words.slice(0, words.indexOf('node')).map((word) => word.split('=', 2));
  return {
    flags: words.filter((word) => word.startsWith('--')),
    env: { ...env, ...z.record(z.string(), z.string()).parse(Object.fromEntries(set)) },
  };
}

/** A workspace of `people`, all of them in one channel with the bot and the empty app. */
export function workspaceOf(people: NonNullable<SandboxConfig['users']>): SandboxConfig {
  const members = people.map(({ name }) => name);
  return {
    team: { name: 'Bench', domain: 'bench', id: WORKSPACE },
    apps: [{ manifest: fileAt('manifest.yml') }, { manifest: EMPTY }],
    users: people,
    channels: [{ name: ROOM, id: CHANNEL, members: [...members, 'meridian', 'empty'] }],
  };
}

const eight = (): NonNullable<SandboxConfig['users']> =>
  ZONES.map((tz, index) => ({ name: `u${index + 1}`, id: userAt(index), tz, admin: index === 0 }));

const EMPTY = {
  display_information: { name: 'Empty' },
  features: {
    bot_user: { display_name: 'Empty' },
    slash_commands: [{ command: '/empty', description: 'Does nothing', should_escape: true }],
  },
  oauth_config: { scopes: { bot: ['commands'] } },
  settings: { interactivity: { is_enabled: true }, socket_mode_enabled: true },
};

/** The id of the person with that number. */
export const userAt = (index: number): UserId => `U0B${String(index).padStart(7, '0')}` as UserId;

/** The workspace as the bot stores it. */
export async function seedWorkspace(store: Store, now: Instant): Promise<void> {
  await store.workspaces.save({
    id: WORKSPACE,
    name: 'Bench',
    botUser: BOT,
    url: null,
    installedAt: now,
    uninstalledAt: null,
  });
}

async function seedTeam(store: Store, now: Instant): Promise<void> {
  await seedWorkspace(store, now);
  const since = plusMinutes(now, -30 * 24 * 60);
  const settings = {
    state: 'active',
    createdBy: userAt(0),
    createdAt: since,
    ...PROJECT_DEFAULTS,
    channelName: '',
  } as const;
  await store.projects.save({ workspace: WORKSPACE, id: PROJECT, channel: CHANNEL, name: 'Atlas', ...settings });
  for (const [index, name] of ZONES.entries()) {
    const user = userAt(index);
    await seedMember(store, { project: PROJECT, id: user, zone: zoneOf(name), since });
    const today = localDate(now, zoneOf(name));
    for (const date of [plusDays(today, -1), today]) await seedAnswer(store, { project: PROJECT, user, date }, now);
    // Nobody is due while something is measured.
    await store.agenda.set({ workspace: WORKSPACE, project: PROJECT, user }, null);
  }
}

/** A member who takes part in the project; they are due at once. */
export async function seedMember(
  store: Store,
  { project, id, zone, since }: { project: ProjectId; id: UserId; zone: Zone; since: Instant },
): Promise<void> {
  const chosen = {
    shifts: DEFAULT_SHIFTS,
    standupAt: null,
    slackZone: null,
    stays: [],
    region: null,
    evening: false,
    quiet: [],
    nudges: true,
    confirmedAt: since,
  };
  const facts = { active: true, guest: false, admin: false };
  await store.members.save({ workspace: WORKSPACE, id, name: `Member ${id}`, zone, ...chosen, ...facts });
  const place = { workspace: WORKSPACE, project, user: id };
  await store.participations.save({ ...place, role: 'participant', lead: false, roles: [], since });
}

/** An answer given at `now`, and the question before it. */
export async function seedAnswer(
  store: Store,
  which: { project: ProjectId; user: UserId; date: LocalDate },
  now: Instant,
): Promise<void> {
  const key = { workspace: WORKSPACE, ...which };
  const times = { askAt: now, nudgeAt: null, cutoffAt: plusMinutes(now, 480), askedAt: now, nudgedAt: null };
  await store.prompts.insert({ ...key, ...times, state: 'answered', snoozedUntil: null });
  const words = { done: 'Read the logs.', plan: 'Write the fix.', blockers: '', evidence: 'Two of five cases pass.' };
  await store.answers.save({ ...key, words, version: 1, source: 'form', answeredAt: now, editedAt: null, late: false });
}

/** `name` as a zone. errors: throws where it is none, which is a bug. */
export function zoneOf(name: string): Zone {
  if (!isZone(name)) throw new Error(`${name} is no zone`);
  return name;
}
