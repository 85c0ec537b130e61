import { z } from 'zod';
import { quoted } from '#domain/calendar-names.ts';
import { saysNone } from '#domain/blocker-words.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { knownBy } from '#domain/summary-people.ts';
import type { KnownPerson } from '#domain/summary-names.ts';
import type { Update } from '#domain/summary.ts';
import { isDate, type LocalDate } from '#domain/time.ts';
import { readText } from './read-text.ts';

/** The updates of a file and what could not be read of it, a sentence each. */
export interface UpdatesRead {
  readonly updates: readonly Update[];
  readonly faults: readonly string[];
}

const words = z
  .union([z.string(), z.array(z.union([z.string(), z.number()]).nullable()), z.number(), z.null()])
  .optional()
  .transform((given) =>
    Array.isArray(given)
      ? given
          .filter((one) => one !== null && one !== '')
          .map((one) => listed(String(one)))
          .join('\n')
      : String(given ?? ''),
  );
const rowSchema = z.looseObject(
  {
    id: z.union([z.string(), z.number()], 'must be a text').nullish(),
    author: z.union([z.string(), z.number()], 'must be a text').nullish(),
    date: z.string('must be a text').nullish(),
    text: words,
    done: words,
    next: words,
    blockers: words,
  },
  'must be an object',
);

/** One item of a list on its own lines, so that a blocker of two lines stays one. */
const listed = (item: string): string => `- ${item.replace(/\r\n?|\n/g, '\n  ')}`;

/** Reads JSON lines. errors: one sentence where the file cannot be read at all. */
export function readUpdates(path: string): Result<UpdatesRead, string> {
  const content = readText(path);
  if (!content.ok) return content;
  const updates: Update[] = [];
  const faults: string[] = [];
  const ids = new Map<string, number>();
  for (const [index, line] of content.value.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = readRow(line, index + 1, updates.at(-1)?.date);
    if (!row.ok) faults.push(`line ${index + 1}: ${row.error}`);
    else if (ids.has(row.value.id))
      faults.push(
        `line ${index + 1}: the id ${quoted(row.value.id)} is that of line ${ids.get(row.value.id)}; left out.`,
      );
    else {
      ids.set(row.value.id, index + 1);
      updates.push(row.value);
    }
  }
  return ok({ updates, faults });
}

function readRow(line: string, number: number, lastDate: LocalDate | undefined): Result<Update, string> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse('is no JSON; left out.');
  }
  const read = rowSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse(`${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}; left out.`.trim());
  }
  const { id, author, date, text, done, next, blockers } = read.data;
  const day = (date ?? '').trim().slice(0, 10);
  if (date && !isDate(day)) return refuse(`the date ${quoted(date)} is not one such as 2026-03-10; left out.`);
  if (!date && lastDate === undefined) return refuse('has no date, and no line before it has; left out.');
  const fields = [
    ['Done', done],
    ['Next', next],
    ['Blockers', blockers],
  ].filter(([, said = '']) => said.trim() !== '' && !saysNone(said));
  const whole = text.trim() === '' ? fields.map(([name, said]) => `${name}:\n${said}`).join('\n') : text;
  return ok({
    id: String(id ?? '').trim() || `line-${number}`,
    author: String(author ?? '').trim() || 'unknown',
    date: isDate(day) ? day : (lastDate as LocalDate),
    text: whole.toWellFormed(),
    done: done.toWellFormed(),
    next: next.toWellFormed(),
    blockers: blockers.toWellFormed(),
  });
}

const HANDLE = /(?<![\p{L}\p{N}@/.])@([\p{L}\p{N}][\p{L}\p{N}_-]{1,38})(?![\p{L}\p{N}_.@/-])/gu;
const NOBODY = new Set(['here', 'channel', 'everyone', 'group', 'unknown']);

/** Everybody a file knows: its authors, and whoever is called by a handle in it. */
export function peopleIn(updates: readonly Update[]): KnownPerson[] {
  const authors = [...new Set(updates.map(({ author }) => author))].filter((name) => !NOBODY.has(name.toLowerCase()));
  const taken = new Set(authors.map((name) => name.toLowerCase()));
  const people = knownBy(authors);
  for (const { text } of updates) {
    for (const [, handle = ''] of text.matchAll(HANDLE)) {
      const low = handle.toLowerCase();
      if (
        taken.has(low) ||
        NOBODY.has(low) ||
        people.some(({ aliases }) => aliases.some((one) => one.toLowerCase() === low))
      )
        continue;
      taken.add(low);
      people.push({ name: handle, aliases: [] });
    }
  }
  return people;
}
