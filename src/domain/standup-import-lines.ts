import { quoted } from './calendar-names.ts';
import { readCsv, separatorOf } from './csv.ts';
import { nearest } from './nearest.ts';
import { ok, refuse, type Result } from './result.ts';

/** What is wrong with a line; `line` 0: with the file. */
export interface LineFault {
  readonly line: number;
  readonly sentence: string;
}

/** What a line holds, by the name of the file's column. */
export type Fields = Readonly<Record<string, unknown>>;

/** A line of a file. */
export interface Line {
  /** From 1. */
  readonly line: number;
  /** null: it could not be read. */
  readonly fields: Fields | null;
}

/** More names of columns would only scroll by. */
const NAMES_MAX = 20;

/**
 * The lines of a file of JSON objects or of CSV, whatever stands between its cells.
 *
 * wanted: columns that must stand somewhere in it, in any letter case; each is missed once and not on every line.
 */
export function linesOf(
  text: string,
  format: 'jsonl' | 'csv',
  wanted: readonly string[],
): Result<readonly Line[], readonly LineFault[]> {
  const read = format === 'csv' ? csvLines(text) : ok(jsonLines(text));
  if (!read.ok) return read;
  const names = new Set(read.value.flatMap(({ fields }) => Object.keys(fields ?? {})));
  const missed = [...new Set(wanted)].filter((one) => names.size > 0 && !among(names, one));
  return missed.length === 0 ? read : refuse(missed.map((one) => ({ line: 0, sentence: missing(one, [...names]) })));
}

function missing(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  const has = names.slice(0, NAMES_MAX).map(quoted).join(', ');
  const more = names.length > NAMES_MAX ? ` and ${names.length - NAMES_MAX} more` : '';
  const hint = near === null ? '' : ` Did you mean ${quoted(near)}?`;
  return `There is no column ${quoted(name)}; the file has ${has}${more}.${hint} --columns member=author says which is which.`;
}

const among = (names: Iterable<string>, name: string): boolean => found(names, name) !== null;

/** The field of that name, else one that differs in letter case alone; null: there is none. */
export const nameIn = (fields: Fields, name: string): string | null =>
  Object.hasOwn(fields, name) ? name : found(Object.keys(fields), name);

function found(names: Iterable<string>, name: string): string | null {
  const wanted = name.toLowerCase();
  for (const one of names) if (one.toLowerCase() === wanted) return one;
  return null;
}

function jsonLines(text: string): Line[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((content, index) => ({ line: index + 1, content: content.trim() }))
    .filter(({ content }) => content !== '')
    .map(({ line, content }) => ({ line, fields: objectOf(content) }));
}

function objectOf(content: string): Fields | null {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function csvLines(text: string): Result<Line[], LineFault[]> {
  const read = readCsv(text, separatorOf(text));
  if (!read.ok) return refuse([read.error]);
  const [head, ...rows] = read.value;
  if (!head) return refuse([{ line: 0, sentence: 'the file is empty; its first line names the columns.' }]);
  const names = head.cells.map((name) => name.trim());
  const faults = rows.flatMap(({ line, cells }) => {
    const beyond = cells.slice(names.length).some((cell) => cell !== '');
    return beyond ? [{ line, sentence: tooMany(cells.length, names.length) }] : [];
  });
  if (faults.length > 0) return refuse(faults);
  return ok(
    rows.map(({ line, cells }) => ({
      line,
      fields: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])),
    })),
  );
}

const tooMany = (cells: number, columns: number): string =>
  `has ${cells} cells, the first line names ${columns}: put text that holds the separator into quotation marks.`;
