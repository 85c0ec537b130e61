import { posix } from 'node:path';
import { codeOf, importsOf } from './source.ts';
import type { Source } from './source.ts';

const MOST_LINES = 250;
const MEASURED = /^(?:src|commands|jobs|db|sandbox)\/.*\.ts$/;
const DOCUMENTED = /^src\/(?:domain|ports|flows)\/.*\.ts$/;
const EXPORTED_FUNCTION =
  /^export (?:(?:async )?function\*? (?<named>\w+)|const (?<arrow>\w+)(?:: [^=\n]+)? = (?:async )?(?:\([^)]*\)|\w+)(?:: [^=\n]+)? =>)/gm;

/** Files that are longer than a word deserves. */
export function lengthFaults(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => MEASURED.test(path))
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path}: has ${lines} lines, more than ${MOST_LINES}: it is two words`);
}

/** Exported functions of domain, ports and flows without a docstring; of overloads one is enough. */
export function docstringFaults(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => DOCUMENTED.test(path))
    .flatMap(({ path, text }) => {
      const told = new Map<string, boolean>();
      for (const { index, groups } of codeOf(text).matchAll(EXPORTED_FUNCTION)) {
        const name = groups?.['named'] ?? groups?.['arrow'] ?? '';
        told.set(name, told.get(name) === true || text.slice(0, index).endsWith('*/\n'));
      }
      return [...told].filter(([, has]) => !has).map(([name]) => `${path}: ${name} has no docstring`);
    });
}

/** A command, button, form, listener or job: as a type of a value, of what a function gives, or behind `satisfies`. */
const DOOR =
  /\bsatisfies\s+(?:Command|Button|Form|Shortcut|Listener|Job)\b|:\s*(?:readonly\s+)?(?:Command|Button|Form|Shortcut|Listener|Job)\b(?:<[^>]*>)?(?:\[\])?\s*[={]/;

/** Doors that the registry of their folder does not list, and files there that nobody imports. */
export function doorFaults(sources: readonly Source[], folder: string): string[] {
  const { index, others, importers } = registry(sources, folder);
  if (!index) return others.length > 0 ? [`${folder}: has files but no index.ts`] : [];
  return others.flatMap(({ path, text }) => {
    const by = importers(path);
    if (by.includes(index.path)) return [];
    if (DOOR.test(codeOf(text))) return [`${path}: has a door that is not in ${index.path}`];
    return by.length > 0 ? [] : [`${path}: is imported by nobody in ${folder}`];
  });
}

/** Files that the registry of their folder does not list, whatever they hold. */
export function listFaults(sources: readonly Source[], folder: string): string[] {
  const { index, others, importers } = registry(sources, folder);
  if (!index) return others.length > 0 ? [`${folder}: has files but no index.ts`] : [];
  return others
    .filter(({ path }) => !importers(path).includes(index.path))
    .map(({ path }) => `${path}: is not in ${index.path}`);
}

function registry(sources: readonly Source[], folder: string) {
  const here = sources.filter(({ path }) => posix.dirname(path) === folder && path.endsWith('.ts'));
  const imports = here.map(({ path, text }) => ({
    path,
    to: new Set(importsOf(text).map(({ specifier }) => posix.join(folder, specifier))),
  }));
  return {
    index: here.find(({ path }) => path === `${folder}/index.ts`),
    others: here.filter(({ path }) => path !== `${folder}/index.ts`),
    importers: (file: string) =>
      imports.filter(({ path, to }) => path !== file && to.has(file)).map(({ path }) => path),
  };
}
