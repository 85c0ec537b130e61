import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { faultsOf } from '#sandbox/control/route.ts';
import { manifestSchema } from './manifest.ts';
import { checkManifest } from './rules/manifest.ts';
import { isZone } from './zones.ts';

/** A zone of the IANA tz database. */
export const zone = z.string().refine(isZone, { error: 'is no zone of the IANA tz database' });
const slackName = z
  .string()
  .regex(/^[a-z0-9._-]{1,80}$/, { error: 'must be 1-80 of a-z, 0-9, dot, dash and underscore' });
const id = (letters: string) =>
  z.string().regex(new RegExp(`^[${letters}][A-Z0-9]{6,}$`), { error: `must look like ${letters[0]}0A1B2C3D4` });

/** An app in a config file or a control request. */
export const appSchema = z.strictObject({
  /** The manifest itself, or the path of its .yml or .json file, relative to the config file. */
  manifest: z.union([z.string().min(1), manifestSchema]),
  id: id('A').optional(),
  clientId: z.string().optional(),
  clientSecret: z.string().optional(),
  signingSecret: z.string().optional(),
  botToken: z.string().startsWith('xoxb-').optional(),
  appToken: z.string().startsWith('xapp-').optional(),
  requestUrl: z.url().optional(),
  /** Optional scopes (`bot_optional`) that the installing admin declined. */
  declined: z.array(z.string()).default([]),
});

/** A user in a config file or a control request. */
export const userSchema = z.strictObject({
  name: slackName,
  id: id('UW').optional(),
  realName: z.string().min(1).optional(),
  displayName: z.string().optional(),
  tz: zone.nullable().optional(),
  locale: z.string().optional(),
  admin: z.boolean().default(false),
  owner: z.boolean().default(false),
  guest: z.enum(['single', 'multi']).optional(),
  bot: z.boolean().default(false),
  deleted: z.boolean().default(false),
  foreign: z.boolean().default(false),
});

/** A channel in a config file or a control request. */
export const channelSchema = z.strictObject({
  name: slackName,
  id: id('CG').optional(),
  kind: z.enum(['public', 'private']).default('public'),
  /** Names or ids of users; an app's bot by its display name. */
  members: z.array(z.string()).default([]),
  archived: z.boolean().default(false),
  readOnly: z.boolean().default(false),
  shared: z.boolean().default(false),
});

const configSchema = z.strictObject({
  team: z
    .strictObject({
      name: z.string().min(1).default('Sandbox'),
      domain: slackName.default('sandbox'),
      id: id('T').optional(),
    })
    .default({ name: 'Sandbox', domain: 'sandbox' }),
  apps: z.array(appSchema).default([]),
  users: z
    .array(userSchema)
    .default([{ name: 'admin', tz: 'UTC', admin: true, owner: true, bot: false, deleted: false, foreign: false }]),
  channels: z
    .array(channelSchema)
    .default([
      { name: 'general', kind: 'public', members: ['admin'], archived: false, readOnly: false, shared: false },
    ]),
  start: z.iso.datetime({ offset: true }).optional(),
  speed: z.number().min(0).max(1_000_000).optional(),
  settings: z
    .strictObject({
      historyLimits: z.enum(['internal', 'commercial']).default('internal'),
      postsPerMinute: z.int().min(1).default(300),
      socketLifetime: z.int().min(0).default(0),
      unknownBlocks: z.array(z.string()).default([]),
    })
    .default({ historyLimits: 'internal', postsPerMinute: 300, socketLifetime: 0, unknownBlocks: [] }),
});

/** What a config file may hold; everything has a default. */
export type SandboxConfig = z.input<typeof configSchema>;

/** A config with every default filled in and every manifest read. */
export type ReadyConfig = Omit<z.output<typeof configSchema>, 'apps'> & { apps: ReadyApp[] };
export type ReadyApp = Omit<z.output<typeof appSchema>, 'manifest'> & { manifest: z.output<typeof manifestSchema> };
export type UserConfig = z.output<typeof userSchema>;
export type ChannelConfig = z.output<typeof channelSchema>;

/**
 * The config as the sandbox uses it, or every fault of it at once.
 * folder: where relative manifest paths start.
 */
export function readConfig(
  raw: unknown,
  folder: string,
): { ok: true; config: ReadyConfig } | { ok: false; faults: string[] } {
  const read = configSchema.safeParse(raw);
  if (!read.success) return { ok: false, faults: faultsOf(read.error, 'the config') };
  const faults: string[] = doublesIn(read.data);
  const apps = read.data.apps.flatMap((app, index) => {
    const manifest = readManifest(app.manifest, folder);
    if (manifest.ok) return [{ ...app, manifest: manifest.manifest }];
    faults.push(...manifest.faults.map((fault) => `apps.${index}.manifest: ${fault}`));
    return [];
  });
  if (faults.length === 0) faults.push(...strangersIn(read.data, apps));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: { ...read.data, apps } };
}

/** Reads and checks the config file at `path`. */
export function readConfigFile(path: string): ReturnType<typeof readConfig> {
  const parsed = readData(path);
  return parsed.ok ? readConfig(parsed.data, dirname(resolve(path))) : { ok: false, faults: [parsed.fault] };
}

type ManifestRead = { ok: true; manifest: ReadyApp['manifest'] } | { ok: false; faults: string[] };

/** The manifest itself, or that of the file at the path it names. */
export function readManifest(manifest: string | ReadyApp['manifest'], folder: string): ManifestRead {
  if (typeof manifest !== 'string') return checkedManifest(manifest);
  const parsed = readData(resolve(folder, manifest));
  return parsed.ok ? checkedManifest(parsed.data) : { ok: false, faults: [parsed.fault] };
}

/** The limits first: they say more of what is wrong than the types that the sandbox itself needs. */
function checkedManifest(raw: unknown): ManifestRead {
  const faults = checkManifest(raw);
  const read = manifestSchema.safeParse(raw);
  if (faults.length > 0) return { ok: false, faults };
  return read.success ? { ok: true, manifest: read.data } : { ok: false, faults: faultsOf(read.error, 'the manifest') };
}

function readData(path: string): { ok: true; data: unknown } | { ok: false; fault: string } {
  if (!existsSync(path)) return { ok: false, fault: `there is no file ${path}` };
  try {
    return { ok: true, data: parse(readFileSync(path, 'utf8')) };
  } catch (error) {
    return {
      ok: false,
      fault: `${path} is neither JSON nor YAML: ${error instanceof Error ? error.message : 'unreadable'}`,
    };
  }
}

function strangersIn(config: z.output<typeof configSchema>, apps: readonly ReadyApp[]): string[] {
  const people = config.users.flatMap((user) => [user.name, user.id ?? user.name]);
  const known = new Set([...people, ...apps.map(({ manifest }) => botName(manifest))]);
  return config.channels.flatMap((channel, index) =>
    channel.members
      .filter((member) => !known.has(member))
      .map((member) => `channels.${index}.members: ${member} is neither a user nor a bot of this config`),
  );
}

/** The user name of an app's bot. */
export function botName(manifest: ReadyApp['manifest']): string {
  return (manifest.features?.bot_user?.display_name ?? manifest.display_information.name).toLowerCase();
}

function doublesIn(config: z.output<typeof configSchema>): string[] {
  return [
    ...repeated(config.users.map((user) => user.name)).map((name) => `users: ${name} is there twice`),
    ...repeated(config.channels.map((channel) => channel.name)).map((name) => `channels: ${name} is there twice`),
  ];
}

const repeated = (names: string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);
