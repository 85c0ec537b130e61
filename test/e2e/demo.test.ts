import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'meridian-e2e-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the demo in a process of its own; `onOut` hears all that it has printed so far. */
function demo(args: readonly string[], onOut?: (out: string, end: (signal: NodeJS.Signals) => void) => void) {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  // Compiled once for all: each start takes 1.5 s of a core otherwise.
  const env = { PATH, NODE_COMPILE_CACHE, TMPDIR: folder };
  const child = spawn(process.execPath, ['src/demo/main.ts', ...args], { env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    onOut?.(out, (signal) => child.kill(signal));
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const leftBehind = (): string[] => readdirSync(folder);

describe('the demo', { timeout: 60_000 }, () => {
  it('plays a first day, tells it in 80 columns and ends with the figures', async () => {
    const { code, out, err } = await demo(['--days', '2', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      members: 10,
      days: 2,
      promptsDue: 17,
      promptsSent: 17,
      answersGiven: 17,
      answersPosted: 17,
      nudges: 0,
      digests: 1,
      weeklies: 0,
      slept: 14,
      plain: 0,
      duplicates: 0,
      outsideHours: 0,
      slackViolations: 0,
      seconds: expect.any(Number) as number,
    });
    expect(lines.slice(0, -1).filter((line) => line.length > 80)).toEqual([]);
    expect(out).toContain('Hana Mori     Tokyo       09:30 → 11:10 form');
    expect(out).toContain('Digest for Mon 19 Oct: 10 answered');
    expect(out).not.toContain('\u001B');
    expect(leftBehind()).toEqual([]);
  });

  it('ends on SIGTERM with nothing left behind', async () => {
    const { code } = await demo([], (out, end) => {
      if (out.includes('Tokyo       09:30 →')) end('SIGTERM');
    });
    expect(code).toBe(130);
    expect(leftBehind()).toEqual([]);
  });

  it('stays with --keep until Ctrl-C, and can be used meanwhile', async () => {
    const asked: Promise<unknown>[] = [];
    const { code, out } = await demo(['--days', '1', '--keep'], (sofar, end) => {
      const url = /are yours at (http:\S+)/.exec(sofar)?.[1];
      if (!url || !sofar.includes('Ctrl-C ends both') || asked.length > 0) return;
      const body = JSON.stringify({ user: 'hana', channel: 'murmur', command: '/standup', text: 'status' });
      const headers = { 'content-type': 'application/json' };
      const command = fetch(`${url}/_control/act/command`, { method: 'POST', headers, body });
      const talk = fetch(`${url}/_control/messages/@hana?limit=3`);
      asked.push(...[command, talk].map((each) => each.then((response) => response.json())));
      void Promise.allSettled(asked).then(() => end('SIGINT'));
    });
    expect(await Promise.all(asked)).toMatchObject([
      { ack: 'ok' },
      [
        { text: 'A short tour: what can be tried on this page' },
        { text: expect.stringMatching(/^While you slept · murmur, until 09:00 on Tuesday 20 October/) as string },
        { text: expect.stringMatching(/^Standup for /) as string },
      ],
    ]);
    expect(out).toMatch(/open http:\S+\/#as=hana&in=@meridian$/m);
    expect(code).toBe(0);
    expect(out).toContain('Tuesday 20 October, 09:30; they have just been asked.');
    expect(leftBehind()).toEqual([]);
  });

  it('has a scripted stand-in word the digest with --model, says that it is no model, and counts what it did', async () => {
    const shown: Promise<string>[] = [];
    const { code, out, err } = await demo(['--model', '--days', '2', '--keep', '--json'], (sofar, end) => {
      const url = /are yours at (http:\S+)/.exec(sofar)?.[1];
      if (!url || !sofar.includes('"wording"') || shown.length > 0) return;
      shown.push(fetch(`${url}/_control/messages/murmur`).then((response) => response.text()));
      void Promise.allSettled(shown).then(() => end('SIGINT'));
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      promptsSent: 17,
      answersPosted: 17,
      digests: 1,
      outsideHours: 0,
      slackViolations: 0,
      wording: { digests: 1, worded: 1, told: 22, held: 0, dropped: 0, calls: 13 },
    });
    for (const said of ['no real model is asked', '1 of 1 digest']) expect(out).toContain(said);
    const channel = (await Promise.all(shown)).join('');
    const parts = ['Worded by scripted-stand-in, each line checked', 'Why am I seeing this?', 'Froze eval set v4'];
    for (const part of parts) expect(channel).toContain(part);
    expect(leftBehind()).toEqual([]);
  });

  it('plays the first days of bets, and tells how each stands', async () => {
    const { code, out, err } = await demo(['--scene', 'hypothesis', '--days', '4']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/Lena Brandt bets: .*/);
    expect(out).toMatch(/H1 “.*” running, 1[12] working days left/);
    expect(out).toContain('Hana Mori guesses 40 % for H1, unseen by the others');
    expect(out).toMatch(/ {3}H1 running, 11 working days left · \d+ % in time/);
    expect(leftBehind()).toEqual([]);
  });

  it('refuses what it cannot read with one sentence', async () => {
    const err = 'There is no file none.jsonl.\n';
    expect(await demo(['--data', 'none.jsonl'])).toEqual({ code: 2, out: '', err });
  });
});
