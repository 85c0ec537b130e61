import { secretsIn, type SecretKind } from './summary-secrets.ts';
import type { KnownPerson } from './summary-names.ts';

/** Texts as a model may see them, and the way back. It lives as long as the run and is never stored. */
export interface Redaction {
  /** The same text with a token for each name and secret. */
  hide(text: string): string;
  /** The token of a person of the team, by any of their names. */
  tokenOf(name: string): string;
  /**
   * The text with names for their tokens, each as it stands first in `written`, or whole where it stands in none; null where a token
   * is none of ours: somebody made it up. A quote of "ask Hana" would else be of "ask Hana Mori", which nobody wrote.
   */
  show(text: string, written?: readonly string[]): string | null;
  /** The person a token means, or whom a name names; null: nobody of the team. */
  person(token: string): string | null;
}

/** What stands in a summary for what was hidden and is nobody's name: it is not said in a summary. */
const SHOWN: Readonly<Record<SecretKind, string>> = {
  key: '(secret)',
  email: '(e-mail)',
  iban: '(bank account)',
  card: '(card number)',
  identity: '(ID number)',
  phone: '(phone number)',
  ip: '(IP address)',
  mac: '(MAC address)',
};
/** The first of these that nobody wrote before a number names people: a P1 of somebody's own is a priority. */
const PREFIXES = ['P', 'PERSON_', 'MEMBER_', 'TEAMMATE_'];
const tokenPattern = (prefix: string): RegExp =>
  new RegExp(`\\b(?:${prefix}|KEY_|EMAIL_|IBAN_|CARD_|IDENTITY_|PHONE_|IP_|MAC_)\\d{1,4}\\b`, 'g');

/**
 * A redaction for one run. `order` shuffles the tokens, so that P1 is another person each time: places in `people`.
 * texts: everything that will be hidden, so that no token looks like a word of theirs.
 *
 * A text that already holds something that looks like a token has it broken up, or the way back would lead to somebody else.
 */
export function redactionFor(
  people: readonly KnownPerson[],
  order: readonly number[] = people.map((_, place) => place),
  texts: readonly string[] = [],
): Redaction {
  const taken = (one: string): boolean => texts.some((text) => new RegExp(`\\b${one}\\d`).test(text));
  const prefix = PREFIXES.find((one) => !taken(one)) ?? 'PERSON_';
  const TOKEN = tokenPattern(prefix);
  const tokens = new Map(people.map((person, place) => [person.name, `${prefix}${(order[place] ?? place) + 1}`]));
  const byToken = new Map([...tokens].map(([name, token]) => [token, name]));
  const byName = new Map(
    people.flatMap(({ name, aliases }) => [name, ...aliases].map((one) => [one.toLowerCase(), name] as const)),
  );
  const pattern = patternOf([...byName.keys()]);
  const secrets = new Map<string, string>();
  const secretToken = (kind: SecretKind, said: string): string => {
    const known = [...secrets].find(([, value]) => value === said)?.[0];
    if (known !== undefined) return known;
    const token = `${kind.toUpperCase()}_${secrets.size + 1}`;
    secrets.set(token, said);
    return token;
  };
  const hideNames = (text: string): string => {
    const broken = text.replace(TOKEN, (token) => `${token[0]}-${token.slice(1)}`);
    if (pattern === null) return broken;
    return broken.replace(pattern, (name) => {
      const bare = name.replace(/^@/, '');
      return isWritten(bare) ? (tokens.get(byName.get(bare.toLowerCase()) ?? '') ?? bare) : name;
    });
  };
  /** A person's name as it stands first in texts. */
  const formOf = (name: string | undefined, written: readonly string[]): string | undefined => {
    if (name === undefined || pattern === null) return name;
    const forms = written.flatMap((text) => [...text.matchAll(pattern)].map(([form]) => form.replace(/^@/, '')));
    return forms.find((form) => isWritten(form) && byName.get(form.toLowerCase()) === name) ?? name;
  };
  return {
    hide(text) {
      let out = '';
      let from = 0;
      for (const secret of secretsIn(text)) {
        out += hideNames(text.slice(from, secret.from)) + secretToken(secret.kind, text.slice(secret.from, secret.to));
        from = secret.to;
      }
      return out + hideNames(text.slice(from));
    },
    tokenOf: (name) => tokens.get(name) ?? tokens.get(byName.get(name.toLowerCase()) ?? '') ?? `${prefix}0`,
    show(text, written = []) {
      let unknown = false;
      const shown = text.replace(TOKEN, (token) => {
        const value = formOf(byToken.get(token), written) ?? secrets.get(token);
        unknown ||= value === undefined;
        return value ?? token;
      });
      return unknown ? null : shown;
    },
    person: (token) => byToken.get(token.trim()) ?? byName.get(token.trim().replace(/^@/, '').toLowerCase()) ?? null,
  };
}

/** Names that are words too (will, mark) are names where they begin with a capital or hold more than letters. */
const WORDS_TOO = new Set(
  'will mark art bill rich grant may april june hope joy grace faith rose ray jack max dean chase pat rob sue drew glen lance miles page reed wade bob guy frank case dale unknown team bot admin'.split(
    ' ',
  ),
);
const isWritten = (name: string): boolean => !WORDS_TOO.has(name);

function patternOf(names: readonly string[]): RegExp | null {
  const longest = names.filter((name) => name.trim().length > 1).toSorted((a, b) => b.length - a.length);
  if (longest.length === 0) return null;
  const words = longest.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`@?(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** The text without what is secret or somebody's own, in words. */
export function withoutSecrets(text: string): string {
  let out = '';
  let from = 0;
  for (const { kind, from: start, to } of secretsIn(text)) {
    out += text.slice(from, start) + SHOWN[kind];
    from = to;
  }
  return out + text.slice(from);
}

/** An order of people that nobody can tell from their names: the same for the same `mark`. returns: places, from 0. */
export function shuffled(people: readonly KnownPerson[], mark: string): number[] {
  const keys = people.map(({ name }) => hashOf(`${mark} ${name}`));
  const sorted = keys.map((key, place) => ({ key, place })).toSorted((a, b) => a.key - b.key || a.place - b.place);
  const order = people.map(() => 0);
  for (const [rank, { place }] of sorted.entries()) order[place] = rank;
  return order;
}

/** source: FNV-1a, 32 bits */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
