import { ok, refuse, type Result } from './result.ts';

/**
 * What a spreadsheet takes for a formula or a command when a cell begins with it, and the full-width forms of it.
 * source: owasp.org/www-community/attacks/CSV_Injection
 */
const ACTS = '=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20';
const HARMFUL = new RegExp(`^'*[${ACTS}]`);
const MADE_SAFE = new RegExp(`^'+[${ACTS}]`);

/** The text with an apostrophe before it where a spreadsheet would act on it; `unsafe` takes exactly that away again. */
export const safe = (text: string): string => (HARMFUL.test(text) ? `'${text}` : text);
/** What `safe` was given. */
export const unsafe = (text: string): string => (MADE_SAFE.test(text) ? text.slice(1) : text);

/** Rows as CSV by RFC 4180, each cell made safe: commas, quotes and line ends inside a cell stay as they are. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => quotedCell(safe(cell))).join(',')}\r\n`).join('');
}

const quotedCell = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A row with the number of the line it starts on, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What may stand between cells: Excel writes semicolons where the comma is the decimal sign. */
export type Separator = ',' | ';' | '\t';

const CELLS: Readonly<Record<Separator, RegExp>> = {
  ',': /"((?:[^"]|"")*)"|([^",\r\n]*)/y,
  ';': /"((?:[^"]|"")*)"|([^";\r\n]*)/y,
  '\t': /"((?:[^"]|"")*)"|([^"\t\r\n]*)/y,
};

/** What stands between the cells of the first line; a comma where nothing tells. */
export function separatorOf(text: string): Separator {
  const [first = ''] = /^[^\r\n]*/.exec(text.replaceAll(/"[^"]*"/g, '')) ?? [];
  const often = (one: Separator): number => first.split(one).length;
  return ([';', '\t'] as const).find((one) => often(one) > often(',')) ?? ',';
}

/**
 * The rows of a CSV text, with what `toCsv` made safe as it was before; empty lines are left out, a byte order mark is no text.
 *
 * errors: the line of a quotation that is not closed or is followed by something.
 */
export function readCsv(
  text: string,
  separator: Separator = ',',
): Result<CsvRow[], { readonly line: number; readonly sentence: string }> {
  const cell = CELLS[separator];
  const rows: CsvRow[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const starts = line;
    for (;;) {
      cell.lastIndex = at;
      const [all = '', quotedText, plainText = ''] = cell.exec(text) ?? [];
      at += all.length;
      line += linesIn(all);
      cells.push(unsafe(quotedText === undefined ? plainText : quotedText.replaceAll('""', '"')));
      if (text[at] !== separator) break;
      at += 1;
    }
    const end = /^(?:\r\n|\r|\n)/.exec(text.slice(at, at + 2))?.[0] ?? '';
    if (end === '' && at < text.length) {
      return refuse({
        line,
        sentence: 'a quotation mark is out of place: quote the whole cell and double those inside.',
      });
    }
    at += end.length;
    line += end === '' ? 0 : 1;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: starts, cells });
  }
  return ok(rows);
}

const linesIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
