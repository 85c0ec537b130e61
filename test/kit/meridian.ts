import { execFile } from 'node:child_process';

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

/** Runs `meridian` with these arguments, in a process of its own. */
export function meridian(args: readonly string[], { TZ = 'UTC', today, env = {} }: Machine = {}): Promise<Outcome> {
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
