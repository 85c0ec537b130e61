import { hypothesisId, type Hypothesis } from '#domain/hypothesis.ts';
import { afterReading } from '#domain/hypothesis-steps.ts';
import type { Refusal } from '#domain/hypothesis-refusals.ts';
import type { TypedReading } from '#domain/reading-typed.ts';
import type { Reading } from '#domain/reading.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { heeded } from './heeded.ts';
import { permitted, type BetAct } from './hypothesis.ts';
import { keep, restateCard } from './hypothesis-keep.ts';

/** A reading that was taken, and the bet as it then stands. */
export interface Logged {
  readonly reading: Reading;
  readonly bet: Hypothesis;
}

/** A person writes down a reading. `at`: when it was measured; `sourceId`: of the form, which may be sent twice; null: of none. */
export async function log(
  { store }: Ports,
  act: BetAct,
  typed: TypedReading,
  at: Instant,
  now: Instant,
  sourceId: string | null = null,
): Promise<Result<Logged, Refusal>> {
  return store.atomically(async (inside) => {
    const known = await permitted(inside, act, now, 'measurers');
    if (!known.ok) return known;
    const { workspace, number, user } = act;
    const reading = {
      ...typed,
      workspace,
      hypothesis: number,
      at,
      loggedAt: now,
      by: user,
      from: 'person' as const,
      sourceId,
    };
    return take(inside, known.value.bet, reading, now);
  });
}

/**
 * Takes a reading of a bet: stored, judged, shown on the card. Whoever calls has seen to who may.
 *
 * errors: of a draft, of a bet that has ended and is not watched, from the future, or known already.
 */
export async function take(
  store: Store,
  bet: Hypothesis,
  reading: Omit<Reading, 'number'>,
  now: Instant,
): Promise<Result<Logged, Refusal>> {
  if (bet.state.is === 'draft') return refuse({ kind: 'not-started' });
  if (bet.state.is === 'decided' && !bet.watch) return refuse({ kind: 'over', end: bet.state.end });
  if (reading.at > now) return refuse({ kind: 'reading-ahead' });
  const added = await store.readings.add(reading);
  if (!added) return refuse({ kind: 'known-reading' });
  await store.nudges.read(bet.workspace, hypothesisId(bet.number));
  if (reading.by !== null) await heeded(store, bet.workspace, reading.by, hypothesisId(bet.number), now);
  const change = afterReading(bet, added, now);
  if (change) await keep(store, change, now);
  else await restateCard(store, bet, `reading:${added.number}`, now);
  return ok({ reading: added, bet: change?.hypothesis ?? bet });
}
