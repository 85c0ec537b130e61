import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkClaim, fateOf, sourcesOf } from '#domain/summary-checks.ts';
import { knownBy } from '#domain/summary-people.ts';
import { toLocalDate } from '#domain/time.ts';
import { failed } from './database.ts';
import type { Io } from './sub-command.ts';

/** A line of `meridian cases`. */
const caseSchema = z.object({
  update: z.object({
    author: z.string(),
    date: z.string(),
    text: z.string(),
    done: z.string(),
    next: z.string(),
    blockers: z.string(),
  }),
  claim: z.object({
    text: z.string(),
    kind: z.enum(['progress', 'plan', 'blocker', 'risk', 'decision', 'metric', 'ask']),
    quote: z.string(),
  }),
  decision: z.enum(['approved', 'edited', 'dropped']),
  text: z.string().nullable(),
});
type Case = z.infer<typeof caseSchema>;

const DECISIONS = ['approved', 'edited', 'dropped'] as const;

/**
 * Runs the checks of today over lines that people decided about, and counts which they would hold again: of approved ones that is a
 * false alarm, of dropped and edited ones a true one; and how many of the lines that people wrote instead pass.
 */
export function checkCases(file: string, json: boolean, io: Io): number {
  const cases: Case[] = [];
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return failed(`${file} cannot be read.`, io);
  }
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = caseSchema.safeParse(parsed(line));
    if (read.success) cases.push(read.data);
    else io.err(`${file}, line ${index + 1}: is no line of meridian cases; left out.\n`);
  }
  const rows = DECISIONS.map((decision) => {
    const those = cases.filter((one) => one.decision === decision);
    const edited = those.filter(({ text }) => decision === 'edited' && text !== null);
    return {
      decision,
      lines: those.length,
      heldAgain: those.filter((one) => !passes(one, one.claim.text)).length,
      editsThatPass: edited.filter((one) => passes(one, one.text ?? '')).length,
    };
  });
  io.out(json ? `${JSON.stringify(rows)}\n` : tableOf(rows));
  return 0;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function passes({ update, claim }: Case, text: string): boolean {
  const source = { ...update, id: 'a1', date: toLocalDate(update.date) };
  const asked = { ...claim, text, people: [update.author], sources: ['a1'] };
  return fateOf(checkClaim(asked, sourcesOf([source]), knownBy([update.author]))) === 'post';
}

function tableOf(
  rows: readonly { decision: string; lines: number; heldAgain: number; editsThatPass: number }[],
): string {
  const body = rows.map(
    ({ decision, lines, heldAgain, editsThatPass }) =>
      `| ${decision} | ${lines} | ${heldAgain} | ${decision === 'edited' ? editsThatPass : '–'} |`,
  );
  return ['| a person | lines | held again | edits that pass |', '| --- | --: | --: | --: |', ...body, ''].join('\n');
}
