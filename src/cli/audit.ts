import { inWorkspace } from './database.ts';
import { readOptions } from './options.ts';
import { misused, type Run } from './sub-command.ts';

const USUAL = 1_000;
const MOST = 1_000_000;

/** Prints the newest administrative acts of a workspace, newest first, one JSON object a line. */
export const run: Run = async (args, io) => {
  const { values, faults } = readOptions(args, ['workspace', 'project', 'last']);
  const last = values.last === undefined ? USUAL : Number(values.last);
  const wrong = [...faults];
  if (!Number.isInteger(last) || last < 1 || last > MOST) wrong.push(`--last is a number from 1 to ${MOST}.`);
  if (wrong.length > 0) return misused(wrong, io);
  return inWorkspace(io, values.workspace, async (store, { id }) => {
    for (const entry of await store.audit.latest(id, null, last)) {
      if (values.project === undefined || entry.project === values.project) io.out(`${JSON.stringify(entry)}\n`);
    }
    return 0;
  });
};
