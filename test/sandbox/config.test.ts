import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig, readConfigFile } from '#sandbox/config.ts';
import { startSandbox } from '#sandbox/server.ts';
import { aConfig, aManifest } from './kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const faultsOf = (raw: unknown): string[] => {
  const read = readConfig(raw, folder);
  return read.ok ? [] : read.faults;
};

describe('a config', () => {
  it('may be empty: then there is a team with an admin in #general', async () => {
    const { world, close } = await startSandbox();
    expect([...world.channels.values()].map(({ name, members }) => [name, members.length])).toEqual([['general', 1]]);
    expect([...world.users.values()].filter(({ isAdmin }) => isAdmin).map(({ name }) => name)).toEqual(['admin']);
    expect(Math.abs(world.clock.now() - Date.now())).toBeLessThan(1000);
    await close();
  });

  it('tells every fault at once', () => {
    const faults = faultsOf({
      team: { domain: 'Not A Domain' },
      users: [
        { name: 'anna', tz: 'Mars/Olympus' },
        { name: 'ben', age: 7 },
      ],
      start: 'yesterday',
      speed: -1,
      surprise: true,
    });
    expect(faults.join('\n')).toMatch(/team\.domain: must be/);
    expect(faults.join('\n')).toMatch(/users\.0\.tz: is no zone/);
    expect(faults.join('\n')).toMatch(/users\.1: Unrecognized key: "age"/);
    expect(faults.join('\n')).toMatch(/start: /);
    expect(faults.join('\n')).toMatch(/speed: /);
    expect(faults.join('\n')).toMatch(/the config: Unrecognized key: "surprise"/);
  });

  it('names who is in a channel and nowhere else, and what is there twice', () => {
    expect(faultsOf({ users: [{ name: 'anna' }], channels: [{ name: 'x', members: ['anna', 'zoe'] }] })).toEqual([
      'channels.0.members: zoe is neither a user nor a bot of this config',
    ]);
    const twice = { users: [{ name: 'anna' }, { name: 'anna' }], channels: [{ name: 'x' }, { name: 'x' }] };
    expect(faultsOf(twice)).toEqual(['users: anna is there twice', 'channels: x is there twice']);
  });

  it('holds a manifest to Slack’s limits', () => {
    const manifest = { ...aManifest(), display_information: { name: 'x'.repeat(36) } };
    expect(faultsOf({ apps: [{ manifest }] })).toEqual([
      expect.stringMatching(/^apps\.0\.manifest: display_information\.name: /),
    ]);
  });

  it('reads manifests from YAML and JSON files beside it', () => {
    put('manifest.yml', 'display_information:\n  name: From YAML\nfeatures:\n  bot_user: { display_name: yaml }\n');
    put('manifest.json', JSON.stringify({ display_information: { name: 'From JSON' } }));
    const path = put(
      'config.json',
      JSON.stringify({ apps: [{ manifest: 'manifest.yml' }, { manifest: 'manifest.json' }] }),
    );
    const read = readConfigFile(path);
    expect(read.ok && read.config.apps.map((app) => app.manifest.display_information.name)).toEqual([
      'From YAML',
      'From JSON',
    ]);
  });

  it('says which file is missing or unreadable', () => {
    expect(readConfigFile(join(folder, 'none.json'))).toMatchObject({
      faults: [expect.stringContaining('there is no file')],
    });
    const broken = put('broken.json', '{ "team": [');
    expect(readConfigFile(broken)).toMatchObject({ faults: [expect.stringContaining('neither JSON nor YAML')] });
    expect(faultsOf({ apps: [{ manifest: 'lost.yml' }] })).toEqual([
      expect.stringMatching(/^apps\.0\.manifest: there is no file/),
    ]);
  });

  it('with faults starts nothing', async () => {
    await expect(startSandbox({ config: { speed: -1 } })).rejects.toThrow('speed: ');
  });
});

describe('a workspace', () => {
  it('has the same ids in every run', async () => {
    const ids = async () => {
      const { world, close } = await startSandbox({ config: aConfig(), speed: 0 });
      await close();
      return [...world.users.keys(), ...world.channels.keys(), ...world.apps.keys()];
    };
    const first = await ids();
    expect(await ids()).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
    for (const id of first) expect(id).toMatch(/^([UCA][0-9A-Z]{10}|USLACKBOT)$/);
  });

  it('keeps the ids, tokens and secrets it is given', async () => {
    const app = {
      manifest: aManifest(),
      id: 'A0TESTERAPP',
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      signingSecret: 's',
    };
    const config = { apps: [app], users: [{ name: 'anna', id: 'U0ANNAANNA1' }], channels: [] };
    const { world, close } = await startSandbox({ config, speed: 0 });
    expect(world.apps.get('A0TESTERAPP')).toMatchObject({ botToken: 'xoxb-1', appToken: 'xapp-1', signingSecret: 's' });
    expect(world.users.get('U0ANNAANNA1')?.name).toBe('anna');
    await close();
  });

  it('stamps messages with growing timestamps though its clock stands still', async () => {
    const { world, close } = await startSandbox({ speed: 0, start: '2026-03-09T08:00:00Z' });
    expect([world.nextTs(), world.nextTs()]).toEqual(['1773043200.000000', '1773043200.000001']);
    await close();
  });
});
