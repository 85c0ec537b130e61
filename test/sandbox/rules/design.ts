import { existsSync, readFileSync } from 'node:fs';
import { isRecord } from '#sandbox/rules/fault.ts';

const FILE = new URL('../../../../shared/design/slack-limits.json', import.meta.url);

/** True where the design's own list of limits lies beside the project; the tests that compare with it run only there. */
export const known = existsSync(FILE);

const file: unknown = known ? JSON.parse(readFileSync(FILE, 'utf8')) : {};

/** One part of the design's list, by its path. errors: throws where there is none. */
export function part(...path: readonly string[]): Record<string, unknown> {
  const found = path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), file);
  if (!isRecord(found)) throw new Error(`no ${path.join('.')} in the list`);
  return found;
}
