import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameToEmoji } from 'gemoji';
import { fontNamed } from './page-fonts.ts';
import { joinedModules } from './page-joined.ts';
import type { ImportMap } from './page-joined.ts';

/** One thing the browser may load. */
interface Asset {
  readonly type: string;
  readonly body: string | Buffer;
}

const PAGE = fileURLToPath(new URL('page/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const SCRIPT = 'text/javascript; charset=utf-8';

/** Files outside `page/` that the page runs too: they know nothing of the machine. */
const SHARED: Readonly<Record<string, string>> = { 'client.ts': fileURLToPath(new URL('client.ts', import.meta.url)) };

/** What the page takes from node_modules, each file by its address. */
const VENDORED: Readonly<Record<string, string>> = {
  'preact.js': 'preact',
  'preact-hooks.js': 'preact/hooks',
  'htm.js': 'htm',
  'marked.js': 'marked',
};

/** The style sheets, in the order in which they hold. */
const STYLES = ['fonts', 'theme', 'shell', 'blocks', 'forms', 'data', 'gallery'];

/** How the page's modules find each other; `<` cannot occur in it. */
const IMPORTS: ImportMap = {
  '#sandbox/page/': '/page/',
  '#sandbox/client.ts': '/page/shared/client.ts',
  preact: '/page/vendor/preact.js',
  'preact/hooks': '/page/vendor/preact-hooks.js',
  htm: '/page/vendor/htm.js',
  marked: '/page/vendor/marked.js',
  gemoji: '/page/vendor/gemoji.js',
};
const IMPORT_MAP = JSON.stringify({ imports: IMPORTS });

/** Only the page's own files run, and nothing is loaded from elsewhere. Pictures in messages may be data or come from the local Slack. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  `script-src 'self' 'sha256-${createHash('sha256').update(IMPORT_MAP).digest('base64')}'`,
  "frame-ancestors 'none'",
].join('; ');

/** True of the addresses that `servePage` answers. */
export const isPage = (path: string): boolean => path === '/' || path === '/page' || path.startsWith('/page/');

/**
 * The page and all it loads: TypeScript with its types taken out, read anew when the file has changed, never kept by the
 * browser without asking. What does not exist is answered with a sentence and a way back.
 */
export async function servePage(path: string, asked: string | undefined, response: ServerResponse): Promise<void> {
  const asset = await assetAt(path);
  if (!asset) {
    response.writeHead(404, { 'content-type': TYPES['.html'], 'content-security-policy': POLICY });
    response.end(nothingHere(path));
    return;
  }
  const tag = `"${createHash('sha256').update(asset.body).digest('base64url').slice(0, 20)}"`;
  const headers = {
    'content-type': asset.type,
    'cache-control': 'no-cache',
    etag: tag,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
  };
  if (asked === tag) response.writeHead(304, headers).end();
  else response.writeHead(200, headers).end(asset.body);
}

async function assetAt(path: string): Promise<Asset | null> {
  if (path === '/' || path === '/page' || path === '/page/') return shell('main.ts');
  const rest = path.slice('/page/'.length);
  // The names alone are a tenth of the package.
  if (rest === 'vendor/gemoji.js')
    return { type: SCRIPT, body: `export const nameToEmoji = ${JSON.stringify(nameToEmoji)};` };
  if (rest.startsWith('vendor/')) return vendored(rest.slice('vendor/'.length));
  if (rest === 'joined/page.css') return styles();
  if (rest.startsWith('joined/')) return joined(rest.slice('joined/'.length));
  const shared = rest.startsWith('shared/') ? SHARED[rest.slice('shared/'.length)] : undefined;
  if (shared) return script(shared);
  // Names of this shape cannot climb out of the folder, and hidden files have no such names.
  if (!/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.[a-z]+)?$/u.test(rest)) return null;
  if (extname(rest) === '.ts') return script(join(PAGE, rest));
  if (extname(rest) === '') return shell(`${rest}/main.ts`);
  const type = TYPES[extname(rest)];
  const body = type === undefined ? null : await readFile(join(PAGE, rest)).catch(() => null);
  return type === undefined || !body ? null : { type, body };
}

/** The frame around an entry module. */
async function shell(entry: string): Promise<Asset | null> {
  if (!(await stat(join(PAGE, entry)).catch(() => null))) return null;
  const frame = await readFile(join(PAGE, 'index.html'), 'utf8');
  // The policy knows the map by its hash, so no white space may come with it.
  const body = frame
    .replace(/\s*\{\{imports\}\}\s*/u, () => IMPORT_MAP)
    .replaceAll('{{entry}}', () => `/page/joined/${entry.replace(/\.ts$/u, '.js')}`);
  return { type: TYPES['.html'] ?? '', body };
}

/** An entry module with all of ours that it needs; the names of entries are as safe as those of other files. */
async function joined(name: string): Promise<Asset | null> {
  const entry = name.replace(/\.js$/u, '.ts');
  if (!/^(?:[a-z0-9-]+\/)?main\.ts$/u.test(entry) || !(await script(join(PAGE, entry)))) return null;
  const load = async (address: string): Promise<string | null> => {
    const asset = address.includes('/vendor/') ? null : await assetAt(address);
    return asset === null ? null : String(asset.body);
  };
  return { type: SCRIPT, body: await joinedModules(`/page/${entry}`, IMPORTS, load) };
}

async function styles(): Promise<Asset> {
  const sheets = STYLES.map((name) => readFile(join(PAGE, `style/${name}.css`), 'utf8'));
  return { type: TYPES['.css'] ?? '', body: (await Promise.all(sheets)).join('\n') };
}

const stripped = new Map<string, { readonly changed: number; readonly body: string }>();

async function script(file: string): Promise<Asset | null> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return null;
  const known = stripped.get(file);
  if (known?.changed === found.mtimeMs) return { type: SCRIPT, body: known.body };
  const body = stripTypeScriptTypes(await readFile(file, 'utf8'), { mode: 'strip' });
  stripped.set(file, { changed: found.mtimeMs, body });
  return { type: SCRIPT, body };
}

async function vendored(name: string): Promise<Asset | null> {
  const font = await fontNamed(name);
  if (font) return { type: 'font/woff2', body: font };
  const specifier = VENDORED[name];
  if (specifier === undefined) return null;
  const body = await readFile(fileURLToPath(import.meta.resolve(specifier)), 'utf8');
  return { type: SCRIPT, body };
}

function nothingHere(path: string): string {
  const shown = path.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Nothing here</title>
<link rel="stylesheet" href="/page/style/shell.css"><main class="nothing"><h1>There is nothing at ${shown}</h1>
<p><a href="/">Back to the local Slack</a></p></main></html>`;
}
