import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { quoted } from '#domain/calendar-names.ts';
import { nearest } from '#domain/nearest.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { isDate } from '#domain/time.ts';

const words = z.string('must be a text').default('');
const rowSchema = z.looseObject(
  {
    team: z.string('must be a text').min(1, 'must not be empty'),
    author: z.string('must be a text').min(1, 'must not be empty'),
    date: z.string('must be a text').refine(isDate, 'must be a date such as 2026-03-10'),
    text: z.string('must be a text').min(1, 'must not be empty'),
    done: words,
    next: words,
    blockers: z.array(z.string('must be a text'), 'must be a list').default([]),
  },
  'must be an object',
);

/** One written update of one person. */
export type Update = Pick<
  z.output<typeof rowSchema>,
  'team' | 'author' | 'date' | 'text' | 'done' | 'next' | 'blockers'
>;

/** The updates in the JSONL file at `path`, in its order. errors: one sentence that names the file and the line. */
export function readUpdates(path: string): Result<readonly Update[], string> {
  const read = contentOf(path);
  if (!read.ok) return read;
  const updates: Update[] = [];
  for (const [index, line] of read.value.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = readRow(line);
    if (!row.ok) return refuse(`${path}, line ${index + 1}: ${row.error}`);
    updates.push(row.value);
  }
  return updates.length > 0 ? ok(updates) : refuse(`${path} holds no updates.`);
}

function contentOf(path: string): Result<string, string> {
  try {
    return ok(readFileSync(path, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return refuse(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`);
  }
}

function readRow(line: string): Result<Update, string> {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return refuse('this is not JSON; each line holds one object with team, author, date and text.');
  }
  const row = rowSchema.safeParse(raw);
  if (row.success) return ok(row.data);
  const faults = row.error.issues.map(({ path, message }) => `${path.join('.') || 'it'} ${message}`);
  return refuse(`${faults.join('; ')}.`);
}

/** The updates by team, in the order in which the teams appear; only `wanted` where that is given. */
export function byTeam(
  updates: readonly Update[],
  wanted: string | null,
): Result<ReadonlyMap<string, readonly Update[]>, string> {
  const teams = Map.groupBy(updates, ({ team }) => team);
  if (wanted === null) return ok(teams);
  const own = teams.get(wanted);
  if (own) return ok(new Map([[wanted, own]]));
  const near = nearest(wanted, [...teams.keys()]);
  const right = near === null ? `There are ${[...teams.keys()].slice(0, 20).join(', ')}.` : `Did you mean ${near}?`;
  return refuse(`No team ${quoted(wanted)} is in the data. ${right}`);
}
