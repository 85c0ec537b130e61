import type { Confusions } from './evidence.ts';
import type { Instant } from './time.ts';

/** A measurement as a machine sends it; checked for its shape, not yet against the bet. */
export interface Measured {
  readonly hypothesis: number;
  readonly value: number;
  readonly n: number | null;
  readonly counts: Confusions | null;
  readonly runs: readonly number[] | null;
  /** null: now. */
  readonly at: Instant | null;
  readonly evaluation: string | null;
  readonly confirms: boolean;
  readonly note: string;
  readonly guardrails: Readonly<Record<string, number>>;
  /** The sender's own id of it; the same id again is the same measurement. */
  readonly sourceId: string;
}

/**
 * Why it is not taken. `no-bet`: none of that number in the token's project. `not-started`, `ended`: it takes no readings.
 * `other`: the id was sent before with another measurement. `at`, `value`: no such moment or value can be; a sentence says why.
 */
export type MeasuredRefusal =
  | { readonly kind: 'no-bet' | 'not-started' | 'ended' | 'other' }
  | { readonly kind: 'at' | 'value'; readonly why: string };
