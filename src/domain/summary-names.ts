import { MONTHS, WEEKDAYS } from './calendar-names.ts';
import { folded, wordsOf } from './summary-fold.ts';

/** Somebody of the team: how they are called here, and what else they are called. */
export interface KnownPerson {
  readonly name: string;
  /** Handles, first names; never the name of somebody else. */
  readonly aliases: readonly string[];
}

const TICKET = /(?<![\p{L}\p{N}])(?:[A-Z][A-Z0-9]{1,9}-\d+|[HB]\d{1,4}|#\d+)(?![\p{L}\p{N}])/gu;
const HANDLE = /(?<![\p{L}\p{N}@])@([\p{L}\p{N}][\p{L}\p{N}._-]*[\p{L}\p{N}]|[\p{L}\p{N}])/gu;
const CALENDAR = new Set([...WEEKDAYS, ...MONTHS].map((name) => name.toLowerCase()));
/** What sentences about work begin with although it is no name. */
const OPENERS = new Set(
  'the a an this that these those all some any both each every no not we i it they he she you there here our their its his her my one two three several many most more new old work team now today tomorrow yesterday after before during since until while when where what who why how if as at by for from in into of on to with without and or but also still only just still plan plans next done blocked waiting stuck needs'.split(
    ' ',
  ),
);
/** A verb after the first word of a sentence makes that word its subject. */
const SUBJECT_VERB =
  /^(?:has|have|had|is|was|will|would|can|could|did|does|says?|said|wants?|needs?|plans?|(?:\p{Ll}{2,}ed)|(?:\p{Ll}{3,}s))$/u;

/** People, handles and tickets that `claim` names and none of its sources does; `authors` count as named there. */
export function unknownNames(
  claim: string,
  sources: readonly string[],
  authors: readonly string[],
  known: readonly KnownPerson[],
): string[] {
  const there = ` ${sources.map((text) => folded(text).text).join(' \n ')} `;
  const about = (person: KnownPerson): boolean =>
    authors.includes(person.name) || [person.name, ...person.aliases].some((name) => named(name, there));
  const said = folded(claim).text;
  const people = known
    .filter((person) => [person.name, ...person.aliases].some((name) => namedAsPerson(name, claim, said)))
    .filter((person) => !about(person))
    .map(({ name }) => name);
  const mine = new Set(authors.flatMap((author) => folded(author).text.split(/[^\p{L}\p{N}]+/u)));
  const handles = [...claim.matchAll(HANDLE)].map(([, name = '']) => name);
  const strange = handles.filter((name) => !named(name, there) && !authors.includes(name));
  const tickets = [...claim.matchAll(TICKET)].map(([ticket]) => ticket);
  return [
    ...people,
    ...strange,
    ...tickets.filter((ticket) => !named(ticket, there)),
    ...properNames(claim).filter(
      (name) => !named(name, there) && !mine.has(name.toLowerCase()) && !isKnown(name, known),
    ),
  ];
}

/** These are looked for above, with all their names. */
const isKnown = (name: string, known: readonly KnownPerson[]): boolean =>
  known.some((person) =>
    [person.name, ...person.aliases].some((one) => folded(one).text.split(' ').includes(name.toLowerCase())),
  );

/** Whether the name stands in a folded text as a whole word. */
function named(name: string, text: string): boolean {
  const wanted = folded(name).text;
  if (wanted === '') return true;
  for (let index = text.indexOf(wanted); index >= 0; index = text.indexOf(wanted, index + 1)) {
    const around = `${text[index - 1] ?? ' '}${text[index + wanted.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

/** Names that are words too (Will, Mark) count where they are written as names. */
function namedAsPerson(name: string, claim: string, said: string): boolean {
  if (name.length < 2 || !named(name, said)) return false;
  if (/[^\p{L}]/u.test(name)) return true;
  const capital = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return wordsOf(claim).some(({ text }) => text === capital || text.replace(/['’]s$/, '') === capital);
}

/** Words that look like names: all in capitals, with a capital inside a sentence, or before a verb at its start. */
function properNames(claim: string): string[] {
  const words = wordsOf(claim);
  return words.flatMap(({ text, at }, place) => {
    const bare = text.replace(/['’]s$/u, '');
    if (/^\p{Lu}{4,}(?:[-_]\p{L}+)*$/u.test(bare)) return [bare];
    if (!/^\p{Lu}\p{Ll}+(?:-\p{L}+)*$/u.test(bare) || CALENDAR.has(bare.toLowerCase())) return [];
    const first = place === 0 || /(?:[.!?:;\n]\s*|^["'(\s]*)$/u.test(claim.slice(0, at));
    if (!first) return [bare];
    if (OPENERS.has(bare.toLowerCase())) return [];
    return SUBJECT_VERB.test(words[place + 1]?.text ?? '') && !/(?:ed|ing|s)$/.test(bare) ? [bare] : [];
  });
}

/** The person of the team with whose name `claim` begins, and how long that name is there; null: none. */
export function subjectOf(
  claim: string,
  known: readonly KnownPerson[],
): { readonly person: KnownPerson; readonly length: number } | null {
  const start = claim.trimStart().replace(/^@/, '');
  const skipped = claim.length - start.length;
  for (const person of known) {
    for (const name of [person.name, ...person.aliases].toSorted((a, b) => b.length - a.length)) {
      const begins = name.length > 1 && start.toLowerCase().startsWith(name.toLowerCase());
      if (begins && !/^[\p{L}\p{N}-]/u.test(start.slice(name.length))) return { person, length: skipped + name.length };
    }
  }
  return null;
}
