/** What a sub-command may touch of the process that runs it. */
export interface Io {
  /** Results, for the next program; the text is written as it is, with its own line ends. */
  out(text: string): void;
  /** Refusals and progress, for the person. */
  err(text: string): void;
  readonly env: NodeJS.ProcessEnv;
}

/** One thing an operator can ask for on the command line. */
export interface SubCommand {
  readonly name: string;
  /** One line for the list: what it does. */
  readonly about: string;
  /** Its form, from the name on: `when --zone <zone> …`. */
  readonly usage: string;
  /** Does it. returns: the exit code; 0 done, 1 something is wrong, 2 it was asked for wrongly. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** Says what is wrong, every fault on its own line, and the right form. returns: exit code 2. */
export function misused(command: Pick<SubCommand, 'usage'>, faults: readonly string[], io: Io): number {
  io.err(`${faults.join('\n')}\nUsage: npm run --silent meridian -- ${command.usage}\n`);
  return 2;
}
