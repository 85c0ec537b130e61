import { dateFor } from '#domain/hypothesis-clock.ts';
import type { Refusal } from '#domain/hypothesis-refusals.ts';
import { hypothesisDataKey, hypothesisSubject } from '#domain/keys.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import { permitted, type BetAct } from './hypothesis.ts';
import { dataReport } from './hypothesis-ledger.ts';
import { PRIORITY, say } from './say.ts';

/**
 * Posts what is known of a bet's data in its channel, once a day, for whoever reads there before it starts.
 *
 * returns: false where it stands there since earlier that day. errors: who is not in the project.
 */
export async function shareData({ store }: Ports, act: BetAct, now: Instant): Promise<Result<boolean, Refusal>> {
  return store.atomically(async (inside) => {
    const known = await permitted(inside, act, now, 'participants');
    if (!known.ok) return known;
    const { bet, project, owner } = known.value;
    const { workspace, number, createdAt } = bet;
    const posted = await say(inside, now, {
      workspace,
      key: hypothesisDataKey(number, createdAt, dateFor(owner, now)),
      subject: hypothesisSubject(number),
      address: { to: 'channel', channel: project.channel },
      // Without a name: it stays there when somebody asks to be forgotten.
      message: dataReport(bet, () => 'named on its card'),
      priority: PRIORITY.thread,
    });
    return ok(posted);
  });
}
