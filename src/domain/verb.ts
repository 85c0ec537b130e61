import type { Help, Message, Note } from './message.ts';
import { nearest } from './nearest.ts';
import { refuse, type Result } from './result.ts';

/** The words a command knows. `''` is what it does without a word. */
export interface VerbTable<T> {
  readonly title: string;
  readonly lines: Help['lines'];
  readonly verbs: Readonly<Record<string, (rest: string) => Result<T, Message>>>;
}

/**
 * Reads the first word of `text` as one of the table's and hands it the rest; `help` and `?` answer with the usage.
 *
 * errors: for an unknown word, the usage with the nearest known one.
 */
export function readVerb<T>(table: VerbTable<T>, text: string): Result<T, Message> {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const verb = word.toLowerCase();
  const read = Object.hasOwn(table.verbs, verb) ? table.verbs[verb] : undefined;
  if (read) return read(rest.trim());
  return refuse(helpOf(table, verb === 'help' || verb === '?' ? null : word));
}

/** The usage of a table; `unknown` is the word that is none of it. */
function helpOf(table: Pick<VerbTable<unknown>, 'title' | 'lines' | 'verbs'>, unknown: string | null): Help {
  const words = Object.keys(table.verbs).filter((verb) => verb !== '');
  const near = unknown === null ? null : nearest(unknown.toLowerCase(), [...words, 'help']);
  return { kind: 'help', unknown, nearest: near, title: table.title, lines: table.lines };
}

/** A sentence that says it was done. */
export const done = (text: string): Note => ({ kind: 'note', tone: 'done', text });
/** A sentence that says why not, and what to do next; `kept` gives back what was typed. */
export const refused = (text: string, kept?: string): Note => ({
  kind: 'note',
  tone: 'refused',
  text,
  ...(kept === undefined || kept === '' ? {} : { kept }),
});
