import { addWords, isEmpty, NO_WORDS, readAnswer } from './answer.ts';
import { quoted } from './calendar-names.ts';
import type { AnswerWords } from './prompt.ts';
import type { AskedAnswer } from './question.ts';
import { ok, refuse, type Result } from './result.ts';
import { linesOf, nameIn, type Fields, type LineFault } from './standup-import-lines.ts';
import { isDate, type Instant, type LocalDate } from './time.ts';

/** What can be brought in, by the name of its column; `member` and `date` must be there. */
export const IMPORT_COLUMNS = [
  'date',
  'member',
  'done',
  'plan',
  'blockers',
  'evidence',
  'text',
  'answered_at',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** Before the project's own questions in the names of columns; exports write them so. */
export const OWN_COLUMN = 'question: ';

/** By our name of a column, the file's. */
export type ImportMapping = Readonly<Partial<Record<ImportColumn, string>>>;

/** One answer of a file. */
export interface ImportRow {
  /** From 1; of several lines that were joined, the first. */
  readonly line: number;
  /** Whoever said it, as the file calls them. */
  readonly member: string;
  readonly date: LocalDate;
  readonly words: AnswerWords;
  /** null: the file does not say when. */
  readonly answeredAt: Instant | null;
}

/** A file as read. `silent`: lines in which nothing was said. `joined`: further lines of one member and date. */
export interface ImportFile {
  readonly rows: readonly ImportRow[];
  readonly silent: number;
  readonly joined: number;
  /** What is wrong with its lines; then none of it is brought in. */
  readonly faults: readonly LineFault[];
}

/** Longer than anything somebody says in a standup. units: characters */
const WORDS_MAX = 40_000;

/** The mapping that `member=author,plan=next` means: our column, then the file's. */
export function readMapping(text: string): Result<ImportMapping, string> {
  const mapping: Partial<Record<ImportColumn, string>> = {};
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (part === '') continue;
    const [ours = '', theirs = ''] = part.split('=').map((side) => side.trim());
    const column = IMPORT_COLUMNS.find((name) => name === ours);
    if (!column || theirs === '') {
      return refuse(`${quoted(part)} is no pair such as member=author; ours are ${IMPORT_COLUMNS.join(', ')}.`);
    }
    mapping[column] = theirs;
  }
  return ok(mapping);
}

/** The answers of a file beside every fault in its lines. `before`: the first date that is not past. errors: it cannot be read in lines at all. */
export function readImport(
  text: string,
  format: 'jsonl' | 'csv',
  mapping: ImportMapping,
  before: LocalDate,
): Result<ImportFile, readonly LineFault[]> {
  const read = linesOf(text, format, [mapping.date ?? 'date', mapping.member ?? 'member', ...Object.values(mapping)]);
  if (!read.ok) return read;
  const faults: LineFault[] = [];
  const rows = new Map<string, ImportRow>();
  let [silent, joined] = [0, 0];
  for (const { line, fields } of read.value) {
    if (fields === null) {
      faults.push({ line, sentence: 'is no JSON object.' });
      continue;
    }
    const row = rowOf(line, fields, mapping, before);
    if (!row.ok) {
      faults.push(...row.error.map((sentence) => ({ line, sentence })));
      continue;
    }
    const key = `${row.value.member}\n${row.value.date}`;
    const earlier = rows.get(key);
    if (isEmpty(row.value.words)) silent += 1;
    else if (!earlier) rows.set(key, row.value);
    else {
      joined += 1;
      rows.set(key, { ...earlier, words: addWords(earlier.words, row.value.words) });
    }
  }
  return ok({ rows: [...rows.values()], silent, joined, faults });
}

function rowOf(
  line: number,
  fields: Fields,
  mapping: ImportMapping,
  before: LocalDate,
): Result<ImportRow, readonly string[]> {
  const faults: string[] = [];
  const textIn = (column: ImportColumn): string => {
    const name = nameIn(fields, mapping[column] ?? column) ?? column;
    const said = textOf(Object.hasOwn(fields, name) ? fields[name] : undefined);
    if (said === null) faults.push(`${name} is neither text nor a list of texts.`);
    else if (said.length > WORDS_MAX)
      faults.push(`${name} is ${said.length} characters long; ${WORDS_MAX} is the most.`);
    return said ?? '';
  };
  const [date, member, at] = [textIn('date').trim(), textIn('member').trim(), textIn('answered_at').trim()];
  if (member === '') faults.push(`${mapping.member ?? 'member'} is missing: who said it?`);
  if (!isDate(date)) faults.push(`${quoted(date)} is no date such as 2026-03-10.`);
  else if (date >= before) faults.push(`${date} is not past; only what was said before today can be brought in.`);
  if (at !== '' && !isInstant(at)) faults.push(`${quoted(at)} is no moment such as 2026-03-10T09:30:00.000Z.`);
  const parts = {
    done: textIn('done'),
    plan: textIn('plan'),
    blockers: textIn('blockers'),
    evidence: textIn('evidence'),
  };
  const whole = textIn('text');
  const asked = askedIn(fields, faults);
  if (faults.length > 0 || !isDate(date)) return refuse(faults);
  const four = isEmpty(parts) && whole !== '' ? readAnswer(whole) : { ...NO_WORDS, ...parts };
  const words = asked.length > 0 ? { ...four, asked } : four;
  return ok({ line, member, date, words, answeredAt: isInstant(at) ? at : null });
}

/** What columns such as `question: GPU hours` hold, as words: the file does not say how they were asked. */
function askedIn(fields: Fields, faults: string[]): AskedAnswer[] {
  return Object.entries(fields).flatMap(([name, value]): AskedAnswer[] => {
    const question = name.startsWith(OWN_COLUMN) ? name.slice(OWN_COLUMN.length).trim() : '';
    if (question === '') return [];
    const text = textOf(value);
    if (text === null) faults.push(`${name} is neither text nor a list of texts.`);
    else if (text.length > WORDS_MAX)
      faults.push(`${name} is ${text.length} characters long; ${WORDS_MAX} is the most.`);
    return text === null || text === '' ? [] : [{ question, kind: 'text', text }];
  });
}

/** Whether the text is a moment as exports write it. */
function isInstant(text: string): text is Instant {
  return /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.test(text) && isDate(text.slice(0, 10));
}

/** Text as it is, a list a line each, nothing as nothing; null for anything else. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('\n');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
