import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// What Node has stripped and compiled once it reads from here the next time. `npm start` says the same before this file is stripped.
// Beside the packages and not in the folder for temporary files, where others could put something else in its place.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/meridian', import.meta.url)));
const { main } = await import('./app/run.ts');
await main();
flushCompileCache(); // now: a process that is killed writes nothing
