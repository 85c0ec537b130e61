/** Where the page's modules find what they name: whole names, and beginnings that end in a slash. */
export type ImportMap = Readonly<Record<string, string>>;

/** `import { a, b as c } from './d.ts';` with the types gone; every import stands at the beginning of a line. */
const IMPORT = /^import\b(?<names>[^'";]*?)\bfrom ?['"](?<specifier>[^'"]+)['"];?/gmu;
/** What a module of ours gives is declared where it is exported. */
const EXPORT = /^export (?=(?:(?:async )?function\*?|const|let|class) (?<name>[\w$]+))/gmu;

/**
 * One module that does what `entry` and all that it needs do, each in a function of its own, those first that others need:
 * a browser asks once for what would be a hundred requests. Modules outside the page stay imports.
 *
 * load: the JavaScript at an address; null where it is not one of the page's own modules.
 *
 * errors: throws where two modules need each other, or one is written in a way that cannot be joined.
 */
export async function joinedModules(
  entry: string,
  imports: ImportMap,
  load: (address: string) => Promise<string | null>,
): Promise<string> {
  const parts: string[] = [];
  const names = new Map<string, string>();
  const open: string[] = [];
  const join = async (address: string): Promise<string> => {
    const known = names.get(address);
    if (known !== undefined) return known;
    if (open.includes(address)) throw new Error(`modules need each other: ${[...open, address].join(' → ')}`);
    const name = `m${names.size + open.length}`;
    const code = await load(address);
    if (code === null) parts.unshift(`import * as ${name} from '${address}';`);
    else {
      open.push(address);
      const own = await bodyOf(code, async (specifier) => join(addressOf(specifier, address, imports)));
      open.pop();
      parts.push(`// ${address}\nconst ${name} = (() => {\n${own}})();`);
    }
    names.set(address, name);
    return name;
  };
  await join(entry);
  return `${parts.join('\n')}\n`;
}

/** A module as the body of a function that gives what it exports. module: the name of the value of another one. */
async function bodyOf(code: string, module: (specifier: string) => Promise<string>): Promise<string> {
  const lines: string[] = [];
  let from = 0;
  for (const { index, 0: whole, groups } of code.matchAll(IMPORT)) {
    const value = await module(groups?.['specifier'] ?? '');
    lines.push(code.slice(from, index), taken(groups?.['names'] ?? '', value));
    from = index + whole.length;
  }
  const rest = [...lines, code.slice(from)].join('');
  const given = [...rest.matchAll(EXPORT)].map(({ groups }) => groups?.['name'] ?? '');
  const body = rest.replace(EXPORT, '');
  const left = /^(?:import|export)\b.*/mu.exec(body);
  if (left) throw new Error(`a module of the page cannot be joined: ${left[0]}`);
  return `${body}\nreturn { ${given.join(', ')} };\n`;
}

/** What stands for an import. */
function taken(names: string, value: string): string {
  const inner = names.trim();
  if (inner.startsWith('{')) return `const ${inner.replace(/ as /gu, ': ')} = ${value};`;
  return /^[\w$]+$/u.test(inner) ? `const { default: ${inner} } = ${value};` : `import${names}`;
}

/** Where the module lies that the one at `from` names. */
function addressOf(specifier: string, from: string, imports: ImportMap): string {
  if (specifier.startsWith('.')) return new URL(specifier, `http://page${from}`).pathname;
  const whole = imports[specifier];
  if (whole !== undefined) return whole;
  const beginning = Object.keys(imports).find((key) => key.endsWith('/') && specifier.startsWith(key));
  if (beginning === undefined) throw new Error(`the page has no module ${specifier}`);
  return `${imports[beginning]}${specifier.slice(beginning.length)}`;
}
