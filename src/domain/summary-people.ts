import type { UserId } from './ids.ts';
import type { KnownPerson } from './summary-names.ts';

/** Shorter first names are too often words. units: characters */
const SHORTEST_FIRST = 3;

/** How each is called in a summary while it is made: by their name, with a number where two have the same. */
export function namesApart(people: readonly { readonly id: UserId; readonly name: string }[]): Map<UserId, string> {
  const taken = new Set<string>();
  const names = new Map<UserId, string>();
  for (const { id, name } of people) {
    const bare = name.replace(/\s+/g, ' ').trim() || 'Somebody';
    let apart = bare;
    for (let n = 2; taken.has(apart.toLowerCase()); n += 1) apart = `${bare} (${n})`;
    taken.add(apart.toLowerCase());
    names.set(id, apart);
  }
  return names;
}

/** People by their names; a first name stands for whoever alone has it. */
export function knownBy(names: readonly string[]): KnownPerson[] {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const firsts = Map.groupBy(names, (name) => name.split(/\s+/)[0]?.toLowerCase() ?? '');
  return names.map((name) => {
    const [first = '', ...more] = name.split(/\s+/);
    const alone =
      more.length > 0 &&
      first.length >= SHORTEST_FIRST &&
      firsts.get(first.toLowerCase())?.length === 1 &&
      !taken.has(first.toLowerCase());
    return { name, aliases: alone ? [first] : [] };
  });
}
