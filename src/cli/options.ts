import { parseArgs } from 'node:util';
import { quoted } from '#domain/calendar-names.ts';
import { nearest } from '#domain/nearest.ts';

/** The options that were given, by name, and everything that is wrong with how they were given. */
export interface Options<Name extends string> {
  readonly values: Readonly<Partial<Record<Name, string>>>;
  readonly faults: readonly string[];
}

/**
 * The value of each of the options `names` in `args`: `--name value` or `--name=value`.
 *
 * returns: all faults at once: unknown options with the nearest known one, missing values, repeats, stray words.
 */
export function readOptions<Name extends string>(args: readonly string[], names: readonly Name[]): Options<Name> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    strict: false, // strict throws at the first fault
    tokens: true,
  });
  const values: Partial<Record<Name, string>> = {};
  const faults: string[] = [];
  let afterUnknown = false; // a word after an unknown option is most likely its value
  for (const token of tokens) {
    const excused = afterUnknown;
    afterUnknown = false;
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      if (!excused) faults.push(`${quoted(token.value)} stands alone; write it after one of ${listed(names)}.`);
      continue;
    }
    const name = names.find((known) => known === token.name);
    afterUnknown = name === undefined && !token.inlineValue;
    if (name === undefined) faults.push(unknownOption(token.rawName, names));
    else if (token.value === undefined || token.value === '') faults.push(`--${name} needs a value.`);
    else if (!token.inlineValue && token.value.startsWith('--')) return withoutValue(args, token.index, name, names);
    else if (values[name] !== undefined) faults.push(`--${name} is given twice.`);
    else values[name] = token.value;
  }
  return { values, faults };
}

// `--zone --time 09:30`: parseArgs takes `--time` for the zone; read again without `--zone`.
function withoutValue<Name extends string>(
  args: readonly string[],
  index: number,
  name: Name,
  names: readonly Name[],
): Options<Name> {
  const { values, faults } = readOptions(args.toSpliced(index, 1), names);
  return { values, faults: [`--${name} needs a value.`, ...faults] };
}

const listed = (names: readonly string[]): string => names.map((name) => `--${name}`).join(', ');

function unknownOption(typed: string, names: readonly string[]): string {
  const near = nearest(typed.replace(/^-+/, ''), names);
  return `${quoted(typed)} is not an option; ${near === null ? `there are ${listed(names)}.` : `did you mean --${near}?`}`;
}
