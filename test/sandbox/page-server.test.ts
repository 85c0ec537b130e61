import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    expect(frame).toMatch('<script type="module" src="/page/main.ts"></script>');
    expect(frame).not.toMatch(/\{\{|https?:\/\//u);
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

/** Where a module lies that another one names, by the page's import map. */
function addressOf(specifier: string, from: string): string {
  if (specifier.startsWith('.')) return new URL(specifier, `http://page${from}`).pathname;
  if (specifier === '#sandbox/client.ts') return '/page/shared/client.ts';
  if (specifier.startsWith('#sandbox/page/')) return specifier.replace('#sandbox/page/', '/page/');
  return `/page/vendor/${specifier.replace('/', '-')}.js`;
}
