import { USUAL_JARGON } from './jargon-list.ts';
import { refuse, ok, type Result } from './result.ts';

/** A word that readers outside a team need not know. */
export interface Term {
  readonly word: string;
  /** What is said instead; empty: nobody has said it plainly. The word itself: readers know it, so it may stand. */
  readonly plain: string;
}

export const TERMS_MAX = 100;
const TERM_MAX = 40;
const PLAIN_MAX = 80;
/** Of all of them as they are typed. Slack's own limit of a field. units: characters */
export const TYPED_TERMS_MAX = 3000;

/** `LLM = language model`, or a word alone. errors: one sentence. */
export function readTerm(line: string): Result<Term, string> {
  const at = line.indexOf('=');
  const bare = (text: string): string => text.trim().replace(/\s+/g, ' ');
  const word = bare(at < 0 ? line : line.slice(0, at));
  const plain = at < 0 ? '' : bare(line.slice(at + 1));
  if (!/[\p{L}\p{N}]/u.test(word)) return refuse('Begin with the word, such as LLM = language model.');
  if (word.length > TERM_MAX)
    return refuse(`“${word.slice(0, 20)}…” has ${word.length} characters; ${TERM_MAX} are the most.`);
  if (plain.length > PLAIN_MAX)
    return refuse(`What stands for “${word}” has ${plain.length} characters; ${PLAIN_MAX} are the most.`);
  return ok({ word, plain });
}

/** A line each; of a word that stands twice the last. errors: a sentence for each line that cannot be read. */
export function readTerms(text: string): Result<Term[], string[]> {
  const faults: string[] = [];
  const terms = new Map<string, Term>();
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const term = readTerm(line);
    if (term.ok) terms.set(keyOf(term.value.word), term.value);
    else faults.push(term.error);
  }
  if (terms.size > TERMS_MAX) faults.push(`These are ${terms.size} words; ${TERMS_MAX} are the most.`);
  return faults.length > 0 ? refuse(faults) : ok([...terms.values()]);
}

/** As they are read again. */
export const writeTerms = (terms: readonly Term[]): string =>
  terms.map(({ word, plain }) => (plain === '' ? word : `${word} = ${plain}`)).join('\n');

const keyOf = (word: string): string => word.toLowerCase();
const isKnown = ({ word, plain }: Term): boolean => keyOf(word) === keyOf(plain);
const USUAL: readonly Term[] = USUAL_JARGON.trim()
  .split('\n')
  .map((line) => {
    const [word = '', plain = ''] = line.split(' = ');
    return { word: word.trim(), plain };
  });

/** The words that may not stand, with a project's own before the usual ones of teams that build models; longer ones first. */
export function termsFor(own: readonly Term[]): Term[] {
  const mine = new Set(own.map(({ word }) => keyOf(word)));
  const all = [...own.filter((term) => !isKnown(term)), ...USUAL.filter(({ word }) => !mine.has(keyOf(word)))];
  return all.toSorted((a, b) => b.word.length - a.word.length);
}

/** How many words of the usual list hold beside a project's own. */
export const usualCount = (own: readonly Term[]): number => {
  const mine = new Set(own.map(({ word }) => keyOf(word)));
  return USUAL.filter(({ word }) => !mine.has(keyOf(word))).length;
};

/** The terms, to look for in many texts. */
export interface Jargon {
  /** Those that stand in a text, each once. */
  of(text: string): Term[];
  /** The text with what is said instead of each; null: for one of them nobody knows what to say. */
  plainly(text: string): string | null;
}

/** Looks for whole words, whatever their case, with an s at the end too. */
export function jargonOf(terms: readonly Term[]): Jargon {
  const byWord = new Map(terms.map((term) => [keyOf(term.word), term]));
  const words = [...byWord.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  const pattern =
    words.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})(s)?(?![\\p{L}\\p{N}])`, 'giu');
  const found = (word: string): Term | undefined => byWord.get(keyOf(word.replace(/\s+/g, ' ')));
  return {
    of(text) {
      if (pattern === null) return [];
      return [...new Set([...text.matchAll(pattern)].flatMap(([, word = '']) => found(word) ?? []))];
    },
    plainly(text) {
      if (pattern === null) return text;
      let unknown = false;
      const said = text.replace(pattern, (_, word: string, many: string | undefined, at: number) => {
        const plain = found(word)?.plain ?? '';
        unknown ||= plain === '';
        const whole = many === undefined ? plain : manyOf(plain);
        return at === 0 && /^\p{Lu}/u.test(word) ? `${whole[0]?.toUpperCase() ?? ''}${whole.slice(1)}` : whole;
      });
      return unknown ? null : said;
    },
  };
}

const manyOf = (plain: string): string => (/s$/i.test(plain) ? plain : `${plain}s`);
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
