import type { Ledger } from './ledger.ts';
import type { Polls } from './polls.ts';
import type { Tokens } from './tokens.ts';

/** The repositories about what bets are measured by, and what became of them. */
export interface MeasuringStore {
  readonly ledger: Ledger;
  readonly polls: Polls;
  readonly tokens: Tokens;
}
