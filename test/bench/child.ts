import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program that runs beside the bench. */
export interface Child extends AsyncDisposable {
  readonly pid: number;
  /** Milliseconds from starting the process to its word. */
  readonly readyAfter: number;
  /** The line in which the word stood. */
  readonly line: string;
}

const READY_MS = 30_000;
/** The bot itself takes up to 10 s to finish what it has begun. */
const GOODBYE_MS = 12_000;
const TAIL = 2_000;

const running = new Set<ChildProcess>();
// Whatever ends the bench, nothing that it started stays.
process.on('exit', () => {
  for (const one of running) one.kill('SIGKILL');
});

/** The file of the repository at `path`, e.g. `src/main.ts`. */
export function fileAt(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/**
 * A Node program that has said `word` on standard output.
 *
 * env:     all that it sees of the environment, but for PATH.
 * flags:   of Node, before the file.
 * errors:  an Error with the end of what it said, when it ends or stays silent for 30 s.
 */
export async function start(
  file: string,
  word: RegExp,
  { env = {}, flags = [] }: { readonly env?: Record<string, string>; readonly flags?: readonly string[] } = {},
): Promise<Child> {
  const from = performance.now();
  const child = spawn(process.execPath, [...flags, file], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  try {
    const line = await heard(child, word);
    const { pid = 0 } = child;
    return { pid, line, readyAfter: performance.now() - from, [Symbol.asyncDispose]: () => stop(child) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function heard(child: ChildProcess, word: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void =>
      reject(new Error(`${child.spawnargs[1] ?? 'a program'} ${why}: ${said.trim()}`));
    const timer = setTimeout(() => fail('does not get ready'), READY_MS);
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-TAIL * 10);
      const line = said.split('\n').find((one) => word.test(one));
      if (line === undefined) return;
      clearTimeout(timer);
      // From now on only read away, so that no pipe fills up.
      child.stdout?.removeListener('data', listen).resume();
      resolve(line);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-TAIL);
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), GOODBYE_MS);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}
