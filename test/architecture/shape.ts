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

/** Files of a registry's folder that its `index.ts` does not import; also a folder with files and no `index.ts`. */
export function registryFaults(sources: readonly Source[], folder: string): string[] {
  const here = sources.filter(({ path }) => posix.dirname(path) === folder && path.endsWith('.ts'));
  const index = here.find(({ path }) => path === `${folder}/index.ts`);
  if (!index) return here.length > 0 ? [`${folder}: has files but no index.ts`] : [];
  const listed = new Set(importsOf(index.text).map(({ specifier }) => posix.join(folder, specifier)));
  return here
    .filter(({ path }) => path !== index.path && !listed.has(path))
    .map(({ path }) => `${path}: is not in ${index.path}`);
}
