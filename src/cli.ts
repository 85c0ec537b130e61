import { ask } from './cli/ask.ts';

/** `| head` closes the pipe when it has seen enough: that is the end, not a fault. A full disk is one. */
function outputFailed(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`The output could not be written (${error.code ?? error.name}).\n`);
  process.exit(1);
}

process.stdout.on('error', outputFailed);
process.stderr.on('error', () => process.exit(1)); // nobody is left to tell
process.exitCode = await ask(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
});
