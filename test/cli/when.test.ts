import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meridian, type Machine } from '#test/kit/meridian.ts';

const asked = (zone: string, time: string, from: string, to: string): string[] => [
  'when',
  '--zone',
  zone,
  '--time',
  time,
  '--from',
  from,
  '--to',
  to,
];

describe('meridian when', () => {
  it('prints one line for each day, date,instant', async () => {
    const { code, out, err } = await meridian(asked('Asia/Kathmandu', '09:30', '2026-01-01', '2026-12-31'));
    const lines = out.split('\n');
    expect({ code, err, first: lines[0], last: lines.at(-2), end: lines.at(-1), days: lines.length - 1 }).toEqual({
      code: 0,
      err: '',
      first: '2026-01-01,2026-01-01T03:45:00.000Z',
      last: '2026-12-31,2026-12-31T03:45:00.000Z',
      end: '',
      days: 365,
    });
  });

  it('prints the first of two moments and moves a skipped time forward', async () => {
    const fold = await meridian(asked('America/New_York', '01:30', '2026-10-31', '2026-11-02'));
    expect(fold.out).toBe(
      '2026-10-31,2026-10-31T05:30:00.000Z\n2026-11-01,2026-11-01T05:30:00.000Z\n2026-11-02,2026-11-02T06:30:00.000Z\n',
    );
    const gap = await meridian(['when', '--zone=america/new_york', '--time=2:30', '--from=2026-03-08']);
    expect(gap.out).toBe('2026-03-08,2026-03-08T07:30:00.000Z\n');
  });

  it('prints the same on every machine, on whatever day and in whatever zone it was started', async () => {
    const year = asked('America/New_York', '01:30', '2026-01-01', '2026-12-31');
    const machines: Machine[] = [
      { TZ: 'UTC', today: '2026-01-15T00:00:00Z' },
      { TZ: 'Asia/Kathmandu', today: '2026-07-15T00:00:00Z' },
      { TZ: 'America/St_Johns', today: '2026-11-23T00:00:00Z' },
    ];
    const outcomes = await Promise.all(machines.map((machine) => meridian(year, machine)));
    expect(new Set(outcomes.map(({ out }) => out)).size).toBe(1);
    expect(outcomes[0]?.out).toContain('2026-11-01,2026-11-01T05:30:00.000Z\n');
  });

  it('names every fault at once, with the nearest right form', async () => {
    const { code, out, err } = await meridian([
      ...asked('Asia/Katmandoo', '25:00', '2026-02-30', 'soon'),
      '--formm',
      'x',
    ]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const part of ['Asia/Kathmandu', '23:00', '2026-02-28', '"soon"', '"--formm"', '--from?', 'Usage:']) {
      expect(err).toContain(part);
    }
    expect(err).not.toMatch(/\n\s+at |"x"/);
  });

  it('names every option that is missing or has no value', async () => {
    const { code, err } = await meridian(['when', '--zone', '--time', '09:30']);
    expect(code).toBe(2);
    expect(err.split('\n').slice(0, 2)).toEqual(['--zone needs a value.', '--from is missing.']);
  });

  it('refuses an end before its start, a repeated option and a range of centuries', async () => {
    const outcomes = await Promise.all([
      meridian(asked('UTC', '9', '2026-05-01', '2026-01-01')),
      meridian([...asked('UTC', '9', '2026-05-01', '2026-05-02'), '--zone', 'UTC']),
      meridian(asked('UTC', '9', '1970-01-01', '2199-01-01')),
    ]);
    expect(outcomes.map(({ code, out }) => ({ code, out }))).toEqual(outcomes.map(() => ({ code: 2, out: '' })));
    expect(outcomes.map(({ err }) => err.split('\n')[0])).toEqual([
      '--to 2026-01-01 is before --from 2026-05-01; write --from 2026-01-01 --to 2026-05-01.',
      '--zone is given twice.',
      '--from 1970-01-01 --to 2199-01-01 is more than 36525 days; the latest is --to 2069-12-31.',
    ]);
  });

  it('ends quietly when the reader has seen enough', async () => {
    const child = spawn(process.execPath, ['src/cli.ts', ...asked('UTC', '9', '1970-01-01', '2069-12-31')]);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('meridian', () => {
  it.runIf(existsSync('/dev/full'))('says in one line when its output cannot be written', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, ['src/cli.ts', 'help'], { stdio: ['ignore', full, 'pipe'] });
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    closeSync(full);
    expect({ code, err }).toEqual({ code: 1, err: 'The output could not be written (ENOSPC).\n' });
  });

  it('names the nearest sub-command for an unknown one', async () => {
    const { code, out, err } = await meridian(['wehn']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('"wehn" is not a sub-command; did you mean when?');
    expect(err).toContain('Usage:');
  });

  it('prints its usage, and with which time-zone data it works, when asked for help', async () => {
    const { code, out } = await meridian(['help']);
    expect(code).toBe(0);
    expect(out).toContain('when --zone');
    expect(out).toMatch(/tz database 20\d\d[a-z]/);
    const one = await meridian(['when', '--help']);
    expect({ code: one.code, out: one.out.split('\n')[0] }).toEqual({
      code: 0,
      out: expect.stringContaining('when --zone <zone>'),
    });
  });

  it('prints its usage as a refusal when nothing was asked', async () => {
    const { code, out, err } = await meridian([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage:');
  });
});
