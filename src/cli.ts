import { quoted } from '#domain/calendar-names.ts';
import { nearest } from '#domain/nearest.ts';
import { tzRelease } from '#domain/time.ts';
import { misused, type Io, type SubCommand } from './cli/sub-command.ts';
import { backtest } from './cli/backtest.ts';
import { overlap } from './cli/overlap.ts';
import { when } from './cli/when.ts';

const help: SubCommand = {
  name: 'help',
  about: 'prints this, or the usage of one sub-command',
  usage: 'help [sub-command]',
  async run([name], io) {
    if (name === undefined) io.out(overview());
    else return usageOf(name, io);
    return 0;
  },
};

const SUB_COMMANDS: readonly SubCommand[] = [when, overlap, backtest, help];

const ASKS_FOR_HELP = new Set(['--help', '-h']);
const find = (name: string): SubCommand | undefined => SUB_COMMANDS.find((one) => one.name === name);

function overview(): string {
  const lines = SUB_COMMANDS.map(({ usage, about }) => `  ${usage}\n      ${about}`);
  return `Usage: npm run --silent meridian -- <sub-command>\n\n${lines.join('\n')}\n\nTime zones: tz database ${tzRelease()}\n`;
}

function usageOf(name: string, io: Io): number {
  const command = find(name);
  if (!command) return unknown(name, io);
  io.out(`Usage: npm run --silent meridian -- ${command.usage}\n${command.about}\n`);
  return 0;
}

function unknown(name: string, io: Io): number {
  const names = SUB_COMMANDS.map((one) => one.name);
  const near = nearest(name, names);
  const right = near === null ? `there are ${names.join(', ')}.` : `did you mean ${near}?`;
  return misused({ usage: `<${names.join('|')}>` }, [`${quoted(name)} is not a sub-command; ${right}`], io);
}

async function main(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    io.err(overview());
    return 2;
  }
  if (ASKS_FOR_HELP.has(name)) return help.run([], io);
  const command = find(name);
  if (!command) return unknown(name, io);
  return rest.some((arg) => ASKS_FOR_HELP.has(arg)) ? usageOf(name, io) : command.run(rest, io);
}

/** `| head` closes the pipe when it has seen enough: that is the end, not a fault. A full disk is one. */
function outputFailed(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`The output could not be written (${error.code ?? error.name}).\n`);
  process.exit(1);
}

process.stdout.on('error', outputFailed);
process.stderr.on('error', () => process.exit(1)); // nobody is left to tell
process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
});
