import type { Measured, MeasuredRefusal } from '#domain/measured.ts';
import type { Reading, ReadingSource } from '#domain/reading.ts';
import type { Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Token } from '#domain/token.ts';

/** What machines may do, whichever way they come in. */
export interface Machines {
  /** Whoever holds that secret may log readings of its project; null: nobody does. */
  holderOf(secret: string, now: Instant): Promise<Token | null>;
  /** Stores a measurement; `known` where its id was stored before with the same measurement, which changes nothing. */
  take(
    token: Token,
    measured: Measured,
    from: ReadingSource,
    now: Instant,
  ): Promise<Result<{ readonly reading: Reading; readonly known: boolean }, MeasuredRefusal>>;
}
