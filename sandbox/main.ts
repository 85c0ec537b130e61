import { parseArgs } from 'node:util';
import { readConfig, readConfigFile } from './config.ts';
import { serve } from './server.ts';
import type { Sandbox } from './server.ts';

const USAGE = `A local Slack on 127.0.0.1.

  npm run sandbox -- [--port 3300] [--config file.json] [--start 2026-03-09T08:00:00Z] [--speed 1]

  --port    0 takes any free port (default 3300)
  --config  .json or .yml: team, apps, users, channels, start, speed, settings; see sandbox/README.md
  --start   what its clock shows at the start (default: the real time)
  --speed   1 is real time, 0 stands still until POST /_control/clock moves it
`;

interface Flags {
  readonly port: number;
  readonly config: string | undefined;
  readonly start: string | undefined;
  readonly speed: number | undefined;
}

/** The flags, or every fault of them; null where only help was asked for. */
function readFlags(argv: string[]): { ok: true; flags: Flags } | { ok: false; faults: string[] } | null {
  const options = {
    port: text,
    config: text,
    start: text,
    speed: text,
    help: { type: 'boolean' as const, short: 'h' },
  };
  const parsed = parsedArgs(() => parseArgs({ args: argv, options }).values);
  if (!parsed.ok) return parsed;
  const { port = '3300', config, start, speed, help } = parsed.values;
  if (help) return null;
  const faults: string[] = [];
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) faults.push(`--port: ${port} is no port`);
  if (start !== undefined && Number.isNaN(Date.parse(start))) faults.push(`--start: ${start} is no instant`);
  if (speed !== undefined && !/^\d+(\.\d+)?$/.test(speed)) faults.push(`--speed: ${speed} is no number from 0 up`);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    flags: { port: Number(port), config, start, speed: speed === undefined ? undefined : Number(speed) },
  };
}

const text = { type: 'string' as const };

function parsedArgs<T>(parse: () => T): { ok: true; values: T } | { ok: false; faults: string[] } {
  try {
    return { ok: true, values: parse() };
  } catch (error) {
    return { ok: false, faults: [error instanceof Error ? error.message : String(error)] };
  }
}

/** The line for programs: where it is and with which tokens. */
function announcement({ url, world }: Sandbox): Record<string, unknown> {
  const apps = [...world.apps.values()].map((app) => ({
    id: app.id,
    name: app.manifest.display_information.name,
    botToken: app.botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    botUserId: app.botUserId,
  }));
  return { url, api: `${url}/api/`, control: `${url}/_control/`, team: world.team.id, apps };
}

function fail(faults: readonly string[], code: number): void {
  process.stderr.write(`The sandbox cannot start:\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  process.exitCode = code;
}

async function run(argv: string[]): Promise<void> {
  const read = readFlags(argv);
  if (read === null) return void process.stderr.write(USAGE);
  if (!read.ok) return fail([...read.faults, 'try --help'], 2);
  const { port, config: path, start, speed } = read.flags;
  const config = path === undefined ? readConfig({}, process.cwd()) : readConfigFile(path);
  if (!config.ok) return fail(config.faults, 2);
  const times = { ...(start === undefined ? {} : { start }), ...(speed === undefined ? {} : { speed }) };
  const sandbox = await serve(config.config, { port, ...times }).catch((error: unknown) => {
    fail([error instanceof Error ? error.message : String(error)], 1);
    return null;
  });
  if (!sandbox) return undefined;
  process.stdout.write(`${JSON.stringify(announcement(sandbox))}\n`);
  process.stderr.write(
    `A local Slack listens on ${sandbox.url}. Point your app's slackApiUrl to ${sandbox.url}/api/\n`,
  );
  process.stderr.write(`See ${sandbox.url}/_control/state. Ctrl-C ends it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
  return undefined;
}

await run(process.argv.slice(2));
