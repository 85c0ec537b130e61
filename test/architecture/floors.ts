import { posix } from 'node:path';
import { importsOf } from './source.ts';
import type { Import, Source } from './source.ts';

interface Floor {
  readonly name: string;
  readonly owns: RegExp;
  /** Other floors that it may import, by name; its own is always allowed. */
  readonly may: readonly string[];
  /** Packages it may import; `*`: any. */
  readonly packages?: readonly string[];
  /** Packages of which it may import the types. */
  readonly types?: readonly string[];
  /** Packages that one file owns. */
  readonly owners?: Readonly<Record<string, readonly string[]>>;
  /** Single files of other floors that it may import. */
  readonly files?: readonly string[];
  /** May use `node:` modules. */
  readonly node?: boolean;
}

const GROUND_TO_DOORS = [
  'domain',
  'ports',
  'views',
  'pictures',
  'prompts',
  'flows',
  'adapters',
  'db',
  'migrations',
  'commands',
  'jobs',
];
const ANY = { packages: ['*'], node: true } as const;
/** Packages that have an owner below the adapters. */
const OWNED_ELSEWHERE = new Set(['luxon', 'kysely', 'better-sqlite3', 'pg', 'fastest-levenshtein']);

/** The law of house.md 4.1 and 4.6; the first floor that owns a path is its floor. */
const FLOORS: readonly Floor[] = [
  {
    name: 'domain',
    owns: /^src\/domain\//,
    may: [],
    owners: { 'src/domain/time.ts': ['luxon'], 'src/domain/nearest.ts': ['fastest-levenshtein'] },
  },
  { name: 'ports', owns: /^src\/ports\//, may: ['domain'] },
  { name: 'views', owns: /^src\/views\//, may: ['domain'], types: ['@slack/types'] },
  { name: 'pictures', owns: /^src\/pictures\//, may: ['domain'], packages: ['d3-scale', 'd3-shape'] },
  { name: 'prompts', owns: /^src\/prompts\//, may: ['domain', 'ports'], packages: ['zod'] },
  { name: 'flows', owns: /^src\/flows\//, may: ['domain', 'ports', 'prompts'] },
  { name: 'adapters', owns: /^src\/adapters\//, may: ['domain', 'ports', 'views', 'pictures'], ...ANY },
  { name: 'migrations', owns: /^db\/migrations\//, may: [], packages: ['kysely'] },
  {
    name: 'db',
    owns: /^db\//,
    may: ['domain', 'ports', 'migrations'],
    packages: ['kysely', 'kysely/migration', 'better-sqlite3', 'pg'],
    node: true,
  },
  { name: 'commands', owns: /^commands\//, may: ['domain', 'ports', 'flows'], packages: ['zod'] },
  { name: 'jobs', owns: /^jobs\//, may: ['domain', 'ports', 'flows'] },
  { name: 'config', owns: /^src\/config(?:-writer)?\.ts$/, may: ['domain'], packages: ['zod'] },
  {
    name: 'demo',
    owns: /^src\/demo\//,
    may: [...GROUND_TO_DOORS, 'config', 'roof'],
    files: ['sandbox/client.ts'], // it talks to the local Slack as any client would: over HTTP
    ...ANY,
  },
  {
    name: 'roof',
    owns: /^src\/(?:(?:app|cli)\/|(?:main|app|cli[^/]*)\.ts$)/,
    may: [...GROUND_TO_DOORS, 'config', 'demo'],
    ...ANY,
  },
  {
    name: 'sandbox',
    owns: /^sandbox\//,
    may: [],
    packages: ['ws', 'yaml', 'zod', 'preact', 'preact/hooks', 'htm', 'gemoji', 'marked'],
    node: true,
  },
  { name: 'test', owns: /^test\//, may: [...GROUND_TO_DOORS, 'config', 'demo', 'roof', 'sandbox'], ...ANY },
  { name: 'tools', owns: /^[^/]+\.ts$/, may: [], ...ANY },
];

/** What package.json says under `imports`. */
export type Aliases = Readonly<Record<string, string>>;

/** Every import that crosses floors in a way the house does not allow, and every file that stands on no floor. */
export function floorFaults(sources: readonly Source[], aliases: Aliases): string[] {
  return sources.flatMap(({ path, text }) => {
    const floor = floorOf(path);
    if (!floor) return [`${path}: stands on no floor`];
    return importsOf(text).flatMap((one) => {
      const faults = [...spellingFaults(path, one, aliases), ...lawFaults(path, floor, one, aliases)];
      return faults.map((fault) => `${path}:${one.line}: '${one.specifier}' ${fault}`);
    });
  });
}

function floorOf(path: string): Floor | undefined {
  return FLOORS.find(({ owns }) => owns.test(path));
}

function spellingFaults(path: string, { specifier }: Import, aliases: Aliases): string[] {
  if (/(?:^|\/)\.\.(?:\/|$)/.test(specifier)) return ["climbs: across folders write '#alias/…'"];
  const target = targetOf(path, specifier, aliases);
  if (target === null) return specifier.startsWith('#') ? ["is no alias of package.json's imports"] : [];
  const faults = target.endsWith('.ts') ? [] : ['does not end in .ts'];
  const sameFolder = posix.dirname(target) === posix.dirname(path);
  if (specifier.startsWith('#') && sameFolder && target !== 'src/config.ts')
    faults.push("is in this folder: write './'");
  if (!specifier.startsWith('#') && !sameFolder && floorOf(target) !== floorOf(path)) {
    faults.push("crosses a floor: write '#alias/…'");
  }
  return faults;
}

function lawFaults(path: string, floor: Floor, { specifier, typeOnly }: Import, aliases: Aliases): string[] {
  if (specifier.startsWith('node:')) return floor.node ? [] : [`is not for ${floor.name}: it knows no machine`];
  const target = targetOf(path, specifier, aliases);
  if (target === null) return packageAllowed(path, floor, specifier, typeOnly) ? [] : [`is not for ${floor.name}`];
  const floorThere = floorOf(target);
  const allowed =
    floorThere === undefined ||
    floorThere === floor ||
    floor.may.includes(floorThere.name) ||
    (floor.files ?? []).includes(target);
  return allowed ? [] : [`goes from ${floor.name} to ${floorThere.name}, which the floors do not allow`];
}

function packageAllowed(path: string, floor: Floor, specifier: string, typeOnly: boolean): boolean {
  if (floor.name === 'adapters' && OWNED_ELSEWHERE.has(specifier)) return false;
  const own = [...(floor.packages ?? []), ...(floor.owners?.[path] ?? [])];
  return own.includes('*') || own.includes(specifier) || (typeOnly && (floor.types ?? []).includes(specifier));
}

/** The file an import means, from the root; null: a package, or an alias nobody declared. */
function targetOf(path: string, specifier: string, aliases: Aliases): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  for (const [alias, place] of Object.entries(aliases)) {
    const head = alias.replace('*', '');
    if (alias === specifier) return posix.normalize(place);
    if (alias.endsWith('*') && specifier.startsWith(head)) {
      return posix.normalize(place.replace('*', specifier.slice(head.length)));
    }
  }
  return null;
}
