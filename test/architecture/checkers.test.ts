import { describe, expect, it } from 'vitest';
import { banFaults } from './bans.ts';
import { floorFaults } from './floors.ts';
import { docstringFaults, doorFaults, lengthFaults, listFaults } from './shape.ts';
import { codeOf, importsOf } from './source.ts';

const ALIASES = {
  '#config': './src/config.ts',
  ...Object.fromEntries(
    ['app', 'domain', 'ports', 'flows', 'views', 'adapters'].map((name) => [`#${name}/*`, `./src/${name}/*`]),
  ),
  ...Object.fromEntries(['commands', 'db', 'sandbox', 'test'].map((name) => [`#${name}/*`, `./${name}/*`])),
};

const planted = (path: string, text: string) => [{ path, text }];
const floors = (path: string, text: string) => floorFaults(planted(path, text), ALIASES);
const bans = (path: string, text: string) => banFaults(planted(path, text));

describe('codeOf', () => {
  it('blanks comments, strings and regular expressions, and keeps every place', () => {
    const text = "a('it\\'s'); // b\n/* c\n */ d = /['\"/]+/.test(e) / 2; f = \"g\";";
    expect(codeOf(text)).toBe('a(\'     \');     \n    \n    d = /      /.test(e) / 2; f = " ";');
  });

  it('keeps what a template computes, however deep', () => {
    expect(codeOf('`a ${b({ c: `d ${e}` })} f` + g')).toBe('`  ${b({ c: `  ${e}` })}  ` + g');
  });

  it('is not led astray by a quote in a comment, nor by a comment in a string', () => {
    expect(codeOf("a; // don't\nb('// c'); d")).toBe("a;         \nb('    '); d");
  });
});

describe('importsOf', () => {
  it('finds every form, with its line, and tells types apart', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from './b.ts';",
      "import {\n  c,\n  type D,\n} from './c.ts';",
      "export type { E } from './e.ts';",
      "import './f.ts';",
      "const g = await import('./g.ts');",
      "const h = \"import x from './h.ts'\"; // import y from './i.ts'",
    ].join('\n');
    expect(importsOf(text)).toEqual([
      { specifier: './a.ts', typeOnly: false, line: 1 },
      { specifier: './b.ts', typeOnly: true, line: 2 },
      { specifier: './c.ts', typeOnly: false, line: 6 },
      { specifier: './e.ts', typeOnly: true, line: 7 },
      { specifier: './f.ts', typeOnly: false, line: 8 },
      { specifier: './g.ts', typeOnly: false, line: 9 },
    ]);
  });
});

