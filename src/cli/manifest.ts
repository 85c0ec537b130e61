import { readFileSync } from 'node:fs';
import { readCommandNames } from '#config';
import { misused, type Run } from './sub-command.ts';

const FILE = new URL('../../manifest.yml', import.meta.url);
/** The line that begins a command in the file, and those that go on with it. */
const BEGINS = /^( +)- command: (\/\S+)$/;

/** Prints the app's manifest with the short commands named as `COMMANDS` says, and without those that are off. */
export const run: Run = (args, io) => {
  if (args.length > 0)
    return misused(['manifest takes nothing more; COMMANDS (.env.example) says what is renamed.'], io);
  const names = readCommandNames(io.env['COMMANDS']?.trim() ?? '');
  if (!names.ok) {
    io.err(names.error.map((fault) => `COMMANDS ${fault}\n`).join(''));
    return 1;
  }
  io.out(manifestWith(readFileSync(FILE, 'utf8'), names.value));
  return 0;
};

/** The text of a manifest with its commands renamed, or left out where their name is null; all else stays to the letter. */
function manifestWith(text: string, names: Readonly<Record<string, string | null>>): string {
  const kept: string[] = [];
  let leftOut: number | null = null;
  for (const line of text.split('\n')) {
    const [, indent = '', command = ''] = BEGINS.exec(line) ?? [];
    const name = names[command];
    // What is indented deeper belongs to the command that is left out.
    if (leftOut !== null && command === '' && line.search(/\S/) > leftOut) continue;
    leftOut = name === null ? indent.length : null;
    if (name !== null) kept.push(name === undefined ? line : `${indent}- command: ${name}`);
  }
  return kept.join('\n');
}
