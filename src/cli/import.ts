import { systemClock } from '#adapters/clock.ts';
import { plainly, quoted } from '#domain/calendar-names.ts';
import { nearest } from '#domain/nearest.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { readImport, readMapping, type ImportFile } from '#domain/standup-import.ts';
import type { LineFault } from '#domain/standup-import-lines.ts';
import { localDate, toZone } from '#domain/time.ts';
import { importStandups, type ImportChoices, type Imported } from '#flows/standup-import.ts';
import { count } from '#views/kit.ts';
import { failed, inWorkspace } from './database.ts';
import { readOptions } from './options.ts';
import { readBytes } from './read-text.ts';
import { misused, type Io, type Run } from './sub-command.ts';

const FLAGS = ['--write', '--former'];
/** More would only scroll by. */
const FAULTS_SHOWN = 50;

/** Brings in a team's standups of the past; a dry run unless `--write` is given. */
export const run: Run = async (args, io) => {
  const [what, path, ...rest] = args.filter((arg) => !FLAGS.includes(arg));
  const write = args.includes('--write');
  const { values, faults } = readOptions(rest, ['project', 'columns', 'people', 'workspace']);
  const wrong = [...faults];
  if (what !== 'standups') wrong.push(`What is to be imported? There is: standups.`);
  if (path === undefined || path.startsWith('--')) wrong.push('The file is missing.');
  if (values.project === undefined) wrong.push('--project is missing.');
  const mapping = readMapping(values.columns ?? '');
  if (!mapping.ok) wrong.push(mapping.error);
  const people = values.people === undefined ? ok(new Map<string, string>()) : peopleIn(values.people);
  if (!people.ok) wrong.push(people.error);
  const text = path === undefined ? refuse('') : contentOf(path);
  if (!text.ok && text.error !== '') wrong.push(text.error);
  if (wrong.length > 0 || !mapping.ok || !people.ok || !text.ok || path === undefined) return misused(wrong, io);

  const now = systemClock.now();
  const format = path.toLowerCase().endsWith('.csv') ? 'csv' : 'jsonl';
  const read = readImport(text.value, format, mapping.value, localDate(now, toZone('Etc/UTC')));
  if (!read.ok) return refusedLines(read.error, io);
  let untold = read.value.faults;
  const code = await inWorkspace(io, values.workspace, async (store, { id }) => {
    const project = projectIn(await store.projects.all(id), values.project ?? '');
    if (!project.ok) return failed(project.error, io);
    const choices: ImportChoices = { people: people.value, former: args.includes('--former'), write };
    const imported = await importStandups(store, project.value, read.value, choices, now);
    untold = [];
    if (!imported.ok) return refusedLines(imported.error, io);
    io.out(report(project.value, read.value, imported.value, write));
    return 0;
  });
  // The lines are told of also where there is nowhere to bring them.
  return untold.length > 0 ? refusedLines(untold, io) : code;
};

function report({ name, retention }: Project, { silent, joined }: ImportFile, came: Imported, write: boolean): string {
  const former =
    came.former.length === 0 ? [] : [`  ${came.former.length} of them as former members: ${came.former.join(', ')}`];
  return [
    `${write ? 'Brought into' : 'Would be brought into'} ${name}: ${count(came.answers, 'answer')} of ${count(came.people, 'person', 'people')} on ${count(came.days, 'day')}.`,
    ...former,
    ...(joined > 0 ? [`  ${count(joined, 'further line')} of the same person and date joined to the first`] : []),
    ...(silent > 0 ? [`  ${count(silent, 'line')} without a word left out`] : []),
    ...(came.old > 0
      ? [
          `  ${count(came.old, 'answer')} older than ${name} keeps words (${retention} days): theirs are erased within a day. /project settings can have them kept longer, before`,
        ]
      : []),
    ...(came.same > 0 ? [`  ${came.same} here already`] : []),
    ...(came.differing > 0 ? [`  ${came.differing} here already with other words, which are kept`] : []),
    write ? 'Nobody is asked and nothing is posted because of it.' : 'Nothing was written; --write does it.',
    '',
  ].join('\n');
}

function refusedLines(faults: readonly LineFault[], io: Io): 1 {
  for (const { line, sentence } of faults.slice(0, FAULTS_SHOWN)) {
    io.err(line === 0 ? `${sentence}\n` : `line ${line}: ${sentence}\n`);
  }
  const more = faults.length - FAULTS_SHOWN;
  if (more > 0) io.err(`and ${more} more\n`);
  io.err('Nothing was written.\n');
  return 1;
}

function contentOf(path: string): Result<string, string> {
  const content = readBytes(path);
  if (!content.ok) return content;
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(content.value));
  } catch {
    return refuse(`${quoted(path)} cannot be read: it is not UTF-8; in a spreadsheet choose “CSV UTF-8” when saving.`);
  }
}

/** A JSON object: what the file calls somebody (a handle, an e-mail address), and their Slack id or name here. */
function peopleIn(path: string): Result<Map<string, string>, string> {
  const content = contentOf(path);
  if (!content.ok) return content;
  try {
    const value: unknown = JSON.parse(content.value);
    const entries = Object.entries(typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
    if (entries.length > 0 && entries.every(([, who]) => typeof who === 'string'))
      return ok(new Map(entries.map(([label, who]) => [plainly(label), String(who)])));
  } catch {
    // Said below: it is the same fault.
  }
  return refuse(`${quoted(path)} is no JSON object such as {"ana@example.org": "U0123ABCD"}.`);
}

function projectIn(all: readonly Project[], name: string): Result<Project, string> {
  const found = all.filter(
    (one) => one.id === name || one.channel === name || plainly(one.name) === plainly(name.replace(/^#/, '')),
  );
  const [only] = found;
  if (only && found.length === 1) return ok(only);
  if (found.length > 1) return refuse(`${found.length} projects are called ${quoted(name)}; give the channel's id.`);
  const near = nearest(
    name,
    all.map((one) => one.name),
  );
  return refuse(
    `There is no project ${quoted(name)}${near === null ? '' : `; did you mean ${near}?`}.`.replace('?.', '?'),
  );
}
