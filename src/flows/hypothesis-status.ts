import { hypothesisId, isLive, type Hypothesis } from '#domain/hypothesis.ts';
import type { Refusal } from '#domain/hypothesis-refusals.ts';
import { statedBy, type StatusSaid } from '#domain/hypothesis-status.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { heeded } from './heeded.ts';
import { permitted, type BetAct } from './hypothesis.ts';
import { keep } from './hypothesis-keep.ts';

/** Its owner says how a bet goes; the card shows it, beside what the data says where the two differ. Saying it again changes nothing. */
export const sayStatus = (
  { store }: Ports,
  act: BetAct,
  said: StatusSaid,
  now: Instant,
): Promise<Result<Hypothesis, Refusal>> => store.atomically((inside) => noteStatus(inside, act, said, now));

/** The same inside what is under way. */
export async function noteStatus(
  store: Store,
  act: BetAct,
  { status, text }: StatusSaid,
  now: Instant,
): Promise<Result<Hypothesis, Refusal>> {
  const known = await permitted(store, act, now, 'participants');
  if (!known.ok) return known;
  const { bet } = known.value;
  const { workspace, number, user } = act;
  if (bet.terms.owner !== user) return refuse({ kind: 'not-owner' });
  if (bet.state.is === 'decided') return refuse({ kind: 'over', end: bet.state.end });
  if (!isLive(bet)) return refuse({ kind: 'not-started' });
  const before = statedBy(user, await store.hypotheses.history(workspace, number));
  await heeded(store, workspace, user, hypothesisId(number), now);
  if (before?.status === status && before.text === text && before.at.slice(0, 10) === now.slice(0, 10)) return ok(bet);
  const event = { workspace, number, at: now, by: user, what: { is: 'stated', status, text } } as const;
  await keep(store, { hypothesis: bet, event }, now);
  return ok(bet);
}