describe('the floors', () => {
  it.each([
    ['src/domain/risk.ts', '#ports/chat.ts'],
    ['src/domain/risk.ts', 'luxon'],
    ['src/domain/risk.ts', 'node:fs'],
    ['src/domain/risk.ts', '@slack/types'],
    ['src/domain/time.ts', 'fastest-levenshtein'],
    ['src/ports/chat.ts', '#flows/standup.ts'],
    ['src/views/standup.ts', '#ports/chat.ts'],
    ['src/views/standup.ts', '@slack/types'], // not `import type`
    ['src/flows/standup.ts', '#views/standup.ts'],
    ['src/flows/standup.ts', '#db/open.ts'],
    ['src/flows/standup.ts', 'zod'],
    ['src/adapters/slack/doors.ts', '#flows/standup.ts'],
    ['src/adapters/slack/doors.ts', '#commands/index.ts'],
    ['src/adapters/slack/doors.ts', 'kysely'],
    ['src/adapters/slack/doors.ts', '#app/start.ts'],
    ['jobs/standup.ts', '#app/start.ts'],
    ['db/prompts.ts', '#flows/standup.ts'],
    ['db/migrations/2026-11-23-first.ts', '#db/schema.ts'],
    ['db/migrations/2026-11-23-first.ts', '#domain/time.ts'],
    ['commands/standup.ts', '#db/open.ts'],
    ['commands/standup.ts', '@slack/bolt'],
    ['jobs/standup.ts', '#commands/standup.ts'],
    ['jobs/standup.ts', 'zod'],
    ['src/config.ts', '#db/open.ts'],
    ['src/main.ts', '#sandbox/server.ts'],
    ['src/demo/main.ts', '#sandbox/server.ts'],
    ['src/cli.ts', '#test/kit/build.ts'],
    ['sandbox/server.ts', '#domain/time.ts'],
    ['sandbox/server.ts', '@slack/types'],
    ['sandbox/server.ts', '#config'],
  ])('do not let %s import %s', (path, specifier) => {
    expect(floors(path, `import { x } from '${specifier}';`)).toHaveLength(1);
  });

  it.each([
    ['src/domain/time.ts', "import { DateTime } from 'luxon';"],
    ['src/domain/nearest.ts', "import { distance } from 'fastest-levenshtein';"],
    ['src/views/standup.ts', "import type { Block } from '@slack/types';"],
    ['src/flows/standup.ts', "import { x } from './once.ts';"],
    ['src/adapters/slack/doors.ts', "import { App } from '@slack/bolt';\nimport { y } from 'node:http';"],
    ['db/migrations/index.ts', "import { x } from './2026-11-23-first.ts';\nimport { sql } from 'kysely';"],
    ['src/main.ts', "import { x } from './app.ts';\nimport { y } from '#config';\nimport { z } from '#db/open.ts';"],
    ['src/demo/main.ts', "import { x } from '#sandbox/client.ts';"],
    ['sandbox/web-api/chat.ts', "import { x } from '#sandbox/world.ts';\nimport { y } from './views.ts';"],
    ['test/flows/standup.test.ts', "import { x } from '#test/kit/build.ts';\nimport { y } from '#sandbox/server.ts';"],
  ])('let %s import what is its own', (path, text) => {
    expect(floors(path, text)).toEqual([]);
  });

  it.each([
    ['src/flows/standup.ts', '../domain/time.ts', 'climbs'],
    ['src/flows/standup.ts', './once', 'does not end in .ts'],
    ['src/flows/standup.ts', './once.js', 'does not end in .ts'],
    ['src/flows/standup.ts', '#flows/once.ts', "write './'"],
    ['src/main.ts', './domain/time.ts', "write '#alias/…'"],
    ['src/main.ts', '#nowhere/time.ts', 'is no alias'],
  ])('ask %s to spell %s otherwise', (path, specifier, part) => {
    expect(floors(path, `export * from '${specifier}';`).join()).toContain(part);
  });

  it('know every folder', () => {
    expect(floors('lib/thing.ts', '')).toEqual(['lib/thing.ts: stands on no floor']);
  });
});

describe('the bans', () => {
  it.each([
    'new Date()',
    'new Date',
    'Date.now()',
    'DateTime.now()',
    'DateTime.local()',
    'DateTime.utc()',
    'performance.now()',
    'Math.random()',
    'randomUUID()',
    'setTimeout(f, 1)',
    'console.log(1)',
    'process.env',
    'export default 1',
    'export enum A { b }',
    'class A {}',
    'const a = class {}',
    'class A<T> extends B<T> {}',
    'namespace A {}',
    'x as any',
    'x as unknown as Y',
    'vi.mock(x)',
    'it.skip(x)',
    'describe.concurrent.only(x)',
    'test.todo(x)',
    'expect(x).toMatchSnapshot()',
    '`${Math.random()}`',
  ])('catch %s below the adapters', (text) => {
    expect(bans('src/flows/standup.ts', `const before = 1;\n${text}\n`)).toEqual([
      expect.stringMatching(/^src\/flows\/standup\.ts:2: /),
    ]);
  });

  it('catch work left behind and places on a machine, in comments and in other text too', () => {
    const [later, home] = [['TO', 'DO'].join(''), ['', 'home', ''].join('/')];
    expect(bans('commands/a.ts', `// ${later} later`)).toHaveLength(1);
    expect(bans('README.md', `cd ${home}ann/meridian`)).toHaveLength(1);
    expect(bans('README.md', `console.log; ${later}; see docs${home}x/y and https://a.example${home}x/y`)).toEqual([]);
  });

  it.each([
    'new Date(ms)',
    "new Date('2026-01-01')",
    'DateTime.fromISO(a)',
    "// no class { here }, no Math.random()\nconst a = 'process.env';",
    'z.enum([a])',
    'const className = { enum: 1 };',
    'cursor.skip(1)',
    'x as const',
  ])('pass %s', (text) => {
    expect(bans('src/flows/standup.ts', text)).toEqual([]);
  });

  it('pass each where its reason is', () => {
    expect(bans('src/adapters/clock.ts', 'Date.now(); randomUUID(); setTimeout(f, 1);')).toEqual([]);
    expect(bans('sandbox/clock.ts', 'Date.now()')).toEqual([]);
    expect(bans('sandbox/world.ts', 'Date.now()')).toHaveLength(1);
    expect(bans('src/main.ts', 'process.env')).toEqual([]);
    expect(bans('src/adapters/log.ts', 'process.env')).toHaveLength(1);
    expect(bans('vitest.config.ts', 'export default 1')).toEqual([]);
    expect(bans('test/a.test.ts', 'new Date(); vi.mock(x)')).toHaveLength(1);
  });
});

