import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinedModules } from '#sandbox/page-joined.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { Sandbox } from '#sandbox/server.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ start: '2026-03-09T08:00:00.000Z', speed: 0 });
});
afterAll(() => sandbox.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${sandbox.url}${path}`, { headers });

/** The status of an address as it is written; `fetch` would tidy it up first. */
const rawStatus = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(sandbox.url, { path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('the page', () => {
  it('is served with a policy that lets nothing in from elsewhere', async () => {
    const response = await get('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch("default-src 'self'");
    expect(policy).not.toMatch(/https?:/u);
    const frame = await response.text();
    expect(frame).toMatch('<script type="module" src="/page/joined/main.js"></script>');
    expect(frame).not.toMatch(/\{\{|https?:\/\//u);
  });

  it('asks for no module before it has said where modules are found', async () => {
    const frame = await (await get('/')).text();
    const [map, first] = [frame.indexOf('type="importmap"'), frame.search(/rel="modulepreload"|type="module"/u)];
    expect(map).toBeGreaterThan(0);
    expect(first).toBeGreaterThan(map);
  });

  it('brings every module it names, as JavaScript', async () => {
    const seen = new Set<string>();
    const visit = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('content-type')).toMatch(/^text\/javascript/u);
      const code = await response.text();
      for (const [, specifier = ''] of code.matchAll(/^(?:import|export)\b[^'"]*?\bfrom ['"]([^'"]+)['"]/gmu)) {
        await visit(addressOf(specifier, path));
      }
    };
    await visit('/page/main.ts');
    expect(seen.size).toBeGreaterThan(10);
  });

  it.each(['main.js', 'gallery/main.js'])(
    'joins what %s needs to one module, so that a browser asks once',
    async (entry) => {
      const response = await get(`/page/joined/${entry}`);
      expect(response.headers.get('content-type')).toMatch(/^text\/javascript/u);
      const code = await response.text();
      const vendored = [...code.matchAll(/^import .*?from '([^']+)';$/gmu)].map(([, address = '']) => address);
      expect(vendored).toEqual(
        expect.arrayContaining(
          ['gemoji', 'htm', 'marked', 'preact-hooks', 'preact'].map((name) => `/page/vendor/${name}.js`),
        ),
      );
      expect(code).toMatch(
        '\n// /page/shell/message.ts\n'.replace('shell/message', entry === 'main.js' ? 'shell/app' : 'gallery/stage'),
      );
      const sheet = await (await get('/page/joined/page.css')).text();
      for (const one of ['.app {', '.b-text', '@font-face']) expect(sheet).toContain(one);
    },
  );

  it('is not sent again where nothing changed', async () => {
    const first = await get('/page/main.ts');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{20}"$/u);
    const again = await get('/page/main.ts', { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it.each([
    '/page/../main.ts',
    '/page/%2e%2e/main.ts',
    '/page/..%2fmain.ts',
    '/page//etc/passwd',
    '/page/./main.ts/',
    '/page/tsconfig.json',
    '/page/vendor/../../package.json',
    '/page/shared/server.ts',
    '/page/nothing.ts',
    '/page/style/',
    '/page/joined/shell/app.js',
    '/page/joined/nothing/main.js',
    '/page/joined/../main.js',
    '/page/.hidden.css',
  ])('does not have %s', async (path) => {
    expect([404, 403]).toContain(await rawStatus(path));
  });

  it('says what is not there, and shows an address as text', async () => {
    const response = await get('/page/<script>');
    expect(response.status).toBe(404);
    const body = await response.text();
    expect(body).toMatch('There is nothing at');
    expect(body).not.toMatch('<script>');
  });
});

describe('joined modules', () => {
  const join = (files: Record<string, string>) =>
    joinedModules('/page/main.ts', { left: '/page/vendor/left.js', '#page/': '/page/' }, (address) =>
      Promise.resolve(files[address.replace('/page/', '')] ?? null),
    );
  const TOLD = 'export const told = [];\n';

  it('run once each, those first that others need', async () => {
    const code = await join({
      'main.ts':
        "import { told } from './told.ts';\nimport { a as b } from '#page/a.ts';\nglobalThis.joined = [...told, b()];\n",
      'a.ts': "import {\n  told,\n} from './told.ts';\ntold.push('a');\nexport function a() {\n  return 'of a';\n}\n",
      'told.ts': TOLD,
    });
    await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
    expect((globalThis as { joined?: unknown }).joined).toEqual(['a', 'of a']);
  });

  it('leave what is not of the page where it is', async () => {
    const code = await join({ 'main.ts': "import left, { right } from 'left';\n" }).catch(String);
    expect(code).toMatch('cannot be joined');
    const whole = await join({ 'main.ts': "import left from 'left';\nleft();\n" });
    expect(whole).toMatch("import * as m1 from '/page/vendor/left.js';");
    expect(whole).toMatch('const { default: left } = m1;');
  });

  it.each([
    [{ 'main.ts': "import { a } from './a.ts';\n", 'a.ts': "import { b } from './main.ts';\n" }, 'need each other'],
    [{ 'main.ts': "export * from './a.ts';\n" }, 'cannot be joined'],
    [{ 'main.ts': "import './a.ts';\n" }, 'cannot be joined'],
    [{ 'main.ts': "import { a } from 'nobody';\n" }, 'has no module nobody'],
  ])('are refused where they would do something else: %j', async (files, why) => {
    await expect(join(files as Record<string, string>)).rejects.toThrow(why);
  });
});

/** Where a module lies that another one names, by the page's import map. */
function addressOf(specifier: string, from: string): string {
  if (specifier.startsWith('.')) return new URL(specifier, `http://page${from}`).pathname;
  if (specifier === '#sandbox/client.ts') return '/page/shared/client.ts';
  if (specifier.startsWith('#sandbox/page/')) return specifier.replace('#sandbox/page/', '/page/');
  return `/page/vendor/${specifier.replace('/', '-')}.js`;
}
