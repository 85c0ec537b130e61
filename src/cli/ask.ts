import { subCommands } from './index.ts';
import { misused, type Io, type SubCommand } from './sub-command.ts';

const ABOUT_HELP = { name: 'help', about: 'prints this, or the usage of one sub-command', usage: 'help [sub-command]' };
const ASKS_FOR_HELP = new Set(['--help', '-h']);
const NAMES = [...subCommands, ABOUT_HELP].map(({ name }) => name);

async function overview(): Promise<string> {
  const [{ tzRelease }, { RULES_RELEASE }] = await Promise.all([
    import('#domain/time.ts'),
    import('#domain/zone-rules.ts'),
  ]);
  const zones = `tz database ${tzRelease()}, with our own rules of ${RULES_RELEASE}`;
  const lines = [...subCommands, ABOUT_HELP].map(({ usage, about }) => `  ${usage}\n      ${about}`);
  return `Usage: npm run --silent meridian -- <sub-command>\n\n${lines.join('\n')}\n\nTime zones: ${zones}\n`;
}

const usage = (form: string): string => `Usage: npm run --silent meridian -- ${form}\n`;

async function help(name: string | undefined, io: Io): Promise<number> {
  if (name === undefined) {
    io.out(await overview());
    return 0;
  }
  const about = [...subCommands, ABOUT_HELP].find((one) => one.name === name);
  if (!about) return unknown(name, io);
  io.out(`${usage(about.usage)}${about.about}\n`);
  return 0;
}

async function unknown(name: string, io: Io): Promise<number> {
  const [{ nearest }, { quoted }] = await Promise.all([
    import('#domain/nearest.ts'),
    import('#domain/calendar-names.ts'),
  ]);
  const near = nearest(name, NAMES);
  const right = near === null ? `there are ${NAMES.join(', ')}.` : `did you mean ${near}?`;
  misused([`${quoted(name)} is not a sub-command; ${right}`], io);
  io.err(usage(`<${NAMES.join('|')}>`));
  return 2;
}

async function done(command: SubCommand, args: readonly string[], io: Io): Promise<number> {
  const { run } = await command.load();
  const code = await run(args, io);
  if (code === 2) io.err(usage(command.usage));
  return code;
}

/** Does what the command line asks for. returns: the exit code; 2 where it was asked for wrongly. */
export async function ask(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    io.err(await overview());
    return 2;
  }
  if (ASKS_FOR_HELP.has(name)) return help(undefined, io);
  if (name === ABOUT_HELP.name)
    return help(
      rest.find((arg) => !ASKS_FOR_HELP.has(arg)),
      io,
    );
  const command = subCommands.find((one) => one.name === name);
  if (!command) return unknown(name, io);
  return rest.some((arg) => ASKS_FOR_HELP.has(arg)) ? help(name, io) : done(command, rest, io);
}
