import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { controlOf } from '#sandbox/client.ts';
import type { Control } from '#sandbox/client.ts';
import type { Workspace } from './scene/shapes.ts';

/** A local Slack of our own, in a process of its own. */
export interface LocalSlack {
  readonly url: string;
  readonly control: Control;
  readonly botToken: string;
  readonly appToken: string;
  readonly botUser: string;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Starts a local Slack whose clock shows `start` and stands still; its config lies in `folder`. */
export async function startLocalSlack(folder: string, workspace: Workspace, start: string): Promise<LocalSlack> {
  const config = join(folder, 'slack.json');
  await writeFile(config, JSON.stringify(configOf(workspace, start)));
  const child = spawn(process.execPath, [join(ROOT, 'sandbox/main.ts'), '--port', '0', '--config', config], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // Ctrl-C is for us: the bot says goodbye before its Slack goes
  });
  const stop = stopper(child);
  const { url, apps } = await announced(child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const [app] = apps;
  if (!app) throw new Error('the local Slack started without the app');
  const { botToken, appToken, botUserId: botUser } = app;
  return { url, control: controlOf(url), botToken, appToken, botUser, stop };
}

function configOf({ name, people, channel, members }: Workspace, start: string) {
  return {
    team: { name, domain: channel },
    apps: [{ manifest: join(ROOT, 'manifest.yml') }],
    // Shown under this name, not under the handle.
    users: people.map((person) => ({ ...person, displayName: person.realName })),
    channels: [{ name: channel, members }],
    start,
    speed: 0,
  };
}

/** Ends the child, and with this process whatever happens. */
function stopper(child: ChildProcess): () => Promise<void> {
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const impatient = setTimeout(kill, 5_000);
      await ended;
      clearTimeout(impatient);
    }
    process.removeListener('exit', kill);
  };
}

interface Announcement {
  readonly url: string;
  readonly apps: readonly { readonly botToken: string; readonly appToken: string; readonly botUserId: string }[];
}

/** The child's first line; errors: what it complained about instead. */
async function announced(child: ChildProcess): Promise<Announcement> {
  if (!child.stdout || !child.stderr) throw new Error('the local Slack has no output');
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  for await (const line of createInterface({ input: child.stdout })) {
    child.stdout.resume();
    return JSON.parse(line) as Announcement;
  }
  throw new Error(`the local Slack did not start: ${complaints.join('').trim()}`);
}
