import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const MARK = 'MERIDIAN_TEST_RUN';
const GRACE_MS = 2_000;

/**
 * Marks this run in the environment that every process started by a test inherits; the function it gives fails the run
 * when such a process is still there at the end. Where there is no /proc (macOS, Windows) it looks at nothing.
 */
export function setup(): () => Promise<void> {
  const mark = `${MARK}=${randomUUID()}`;
  process.env[MARK] = mark.slice(MARK.length + 1);
  // A bot started by a test is compiled once per machine, not once per test: half of what its start takes of a core.
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'meridian-compiled');
  return async () => {
    for (let waited = 0; leftovers(mark).length > 0 && waited < GRACE_MS; waited += 100) await wait(100);
    const left = leftovers(mark);
    if (left.length > 0) throw new Error(`The tests left processes behind:\n${left.join('\n')}`);
  };
}

/** Processes that carry the mark, but for this one and its own workers. */
function leftovers(mark: string): string[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => peek(pid, 'environ').split('\0').includes(mark))
    .filter((pid) => Number(/^PPid:\s+(\d+)/m.exec(peek(pid, 'status'))?.[1]) !== process.pid)
    .map((pid) => `${pid}: ${peek(pid, 'cmdline').replaceAll('\0', ' ')}`);
}

/** What /proc says of a process; empty once it is gone. */
function peek(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
