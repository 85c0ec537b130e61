import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';

const GRACE_MS = 2_000;

/** What an earlier file of this process left is that file's fault alone. */
const before = open().length;

/** Runs after every other hook of a file, because it is the first to ask; a socket that is closing has a moment to do so. */
afterAll(async () => {
  for (let waited = 0; open().length > before && waited < GRACE_MS; waited += 20) await wait(20);
  const left = open();
  if (left.length > before) throw new Error(`The file left sockets open: ${left.join(', ')}`);
});

/** What keeps this process from ending and has a port. Vitest itself uses pipes. */
function open(): string[] {
  return process.getActiveResourcesInfo().filter((name) => /^(?:TCP|TLS|UDP)/.test(name));
}
