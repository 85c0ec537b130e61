/** Where the page's modules find what they name: whole names, and beginnings that end in a slash. */
export type ImportMap = Readonly<Record<string, string>>;

/**
 * The addresses of all modules that `entry` needs, itself first: a browser that is told of them at once does not have to
 * read one to learn of the next.
 *
 * load: the JavaScript at an address; null where there is none.
 */
export async function modulesBelow(
  entry: string,
  imports: ImportMap,
  load: (address: string) => Promise<string | null>,
): Promise<string[]> {
  const found = new Set([entry]);
  // A set goes on with what is added while it is gone through.
  for (const address of found) {
    for (const specifier of specifiersIn((await load(address)) ?? '')) {
      const next = addressOf(specifier, address, imports);
      if (next !== null) found.add(next);
    }
  }
  return [...found];
}

/** What a module imports. Types are gone from it by now, and every import stands at the beginning of a line. */
function specifiersIn(code: string): string[] {
  return [...code.matchAll(/^(?:import|export)\b[^'";]*?\bfrom ?['"]([^'"]+)['"]/gmu)].map(([, name = '']) => name);
}

/** Where the module lies that the one at `from` names; null where the map does not know it. */
function addressOf(specifier: string, from: string, imports: ImportMap): string | null {
  if (specifier.startsWith('.')) return new URL(specifier, `http://page${from}`).pathname;
  const whole = imports[specifier];
  if (whole !== undefined) return whole;
  const beginning = Object.keys(imports).find((key) => key.endsWith('/') && specifier.startsWith(key));
  return beginning === undefined ? null : `${imports[beginning]}${specifier.slice(beginning.length)}`;
}
