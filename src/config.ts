import { z } from 'zod';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { WRITER_ENV, writerFaults, writerIn, type WriterConfig } from './config-writer.ts';

/** The slash commands as manifest.yml offers them. `/meridian` carries everything and keeps its name. */
export const COMMAND_NAMES = ['/standup', '/hypothesis', '/overlap', '/summary', '/project', '/meridian'] as const;
const UMBRELLA = '/meridian';

/** What the environment says, complete and checked. */
export interface Config {
  readonly slack: {
    readonly botToken: string;
    readonly appToken: string;
    /** Ends with a slash. */
    readonly apiUrl: string;
  };
  readonly databaseUrl: string;
  readonly logLevel: LogLevel;
  /** null: no health server. */
  readonly healthPort: number | null;
  /** Where readings of machines come in; null: nowhere. */
  readonly readings: { readonly host: string; readonly port: number; readonly wandbSecret: string | null } | null;
  /** An MLflow server that measures bets, its address ending with a slash; null: none. */
  readonly mlflow: { readonly url: string; readonly token: string | null } | null;
  /** A language model; null: none, and everything stands in people's own words. */
  readonly writer: WriterConfig | null;
  /** By the name in the code, the name in Slack; null: switched off. */
  readonly commandNames: Readonly<Record<string, string | null>>;
}

/** From most to least; a level shows itself and what comes after. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const SLACK = 'https://slack.com/api/';
/** Slack allows 32 characters with the slash. Source: slackapi/manifest-schema 2.0.0. */
const COMMAND = /^\/[a-z0-9_-]{1,31}$/;

const token = (prefix: 'xoxb-' | 'xapp-', what: string) =>
  z.string('is missing').regex(new RegExp(`^${prefix}[\\w-]+$`), `must be ${what}, which starts with ${prefix}`);

const apiUrl = z
  .string()
  .refine(isWebAddress, 'must be an address such as https://slack.com/api/, without user, query or fragment')
  .refine(
    (text) => !isWebAddress(text) || isSafe(new URL(text)),
    'must be https, unless it is this machine (127.0.0.1, localhost)',
  )
  .transform((text) => (text.endsWith('/') ? text : `${text}/`));

const databaseUrl = z
  .string()
  .regex(
    /^(?:sqlite:.|postgres(?:ql)?:\/\/.)/,
    'must be sqlite: and a file name, sqlite::memory:, or an address such as postgres://user:password@host/name',
  );

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number from 1 to 65535')
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, 'must be a port number from 1 to 65535');

const commandNames = z.string().transform((text, context) => {
  const { names, faults } = readRenames(text);
  for (const message of faults) context.addIssue({ code: 'custom', message });
  return names;
});

const Env = z
  .object({
    SLACK_BOT_TOKEN: token('xoxb-', "the bot's token"),
    SLACK_APP_TOKEN: token('xapp-', 'the app-level token with connections:write'),
    SLACK_API_URL: apiUrl.default(SLACK),
    DATABASE_URL: databaseUrl.default('sqlite:./meridian.db'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
    HEALTH_PORT: portNumber.nullable().default(null),
    READINGS_PORT: portNumber.nullable().default(null),
    READINGS_HOST: z
      .string()
      .refine(isHost, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
      .default('127.0.0.1'),
    MLFLOW_URL: apiUrl.nullable().default(null),
    MLFLOW_TOKEN: z.string().nullable().default(null),
    WANDB_WEBHOOK_SECRET: z.string().min(8, 'must have at least 8 characters').nullable().default(null),
    COMMANDS: commandNames.prefault(''),
    ...WRITER_ENV,
  })
  .check((read) => {
    for (const [path, message] of writerFaults(read.value))
      read.issues.push({ code: 'custom', path: [path], message, input: null });
    // Slack's own libraries print whole payloads at this level, and with them what people wrote
    if (read.value.LOG_LEVEL !== 'debug' || isLocal(new URL(read.value.SLACK_API_URL))) return;
    const message = 'debug prints what people write, so it is for a local Slack only (SLACK_API_URL)';
    read.issues.push({ code: 'custom', path: ['LOG_LEVEL'], message, input: read.value.LOG_LEVEL });
  });

/**
 * The configuration in `env`, frozen, or every fault in it at once.
 *
 * errors:  sentences that begin with the variable's name and never hold its value. A variable that is empty or only
 *          spaces is missing; spaces around a value are dropped.
 */
export function readConfig(env: NodeJS.ProcessEnv): Result<Config, readonly string[]> {
  const given = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  const read = Env.safeParse(Object.fromEntries(given.filter(([, value]) => value)));
  if (!read.success) return refuse(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  const { data } = read;
  return ok(
    Object.freeze({
      slack: Object.freeze({
        botToken: data.SLACK_BOT_TOKEN,
        appToken: data.SLACK_APP_TOKEN,
        apiUrl: data.SLACK_API_URL,
      }),
      databaseUrl: data.DATABASE_URL,
      logLevel: data.LOG_LEVEL,
      healthPort: data.HEALTH_PORT,
      readings:
        data.READINGS_PORT === null
          ? null
          : Object.freeze({
              host: data.READINGS_HOST,
              port: data.READINGS_PORT,
              wandbSecret: data.WANDB_WEBHOOK_SECRET,
            }),
      mlflow: data.MLFLOW_URL === null ? null : Object.freeze({ url: data.MLFLOW_URL, token: data.MLFLOW_TOKEN }),
      writer: writerIn(data),
      commandNames: Object.freeze(data.COMMANDS),
    }),
  );
}

/**
 * What `COMMANDS` says: by the name in the code, the name in Slack, or null where it is switched off. It is read without the rest where no token is there yet.
 *
 * errors:  sentences that go on after the variable's name.
 */
export function readCommandNames(text: string): Result<Config['commandNames'], readonly string[]> {
  const { names, faults } = readRenames(text);
  return faults.length > 0 ? refuse(faults) : ok(names);
}

/** Reads `standup=/daily,project=off`: a short name, then what Slack calls it, or `off`. */
function readRenames(text: string): { names: Record<string, string | null>; faults: string[] } {
  const names: Record<string, string | null> = Object.fromEntries(COMMAND_NAMES.map((name) => [name, name]));
  const renamable = COMMAND_NAMES.filter((name) => name !== UMBRELLA);
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const [place, part] of text
    .split(',')
    .filter((item) => item.trim())
    .entries()) {
    const [key = '', value = '', ...more] = part.split('=').map((side) => side.trim());
    const name = `/${key.replace(/^\//, '')}`;
    const known = renamable.some((one) => one === name);
    const where = `entry ${place + 1}`;
    if (!known) faults.push(`${where} must begin with one of ${renamable.map((one) => one.slice(1)).join(', ')} and =`);
    else if (seen.has(name)) faults.push(`names ${name} twice`);
    else if (more.length > 0 || (value !== 'off' && !COMMAND.test(value))) {
      faults.push(`${where} must say off or a command such as /daily: lower case, at most 32 characters`);
    } else names[name] = value === 'off' ? null : value;
    seen.add(name);
  }
  const shown = Object.values(names).filter((name) => name !== null);
  if (new Set(shown).size < shown.length) faults.push('gives two commands one name');
  return { names, faults };
}

/** A name or number to listen on, without port or path. */
function isHost(text: string): boolean {
  return /^(?:[a-z0-9.-]+|[0-9a-f:]*:[0-9a-f:.]*)$/i.test(text);
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || isLocal(url);
}

/** True of an address that never leaves this machine. */
function isLocal({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
