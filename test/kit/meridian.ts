import { execFile } from 'node:child_process';
import { ask } from '#cli/ask.ts';

/** How a run of the operator's command line ended. */
interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The machine it seems to run on. */
export interface Machine {
  /** The zone of the machine. */
  readonly TZ?: string;
  /** What the machine takes for the current moment. */
  readonly today?: string;
  /** Further variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs `meridian` with these arguments: on a machine that is named in a process of its own, else in this one, since starting
 * one takes longer than most of what is asked.
 */
export async function meridian(args: readonly string[], machine?: Machine): Promise<Outcome> {
  if (machine) return elsewhere(args, machine);
  let [out, err] = ['', ''];
  const code = await ask(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    env: process.env,
  });
  return { code, out, err };
}

function elsewhere(args: readonly string[], { TZ = 'UTC', today, env = {} }: Machine): Promise<Outcome> {
  const clock = today === undefined ? [] : ['--import', `data:text/javascript,Date.now=()=>${Date.parse(today)}`];
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...clock, 'src/cli.ts', ...args],
      { env: { ...process.env, ...env, TZ }, maxBuffer: 20_000_000 },
      (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}
