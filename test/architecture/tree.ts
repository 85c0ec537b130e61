import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Source } from './source.ts';

/** The project's root folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const LEFT_OUT = new Set(['node_modules', 'coverage', 'package-lock.json']);
const READ = /\.(?:ts|md|yml|yaml|json|example)$/;

/** The project's own text files as they stand, in order of path; folders that begin with a dot hold none, but for `.github`. */
export function projectSources(): Source[] {
  const walk = (folder: string): string[] =>
    readdirSync(`${ROOT}${folder}`, { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}${entry.name}`;
      if (LEFT_OUT.has(entry.name) || (entry.isDirectory() && /^\.(?!github)/.test(entry.name))) return [];
      if (entry.isDirectory()) return walk(`${path}/`);
      return READ.test(path) ? [path] : [];
    });
  return walk('')
    .toSorted()
    .map((path) => ({ path, text: readFileSync(`${ROOT}${path}`, 'utf8') }));
}
