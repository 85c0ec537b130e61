import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMAND_NAMES } from '#config';
import { checkManifest } from '#sandbox/rules/manifest.ts';
import { METHODS } from '#sandbox/rules/methods.ts';
import { EVENT_SCOPES } from '#sandbox/rules/scopes.ts';
import { banFaults } from './architecture/bans.ts';
import { floorFaults } from './architecture/floors.ts';
import {
  commandFaults,
  eventFaults,
  idleScopeFaults,
  methodsCalled,
  missingScopeFaults,
  readManifest,
  shortcutFaults,
} from './architecture/manifest.ts';
import { docstringFaults, doorFaults, lengthFaults, listFaults } from './architecture/shape.ts';
import { projectSources, ROOT } from './architecture/tree.ts';

const sources = projectSources();
const code = sources.filter(({ path }) => path.endsWith('.ts'));
const aliases = z.object({ imports: z.record(z.string(), z.string()) }).parse(read('package.json')).imports;

function read(path: string): unknown {
  return parse(readFileSync(`${ROOT}${path}`, 'utf8')); // JSON is YAML
}

/** An export of a project file by its value; null while the file is not there. */
async function exported(path: string, name: string): Promise<unknown> {
  if (!existsSync(`${ROOT}${path}`)) return null;
  const url = pathToFileURL(`${ROOT}${path}`).href;
  const module: Record<string, unknown> = await import(/* @vite-ignore */ url);
  return module[name];
}

describe('the project', () => {
  it('is read whole', () => {
    const paths = sources.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['manifest.yml', 'package.json', 'src/config.ts', 'test/architecture.test.ts']),
    );
    expect(paths.filter((path) => path.includes('node_modules'))).toEqual([]);
  });

  it('imports down its floors only, by alias across folders', () => {
    expect(floorFaults(code, aliases)).toEqual([]);
  });

  it('reads clock, chance and environment in their places only, and keeps to the plain parts of the language', () => {
    expect(banFaults(sources)).toEqual([]);
  });

  it('has no file longer than one word deserves', () => {
    expect(lengthFaults(code)).toEqual([]);
  });

  it('tells what every exported function of domain, ports and flows gives', () => {
    expect(docstringFaults(code)).toEqual([]);
  });

  it.each(['commands', 'jobs'])('lists every door of %s in its index.ts', (folder) => {
    expect(doorFaults(code, folder)).toEqual([]);
  });

  it('lists every migration', () => {
    expect(listFaults(code, 'db/migrations')).toEqual([]);
  });
});

describe('manifest.yml', () => {
  const { manifest, faults } = readManifest(read('manifest.yml'));
  const slack = code.filter(({ path }) => path.startsWith('src/adapters/slack/'));
  const methods = methodsCalled(slack, Object.keys(METHODS));
  const scopesOf = {
    events: EVENT_SCOPES,
    methods: Object.fromEntries(
      Object.entries(METHODS).map(([name, { token, scopes }]) => [name, token === 'bot' ? scopes : []]),
    ),
  };

  it("keeps Slack's limits and our own decisions", () => {
    expect([...checkManifest(read('manifest.yml')), ...faults]).toEqual([]);
  });

  it('offers the commands of the code, as the configuration knows them', async () => {
    const offered = manifest?.features.slash_commands.map(({ command }) => command) ?? [];
    expect(offered.toSorted()).toEqual([...COMMAND_NAMES].toSorted());

    const commands = z
      .array(z.object({ name: z.string() }))
      .nullable()
      .parse(await exported('commands/index.ts', 'commands'));
    expect(
      manifest && commands
        ? commandFaults(
            manifest,
            commands.map(({ name }) => name),
          )
        : [],
    ).toEqual([]);
  });

  it('offers the shortcuts of the code', async () => {
    const ids = z.array(z.object({ id: z.string() })).parse(await exported('commands/index.ts', 'shortcuts'));
    expect(
      manifest &&
        shortcutFaults(
          manifest,
          ids.map(({ id }) => id),
        ),
    ).toEqual([]);
  });

  it('subscribes to the events that the Slack adapter hears', async () => {
    const events = z
      .array(z.string())
      .nullable()
      .parse(await exported('src/adapters/slack/events.ts', 'EVENTS'));
    expect(manifest && events ? eventFaults(manifest, events) : []).toEqual([]);
  });

  it('asks for the scopes that its events and the calls of the Slack adapter need', () => {
    expect(manifest && missingScopeFaults(manifest, methods, scopesOf)).toEqual([]);
  });

  it('asks for nothing more', () => {
    expect(manifest && methods.length > 0 ? idleScopeFaults(manifest, methods, scopesOf) : []).toEqual([]);
  });
});
