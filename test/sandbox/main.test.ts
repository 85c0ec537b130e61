import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { aManifest } from './kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-main-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the sandbox as a program; `onLine` is given its first line and may end it. */
function run(args: string[], onLine?: (line: string, kill: (signal: NodeJS.Signals) => void) => Promise<void>) {
  return new Promise<Ended>((resolve, reject) => {
    const child = spawn(process.execPath, ['sandbox/main.ts', ...args]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (onLine && stdout.includes('\n')) onLine(stdout, (signal) => void child.kill(signal)).catch(reject);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

describe('npm run sandbox', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('prints one line of JSON and ends cleanly on %s', async (signal) => {
    const path = join(folder, 'config.json');
    writeFileSync(path, JSON.stringify({ apps: [{ manifest: aManifest() }] }));
    let answer: unknown;
    const ended = await run(['--port', '0', '--config', path], async (line, kill) => {
      const { api, apps } = Object(JSON.parse(line));
      const headers = { authorization: `Bearer ${String(apps[0].botToken)}` };
      answer = await (await fetch(`${String(api)}auth.test`, { method: 'POST', headers })).json();
      kill(signal);
    });
    expect(answer).toMatchObject({ ok: true, user: 'tester' });
    expect(ended.code).toBe(0);
    expect(ended.stdout.trim().split('\n')).toHaveLength(1);
    expect(ended.stderr).toContain('Ctrl-C ends it');
  });

  it('answers bad flags and a bad config with every fault and exit code 2', async () => {
    const flags = await run(['--port', '99999', '--start', 'soon', '--speed', 'fast']);
    expect(flags).toMatchObject({ code: 2, stdout: '' });
    for (const name of ['--port: 99999', '--start: soon', '--speed: fast']) expect(flags.stderr).toContain(name);
    const path = join(folder, 'bad.json');
    writeFileSync(path, JSON.stringify({ speed: 'x', users: [{ name: 'NO' }] }));
    const config = await run(['--config', path]);
    expect(config).toMatchObject({ code: 2, stdout: '' });
    for (const name of ['speed: ', 'users.0.name: ']) expect(config.stderr).toContain(name);
    expect(await run(['--nonsense'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--nonsense') });
  });

  it('says what it takes', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, stderr: expect.stringContaining('--config') });
  });
});
