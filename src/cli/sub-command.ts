/** What a sub-command may touch of the process that runs it. */
export interface Io {
  /** Results, for the next program; the text is written as it is, with its own line ends. */
  out(text: string): void;
  /** Refusals and progress, for the person. */
  err(text: string): void;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Does what was asked for, or says with `misused` why not.
 *
 * returns: the exit code; 0 done, 1 something is wrong, 2 it was asked for wrongly.
 */
export type Run = (args: readonly string[], io: Io) => Promise<number> | number;

/** One thing an operator can ask for on the command line. */
export interface SubCommand {
  readonly name: string;
  /** One line for the list: what it does. */
  readonly about: string;
  /** Its form, from the name on: `when --zone <zone> …`. */
  readonly usage: string;
  /** Reads its code, which nobody waits for who asks for something else. */
  load(): Promise<{ readonly run: Run }>;
}

/** Says what is wrong, every fault on its own line; the right form is said after it. returns: exit code 2. */
export function misused(faults: readonly string[], io: Io): 2 {
  io.err(`${faults.join('\n')}\n`);
  return 2;
}
