import type { LogEntry } from '#sandbox/world.ts';

/** Which entries of the log are shown. */
export interface LogFilter {
  /** Words that all have to occur, in any case, in what it is, its verdict or its payloads. */
  readonly text: string;
  readonly kind: 'all' | LogEntry['direction'];
  readonly onlyBad: boolean;
}

/** Everything. */
export const NO_FILTER: LogFilter = { text: '', kind: 'all', onlyBad: false };

const GOOD = new Set(['ok', 'acked', 'sent']);

/** True of what was refused, limited, late, lost or struck by a fault. An act that is under way is not. */
export const isBad = ({ verdict, direction }: LogEntry): boolean =>
  !GOOD.has(verdict) && !(direction === 'act' && verdict === 'impossible');

/** True where the filter lets the entry through. */
export function matches(entry: LogEntry, { text, kind, onlyBad }: LogFilter): boolean {
  if (kind !== 'all' && entry.direction !== kind) return false;
  if (onlyBad && !isBad(entry)) return false;
  const wanted = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return true;
  const said = `${entry.what} ${entry.verdict} ${JSON.stringify([entry.args, entry.response])}`.toLowerCase();
  return wanted.every((word) => said.includes(word));
}
