import type { Refusal } from '#domain/hypothesis-refusals.ts';
import { afterWithdrawal } from '#domain/reading-withdrawn.ts';
import type { Reading, Withdrawn } from '#domain/reading.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { permitted, type BetAct } from './hypothesis.ts';
import { keep, restateCard } from './hypothesis-keep.ts';
import type { Loaded } from './hypothesis-look.ts';
import type { Logged } from './reading.ts';

/**
 * Whoever logged a reading, or whoever keeps its bet, takes it back: it stays on record with who, when and why, and counts
 * nowhere. What a decision rests on stays as it is; of a shipped bet on watch, readings since then may be taken back.
 *
 * errors: no such reading, somebody else's, taken back already, or its bet is decided.
 */
export async function withdraw(
  { store }: Ports,
  act: BetAct,
  { reading: number, why }: { readonly reading: number; readonly why: string },
  now: Instant,
): Promise<Result<Logged, Refusal>> {
  return store.atomically(async (inside) => {
    const known = await permitted(inside, act, now, 'anybody');
    if (!known.ok) return known;
    const reading = (await inside.readings.of(act.workspace, act.number)).find((one) => one.number === number);
    if (!reading) return refuse({ kind: 'unknown-reading' });
    const { state } = known.value.bet;
    if (state.is === 'decided' && reading.loggedAt <= state.end.at) return refuse({ kind: 'over', end: state.end });
    const keeps = await mayWithdraw(inside, act, reading, now);
    if (!keeps) return refuse({ kind: 'not-your-reading' });
    return takeBack(inside, known.value, reading, { by: act.user, at: now, why });
  });
}

/** Whether somebody may take a reading back: whoever logged it, and whoever keeps its bet. */
export async function mayWithdraw(
  store: Store,
  act: BetAct,
  { by }: Pick<Reading, 'by'>,
  now: Instant,
): Promise<boolean> {
  return by === act.user || (await permitted(store, act, now, 'keepers')).ok;
}

/** Takes a reading back; whoever calls has seen to who may. errors: it was before. */
export async function takeBack(
  store: Store,
  { bet, owner, readings }: Loaded,
  reading: Reading,
  how: Withdrawn,
  sourceId: Reading['sourceId'] = reading.sourceId,
): Promise<Result<Logged, Refusal>> {
  const withdrawn: Reading = { ...reading, sourceId, withdrawn: how };
  if (reading.withdrawn || !(await store.readings.replace(reading, withdrawn))) return refuse({ kind: 'withdrawn' });
  const rest = readings.filter(({ number }) => number !== reading.number);
  const change = afterWithdrawal(bet, reading, { owner, readings: rest }, how);
  if (bet.state.is === 'decided') {
    await store.hypotheses.save(change.hypothesis, change.event);
    await restateCard(store, change.hypothesis, `withdrawn:${reading.number}`, how.at);
  } else {
    await keep(store, change, how.at);
  }
  return ok({ reading: withdrawn, bet: change.hypothesis });
}
