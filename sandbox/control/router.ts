import { isControlError } from './route.ts';
import type { Route } from './route.ts';

export interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Answers control requests from the routes given; 404 names the nearest path there is. */
export function createRouter(routes: readonly Route[]) {
  return async (method: string, url: URL, body: string): Promise<ControlAnswer> => {
    const matches = routes.flatMap((route) => {
      const params = paramsOf(route.path, url.pathname);
      return params ? [{ route, params }] : [];
    });
    const match = matches.find(({ route }) => route.method === method);
    if (!match) return { status: 404, body: { ok: false, error: nearest(routes, method, url.pathname) } };
    try {
      const parsed: unknown = body.trim() === '' ? {} : JSON.parse(body);
      return { status: 200, body: (await match.route.run(match.params, parsed, url.searchParams)) ?? { ok: true } };
    } catch (error) {
      if (isControlError(error)) return { status: error.controlStatus, body: { ok: false, error: error.message } };
      if (error instanceof SyntaxError) return { status: 400, body: { ok: false, error: 'the body is not JSON' } };
      throw error;
    }
  };
}

function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':') && value !== '') params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

function nearest(routes: readonly Route[], method: string, path: string): string {
  const scored = routes.map((route) => ({ route, score: likeness(route, method, path) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0]?.route;
  const hint = best ? `; the nearest is ${best.method} ${best.path}` : '';
  return `there is no ${method} ${path}${hint}`;
}

/** Common letters at the start of each pair of path parts, with a little for the right method and the right length. */
function likeness(route: Route, method: string, path: string): number {
  const given = path.split('/');
  const wanted = route.path.split('/');
  const parts = wanted.map((part, index) => (part.startsWith(':') ? 1 : commonStart(part, given[index] ?? '')));
  const sum = parts.reduce((total, part) => total + part, 0);
  return sum + (route.method === method ? 0.5 : 0) - Math.abs(given.length - wanted.length);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
