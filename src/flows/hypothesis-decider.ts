import type { Hypothesis } from '#domain/hypothesis.ts';
import type { Refusal } from '#domain/hypothesis-refusals.ts';
import { revised } from '#domain/hypothesis-revised.ts';
import { changesOf } from '#domain/hypothesis-typed.ts';
import type { UserId } from '#domain/ids.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import { permitted, type BetAct } from './hypothesis.ts';
import { keep } from './hypothesis-keep.ts';

/** Another decides, also where the decision is due; its owner, whoever decides, whoever opened it and the leads may say so. */
export async function nameDecider(
  { store }: Ports,
  act: BetAct,
  decider: UserId,
  reason: string,
  now: Instant,
): Promise<Result<Hypothesis, Refusal>> {
  return store.atomically(async (inside) => {
    const known = await permitted(inside, act, now);
    if (!known.ok) return known;
    const { bet } = known.value;
    if (decider === bet.terms.owner) return refuse({ kind: 'decider-is-owner' });
    if (!(await inside.members.find(act.workspace, decider))?.active) return refuse({ kind: 'decider-unknown' });
    const terms = { ...bet.terms, decider };
    const step = revised(bet, terms, changesOf(bet.terms, terms), known.value, { by: act.user, reason, now });
    if (!step.ok) return step;
    await keep(inside, step.value, now);
    return ok(step.value.hypothesis);
  });
}