describe('the shape of files', () => {
  it('has 250 lines at most', () => {
    expect(lengthFaults(planted('db/a.ts', 'x\n'.repeat(250)))).toEqual([]);
    expect(lengthFaults(planted('db/a.ts', 'x\n'.repeat(251)))).toHaveLength(1);
    expect(lengthFaults(planted('test/a.test.ts', 'x\n'.repeat(251)))).toEqual([]);
  });

  it('has a docstring above every exported function of the quiet floors', () => {
    const bare = 'export function a() {}\nexport const b = (x: number): number => x;\nexport async function c() {}\n';
    expect(docstringFaults(planted('src/domain/a.ts', bare))).toEqual([
      'src/domain/a.ts: a has no docstring',
      'src/domain/a.ts: b has no docstring',
      'src/domain/a.ts: c has no docstring',
    ]);
    const told =
      '/** True. */\nexport function a(x: 1): 1;\nexport function a(x: 2): 2;\nexport const LIMIT = 3;\nfunction d() {}\n';
    expect(docstringFaults(planted('src/flows/a.ts', told))).toEqual([]);
    expect(docstringFaults(planted('db/a.ts', bare))).toEqual([]);
  });

  it.each([
    'const b: Button = { id, read };',
    "export const b: Listener<'joined'> = { kind, hear };",
    'const b = { id, read } satisfies Form;',
    'export const list: readonly Command[] = [];',
    'export function b(id: string): Button {\n  return { id, read };\n}',
    'export const b = (id: string): Job => ({ name: id, run });',
  ])('lists every door in its registry: %j', (text) => {
    const files = [
      { path: 'commands/index.ts', text: "import { a } from './a.ts';\n// import { b } from './b.ts';" },
      { path: 'commands/a.ts', text: `import { b } from './b.ts';\nconst a: Command = {};` },
      { path: 'commands/b.ts', text },
    ];
    expect(doorFaults(files, 'commands')).toEqual(['commands/b.ts: has a door that is not in commands/index.ts']);
  });

  it('lets a registry folder hold what its doors share, and nothing that nobody needs', () => {
    const files = [
      { path: 'commands/index.ts', text: "import { a } from './a.ts';" },
      { path: 'commands/a.ts', text: "import { b } from './b.ts';" },
      { path: 'commands/b.ts', text: 'export function b(command: Command, others: Button[]): string {}' },
      { path: 'commands/README.md', text: '' },
    ];
    expect(doorFaults(files, 'commands')).toEqual([]);
    expect(doorFaults([...files, { path: 'commands/c.ts', text: '' }], 'commands')).toEqual([
      'commands/c.ts: is imported by nobody in commands',
    ]);
    expect(doorFaults(files.slice(1), 'commands')).toEqual(['commands: has files but no index.ts']);
    expect(doorFaults(files, 'jobs')).toEqual([]);
  });

  it('lists every migration, whatever it holds', () => {
    const files = [
      { path: 'db/migrations/index.ts', text: "import { a } from './a.ts';" },
      { path: 'db/migrations/a.ts', text: "import { b } from './b.ts';" },
      { path: 'db/migrations/b.ts', text: '' },
    ];
    expect(listFaults(files, 'db/migrations')).toEqual(['db/migrations/b.ts: is not in db/migrations/index.ts']);
    expect(listFaults(files.slice(1), 'db/migrations')).toEqual(['db/migrations: has files but no index.ts']);
  });
});
